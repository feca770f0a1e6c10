/** Blocks that were read before, by their trees: the parser hands out the same tree where the text is the same. */
import type { Tree, TreeCursor } from '@lezer/common'
import { readBlock } from './block.ts'
import type { Line } from './document.ts'
import type { Part } from './leaf.ts'

/** The lines of a block that stood at `at` when they were last put into a document; `said` is its text where the tree does not vouch for it. */
type Known = { at: number; parts: readonly Part[]; said: string | null }
/** `isTold`: the parser was given this very text, so that the same tree means the same text (see `tame` in parse.ts). */
export type KeptBlocks = { blocks: WeakMap<Tree, Known>; isTold: boolean }

/**
 * As `readBlock`, from what is kept where the block was read before. The lines that are kept are handed out again, moved
 * to where the block stands now: the document of the text before must not be used any more.
 */
export function readKept(cursor: TreeCursor, text: string, kept: KeptBlocks): { parts: readonly Part[]; more: boolean } {
  const { tree, from: at, to } = cursor
  const said = kept.isTold ? null : text.slice(at, to)
  const known = tree && kept.blocks.get(tree)
  if (known?.said === said) {
    const by = at - known.at
    for (const { line } of known.parts) {
      line.children.length = 0
      if (by !== 0) move(line, by)
    }
    known.at = at
    return { parts: known.parts, more: cursor.next(false) }
  }
  const { parts, more } = readBlock(cursor, text, 0)
  if (tree) kept.blocks.set(tree, { at, parts, said })
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
