/** The tree of lines of a document: blocks below the headings and labels that they stand under. */
import { IterMode, type Tree, type TreeCursor } from '@lezer/common'
import { labelKind } from '../lexicon/index.ts'
import { pattern } from '../text/pattern.ts'
import { readBlock } from './block.ts'
import type { Line } from './document.ts'
import { readKept, type KeptBlocks } from './kept.ts'
import type { Part } from './leaf.ts'
import { blankLine } from './line.ts'
import { kindOf } from './node-kinds.ts'

/**
 * Root and lines (in document order, root excluded) of `text`, whose tree is `tree`; nothing before `bodyFrom` is read.
 * `kept`: blocks read before, which are taken again where their trees are the same.
 */
export function outline(text: string, tree: Tree, bodyFrom: number, kept: KeptBlocks | null = null): { root: Line; lines: Line[] } {
  const sections = new Sections()
  const cursor = tree.cursor(IterMode.IgnoreMounts)
  let more = cursor.firstChild()
  while (more) more = readNext(cursor, text, bodyFrom, kept, sections)
  const { root, lines } = sections
  root.index = lines.length
  return { root, lines }
}

function readNext(cursor: TreeCursor, text: string, bodyFrom: number, kept: KeptBlocks | null, sections: Sections): boolean {
  const { from, to } = cursor
  if (to <= bodyFrom && to > from) return cursor.next(false)
  if (kindOf(cursor.type) === 'rule') {
    sections.closeLabels()
    return cursor.next(false)
  }
  if (kept !== null && from >= bodyFrom) {
    const { parts, more } = readKept(cursor, text, kept)
    sections.put(parts)
    return more
  }
  const { parts, more } = readBlock(cursor, text, bodyFrom)
  sections.put(parts)
  return more
}

class Sections {
  readonly root: Line = blankLine('root', 0, 0, 0)
  readonly lines: Line[] = []
  /** Headings and labels that are open, outermost first. */
  private open: { line: Line; level: number; carrier: boolean }[] = [{ line: this.root, level: 0, carrier: false }]
  /** The line put last, where it heads a list that follows. */
  private waiting: Line | null = null

  /** Puts the lines of the next block below what is open. */
  put(parts: readonly Part[]): void {
    if (this.waiting !== null && parts[0]?.line.kind === 'item') this.openWaiting(this.waiting)
    this.waiting = null
    const first = this.lines.length
    for (const { line, parent, opens, heads } of parts) {
      if (heads) {
        line.kind = 'text'
        this.waiting = line
      }
      if (!opens) this.add(line, parent < 0 ? this.open.at(-1)!.line : this.lines[first + parent]!)
      else if (line.kind === 'heading') this.openSection(line, line.level)
      else this.openLabel(line)
    }
  }
  closeLabels(): void {
    this.waiting = null
    while (this.open.length > 1 && !Number.isInteger(this.open.at(-1)!.level)) this.open.pop()
  }

  /** The line put last opens a section after all. */
  private openWaiting(line: Line): void {
    line.parent!.children.pop()
    this.lines.pop()
    this.openLabel(line)
  }
  private add(line: Line, parent: Line): void {
    line.parent = parent
    line.index = this.lines.length
    parent.children.push(line)
    this.lines.push(line)
  }
  private openSection(line: Line, level: number): void {
    // A heading stands above every label, however deep it is: labels are what a writer puts below headings.
    if (Number.isInteger(level)) this.closeLabels()
    while (this.open.length > 1 && this.open.at(-1)!.level >= level) this.open.pop()
    line.level = level
    this.add(line, this.open.at(-1)!.line)
    this.open.push({ line, level, carrier: false })
  }
  /** A label opens a section below its heading; labels right after an empty label are nested in it. */
  private openLabel(line: Line): void {
    line.kind = 'label'
    const base = Math.floor(this.open.at(-1)!.level) + (line.strong ? 0.5 : 0.7)
    const same = this.open.find(s => s.level === base)
    if (
      same &&
      !same.carrier &&
      same === this.open.at(-1) &&
      same.line.children.length === 0 &&
      !statesFact(same.line) &&
      firstWord(same.line.text) !== firstWord(line.text)
    )
      same.carrier = true
    this.openSection(line, same?.carrier && firstWord(same.line.text) !== firstWord(line.text) ? base + 0.1 : base)
  }
}

/** "**Goal: 10 users, 3 customers**" says something of what it stands in, and heads nothing. */
const statesFact = ({ lead, rest }: Line): boolean => lead !== null && rest !== '' && OF_BLOCK.has(labelKind(lead))
const OF_BLOCK = new Set<ReturnType<typeof labelKind>>(['goal', 'target', 'owner', 'due', 'deadline', 'priority', 'effort', 'status'])

const FIRST_WORD = pattern(/^\p{L}+/u)
const firstWord = (text: string): string => FIRST_WORD.exec(text)?.[0]?.toLowerCase() ?? ''
