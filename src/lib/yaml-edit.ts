/**
 * Setting one value in YAML by splicing: comments, order, quoting and blank lines stay as they were. Browser-safe.
 */
import { isMap, isNode, isPair, isScalar, parseDocument, stringify } from 'yaml'
import type { Pair, YAMLMap } from 'yaml'

export type YamlValue = string | number | boolean | null

/**
 * The text with `value` at `path` (keys of nested groups). Missing groups are made at the end of what holds them.
 * The result is read back: should anything else have changed, nothing is returned.
 * @returns null for broken YAML, an empty path, or a path through something that is no group
 */
export function setYamlValue(text: string, path: readonly string[], value: YamlValue): string | null {
  if (path.length === 0) return null
  const before = parseDocument(text, { prettyErrors: false })
  if (before.errors.length > 0) return null
  const result = splice(text, before.contents, path, value)
  if (result === null) return null
  const after = parseDocument(result, { prettyErrors: false })
  const wanted = withValue(before.toJS(), path, value)
  return after.errors.length === 0 && alike(after.toJS(), wanted) ? result : null
}

/** Equal data; the order of keys is of no matter. */
function alike(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return left.length === right.size && left.every(([key, value]) => right.has(key) && alike(value, right.get(key)))
}

function withValue(data: unknown, path: readonly string[], value: YamlValue): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const record: Record<string, unknown> = typeof data === 'object' && data !== null ? { ...data } : {}
  record[key] = withValue(record[key], rest, value)
  return record
}

const scalar = (value: YamlValue): string => (value === null ? '' : stringify(value, { lineWidth: 0 }).trimEnd())
const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')
const insert = (text: string, from: number, to: number, piece: string): string => text.slice(0, from) + piece + text.slice(to)

/** "a: b" lines for the part of the path that does not exist yet. */
function lines(path: readonly string[], value: YamlValue, indent: string, newline: string): string {
  return path
    .map((key, depth) => {
      const last = depth === path.length - 1
      return `${indent}${'  '.repeat(depth)}${scalar(key)}:${last && value !== null ? ` ${scalar(value)}` : ''}`
    })
    .join(newline)
}

function splice(text: string, contents: unknown, path: readonly string[], value: YamlValue): string | null {
  if (contents === null || (isScalar(contents) && contents.value === null)) return append(text, lines(path, value, '', newlineOf(text)))
  if (!isMap(contents)) return null
  let map: YAMLMap = contents
  for (const [depth, key] of path.entries()) {
    const pair = map.items.find(item => isScalar(item.key) && item.key.value === key)
    const rest = path.slice(depth)
    if (pair === undefined) return addPair(text, map, rest, value, depth === 0)
    if (depth === path.length - 1) return setPair(text, pair, value)
    if (!isMap(pair.value)) return isEmpty(pair) ? fillGroup(text, map, pair, rest.slice(1), value) : null
    map = pair.value
  }
  return null
}

const isEmpty = (pair: Pair): boolean =>
  pair.value === null || (isScalar(pair.value) && pair.value.value === null && pair.value.source === '')

/** Ends the text with these lines, after a line break when there is none. */
function append(text: string, added: string): string {
  const newline = newlineOf(text)
  const joint = text === '' || text.endsWith('\n') ? '' : newline
  return `${text}${joint}${added}${newline}`
}

function setPair(text: string, pair: Pair, value: YamlValue): string | null {
  const node = pair.value
  if (!isEmpty(pair)) {
    if (!isScalar(node) || !node.range) return null
    return insert(text, node.range[0], node.range[1], quotedLike(text.slice(node.range[0], node.range[1]), value))
  }
  const colon = colonAfter(text, pair)
  return colon === null ? null : insert(text, colon, colon, value === null ? '' : ` ${scalar(value)}`)
}

/** Keeps the quotes that the user writes around a text. */
function quotedLike(written: string, value: YamlValue): string {
  const quote = written[0]
  if (typeof value === 'string' && (quote === '"' || quote === "'") && !/["'\\\n]/.test(value)) return `${quote}${value}${quote}`
  return value === null ? 'null' : scalar(value)
}

function colonAfter(text: string, pair: Pair): number | null {
  const key = pair.key
  if (!isNode(key) || !key.range) return null
  const colon = text.indexOf(':', key.range[1])
  return colon < 0 ? null : colon + 1
}

const columnOf = (text: string, offset: number): string => ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1))

/** A new pair after the last one of a group. */
function addPair(text: string, map: YAMLMap, path: readonly string[], value: YamlValue, top: boolean): string | null {
  const first = map.items[0]
  const last = map.items.at(-1)
  if (map.flow === true || first === undefined || last === undefined) return addFlow(text, map, path, value)
  if (!isNode(first.key) || !first.key.range) return null
  const added = lines(path, value, columnOf(text, first.key.range[0]), newlineOf(text))
  if (top) return append(text, added)
  const end = endOfPair(text, last)
  return end === null ? null : insert(text, end, end, newlineOf(text) + added)
}

/** Offset of the end of the line on which the last value below a pair ends. */
function endOfPair(text: string, pair: Pair): number | null {
  let node: unknown = isNode(pair.value) && !isEmpty(pair) ? pair.value : pair.key
  while (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1)
    if (!isPair(last)) break
    node = isNode(last.value) && !isEmpty(last) ? last.value : last.key
  }
  if (!isNode(node) || !node.range) return null
  const newline = text.indexOf('\n', text[node.range[1] - 1] === '\n' ? node.range[1] - 1 : node.range[1])
  if (newline < 0) return text.length
  return text[newline - 1] === '\r' ? newline - 1 : newline
}

function addFlow(text: string, map: YAMLMap, path: readonly string[], value: YamlValue): string | null {
  if (!map.range) return null
  const closing = map.range[1] - 1
  if (text[closing] !== '}') return null
  const inner = path.slice(1).reduceRight((written, key) => `{ ${scalar(key)}: ${written} }`, value === null ? 'null' : scalar(value))
  const added = `${scalar(path[0] ?? '')}: ${inner}`
  let end = closing
  while (/\s/.test(text[end - 1] ?? '')) end--
  return insert(text, end, closing, map.items.length === 0 ? ` ${added} ` : `${text[end - 1] === ',' ? '' : ','} ${added} `)
}

/** `rules:` with nothing below: the new lines go under it, indented by two. */
function fillGroup(text: string, map: YAMLMap, pair: Pair, path: readonly string[], value: YamlValue): string | null {
  if (map.flow === true || !isNode(pair.key) || !pair.key.range) return null
  const end = endOfPair(text, pair)
  const indent = `${columnOf(text, pair.key.range[0])}  `
  return end === null ? null : insert(text, end, end, newlineOf(text) + lines(path, value, indent, newlineOf(text)))
}
