/** Tables written in HTML, as the rows and cells that a table in pipes would give. */
import { emptyInline, ENTITIES, plain, type Inline } from './inline.ts'

type Range = { from: number; to: number }
/** `header`: its cells head the columns. `inline` holds what is left out of the text of its cells. */
export type HtmlRow = Range & { header: boolean; cells: (Range & { text: string })[]; inline: Inline }
export type HtmlTable = Range & { rows: HtmlRow[] }

/** A comment, a script or a style as a whole; a tag; an entity. */
const PART = /<!--[^]*?(?:-->|$)|<(script|style)\b[^]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][a-z\d]*)\b([^<>]*)>|&(?:#\d{1,6}|[a-z]{2,8});/gi
/** Tags behind which another line begins. */
const BREAKS = new Set(['br', 'li', 'p', 'div'])
const SPAN = { colspan: /\bcolspan\s*=\s*["']?(1?\d)(?!\d)/i, rowspan: /\browspan\s*=\s*["']?(\d{1,3})/i }
const HREF = /\bhref\s*=\s*["']([^"']+)["']/i
const RANGES: Partial<Record<string, 'strong' | 'struck'>> = { b: 'strong', strong: 'strong', s: 'struck', del: 'struck', strike: 'struck' }

/** The tables of the HTML block `[from, to)`; what has no end, or but one column, is there to place things on a page. */
export function htmlTables(text: string, from: number, to: number): HtmlTable[] {
  if (!/<table\b/i.test(text.slice(from, to))) return []
  const tables: HtmlTable[] = []
  let open: Reader | null = null
  for (const match of text.slice(from, to).matchAll(PART)) {
    const at = from + match.index
    const end = at + match[0].length
    const tag = match[3]?.toLowerCase() ?? ''
    if (open === null) {
      if (tag === 'table' && match[2] === '') open = new Reader(text, at)
      continue
    }
    const table = open.read(tag, match[2] === '/', match[4] ?? '', at, end)
    if (table === null) continue
    open = null
    if (table.rows.some(({ cells }) => cells.length > 1)) tables.push(table)
  }
  return tables
}

/** Nobody writes wider tables, or nests tags deeper; what goes on is left out, so that no file costs more than its length. */
const MOST_COLUMNS = 100
const DEEPEST = 50

type Cell = Range & { columns: number; rows: number }
/** Reads one table, tag by tag; tags that were never closed end with what follows them. */
class Reader {
  private readonly text: string
  private readonly from: number
  private readonly rows: HtmlRow[] = []
  private row: { from: number; cells: Cell[]; headers: number; inline: Inline } | null = null
  private cell: Cell | null = null
  /** Tables within a cell are text of the cell. */
  private depth = 0
  /** Tags within the row that wait for their end. */
  private opened: { tag: string; at: number; end: number; cuts: number; url: string | null }[] = []
  /** Columns that a cell further up still takes, by their number: for how many rows. */
  private taken: number[] = []

  constructor(text: string, from: number) {
    this.text = text
    this.from = from
  }

  /** Takes the tag `[at, end)`, or what else is to be left out (`tag` is empty); gives the table once it ends. */
  read(tag: string, closes: boolean, attributes: string, at: number, end: number): HtmlTable | null {
    if (tag === 'table') {
      if (closes && this.depth === 0) {
        this.closeRow(at)
        return { from: this.from, to: end, rows: withHeader(this.rows) }
      }
      this.depth += closes ? -1 : 1
    } else if (this.depth === 0 && (tag === 'tr' || tag === 'thead' || tag === 'tbody')) this.closeRow(at)
    else if (this.depth === 0 && (tag === 'td' || tag === 'th')) {
      this.closeCell(at)
      if (!closes) this.openCell(tag, attributes, at, end)
      return null
    }
    if (this.row) this.inline(this.row.inline, tag, closes, attributes, at, end)
    return null
  }
  private openCell(tag: string, attributes: string, at: number, end: number): void {
    const row = (this.row ??= { from: at, cells: [], headers: 0, inline: emptyInline(at, at) })
    if (tag === 'th') row.headers++
    const [columns, rows] = [SPAN.colspan, SPAN.rowspan].map(span => Math.max(1, Number(span.exec(attributes)?.[1] ?? 1)))
    this.cell = { from: end, to: end, columns: columns!, rows: rows! }
  }
  private closeCell(at: number): void {
    if (this.cell && this.row) this.row.cells.push({ ...this.cell, to: at })
    this.cell = null
    this.opened = []
  }
  private closeRow(at: number): void {
    this.closeCell(at)
    const { row, text } = this
    this.row = null
    if (!row || row.cells.length === 0) return
    const cells: HtmlRow['cells'] = []
    const put = (cell: HtmlRow['cells'][number], rows: number): void => {
      if (cells.length === MOST_COLUMNS) return
      this.taken[cells.length] = rows - 1
      cells.push(cell)
    }
    const skip = (at: number): void => {
      while (cells.length < MOST_COLUMNS && (this.taken[cells.length] ?? 0) > 0)
        put({ from: at, to: at, text: '' }, this.taken[cells.length]!)
    }
    for (const { from, to, columns, rows } of row.cells.slice(0, MOST_COLUMNS)) {
      skip(from)
      const trimmed = trim(text, from, to)
      put({ ...trimmed, text: tidy(plain(text, row.inline, from, to)) }, rows)
      for (let more = 1; more < columns; more++) put({ from: to, to, text: '' }, rows)
    }
    const last = cells.at(-1)!.to
    skip(last)
    this.rows.push({ from: cells[0]!.from, to: last, header: row.headers === row.cells.length, cells, inline: row.inline })
  }
  private inline(inline: Inline, tag: string, closes: boolean, attributes: string, at: number, end: number): void {
    const put = BREAKS.has(tag) ? '; ' : tag === '' ? (ENTITIES[this.text.slice(at, end).toLowerCase()] ?? '') : ''
    inline.cuts.push({ from: at, to: end, put })
    if (tag === '' || BREAKS.has(tag)) return
    if (!closes) {
      if (this.opened.length === DEEPEST) return
      const url = tag === 'a' ? (HREF.exec(attributes)?.[1] ?? null) : null
      this.opened.push({ tag, at, end, cuts: inline.cuts.length, url })
      return
    }
    const opened = this.opened.findLast(each => each.tag === tag)
    if (!opened) return
    this.opened = this.opened.slice(0, this.opened.lastIndexOf(opened))
    const kind = RANGES[tag]
    if (kind) inline[kind].push({ from: opened.at, to: end })
    else if (tag === 'code') inline.codes.push(this.text.slice(opened.end, at))
    else if (opened.url !== null) {
      const inside = { ...inline, cuts: inline.cuts.slice(opened.cuts) }
      inline.links.push({ text: plain(this.text, inside, opened.end, at), url: opened.url, from: opened.at })
    }
  }
}

/** The stretch without the white space around it. */
function trim(text: string, from: number, to: number): Range {
  const said = text.slice(from, to)
  const start = from + said.length - said.trimStart().length
  return { from: start, to: Math.max(start, from + said.trimEnd().length) }
}
/** Lines that are empty say nothing. */
const tidy = (said: string): string => said.replace(/\s*;(?:\s*;)*(?=\s|$)/g, ';').replace(/^[;\s]+|[;\s]+$/g, '')

/** Rows below one that heads them: what says so, else the first where it is words alone, else an empty one. */
function withHeader(rows: HtmlRow[]): HtmlRow[] {
  const [first] = rows
  if (!first || first.header) return rows
  if (rows.length > 1 && first.cells.every(({ text }) => text !== '' && !/\d/.test(text))) return rows
  const { from } = first
  const cells = first.cells.map(() => ({ from, to: from, text: '' }))
  return [{ from, to: from, header: true, cells, inline: emptyInline(from, from) }, ...rows]
}
