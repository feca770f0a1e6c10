/** Finds earlier pieces that say nearly the same, without comparing each with each. Pure. */
import { plainOf } from '../markdown.ts'
import type { ContentItem } from '../model.ts'

export type Twin = { item: ContentItem; likeness: number }
export type Duplicates = { earlierThan(item: ContentItem): Twin | null }

/** Runs of this many words (characters, where a script has no spaces) are compared. */
const RUN = 4
/** Share of common runs (Jaccard) from which on two texts are one. */
export const ALIKE = 0.7
const FEWEST = 6

/** The runs of words of all texts of an item. */
function runsOf(item: ContentItem): Set<string> {
  const text = item.bodies.flatMap(body => body.sections.map(section => plainOf(section.text).text)).join('\n')
  const words = text
    .toLowerCase()
    .replaceAll(/https?:\/\/\S+/g, ' ')
    .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu)
  if (words === null || words.length < FEWEST) return new Set()
  return new Set(words.slice(0, words.length - RUN + 1).map((_, at) => words.slice(at, at + RUN).join(' ')))
}

/** "Earlier" is by schedule, then by file name; pieces without a date come last. */
const order = (item: ContentItem): string => `${item.schedule?.at ?? '9999'} ${item.file}`

export function duplicatesOf(items: readonly ContentItem[]): Duplicates {
  const runs = new Map(items.map(item => [item, runsOf(item)]))
  const byRun = new Map<string, ContentItem[]>()
  for (const [item, own] of runs) for (const run of own) byRun.set(run, [...(byRun.get(run) ?? []), item])
  return {
    earlierThan(item) {
      const own = runs.get(item) ?? runsOf(item)
      const common = new Map<ContentItem, number>()
      for (const run of own)
        for (const other of byRun.get(run) ?? [])
          if (other.file !== item.file && order(other) < order(item)) common.set(other, (common.get(other) ?? 0) + 1)
      let best: Twin | null = null
      for (const [other, count] of common) {
        const likeness = count / (own.size + (runs.get(other)?.size ?? 0) - count)
        if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { item: other, likeness }
      }
      return best
    },
  }
}
