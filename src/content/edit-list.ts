/** Adding to and taking from a list of the front matter by splicing; the rest of the file stays byte by byte. Pure. */
import { isMap, isNode, isScalar, isSeq, parseDocument, stringify } from 'yaml'
import { headOf } from './file.ts'

/** An entry as data: a text, or a few keys in one line. */
export type Entry = string | Readonly<Record<string, string | number>>

const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')
const written = (entry: Entry): string => stringify(entry, { collectionStyle: 'flow', flowCollectionPadding: true, lineWidth: 0 }).trimEnd()

/** The file with one more entry in a list; the list (and the front matter) is made when there is none. Null when it is no list. */
export function addToList(text: string, key: string, entry: Entry): string | null {
  const head = headOf(text)
  const newline = newlineOf(text)
  if (head === null) return `---${newline}${block(key, entry, newline)}---${newline}${newline}${text}`
  const yaml = text.slice(head.from, head.to)
  const changed = added(yaml, key, entry, newline)
  return changed === null || !isSound(changed) ? null : text.slice(0, head.from) + changed + text.slice(head.to)
}

const block = (key: string, entry: Entry, newline: string): string => `${key}:${newline}  - ${written(entry)}${newline}`
const isSound = (yaml: string): boolean => parseDocument(yaml, { prettyErrors: false }).errors.length === 0

function added(yaml: string, key: string, entry: Entry, newline: string): string | null {
  const document = parseDocument(yaml, { prettyErrors: false, keepSourceTokens: true })
  if (document.errors.length > 0) return null
  const root = document.contents
  const ended = yaml === '' || yaml.endsWith('\n') ? yaml : yaml + newline
  const pair = isMap(root) ? root.items.find(each => isScalar(each.key) && each.key.value === key) : undefined
  if (pair === undefined) return root === null || isMap(root) ? ended + block(key, entry, newline) : null
  const { value } = pair
  const name = isNode(pair.key) ? pair.key.range : null
  if (name === null || name === undefined) return null
  if (value === null || (isScalar(value) && value.value === null)) {
    const line = yaml.indexOf('\n', name[1])
    const end = line < 0 ? yaml.length : line + 1
    return `${yaml.slice(0, end)}${line < 0 ? newline : ''}  - ${written(entry)}${newline}${yaml.slice(end)}`
  }
  if (!isNode(value) || !value.range) return null
  if (isScalar(value)) return yaml.slice(0, value.range[0]) + `[${listed(value.value)}, ${written(entry)}]` + yaml.slice(value.range[1])
  if (!isSeq(value)) return null
  const last = value.items.at(-1)
  if (value.flow === true) {
    const close = yaml.lastIndexOf(']', value.range[1] - 1)
    const before = yaml.slice(0, close).trimEnd()
    return `${before}${last === undefined || before.endsWith(',') ? '' : ', '}${written(entry)}${yaml.slice(close)}`
  }
  if (!isNode(last) || !last.range) return null
  // Below the last entry, as far in as the entries are.
  const start = yaml.lastIndexOf('\n', value.range[0] - 1) + 1
  const indent = yaml.slice(start, value.range[0])
  const line = yaml.indexOf('\n', Math.max(last.range[0], last.range[1] - 1))
  const end = line < 0 ? yaml.length : line + 1
  return `${yaml.slice(0, end)}${line < 0 ? newline : ''}${indent}- ${written(entry)}${newline}${yaml.slice(end)}`
}

/** "a, b" as the entries of a list in one line. */
const listed = (value: unknown): string =>
  String(value)
    .split(/\s*,\s*/)
    .filter(each => each !== '')
    .map(each => written(each))
    .join(', ')

/** The file with a text taken out of a list. Null when it is not in it, or cannot be taken out alone. */
export function takeFromList(text: string, key: string, entry: string): string | null {
  const head = headOf(text)
  if (head === null) return null
  const yaml = text.slice(head.from, head.to)
  const document = parseDocument(yaml, { prettyErrors: false })
  const root = document.contents
  const pair = isMap(root) ? root.items.find(each => isScalar(each.key) && each.key.value === key) : undefined
  const list = pair?.value
  if (!isSeq(list)) return null
  const index = list.items.findIndex(each => isScalar(each) && each.value === entry)
  const node = list.items[index]
  if (!isNode(node) || !node.range) return null
  const changed = list.flow === true ? fromFlow(yaml, node.range[0], node.range[1]) : fromBlock(yaml, node.range[0])
  return isSound(changed) ? text.slice(0, head.from) + changed + text.slice(head.to) : null
}

function fromFlow(yaml: string, from: number, to: number): string {
  const after = /^\s*,\s*/.exec(yaml.slice(to))
  if (after !== null) return yaml.slice(0, from) + yaml.slice(to + after[0].length)
  return yaml.slice(0, from).replace(/,\s*$/, '') + yaml.slice(to)
}
function fromBlock(yaml: string, from: number): string {
  const start = yaml.lastIndexOf('\n', from - 1) + 1
  const line = yaml.indexOf('\n', from)
  return yaml.slice(0, start) + (line < 0 ? '' : yaml.slice(line + 1))
}
