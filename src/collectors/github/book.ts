/** What is known of each issue and pull request, so that one that is read again is not counted again. */
import { DAY, daysBetween } from '../tools/days.ts'
import { packRows, unpackRows } from '../tools/pack.ts'

export type Item = {
  number: number
  pull: boolean
  merged: boolean
  /** Opened by somebody who is neither owner, member nor collaborator (nor a bot). */
  outside: boolean
  /** UTC epoch seconds. */
  created: number
  /** UTC epoch seconds; 0 while it is open. For a merged pull request the moment of the merge. */
  closed: number
  /** Seconds from opening to the first answer of a maintainer; null when there is none. */
  answered: number | null
}

/** Daily counts that follow from the items, by metric. */
export const flows = {
  'github.issues_opened': (item: Item): number | null => (item.pull ? null : item.created),
  'github.issues_resolved': (item: Item): number | null => (item.pull || item.closed === 0 ? null : item.closed),
  'github.pull_requests_opened': (item: Item): number | null => (item.pull ? item.created : null),
  'github.pull_requests': (item: Item): number | null => (item.merged ? item.closed : null),
  'github.community_pull_requests': (item: Item): number | null => (item.merged && item.outside ? item.closed : null),
} as const satisfies Record<string, (item: Item) => number | null>

export class ItemBook {
  readonly #items = new Map<number, Item>()
  /** UTC days (their numbers since 1970) whose counts changed since they were given; null: all. */
  dirty: Set<number> | null

  constructor(packed: string | null, dirty: readonly number[] | null) {
    this.dirty = dirty === null ? null : new Set(dirty)
    if (packed === null) return
    for (const [number = 0, created = 0, age = 0, bits = 0, answered = 0] of unpackRows(packed))
      this.#items.set(number, {
        number,
        pull: (bits & 1) !== 0,
        merged: (bits & 2) !== 0,
        outside: (bits & 4) !== 0,
        created,
        closed: age === 0 ? 0 : created + age - 1,
        answered: answered === 0 ? null : answered - 1,
      })
  }

  get size(): number {
    return this.#items.size
  }

  get(number: number): Item | undefined {
    return this.#items.get(number)
  }

  all(): Iterable<Item> {
    return this.#items.values()
  }

  /** Takes an item as it is now. @returns it as it was before, or undefined when it is new */
  put(item: Item): Item | undefined {
    const before = this.#items.get(item.number)
    this.#items.set(item.number, { ...item, answered: item.answered ?? before?.answered ?? null })
    const same = before !== undefined && Object.values(flows).every(moment => moment(before) === moment(item))
    if (this.dirty !== null && !same) {
      for (const version of before === undefined ? [item] : [before, item]) for (const day of daysOf(version)) this.dirty.add(day)
    }
    return before
  }

  pack(): string {
    const sorted = [...this.#items.values()].sort((a, b) => a.number - b.number)
    return packRows(
      sorted.map(item => [
        item.number,
        item.created,
        item.closed === 0 ? 0 : Math.max(0, item.closed - item.created) + 1,
        (item.pull ? 1 : 0) + (item.merged ? 2 : 0) + (item.outside ? 4 : 0),
        item.answered === null ? 0 : item.answered + 1,
      ]),
    )
  }

  /** Counts of the days that changed, and of all days since `until` (a day's first moment), zeros too. */
  *counts(until: number | null, today: number): Iterable<{ metric: keyof typeof flows; at: number; value: number }> {
    if (this.#items.size === 0) return
    const first = until ?? Math.min(...[...this.#items.values()].map(item => item.created * 1000))
    const wanted = new Set([...(this.dirty ?? [])].map(day => day * DAY))
    for (const day of daysBetween(first, today)) wanted.add(day)
    const days = [...wanted].filter(day => day <= today).sort((a, b) => a - b)
    for (const metric of Object.keys(flows) as (keyof typeof flows)[]) {
      const counts = new Map<number, number>()
      for (const item of this.#items.values()) {
        const moment = flows[metric](item)
        if (moment === null) continue
        const day = Math.floor((moment * 1000) / DAY) * DAY
        counts.set(day, (counts.get(day) ?? 0) + 1)
      }
      for (const at of days) yield { metric, at, value: counts.get(at) ?? 0 }
    }
  }
}

function daysOf(item: Item): number[] {
  const days = [Math.floor((item.created * 1000) / DAY)]
  if (item.closed !== 0) days.push(Math.floor((item.closed * 1000) / DAY))
  return days
}
