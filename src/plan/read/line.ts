/** Makes one `Line` out of a stretch of a block: state marks, bold or labelled opening, cells. */
import type { Cell, Line, LineKind } from './document.ts'
import { plain, type Inline } from './inline.ts'
import { composed } from '../text/composed.ts'
import { memo } from '../text/memo.ts'
import { readMarks, type Marked } from './marks.ts'
import { newEntry, type Entry } from './pages.ts'

const LABEL = /^([^:：\n]{1,60}?)\s*(?:：\s*|:\s+|:$)(.*)$/s
const AFTER_LEAD = /^\s*(?:[:：]|[-–—]\s)?\s*/
const LEAD_END = /\s*[:：]\s*$/
const NUMBERED = /^\s*(?:\d{1,3}[.)]\s*)?$/

/** Most lines hold no cells, links or code. */
const NOTHING: readonly never[] = []
/** Lines without a text, when the first of them is made: all facts are known by then. */
let noText: Entry | null = null

/** A blank line of the given kind; callers fill what they know. */
export function blankLine(kind: LineKind, level: number, from: number, to: number): Line {
  const { page, row } = (noText ??= newEntry())
  return {
    kind,
    level,
    text: '',
    lead: null,
    rest: '',
    from,
    to,
    box: null,
    mark: null,
    markAt: null,
    ordinal: null,
    cells: NOTHING,
    links: NOTHING,
    codes: NOTHING,
    strong: false,
    info: '',
    page,
    row,
    parent: null,
    children: [],
    index: 0,
  }
}

/** The line `[from, to)` of a block whose inline structure is known. */
export function makeLine(kind: LineKind, level: number, text: string, inline: Inline, from: number, to: number): Line {
  return readLine(blankLine(kind, level, from, to), text, inline)
}
/** Reads what stands in the stretch of `line` into it. */
export function readLine(line: Line, text: string, inline: Inline): Line {
  const { from, to } = line
  const whole = plain(text, inline, from, to)
  fillText(line, whole)
  if (inline.links.length > 0)
    line.links = inline.links.filter(link => link.from >= from && link.from < to).map(({ text, url }) => ({ text, url }))
  if (inline.codes.length > 0) line.codes = inline.codes
  const struck = inline.struck.length > 0 ? inline.struck.find(s => s.from >= from && s.to <= to) : undefined
  if (struck && (isTicked(text, from, struck) || plain(text, inline, struck.from, struck.to).length > whole.length * 0.6)) {
    line.mark = 'done'
    line.markAt = 'trail'
  }
  const { lead } = line
  if (inline.strong.length > 0) strongLead(line, text, inline)
  if (line.lead !== lead) place(line, ofLead(`${line.lead}\n${line.text}`))
  return line
}
/** "~~Parser~~ ✅ printed, too": what opens the line is struck out and ticked; the rest is a remark. */
const isTicked = (text: string, from: number, struck: { from: number; to: number }): boolean =>
  struck.from - from < 3 && /^~*\s*[✅✔☑✓]/u.test(text.slice(struck.to, struck.to + 6))
function place(line: Line, { page, row }: Entry): void {
  line.page = page
  line.row = row
}
/** What is bold opens a label, too: the same text with another label is another one to whoever asks what the label says. */
const ofLead = memo((_said: string): Entry => newEntry())

/** Sets text, marks and the `Label:` opening of a line from its plain text. */
export function fillText(line: Line, whole: string): void {
  const read = readText(whole)
  line.text = read.text
  line.mark = read.mark
  line.markAt = read.at
  line.lead = read.lead
  line.rest = read.rest
  place(line, read)
}
/** Remembered, so that a text that comes again is the same string: what later steps remember by text is found at once. */
const readText = memo((whole: string): Pick<Marked, 'text' | 'mark' | 'at'> & Entry & { lead: string | null; rest: string } => {
  const { text, mark, at } = readMarks(composed(whole))
  const label = text.length < 4000 && colonAt(text) > 0 ? LABEL.exec(text) : null
  if (!label || /https?$/i.test(label[1]!) || !balanced(label[1]!) || COMPARED.test(label[1]!))
    return { text, mark, at, lead: null, rest: text, ...newEntry() }
  return { text, mark, at, lead: label[1]!.trim(), rest: label[2]!.trim(), ...newEntry() }
})
/** "CAC < $50, LTV:CAC > 3": two targets, no label. */
const COMPARED = /[<>≥≤]\s?[$€£¥]?\d[^,]*,\s/
/** A colon inside quotes or brackets does not end a label. */
function balanced(label: string): boolean {
  let quotes = 0
  let depth = 0
  for (const c of label) {
    if (c === '"') quotes++
    else if ('(（[「『“«'.includes(c)) depth++
    else if (')）]」』”»'.includes(c)) depth--
  }
  return quotes % 2 === 0 && depth === 0
}
function colonAt(text: string): number {
  const a = text.indexOf(':')
  const b = text.indexOf('：')
  const at = a < 0 ? b : b < 0 ? a : Math.min(a, b)
  return at > 61 ? -1 : at
}

/** A bold opening wins over a `Label:` one; a line that is nothing but bold is `strong`. */
function strongLead(line: Line, text: string, inline: Inline): void {
  const { from, to } = line
  const strong = inline.strong.find(s => s.from >= from && s.to <= to)
  if (!strong) return
  const before = readMarks(plain(text, inline, from, strong.from)).text
  if (before !== '' && !NUMBERED.test(before)) return
  const bold = readMarks(plain(text, inline, strong.from, strong.to)).text
  const after = plain(text, inline, strong.to, to)
  const rest = readMarks(after).text.replace(AFTER_LEAD, '')
  if (bold === '' || (COUNT.test(bold) && rest !== '' && !SETS_OFF.test(after))) return
  if (rest === '' && !LEAD_END.test(bold)) {
    line.strong = true
    if (/[:：]\s*$/.test(after)) {
      line.lead = bold
      line.rest = ''
    } else if (line.lead === null) line.rest = line.text
  } else if (rest === '') {
    line.strong = true
    line.lead = bold.replace(LEAD_END, '')
    line.rest = ''
  } else {
    const inner = LABEL.exec(bold)
    if (inner && inner[2] !== '') {
      line.lead = inner[1]!
      line.rest = `${inner[2]!} ${rest}`
    } else {
      line.lead = bold.replace(LEAD_END, '')
      line.rest = rest
    }
  }
}

/** "**500+** stars": how many, and no label. */
const COUNT = /^[~<>≥≤=$€£¥+\s]*\d[\d.,]*(?:\s*[-–—]\s*[$€£¥]?\d[\d.,]*)?\s*(?:[kKmMwW]|%|％|万|億|亿)?\s*\+?$/
const SETS_OFF = /^\s*(?:[:：|]|[-–—→])/

/** Does this line head what follows it? All bold, or ending in a colon; a bold sentence is not a label. */
export function isLabel(line: Line, lastOfBlock: boolean): boolean {
  if (line.text.length > 140 || line.text === '') return false
  if (line.strong) return !/[.!?。！？]$/.test(line.text)
  if (/[:：]$/.test(line.text)) return lastOfBlock
  return line.lead !== null && /^[(（][^()（）]*[)）]\s*[:：]?$/.test(line.rest) && /[:：]$/.test(line.text) && lastOfBlock
}

/** Cells of a table row, one per column of the row as it is written. */
export function cellsOf(text: string, inline: Inline, ranges: { from: number; to: number }[]): Cell[] {
  return ranges.map(r => ({ text: plain(text, inline, r.from, r.to), from: r.from, to: r.to }))
}
