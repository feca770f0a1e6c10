/** What a fix would change, line by line. Pure. */
import type { Edit } from '../../../src/plan/model.ts'
import { applyEdits } from '../../../src/plan/splice/splice.ts'
import { linesOf } from '../../ui/lines-of.ts'

export type Change = { line: number; before: string; after: string }

/** Lines of `text` that differ once `edits` are made; null when they cannot be made. Lines that come or go are told by an empty side. */
export function changesOf(text: string, edits: readonly Edit[]): Change[] | null {
  const result = applyEdits(text, edits)
  if (!result.ok) return null
  const before = linesOf(text)
  const after = linesOf(result.text)
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const changes: Change[] = []
  const length = Math.max(before.length, after.length) - head - tail
  for (let i = 0; i < length; i++) {
    const old = head + i < before.length - tail ? (before[head + i] ?? '') : ''
    const next = head + i < after.length - tail ? (after[head + i] ?? '') : ''
    if (old !== next) changes.push({ line: head + i + 1, before: old, after: next })
  }
  return changes
}
