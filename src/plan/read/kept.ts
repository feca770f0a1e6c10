/** Blocks that were read before, by their trees: the parser hands out the same tree where the text is the same. */
import type { Tree, TreeCursor } from '@lezer/common'
import { readBlock } from './block.ts'
import type { Line } from './document.ts'
import type { Part } from './leaf.ts'

/** The lines of a block that stood at `at` when it was read. */
type Known = { at: number; parts: readonly Part[] }
export type KeptBlocks = WeakMap<Tree, Known>

/** As `readBlock`, from what is kept where the block was read before: `by` is how far it has moved since. Lines that are kept are to be copied. */
export function readKept(cursor: TreeCursor, text: string, kept: KeptBlocks): { parts: readonly Part[]; by: number; more: boolean } {
  const { tree, from: at } = cursor
  const known = tree && kept.get(tree)
  if (known) return { parts: known.parts, by: at - known.at, more: cursor.next(false) }
  const { parts, more } = readBlock(cursor, text, 0)
  if (tree) kept.set(tree, { at, parts })
  return { parts, by: 0, more }
}

/** The same line `by` characters further on, with nothing below it; what only says something about its text is shared. */
export function moved(line: Line, by: number): Line {
  const { box, cells } = line
  return {
    ...line,
    from: line.from + by,
    to: line.to + by,
    box: box && { checked: box.checked, from: box.from + by, to: box.to + by },
    cells: cells.length === 0 ? cells : cells.map(cell => ({ text: cell.text, from: cell.from + by, to: cell.to + by })),
    children: [],
  }
}
