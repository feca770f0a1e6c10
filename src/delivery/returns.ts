/** What came of posts, added up by what they have in common: the channel, its tier in the plan, the theme, the line of the plan. Pure. */
import { isShare } from '../metrics/posts.ts'

export const RETURN_KEYS = ['channel', 'tier', 'theme', 'campaign', 'item'] as const
export type ReturnKey = (typeof RETURN_KEYS)[number]

type Cost = { amount: number; currency: string }
/** One post that is out. `counts` null: nothing was told of it, which is no 0. */
export type Posted = Readonly<Record<ReturnKey, string | null>> & {
  piece: string
  counts: Readonly<Record<string, number>> | null
}
/**
 * `key` null: the posts that have none. `told`: posts of which numbers are known; `each` are the counts for one of them.
 * `cost`: what the platform took in all, and `perMoney` the counts for one unit of it; null: it took nothing.
 */
export type Return = {
  key: string | null
  pieces: number
  posts: number
  told: number
  counts: Record<string, number>
  each: Record<string, number>
  cost: Cost | null
  perMoney: Record<string, number> | null
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/** By the key, those with most posts first. @param costs what a channel took; only channels are paid for */
export function returnsBy(posts: readonly Posted[], by: ReturnKey, costs: ReadonlyMap<string, Cost> = new Map()): Return[] {
  const groups = Map.groupBy(posts, each => each[by])
  return [...groups]
    .map(([key, some]) => returnOf(key, some, by === 'channel' && key !== null ? (costs.get(key) ?? null) : null))
    .sort((a, b) => b.posts - a.posts || (a.key ?? '￿').localeCompare(b.key ?? '￿', 'en'))
}

function returnOf(key: string | null, posts: readonly Posted[], cost: Cost | null): Return {
  const told = posts.map(each => each.counts).filter(each => each !== null)
  const counts: Record<string, number> = {}
  const known: Record<string, number> = {}
  for (const each of told)
    for (const [name, value] of Object.entries(each)) {
      if (isShare(name)) continue
      counts[name] = (counts[name] ?? 0) + value
      known[name] = (known[name] ?? 0) + 1
    }
  const divided = (by: (name: string) => number): Record<string, number> =>
    Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, rounded(value / by(name))]))
  return {
    key,
    pieces: new Set(posts.map(each => each.piece)).size,
    posts: posts.length,
    told: told.length,
    counts,
    // By those that tell it: what a platform does not tell is no 0.
    each: divided(name => known[name] ?? 1),
    cost,
    perMoney: cost === null || cost.amount === 0 ? null : divided(() => cost.amount),
  }
}
