/** Finds earlier pieces that say nearly the same, without comparing each with each. Pure. */
import { plainOf } from '../markdown.ts'
import type { ContentItem } from '../model.ts'

/** What went out already, as it was then: its file may say something else by now, or be gone. */
export type Published = { item: string; channel: string; at: string; url: string | null; text: string }
/** `item` null: it is out, at `where`. */
export type Twin = { item: ContentItem | null; where: string; likeness: number }
export type Duplicates = { earlierThan(item: ContentItem): Twin | null }

/** Runs of this many words (characters, where a script has no spaces) are compared. */
const RUN = 4
/** Share of common runs (Jaccard) from which on two texts are one. */
export const ALIKE = 0.7
const FEWEST = 6

const textOf = (item: ContentItem): string =>
  item.bodies.flatMap(body => body.sections.map(section => plainOf(section.text).text)).join('\n')

/** The runs of words of a text. */
function runsOf(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replaceAll(/https?:\/\/\S+/g, ' ')
    .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+/gu)
  if (words === null || words.length < FEWEST) return new Set()
  return new Set(words.slice(0, words.length - RUN + 1).map((_, at) => words.slice(at, at + RUN).join(' ')))
}

/** "Earlier" is by schedule, then by file name; pieces without a date come last. */
const order = (item: ContentItem): string => `${item.schedule?.at ?? '9999'} ${item.file}`

/** `id` is of the piece: no piece is its own twin. `order` null: it is out, and so earlier than anything. */
type Known = { id: string; item: ContentItem | null; where: string; order: string | null; runs: Set<string> }

export function duplicatesOf(items: readonly ContentItem[], published: readonly Published[] = []): Duplicates {
  const written = items.map((item): Known => ({ id: item.id, item, where: item.file, order: order(item), runs: runsOf(textOf(item)) }))
  const out = published.map(({ item, channel, at, url, text }): Known => {
    const where = `${url ?? `what went out on ${channel}`} (${at.slice(0, 10)})`
    return { id: item, item: null, where, order: null, runs: runsOf(text) }
  })
  const own = new Map(written.map(each => [each.item, each.runs]))
  const byRun = new Map<string, Known[]>()
  for (const each of [...written, ...out])
    for (const run of each.runs) {
      const there = byRun.get(run)
      if (there === undefined) byRun.set(run, [each])
      else there.push(each)
    }
  return {
    earlierThan(item) {
      const runs = own.get(item) ?? runsOf(textOf(item))
      const common = new Map<Known, number>()
      for (const run of runs)
        for (const other of byRun.get(run) ?? []) if (isEarlier(other, item)) common.set(other, (common.get(other) ?? 0) + 1)
      let best: Twin | null = null
      for (const [other, count] of common) {
        const likeness = count / (runs.size + other.runs.size - count)
        if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { item: other.item, where: other.where, likeness }
      }
      return best
    },
  }
}

function isEarlier(other: Known, item: ContentItem): boolean {
  if (other.item === null) return other.id !== item.id
  return other.item.file !== item.file && other.order !== null && other.order < order(item)
}
