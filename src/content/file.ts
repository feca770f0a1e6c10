/** A content file at the door: front matter and bodies, read once; all that is wrong with it, each with its place. Pure. */
import * as v from 'valibot'
import { isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml'
import type { Document as YamlDocument } from 'yaml'
import { placesOf, type Places } from '../lib/places.ts'
import { nearest } from '../lib/suggest.ts'
import type { Problem, Severity, Source } from '../plan/model.ts'
import { readBodies } from './body.ts'
import { assetField, channelFields, itemFields, notesField, optionField, type Field } from './fields.ts'
import type { Asset, ChannelUse, ContentItem, LaunchTime, ParsedContent, Schedule, WrittenValue } from './model.ts'

/** Offsets of the YAML between the two `---` lines, and of the body below; null when the file has no front matter. */
export type Head = { from: number; to: number; body: number }
export function headOf(text: string): Head | null {
  const open = /^\uFEFF?---[ \t]*\r?\n/.exec(text)
  if (open === null) return null
  const close = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm
  close.lastIndex = open[0].length
  const end = close.exec(text)
  return end === null ? null : { from: open[0].length, to: end.index, body: end.index + end[0].length }
}

type Reader = {
  document: YamlDocument
  /** Offset of the YAML in the file. */
  offset: number
  place: Places
  problems: Problem[]
}

/** Characters of a front matter that somebody wrote; looking through much more would hold up everybody else. */
const LONGEST_HEAD = 64 * 1024

/** Reads the text of a content file; `file` is its path in the workspace. Never throws for what a user wrote. */
export function parseContent(text: string, file: string): ParsedContent {
  const place = placesOf(text, file)
  const head = headOf(text)
  const isTooLong = head !== null && head.to - head.from > LONGEST_HEAD
  const document = parseDocument(head === null || isTooLong ? '' : text.slice(head.from, head.to), { prettyErrors: false })
  const reader: Reader = { document, offset: head?.from ?? 0, place, problems: [] }
  if (head === null && /^---[ \t]*\r?\n/.test(text))
    reader.problems.push(problem('The front matter has no end.', 'a line --- after its last key', place(0, 3)))
  if (isTooLong)
    reader.problems.push(problem(`The front matter has more than ${LONGEST_HEAD / 1024} KB.`, 'the text behind it', place(0, 3)))
  const broken = document.errors.length > 0 || isTooLong
  for (const error of document.errors) {
    const message = `This is not valid YAML: ${error.message.replace(/\s+/g, ' ').replace(/[:.]?\s*$/, '')}.`
    reader.problems.push(problem(message, null, place(reader.offset + error.pos[0], reader.offset + error.pos[1])))
  }
  const data = broken ? {} : dataOf(reader)
  const fields = readFields(reader, data, [], { ...itemFields, notes: notesField }, ['channels', 'assets'])
  const item = {
    ...emptyItem(file),
    ...withTime(fields),
    channels: readChannels(reader, data['channels']),
    assets: readAssets(reader, data['assets']),
    comments: readWritten(reader, text, data, 'first-comment'),
    titles: readWritten(reader, text, data, 'title'),
    bodies: readBodies(text, head?.body ?? 0, place),
    places: Object.fromEntries(Object.keys(data).map(key => [key, sourceAt(reader, [key], true)])),
  } satisfies ContentItem
  return { item, problems: reader.problems }
}

/** A time told from the launch stands by itself: it is no time before there is one. */
function withTime(fields: Record<string, unknown>): Record<string, unknown> {
  const { schedule } = fields as { schedule?: Schedule | LaunchTime }
  return schedule === undefined || 'at' in schedule ? fields : { ...fields, schedule: null, fromLaunch: schedule }
}

function emptyItem(file: string): ContentItem {
  const name = file.split('/').at(-1) ?? file
  return {
    file,
    id: name.replace(/\.[^.]*$/, ''),
    title: null,
    author: null,
    state: 'draft',
    format: null,
    theme: null,
    phase: null,
    item: null,
    audience: null,
    language: null,
    campaign: null,
    link: null,
    canonical: null,
    tags: [],
    schedule: null,
    recurrence: null,
    series: null,
    occurrence: null,
    hours: null,
    channels: [],
    assets: [],
    claims: [],
    checks: {},
    visual: null,
    notes: [],
    origin: null,
    bodies: [],
    places: {},
  }
}

function problem(message: string, expected: string | null, source: Source, severity: Severity = 'error'): Problem {
  return { rule: 'content-file', severity, message, expected, source, related: [], fix: null }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function dataOf(reader: Reader): Record<string, unknown> {
  let data: unknown
  try {
    data = reader.document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    // The library's answer to aliases that unfold without end.
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error
    reader.problems.push(problem('Aliases (*name) of the front matter unfold without end.', 'plain values', sourceAt(reader, [], false)))
    return {}
  }
  if (data === null || data === undefined) return {}
  if (isRecord(data)) return data
  reader.problems.push(problem('The front matter is no list of keys.', 'title: A title, one key a line', sourceAt(reader, [], false)))
  return {}
}

/** Place of what stands at `path` in the YAML, or of its key. */
function sourceAt({ document, offset, place }: Reader, path: readonly (string | number)[], atKey: boolean): Source {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find(each => isScalar(each.key) && String(each.key.value) === String(key))
      const node = atKey || !isNode(pair?.value) || pair.value.range?.[0] === pair.value.range?.[1] ? pair?.key : pair.value
      if (isNode(node) && node.range) return place(offset + node.range[0], offset + node.range[1])
    } else if (isSeq(parent) && typeof key === 'number') {
      const node = parent.items[key]
      if (isNode(node) && node.range) return place(offset + node.range[0], offset + node.range[1])
    }
  }
  return place(0, 0)
}

/** Values of known keys that fit; findings for those that do not and for unknown keys. Null counts as not written. */
function readFields(
  reader: Reader,
  data: Record<string, unknown>,
  path: readonly (string | number)[],
  fields: Readonly<Record<string, Field>>,
  elsewhere: readonly string[],
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(data)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    if (elsewhere.includes(key) || value === null) continue
    if (field === undefined) unknownKey(reader, [...path, key], [...Object.keys(fields), ...elsewhere])
    else {
      const read = readValue(reader, value, [...path, key], field)
      if (read !== undefined) result[key] = read
    }
  }
  return result
}

function unknownKey(reader: Reader, path: readonly (string | number)[], known: readonly string[]): void {
  const key = String(path.at(-1))
  const near = nearest(key, known)
  const source = sourceAt(reader, path, true)
  const message = `"${key}" is no key of a content file.${near === null ? '' : ` Did you mean "${near}"?`}`
  const found = problem(message, known.join(', '), source, 'warning')
  const fix = near === null ? null : { title: `Write ${near}`, safe: true, edits: [{ source, text: near }] }
  reader.problems.push({ ...found, fix })
}

function readValue(reader: Reader, value: unknown, path: readonly (string | number)[], { schema, expected, severity }: Field): unknown {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const shown = typeof value === 'object' ? 'something else' : `"${String(value)}"`
  reader.problems.push(problem(`${path.join('.')} is ${shown}.`, expected, sourceAt(reader, path, false), severity))
  return undefined
}

function readChannels(reader: Reader, data: unknown): ChannelUse[] {
  if (data === null || data === undefined) return []
  if (typeof data === 'string') return data.split(/[\s,]+/).filter(Boolean).map(name => channelUse(reader, name, {}, ['channels'])) // prettier-ignore
  if (Array.isArray(data))
    return data.flatMap((each: unknown, index): ChannelUse[] => {
      if (typeof each === 'string') return [channelUse(reader, each, {}, ['channels', index])]
      if (isRecord(each)) return fromMap(reader, each, ['channels', index])
      reader.problems.push(problem('A channel has no name.', 'the name of a channel', sourceAt(reader, ['channels', index], false)))
      return []
    })
  if (isRecord(data)) return fromMap(reader, data, ['channels'])
  reader.problems.push(problem('channels is no list.', 'names of channels, one a line', sourceAt(reader, ['channels'], false)))
  return []
}

const fromMap = (reader: Reader, data: Record<string, unknown>, path: readonly (string | number)[]): ChannelUse[] =>
  Object.entries(data).map(([name, settings]) => {
    if (settings !== null && !isRecord(settings))
      reader.problems.push(
        problem(`channels.${name} is no list of settings.`, 'key: value, one a line', sourceAt(reader, [...path, name], false)),
      )
    return channelUse(reader, name, isRecord(settings) ? settings : {}, [...path, name])
  })

function channelUse(reader: Reader, name: string, settings: Record<string, unknown>, path: readonly (string | number)[]): ChannelUse {
  const own = Object.keys(settings).filter(key => Object.hasOwn(channelFields, key))
  const rest = Object.keys(settings).filter(key => !Object.hasOwn(channelFields, key))
  const pick = (keys: readonly string[]): Record<string, unknown> => Object.fromEntries(keys.map(key => [key, settings[key]]))
  const options = readFields(reader, pick(rest), path, Object.fromEntries(rest.map(key => [key, optionField])), [])
  return {
    name: name.trim().toLowerCase(),
    title: null,
    link: null,
    canonical: null,
    tags: null,
    language: null,
    schedule: null,
    numbered: true,
    ...withTime(readFields(reader, pick(own), path, channelFields, [])),
    options: options as Record<string, string>,
    source: sourceAt(reader, path, typeof path.at(-1) === 'string'),
  }
}

/** First comments or titles with the places of their texts, for the rules that look at what is said. */
function readWritten({ document, offset, place }: Reader, text: string, data: Record<string, unknown>, key: string): WrittenValue[] {
  const at = (path: readonly (string | number)[], channel: string | null): WrittenValue[] => {
    const node: unknown = document.getIn([...path, key], true)
    if (!isScalar(node) || !node.range || typeof node.value === 'boolean' || node.value === null) return []
    const [from, to] = [offset + node.range[0], offset + node.range[1]]
    return [{ channel, text: text.slice(from, to), from, to, source: place(from, to) }]
  }
  const named = (entry: unknown, path: readonly (string | number)[]): WrittenValue[] =>
    isRecord(entry) ? Object.keys(entry).flatMap(name => at([...path, name], name.trim().toLowerCase())) : []
  const { channels } = data
  const own = Array.isArray(channels)
    ? channels.flatMap((entry, index) => named(entry, ['channels', index]))
    : named(channels, ['channels'])
  return [...at([], null), ...own]
}

function readAssets(reader: Reader, data: unknown): Asset[] {
  if (data === null || data === undefined) return []
  const all: unknown[] = Array.isArray(data) ? data : [data]
  return all.flatMap((each, index) => {
    const path = Array.isArray(data) ? ['assets', index] : ['assets']
    const read = readValue(reader, each, path, assetField) as Omit<Asset, 'source'> | undefined
    return read === undefined ? [] : [{ ...read, source: sourceAt(reader, path, false) }]
  })
}
