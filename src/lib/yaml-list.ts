/** Adding and removing one entry of a list at the top of a YAML file by splicing: all else stays as it was. Browser-safe. */
import { isMap, isNode, isScalar, isSeq, parseDocument, stringify } from 'yaml'
import type { Pair, YAMLSeq } from 'yaml'

const written = (value: string): string => stringify(value, { lineWidth: 0 }).trimEnd()
const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')

/**
 * The text with `value` at the end of the list under `key`, which is made when it is not there.
 * @returns null for broken YAML, or when something else than a list of texts stands there
 */
export function addToYamlList(text: string, key: string, value: string): string | null {
  const before = listOf(text, key)
  if (before === null) return null
  return checked(spliceIn(text, key, value), key, [...before, value])
}

/** The text without `value` in the list under `key`; null as above, or when it is not in it. */
export function removeFromYamlList(text: string, key: string, value: string): string | null {
  const before = listOf(text, key)
  if (before === null || !before.includes(value)) return null
  const index = before.indexOf(value)
  return checked(spliceOut(text, key, index), key, before.toSpliced(index, 1))
}

/** The list as texts; a single text is a list of one, nothing is an empty one. */
function listOf(text: string, key: string): string[] | null {
  const document = parseDocument(text, { prettyErrors: false })
  if (document.errors.length > 0) return null
  const data: unknown = document.toJS()
  if (data === null || data === undefined) return []
  if (typeof data !== 'object' || Array.isArray(data)) return null
  const value = (data as Record<string, unknown>)[key]
  if (value === undefined || value === null) return []
  if (typeof value === 'string') return [value]
  return Array.isArray(value) && value.every(each => typeof each === 'string') ? value : null
}

/** The result when it reads as wanted: should anything else have come out, nothing is changed. */
function checked(result: string | null, key: string, wanted: readonly string[]): string | null {
  const list = result === null ? null : listOf(result, key)
  return list !== null && list.join('\n') === wanted.join('\n') ? result : null
}

function pairOf(text: string, key: string): Pair | null {
  const { contents } = parseDocument(text, { prettyErrors: false })
  return isMap(contents) ? (contents.items.find(item => isScalar(item.key) && item.key.value === key) ?? null) : null
}

function spliceIn(text: string, key: string, value: string): string | null {
  const newline = newlineOf(text)
  const pair = pairOf(text, key)
  if (pair === null) return `${text}${text === '' || text.endsWith('\n') ? '' : newline}${key}:${newline}  - ${written(value)}${newline}`
  const node = pair.value
  if (isScalar(node) && typeof node.value === 'string' && node.range) {
    const [from, to] = node.range
    return `${text.slice(0, from)}[${text.slice(from, to)}, ${written(value)}]${text.slice(to)}`
  }
  if (!isSeq(node)) {
    const colon = isNode(pair.key) && pair.key.range ? text.indexOf(':', pair.key.range[1]) : -1
    return colon < 0 ? null : `${text.slice(0, colon + 1)}${newline}  - ${written(value)}${text.slice(colon + 1)}`
  }
  const last = node.items.at(-1)
  if (node.flow === true) {
    if (!node.range) return null
    const closing = node.range[1] - 1
    let end = closing
    while (/\s/.test(text[end - 1] ?? '')) end--
    const comma = last === undefined || text[end - 1] === ',' ? '' : ','
    return `${text.slice(0, end)}${comma}${last === undefined ? '' : ' '}${written(value)}${text.slice(closing)}`
  }
  if (!isNode(last) || !last.range) return null
  const dash = text.lastIndexOf('-', last.range[0])
  const indent = text.slice(text.lastIndexOf('\n', dash) + 1, dash)
  const end = endOfLine(text, last.range[1])
  return `${text.slice(0, end)}${newline}${indent}- ${written(value)}${text.slice(end)}`
}

function spliceOut(text: string, key: string, index: number): string | null {
  const pair = pairOf(text, key)
  const node = pair?.value
  if (pair === null || !isNode(pair.key) || !pair.key.range || !isNode(node) || !node.range) return null
  const count = isSeq(node) ? node.items.length : 1
  if (count === 1) {
    // Nothing is left of it: the whole entry goes, with the line that it ends on.
    const end = endOfLine(text, node.range[1])
    return text.slice(0, lineStart(text, pair.key.range[0])) + text.slice(afterLine(text, end))
  }
  if (!isSeq(node)) return null
  const item = node.items[index]
  if (!isNode(item) || !item.range) return null
  if (node.flow === true) return withoutFlow(text, node, index)
  const start = lineStart(text, item.range[0])
  return text.slice(0, start) + text.slice(afterLine(text, endOfLine(text, item.range[1])))
}

function withoutFlow(text: string, node: YAMLSeq, index: number): string | null {
  const [item, next, before] = [node.items[index], node.items[index + 1], node.items[index - 1]]
  if (!isNode(item) || !item.range) return null
  if (isNode(next) && next.range) return text.slice(0, item.range[0]) + text.slice(next.range[0])
  if (!isNode(before) || !before.range) return null
  return text.slice(0, before.range[1]) + text.slice(item.range[1])
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1
/** The end of the line on which a value ends, without its line break. */
function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', text[at - 1] === '\n' ? at - 1 : at)
  if (newline < 0) return text.length
  return text[newline - 1] === '\r' ? newline - 1 : newline
}
const afterLine = (text: string, end: number): number => (text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length))
