/**
 * A document as a tree of lines. Markdown nests by heading, list and indentation, and people nest by
 * bold labels too; all of it becomes one tree in which every extractor walks up for context.
 */
import type { Source } from '../model.ts'
import type { Page } from './pages.ts'

/**
 * heading  `## Title`                       label  a line that heads what follows: `**Week 1:**`, `Goals:`
 * item     list item                        text   a line of a paragraph (each hard or soft line is its own)
 * table    its `cells` are the header row   row    a row of a table
 * fence    a fenced code block              code   a line inside a fence, nested by indentation and `#`
 * quote, html: text found there are children of kind text
 */
export type LineKind = 'root' | 'heading' | 'label' | 'item' | 'text' | 'table' | 'row' | 'fence' | 'code' | 'quote' | 'html'

/** State written in words or signs rather than in a box: ✅, (DONE), ~~struck~~, ⏳. */
export type StateMark = 'done' | 'active' | 'open'

export type Cell = { text: string; from: number; to: number }

export type Line = {
  kind: LineKind
  /** heading level (label: level of its heading + 0.5), list depth from 0, indentation of code. */
  level: number
  /** Plain text: no markup, box, bullet, ordinal or state sign. Emoji at the ends removed. */
  text: string
  /** Text of the bold (or `Label:`) opening of the line, without its colon; `rest` is what follows. Else null and the text. */
  lead: string | null
  rest: string
  /** Offsets into `Document.text`: the whole line without bullet, to the end of its own text (children excluded). */
  from: number
  to: number
  box: { checked: boolean; from: number; to: number } | null
  mark: StateMark | null
  /** Where the mark stands: bullets that are ticks ("✅ 5,000 stars") are `lead`, "(DONE)" at the end is `trail`. */
  markAt: 'lead' | 'trail' | null
  /** Number of an ordered item. */
  ordinal: number | null
  /** Cells of a row, header cells of a table. */
  cells: readonly Cell[]
  links: readonly { text: string; url: string }[]
  /** Inline code spans. */
  codes: readonly string[]
  /** Whole text is bold. */
  strong: boolean
  /** For `fence`: its info string. */
  info: string
  /** Where later steps keep what they found out about `text` (see fact.ts); the same place for all lines with this text. */
  page: Page
  row: number
  parent: Line | null
  children: Line[]
  /** Index in document order; the root's is behind the last. */
  index: number
}

/** A stretch of mis-decoded text that was repaired: offsets in the repaired text and in the text on disk. */
export type Repair = { from: number; to: number; rawFrom: number; rawTo: number }
/** A stretch that looks mis-decoded and could not be repaired. */
export type Damage = { from: number; to: number; text: string }

export type Document = {
  file: string
  /** The text as it is read; all offsets of lines point into it. */
  text: string
  /** Repaired text as it is written, as long as `text`; another only where that is in signs of another kind (text/traditional.ts). */
  written: string
  raw: string
  repairs: Repair[]
  damages: Damage[]
  /** Front matter as read, or null. */
  frontMatter: { data: Record<string, unknown>; from: number; to: number } | null
  title: string | null
  /** ISO 639-1 code of the prevailing language. */
  language: string
  root: Line
  /** All lines in document order, root excluded. */
  lines: Line[]
  /** Place on disk of a stretch of `text`. */
  source(from: number, to: number): Source
  /** Line on disk (1-based) of an offset of `text`. */
  row(offset: number): number
  /** A line (1-based) as it stands on disk, with what ends it. */
  rawLine(row: number): string
}
