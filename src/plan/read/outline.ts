/** The tree of lines of a document, built in one walk over the Markdown tree. */
import type { Tree, TreeCursor } from '@lezer/common'
import type { Line, LineKind } from './document.ts'
import { fenceLines, isProgram } from './fence.ts'
import { htmlLines } from './html.ts'
import { emptyInline, plain, readInline } from './inline.ts'
import { blankLine, cellsOf, fillText, isLabel, makeLine, readLine } from './line.ts'
import { pattern } from '../text/pattern.ts'
import { markdownParser } from './parse.ts'

const HEADING = 1,
  PARAGRAPH = 2,
  ITEM = 3,
  TABLE = 4,
  FENCE = 5,
  HTML = 6,
  RULE = 7,
  QUOTE = 8,
  LIST = 9,
  IGNORE = 10
const KIND: number[] = markdownParser.nodeSet.types.map(({ name }) =>
  /^(ATX|Setext)Heading\d$/.test(name)
    ? HEADING
    : name === 'Paragraph' || name === 'Task'
      ? PARAGRAPH
      : name === 'ListItem'
        ? ITEM
        : name === 'Table'
          ? TABLE
          : name === 'FencedCode' || name === 'CodeBlock'
            ? FENCE
            : name === 'HTMLBlock'
              ? HTML
              : name === 'HorizontalRule'
                ? RULE
                : name === 'Blockquote'
                  ? QUOTE
                  : name === 'BulletList' || name === 'OrderedList'
                    ? LIST
                    : name === 'LinkReference' || name === 'CommentBlock' || name === 'ProcessingInstructionBlock'
                      ? IGNORE
                      : 0,
)
const LEVEL: number[] = markdownParser.nodeSet.types.map(({ name }) => Number(/Heading(\d)$/.exec(name)?.[1] ?? 0))
const id = (name: string): number => markdownParser.nodeSet.types.find(t => t.name === name)?.id ?? -1
const LIST_MARK = id('ListMark'),
  ROW = id('TableRow'),
  HEADER = id('TableHeader'),
  CELL = id('TableCell'),
  DELIMITER = id('TableDelimiter'),
  INFO = id('CodeInfo'),
  CODE_TEXT = id('CodeText')

type Block = { line: Line; to: number; depth: number }

/** Root and lines (in document order, root excluded) of `text`, whose tree is `tree`; nothing before `bodyFrom` is read. */
export function outline(text: string, tree: Tree, bodyFrom: number): { root: Line; lines: Line[] } {
  return new Outline(text).build(tree, bodyFrom)
}

class Outline {
  private readonly text: string
  private readonly root: Line = blankLine('root', 0, 0, 0)
  private readonly lines: Line[] = []
  /** Headings and labels that are open, outermost first. */
  private sections: { line: Line; level: number; carrier: boolean }[] = [{ line: this.root, level: 0, carrier: false }]
  /** List items and quotes around the current place. */
  private blocks: Block[] = []
  private pending: { ordinal: number | null; to: number } | null = null

  constructor(text: string) {
    this.text = text
  }

  build(tree: Tree, bodyFrom: number): { root: Line; lines: Line[] } {
    const cursor = tree.cursor()
    let more = cursor.firstChild()
    while (more) {
      const { from, to } = cursor
      while (this.blocks.length > 0 && this.blocks.at(-1)!.to <= from) this.blocks.pop()
      if (to <= bodyFrom && to > from) {
        more = cursor.next(false)
        continue
      }
      switch (KIND[cursor.type.id]) {
        case HEADING:
          more = this.heading(cursor)
          break
        case PARAGRAPH:
          more = this.paragraph(cursor, from, to)
          break
        case LIST:
          more = cursor.next()
          break
        case ITEM:
          this.pending = { ordinal: null, to }
          more = cursor.next()
          break
        case TABLE:
          more = this.table(cursor, to)
          break
        case FENCE:
          more = this.fence(cursor, to)
          break
        case HTML:
          this.html(from, to)
          more = cursor.next(false)
          break
        case RULE:
          this.closeLabels()
          more = cursor.next(false)
          break
        case QUOTE: {
          const line = this.add(blankLine('quote', this.blocks.length, from, from))
          this.blocks.push({ line, to, depth: this.depth() })
          more = cursor.next()
          break
        }
        case IGNORE:
          more = cursor.next(false)
          break
        default:
          if (cursor.type.id === LIST_MARK && this.pending) this.startItem(from, to)
          more = cursor.next(false)
      }
    }
    this.lines.forEach((line, i) => {
      line.index = i
    })
    this.root.index = this.lines.length
    return { root: this.root, lines: this.lines }
  }

  private depth(): number {
    return this.blocks.at(-1)?.depth ?? 0
  }
  private parent(): Line {
    return this.blocks.at(-1)?.line ?? this.sections.at(-1)!.line
  }
  private add(line: Line, parent = this.parent()): Line {
    line.parent = parent
    parent.children.push(line)
    this.lines.push(line)
    return line
  }

  private heading(cursor: TreeCursor): boolean {
    const { from, to } = cursor
    const level = LEVEL[cursor.type.id]!
    const inline = emptyInline(from, to)
    const more = readInline(cursor, this.text, inline)
    this.openHeading(makeLine('heading', level, this.text, inline, from, to), level)
    return more
  }
  private openHeading(line: Line, level: number): void {
    if (line.text === '' || this.blocks.length > 0) {
      if (line.text !== '') this.add(line)
      return
    }
    this.openSection(line, level)
  }
  private openSection(line: Line, level: number): void {
    while (this.sections.length > 1 && this.sections.at(-1)!.level >= level) this.sections.pop()
    line.level = level
    this.add(line, this.sections.at(-1)!.line)
    this.sections.push({ line, level, carrier: false })
  }
  /** A label opens a section below its heading; labels right after an empty label are nested in it. */
  private openLabel(line: Line): void {
    line.kind = 'label'
    const base = Math.floor(this.sections.at(-1)!.level) + (line.strong ? 0.5 : 0.7)
    const same = this.sections.find(s => s.level === base)
    if (
      same &&
      !same.carrier &&
      same === this.sections.at(-1) &&
      same.line.children.length === 0 &&
      firstWord(same.line.text) !== firstWord(line.text)
    )
      same.carrier = true
    this.openSection(line, same?.carrier && firstWord(same.line.text) !== firstWord(line.text) ? base + 0.1 : base)
  }
  private closeLabels(): void {
    if (this.blocks.length > 0) return
    while (this.sections.length > 1 && !Number.isInteger(this.sections.at(-1)!.level)) this.sections.pop()
  }

  private startItem(from: number, to: number): void {
    const mark = this.text.slice(from, to)
    const number = parseInt(mark, 10)
    const line = this.add(blankLine('item', this.depth(), to, to))
    line.ordinal = Number.isNaN(number) ? null : number
    this.blocks.push({ line, to: this.pending!.to, depth: this.depth() + 1 })
    this.pending = null
  }

  private paragraph(cursor: TreeCursor, from: number, to: number): boolean {
    const inline = emptyInline(from, to)
    const more = readInline(cursor, this.text, inline)
    const top = this.blocks.at(-1)?.line
    const fills = top?.kind === 'item' && top.text === '' && top.children.length === 0 && top.box === null ? top : null
    let start = inline.box ? inline.box.to : from
    const stretches = this.stretches(inline, start, to)
    stretches.forEach(([a, b], i) => {
      start = a
      while (start < b && /\s/.test(this.text[start]!)) start++
      if (i === 0 && fills) {
        fills.from = start
        fills.to = b
        fills.box = inline.box
        readLine(fills, this.text, inline)
        return
      }
      const marks = this.blocks.length === 0 ? UNSPACED.exec(this.text.slice(start, Math.min(b, start + 8))) : null
      if (marks) {
        const level = marks[0].length
        this.openHeading(makeLine('heading', level, this.text, inline, start + level, b), level)
        return
      }
      const number = NUMBERED.exec(this.text.slice(start, Math.min(b, start + 8)))
      const line = makeLine(number ? 'item' : 'text', this.depth(), this.text, inline, start + (number?.[0].length ?? 0), b)
      if (line.text === '') return
      if (number) {
        line.ordinal = parseInt(number[0], 10)
        this.add(line)
        return
      }
      if (this.blocks.length === 0 && isLabel(line, i === stretches.length - 1)) this.openLabel(line)
      else this.add(line)
    })
    return more
  }
  /** Lines of a paragraph; wrapped prose is joined, lines that open something of their own are not. */
  private stretches(inline: { cuts: unknown[] }, from: number, to: number): [number, number][] {
    const out: [number, number][] = []
    for (let at = from; at < to;) {
      const next = this.text.indexOf('\n', at)
      const end = next < 0 || next > to ? to : next
      const last = out.at(-1)
      if (last && this.wraps(last[1], at, end)) last[1] = end
      else out.push([at, end])
      at = end + 1
    }
    return out
  }
  private wraps(previousEnd: number, from: number, to: number): boolean {
    const lineStart = this.text.lastIndexOf('\n', previousEnd - 1) + 1
    const before = this.text.slice(Math.max(lineStart, previousEnd - 400), previousEnd)
    if (NUMBERED.test(this.text.slice(from, from + 8).trimStart())) return false
    if (before.length < 48 || / {2,}\r?$|\\\r?$|<br\s*\/?>\r?$|[:：]\s*$/.test(before)) return false
    const next = this.text.slice(from, Math.min(to, from + 80)).replace(/^[\s>]+/, '')
    return !OPENS_LINE.test(next)
  }

  private table(cursor: TreeCursor, to: number): boolean {
    let table: Line | null = null
    let more = cursor.next()
    while (more && cursor.from < to) {
      if (cursor.type.id === ROW || cursor.type.id === HEADER) {
        const header = cursor.type.id === HEADER
        const row = this.row(cursor)
        more = row.more
        row.line.kind = header ? 'table' : 'row'
        if (header) table = this.add(row.line)
        else this.add(row.line, table ?? this.parent())
      } else more = cursor.next()
    }
    return more
  }
  private row(cursor: TreeCursor): { line: Line; more: boolean } {
    const { from, to } = cursor
    const ranges: { from: number; to: number }[] = []
    const inline = emptyInline(from, to)
    let column = /^\s*\|/.test(this.text.slice(from, from + 8)) ? -1 : 0
    let more = cursor.next()
    while (more && cursor.from < to) {
      if (cursor.type.id === DELIMITER) {
        column++
        more = cursor.next()
      } else if (cursor.type.id === CELL) {
        while (ranges.length < column) ranges.push({ from: cursor.from, to: cursor.from })
        ranges.push({ from: cursor.from, to: cursor.to })
        const cell = { ...inline, from: cursor.from, to: cursor.to }
        more = readInline(cursor, this.text, cell)
        inline.box ??= cell.box
      } else more = cursor.next()
    }
    const line = blankLine('row', this.depth(), from, to)
    line.cells = cellsOf(this.text, inline, ranges)
    fillText(
      line,
      plain(this.text, inline, from, to)
        .replace(/^\||\|$/g, '')
        .trim(),
    )
    line.codes = inline.codes
    line.links = inline.links.map(({ text, url }) => ({ text, url }))
    line.strong = inline.strong.length > 0
    return { line, more }
  }

  private fence(cursor: TreeCursor, to: number): boolean {
    const fence = this.add(blankLine('fence', this.depth(), cursor.from, cursor.from + 3))
    const stack: { depth: number; line: Line }[] = [{ depth: -1, line: fence }]
    let from = -1
    let end = to
    let more = cursor.next()
    for (; more && cursor.from < to; more = cursor.next()) {
      if (cursor.type.id === INFO) fence.info = this.text.slice(cursor.from, cursor.to)
      else if (cursor.type.id === CODE_TEXT) {
        if (from < 0) from = cursor.from
        end = cursor.to
      }
    }
    if (from < 0 || isProgram(fence.info)) return more
    for (const item of fenceLines(this.text, from, end)) {
      while (stack.at(-1)!.depth >= item.depth) stack.pop()
      const line = blankLine('code', item.depth, item.from, item.to)
      fillText(line, item.text.replace(/\*\*|__|`/g, ''))
      line.box = item.box
      line.ordinal = item.ordinal
      this.add(line, stack.at(-1)!.line)
      stack.push({ depth: item.depth, line })
    }
    return more
  }

  private html(from: number, to: number): void {
    for (const part of htmlLines(this.text, from, to)) {
      const line = blankLine(part.kind as LineKind, part.level, part.from, part.to)
      fillText(line, part.text)
      if (line.text === '') continue
      if (part.kind === 'heading') this.openHeading(line, part.level)
      else if (part.kind === 'label' && this.blocks.length === 0) {
        line.strong = true
        this.openLabel(line)
      } else this.add(line)
    }
  }
}

/** A sign, emphasis or a label: not the rest of a wrapped line. */
const OPENS_LINE = pattern(/^(?:\*|_|[^\p{L}\p{N}"'“‘([`$€£¥]|[^:：]{1,40}[:：]\s)/u)
/** A numbered list that does not start at 1 cannot interrupt a paragraph in CommonMark; people mean a list all the same. */
const NUMBERED = /^\d{1,3}[.)]\s+/
/** "##Week 2": no heading in CommonMark, where a space must follow, but one to whoever wrote it. One sign may be a hashtag. */
const UNSPACED = /^#{2,6}(?=[^\s#])/
const FIRST_WORD = pattern(/^\p{L}+/u)
const firstWord = (text: string): string => FIRST_WORD.exec(text)?.[0]?.toLowerCase() ?? ''
