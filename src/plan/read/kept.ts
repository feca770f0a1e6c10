/** Blocks that were read before, by their trees: the parser hands out the same tree where the text is the same. */
import type { Tree, TreeCursor } from '@lezer/common'
import { readBlock } from './block.ts'
import type { Line } from './document.ts'
import type { Part } from './leaf.ts'

/** The lines of a block that stood at `at` when they were last put into a document. */
type Known = { at: number; parts: readonly Part[] }
export type KeptBlocks = WeakMap<Tree, Known>

/**
 * As `readBlock`, from what is kept where the block was read before. The lines that are kept are handed out again, moved
 * to where the block stands now: the document of the text before must not be used any more.
 */
export function readKept(cursor: TreeCursor, text: string, kept: KeptBlocks): { parts: readonly Part[]; more: boolean } {
  const { tree, from: at } = cursor
  const known = tree && kept.get(tree)
  if (known) {
    const by = at - known.at
    for (const { line } of known.parts) {
      line.children.length = 0
      if (by !== 0) move(line, by)
    }
    known.at = at
    return { parts: known.parts, more: cursor.next(false) }
  }
  const { parts, more } = readBlock(cursor, text, 0)
  if (tree) kept.set(tree, { at, parts })
  return { parts, more }
}

/** Puts a line `by` characters further on. */
function move(line: Line, by: number): void {
  line.from += by
  line.to += by
  const { box } = line
  if (box) {
    box.from += by
    box.to += by
  }
  for (const cell of line.cells) {
    cell.from += by
    cell.to += by
  }
}
