/** Trees of the texts read before, so that an edit only pays for what it touched. Keeps one tree per file. */
import { TreeFragment, type Tree } from '@lezer/common'
import type { KeptBlocks } from './kept.ts'

export class Trees {
  private readonly known = new Map<string, { text: string; fragments: readonly TreeFragment[] }>()

  private readonly blocks: KeptBlocks['blocks'] = new WeakMap()

  /** What of the earlier tree of `file` still stands in `text`. */
  fragmentsFor(file: string, text: string): readonly TreeFragment[] | undefined {
    const before = this.known.get(file)
    if (!before) return undefined
    const changed = difference(before.text, text)
    return changed === null ? before.fragments : TreeFragment.applyChanges(before.fragments, [changed])
  }
  /** Remembers the tree of `text`. */
  keep(file: string, text: string, tree: Tree): void {
    this.known.set(file, { text, fragments: TreeFragment.addTree(tree) })
  }
  /** Blocks that were read of the texts before. */
  blocksFor(file: string, text: string): KeptBlocks {
    return { blocks: this.blocks, isTold: this.known.get(file)?.text === text }
  }
}

/** Characters that are compared in one go. */
const STRETCH = 1024
/** The stretch that ends `tail` characters before the end of the text. */
const end = (text: string, tail: number): string => text.slice(text.length - tail - STRETCH, text.length - tail)

/** The one stretch in which two texts differ; null when they are the same. */
export function difference(before: string, after: string): { fromA: number; toA: number; fromB: number; toB: number } | null {
  if (before === after) return null
  const least = Math.min(before.length, after.length)
  let from = 0
  while (from + STRETCH <= least && before.slice(from, from + STRETCH) === after.slice(from, from + STRETCH)) from += STRETCH
  while (from < least && before.charCodeAt(from) === after.charCodeAt(from)) from++
  let tail = 0
  while (tail + STRETCH <= least - from && end(before, tail) === end(after, tail)) tail += STRETCH
  while (tail < least - from && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++
  return { fromA: from, toA: before.length - tail, fromB: from, toB: after.length - tail }
}
