/** Lines of the blocks of Markdown that hold no other blocks: a heading, a paragraph, a table, a fence, HTML. */
import type { TreeCursor } from '@lezer/common'
import { isOfHours } from '../text/length.ts'
import { pattern } from '../text/pattern.ts'
import { findWindow } from '../text/window.ts'
import type { Line } from './document.ts'
import { dataTargets } from './data-targets.ts'
import { BOX, fenceLines, isProgram } from './fence.ts'
import { htmlLines } from './html.ts'
import { htmlTables, type HtmlRow } from './html-table.ts'
import { emptyInline, plain, readInline, type Inline } from './inline.ts'
import { blankLine, cellsOf, fillText, isLabel, makeLine, readLine } from './line.ts'
import { levelOf } from './node-kinds.ts'
import { markdownParser } from './parse.ts'

/**
 * A line of a block. `parent`: which of the block's lines it stands below, -1 for what the block itself stands in.
 * `opens`: it heads what follows the block. `heads`: it heads a list, if one follows right below it.
 */
export type Part = { line: Line; parent: number; opens: boolean; heads?: boolean }
/** `more`: is there anything behind the block? */
export type Parts = { parts: Part[]; more: boolean }
/** Where a block stands: in how many lists, and whether in a list or a quote, where nothing opens a section. */
export type Nesting = { depth: number; inside: boolean }
/** Reads the block that the cursor stands on and leaves the cursor on the first node behind it. */
export type ReadLeaf = (cursor: TreeCursor, text: string, nesting: Nesting) => Parts

const id = (name: string): number => markdownParser.nodeSet.types.find(t => t.name === name)?.id ?? -1
const ROW = id('TableRow'),
  HEADER = id('TableHeader'),
  CELL = id('TableCell'),
  DELIMITER = id('TableDelimiter'),
  INFO = id('CodeInfo'),
  CODE_TEXT = id('CodeText')

/** A heading without text heads nothing. */
export const readHeading: ReadLeaf = (cursor, text, nesting) => {
  const { from, to } = cursor
  const { inside } = nesting
  const bullet = emptyBullet(text, from, to)
  if (bullet > 0) return readParagraph(cursor, text, nesting, null, bullet)
  const level = levelOf(cursor.type)
  const inline = emptyInline(from, to)
  const more = readInline(cursor, text, inline)
  const line = makeLine('heading', level, text, inline, from, to)
  return { parts: line.text === '' ? [] : [{ line, parent: -1, opens: !inside }], more }
}

/**
 * "**Risks**:" with a single "-" below it is a heading in CommonMark, underlined; people mean a list that is still empty.
 * Where the line before such a bullet ends; -1 where there is none.
 */
function emptyBullet(text: string, from: number, to: number): number {
  if (text[to - 1] !== '-') return -1
  const end = text.lastIndexOf('\n', to - 1)
  return end > from && text.slice(end + 1, to - 1).trim() === '' ? end : -1
}

/** `item`: a list item that the paragraph opens; its first line is what the item says. */
export function readParagraph(
  cursor: TreeCursor,
  text: string,
  { depth, inside }: Nesting,
  item: Line | null = null,
  to: number = cursor.to,
): Parts {
  const { from } = cursor
  const inline = emptyInline(from, to)
  const more = readInline(cursor, text, inline)
  const whole = stretchesOf(text, inline.box ? inline.box.to : from, to)
  // Most paragraphs are one line, which is what their item says.
  if (item !== null && whole.length === 1) {
    readItem(item, text, inline, whole[0]!)
    return { parts: [], more }
  }
  const stretches = item === null && inline.strong.length > 1 ? whole.flatMap(stretch => factsOf(text, inline, stretch)) : whole
  const parts = stretches.flatMap(([a, b], i): Part[] => {
    if (i === 0 && item) {
      readItem(item, text, inline, [a, b])
      return []
    }
    const start = skipSpace(text, a, b)
    const head = text.slice(start, Math.min(b, start + 8))
    const signs = inside ? 0 : (UNSPACED.exec(head)?.[0].length ?? 0)
    if (signs > 0) {
      const line = makeLine('heading', signs, text, inline, start + signs, b)
      return line.text === '' ? [] : [{ line, parent: -1, opens: true }]
    }
    const number = NUMBERED.exec(head)?.[0] ?? ''
    const opening = start + number.length
    const box = number === '' ? null : (BOX.exec(text.slice(opening, opening + 4))?.[1] ?? null)
    const line = makeLine(number === '' ? 'text' : 'item', depth, text, inline, box === null ? opening : opening + 4, b)
    if (line.text === '') return []
    if (number !== '') line.ordinal = parseInt(number, 10)
    if (box !== null) line.box = { checked: box !== ' ', from: opening, to: opening + 3 }
    // "**Week 3:**" right below a list item continues it in CommonMark; whoever wrote it at the margin means a label.
    const mayOpen = inside ? i > 0 && start === a && line.strong && MARGIN.test(text.slice(a - 1, a + 1)) : true
    const isLast = i === stretches.length - 1
    const opens = mayOpen && number === '' && isLabel(line, isLast)
    return [{ line, parent: -1, opens, heads: !opens && !inside && isLast && number === '' && isTimed(line, text, start) }]
  })
  return { parts, more }
}

/** Reads the stretch that an item says into its line. */
function readItem(item: Line, text: string, inline: Inline, [from, to]: readonly [number, number]): void {
  item.from = skipSpace(text, from, to)
  item.to = to
  item.box = inline.box
  readLine(item, text, inline)
}
/** Where the first sign of `[from, to)` stands that is no white space. */
function skipSpace(text: string, from: number, to: number): number {
  let start = from
  // What is no sign of ASCII may be a blank of another kind.
  while (start < to && (text.charCodeAt(start) <= SPACE || (text.charCodeAt(start) > ASCII && /\s/.test(text[start]!)))) start++
  return start
}

/** "**Week 1-2**: infrastructure": a time in bold, and what it is for. */
function isTimed(line: Line, text: string, start: number): boolean {
  const { lead, rest } = line
  if (lead === null || rest === '' || line.text.length > 140 || !(text.startsWith('**', start) || text.startsWith('__', start)))
    return false
  const found = findWindow(lead)
  if (!found || found.from > 1 || isOfHours(found.window)) return false
  return !GOES_ON.test(lead.slice(found.to))
}
const GOES_ON = pattern(/^\s*\p{L}/u)

/** Lines of a paragraph; wrapped prose is joined, lines that open something of their own are not. */
function stretchesOf(text: string, from: number, to: number): [number, number][] {
  const first = text.indexOf('\n', from)
  if ((first < 0 || first >= to) && text.charCodeAt(to - 1) !== CARRIAGE_RETURN) return [[from, to]]
  const out: [number, number][] = []
  for (let at = from; at < to;) {
    const next = text.indexOf('\n', at)
    const stop = next < 0 || next > to ? to : next
    const end = stop > at && text.charCodeAt(stop - 1) === CARRIAGE_RETURN ? stop - 1 : stop
    const last = out.at(-1)
    if (last && wraps(text, last[1], at, end)) last[1] = end
    else out.push([at, end])
    at = stop + 1
  }
  return out
}
const CARRIAGE_RETURN = 13
const SPACE = 32
const ASCII = 127
function wraps(text: string, previousEnd: number, from: number, to: number): boolean {
  const lineStart = text.lastIndexOf('\n', previousEnd - 1) + 1
  const before = text.slice(Math.max(lineStart, previousEnd - 400), previousEnd)
  if (NUMBERED.test(text.slice(from, from + 8).trimStart())) return false
  if (before.startsWith('**') && BOLD_TITLE.test(before)) return false
  if (before.length < 48 || / {2,}\r?$|\\\r?$|<br\s*\/?>\r?$|[:：]\s*$/.test(before)) return false
  const next = text.slice(from, Math.min(to, from + 80)).replace(/^[\s>]+/, '')
  return !OPENS_LINE.test(next)
}

/** "**Goal:** 500 users. **Budget:** $0": facts on one line, each of which has its label in bold. */
function factsOf(text: string, inline: Inline, stretch: [number, number]): [number, number][] {
  const [from, to] = stretch
  const labels = inline.strong.filter(strong => strong.from >= from && strong.to <= to && isBoldLabel(text, strong.from, strong.to))
  if (labels.length < 2 || text.slice(from, labels[0]!.from).trim() !== '') return [stretch]
  const out: [number, number][] = []
  let start = from
  for (const { from: at } of labels.slice(1)) {
    const end = FACT_END.exec(text.slice(start, at))
    if (!end) return [stretch]
    out.push([start, start + end.index + end[1]!.length])
    start = at
  }
  out.push([start, to])
  return out
}
const isBoldLabel = (text: string, from: number, to: number): boolean =>
  /[:：]\s*(?:\*\*|__)$/.test(text.slice(Math.max(from, to - 5), to)) || /^\s*[:：]\s/.test(text.slice(to, to + 3))
/** Ends a fact in front of the next: what belongs to it, and what only divides the two. */
const FACT_END = /([.。;；!?)）]?)\s*(?:[|·•,，/–—-]\s*)?\s$/

/** The rows of a table, below its header. */
export const readTable: ReadLeaf = (cursor, text, { depth }) => {
  const { to } = cursor
  const parts: Part[] = []
  let header = -1
  let more = cursor.next()
  while (more && cursor.from < to) {
    const isHeader = cursor.type.id === HEADER
    if (isHeader || cursor.type.id === ROW) {
      const line = blankLine(isHeader ? 'table' : 'row', depth, cursor.from, cursor.to)
      more = readRow(cursor, text, line)
      parts.push({ line, parent: isHeader ? -1 : header, opens: false })
      if (isHeader) header = parts.length - 1
    } else more = cursor.next()
  }
  return { parts, more }
}
function readRow(cursor: TreeCursor, text: string, line: Line): boolean {
  const { from, to } = line
  const ranges: { from: number; to: number }[] = []
  const inline = emptyInline(from, to)
  let column = /^\s*\|/.test(text.slice(from, from + 8)) ? -1 : 0
  let more = cursor.next()
  while (more && cursor.from < to) {
    if (cursor.type.id === DELIMITER) {
      column++
      more = cursor.next()
    } else if (cursor.type.id === CELL) {
      while (ranges.length < column) ranges.push({ from: cursor.from, to: cursor.from })
      ranges.push({ from: cursor.from, to: cursor.to })
      const cell = { ...inline, from: cursor.from, to: cursor.to }
      more = readInline(cursor, text, cell)
      inline.box ??= cell.box
    } else more = cursor.next()
  }
  line.cells = cellsOf(text, inline, ranges)
  fillRow(
    line,
    text,
    inline,
    plain(text, inline, from, to)
      .replace(/^\||\|$/g, '')
      .trim(),
  )
  return more
}
/** `whole`: what stands in all of its cells. */
function fillRow(line: Line, text: string, inline: Inline, whole: string): void {
  fillText(line, whole)
  line.box = inline.box ?? boxOf(text, line.cells)
  line.codes = inline.codes
  line.links = inline.links.map(link => ({ text: link.text, url: link.url }))
  line.strong = inline.strong.length > 0
}
/** The box of a row, where one cell is or begins with one; rows of several boxes compare things. */
function boxOf(text: string, ranges: readonly { from: number; to: number }[]): Line['box'] {
  let box: Line['box'] = null
  for (const { from } of ranges) {
    if (text[from] !== '[' || text[from + 2] !== ']' || text[from + 3] === '(') continue
    const sign = text[from + 1]!
    if (sign !== ' ' && sign !== 'x' && sign !== 'X') continue
    if (box !== null) return null
    box = { checked: sign !== ' ', from, to: from + 3 }
  }
  return box
}

/** The fence itself and the lines in it, nested by their indentation; of a program only the targets that it holds as data. */
export const readFence: ReadLeaf = (cursor, text, nesting) => {
  const { from: start, to } = cursor
  const fence = blankLine('fence', nesting.depth, start, start + 3)
  const parts: Part[] = [{ line: fence, parent: -1, opens: false }]
  let from = -1
  let end = to
  let more = cursor.next()
  for (; more && cursor.from < to; more = cursor.next()) {
    if (cursor.type.id === INFO) fence.info = text.slice(cursor.from, cursor.to)
    else if (cursor.type.id === CODE_TEXT) {
      if (from < 0) from = cursor.from
      end = cursor.to
    }
  }
  if (from < 0) return { parts, more }
  const open = [{ depth: -1, at: 0 }]
  for (const item of isProgram(fence.info, text, from, end) ? dataTargets(text, from, end) : fenceLines(text, from, end)) {
    while (open.at(-1)!.depth >= item.depth) open.pop()
    const line = blankLine('code', item.depth, item.from, item.to)
    fillText(line, item.text.replace(/\*\*|__|`/g, ''))
    line.box = item.box
    line.ordinal = item.ordinal
    parts.push({ line, parent: open.at(-1)!.at, opens: false })
    open.push({ depth: item.depth, at: parts.length - 1 })
  }
  return { parts, more }
}

/** Its tables, and the lines around them. */
export const readHtml: ReadLeaf = (cursor, text, { depth, inside }) => {
  const { to } = cursor
  let at = cursor.from
  const parts: Part[] = []
  for (const table of htmlTables(text, at, to)) {
    parts.push(...partsOfHtml(text, at, table.from, inside))
    const header = parts.length
    table.rows.forEach((row, i) => parts.push({ line: rowOfHtml(text, row, i === 0, depth), parent: i === 0 ? -1 : header, opens: false }))
    at = table.to
  }
  parts.push(...partsOfHtml(text, at, to, inside))
  return { parts, more: cursor.next(false) }
}
function rowOfHtml(text: string, { from, to, cells, inline }: HtmlRow, isHeader: boolean, depth: number): Line {
  const line = blankLine(isHeader ? 'table' : 'row', depth, from, to)
  line.cells = cells
  fillRow(line, text, inline, cells.map(cell => cell.text).join(' | '))
  return line
}
function partsOfHtml(text: string, from: number, to: number, inside: boolean): Part[] {
  return htmlLines(text, from, to).flatMap((part): Part[] => {
    const line = blankLine(part.kind, part.level, part.from, part.to)
    fillText(line, part.text)
    if (line.text === '') return []
    const opens = !inside && (part.kind === 'heading' || part.kind === 'label')
    if (opens && part.kind === 'label') line.strong = true
    return [{ line, parent: -1, opens }]
  })
}

/** "**Phase 0 — Foundation** *(automated, in progress)*": a title with what is said of it, below which the prose begins. */
const BOLD_TITLE = /^\*\*[^*]+\*\*\s*(?:\*[^*]+\*|_[^_]+_|[(（][^()（）]*[)）])\s*$/
/** Bold from the beginning of a line of the text. */
const MARGIN = /^\n[*_]/
/** A sign, emphasis or a label: not the rest of a wrapped line. */
const OPENS_LINE = pattern(/^(?:\*|_|[^\p{L}\p{N}"'“‘([`$€£¥]|[^:：]{1,40}[:：]\s)/u)
/** A numbered list that does not start at 1 cannot interrupt a paragraph in CommonMark; people mean a list all the same. */
const NUMBERED = /^\d{1,3}[.)]\s+/
/** "##Week 2": no heading in CommonMark, where a space must follow, but one to whoever wrote it. One sign may be a hashtag. */
const UNSPACED = /^#{2,6}(?=[^\s#])/
