/** Lines of one block of Markdown with all that is in it. What they say does not depend on where the block stands. */
import type { TreeCursor } from '@lezer/common'
import { readFence, readHeading, readHtml, readParagraph, readTable, type Part, type Parts, type ReadLeaf } from './leaf.ts'
import { blankLine } from './line.ts'
import { kindOf, type NodeKind } from './node-kinds.ts'

const LEAVES: Partial<Record<NodeKind, ReadLeaf>> = {
  heading: readHeading,
  paragraph: readParagraph,
  table: readTable,
  fence: readFence,
  html: readHtml,
}

/**
 * Reads the block that the cursor stands on, which is in no list and no quote, and leaves the cursor on the first node
 * behind it. What ends before `bodyFrom` is not read.
 */
export function readBlock(cursor: TreeCursor, text: string, bodyFrom: number): Parts {
  const leaf = LEAVES[kindOf(cursor.type)]
  if (leaf) return leaf(cursor, text, { depth: 0, inside: false })
  return readContainer(cursor, text, bodyFrom)
}

/** An item or a quote that is open: which line it is, where it ends, how many lists are around what is in it. */
type Open = { at: number; to: number; depth: number }

/** Lists and quotes, nested as they are. */
function readContainer(cursor: TreeCursor, text: string, bodyFrom: number): Parts {
  const { to: end } = cursor
  const parts: Part[] = []
  const open: Open[] = []
  /** Adds a line of what stands in the innermost that is open; its parents are counted from `base`. */
  const below = (part: Part, base: number): void => {
    part.parent = part.parent < 0 ? (open.at(-1)?.at ?? -1) : part.parent + base
    parts.push(part)
  }
  let itemEnd = 0
  let more: boolean
  do {
    const { from, to } = cursor
    while (open.length > 0 && open.at(-1)!.to <= from) open.pop()
    const top = open.at(-1)
    const depth = top?.depth ?? 0
    const kind = kindOf(cursor.type)
    const leaf = LEAVES[kind]
    if (to <= bodyFrom && to > from) more = cursor.next(false)
    else if (leaf) {
      const opening = kind === 'paragraph' && top !== undefined && isBlank(parts, top.at) ? parts[top.at]!.line : null
      const nesting = { depth, inside: true }
      const read = opening ? readParagraph(cursor, text, nesting, opening) : leaf(cursor, text, nesting)
      const base = parts.length
      for (const part of read.parts) {
        // What opens a section ends the lists around it.
        if (part.opens) open.length = 0
        below(part, base)
      }
      more = read.more
    } else if (kind === 'item') {
      itemEnd = to
      more = cursor.next()
    } else if (kind === 'mark') {
      const line = blankLine('item', depth, to, to)
      const ordinal = parseInt(text.slice(from, to), 10)
      line.ordinal = Number.isNaN(ordinal) ? null : ordinal
      below({ line, parent: -1, opens: false }, 0)
      open.push({ at: parts.length - 1, to: itemEnd, depth: depth + 1 })
      more = cursor.next(false)
    } else if (kind === 'quote') {
      below({ line: blankLine('quote', open.length, from, from), parent: -1, opens: false }, 0)
      open.push({ at: parts.length - 1, to, depth })
      more = cursor.next()
    } else more = cursor.next(kind === 'list')
  } while (more && cursor.from < end)
  return { parts, more }
}

/** Has nothing of the item been read yet? What comes first is what it says. */
function isBlank(parts: readonly Part[], at: number): boolean {
  const { kind, text, box } = parts[at]!.line
  return kind === 'item' && text === '' && box === null && at === parts.length - 1
}
