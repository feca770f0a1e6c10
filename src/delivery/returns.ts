/** What came of posts, added up by what they have in common: the channel, its tier in the plan, the theme, the line of the plan. Pure. */
import { isShare } from '../metrics/posts.ts'

export const RETURN_KEYS = ['channel', 'tier', 'theme', 'format', 'campaign', 'item'] as const
export type ReturnKey = (typeof RETURN_KEYS)[number]

type Cost = { amount: number; currency: string }
type Counts = Record<string, number>
/** One post that is out. `counts` null: nothing was told of it, which is no 0; `hours` that its piece took to make, null: nobody said. */
export type Posted = Readonly<Record<ReturnKey, string | null>> & {
  piece: string
  hours: number | null
  counts: Readonly<Counts> | null
}
/**
 * `key` null: the posts that have none. `tier`: what the plan makes of all channels of the group; null: nothing, or several.
 * `told`: posts of which numbers are known; `each` are the counts for one of them, `perPiece` for one piece of which they are
 * known. `cost`: what the platform took in all, and `perMoney` the counts for one unit of it; null: it took nothing.
 * `hours`: of how many pieces it is said how long they took, and what that comes to; `perHour` what came of those alone for
 * one hour; null: it is said of none.
 */
export type Return = {
  key: string | null
  tier: string | null
  pieces: number
  posts: number
  told: number
  counts: Counts
  each: Counts
  perPiece: Counts
  cost: Cost | null
  perMoney: Counts | null
  hours: { pieces: number; total: number }
  perHour: Counts | null
}

/** What the page of results shows. `titles`: of channels, by their names. `pieces` that are out, and of how many it is said how long they took. */
export type ReturnsView = {
  by: ReturnKey
  returns: readonly Return[]
  titles: Readonly<Record<string, string>>
  pieces: number
  timed: number
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/** By the key, those with most posts first. @param costs what a channel took; only channels are paid for, and so their tiers */
export function returnsBy(posts: readonly Posted[], by: ReturnKey, costs: ReadonlyMap<string, Cost> = new Map()): Return[] {
  const groups = Map.groupBy(posts, each => each[by])
  return [...groups]
    .map(([key, some]) => returnOf(key, some, by === 'channel' || by === 'tier' ? costOf(some, costs) : null))
    .sort((a, b) => b.posts - a.posts || (a.key ?? '￿').localeCompare(b.key ?? '￿', 'en'))
}

/** What the channels of some posts took; null: nothing, or in several currencies. */
function costOf(posts: readonly Posted[], costs: ReadonlyMap<string, Cost>): Cost | null {
  const paid = [...new Set(posts.map(each => each.channel))].flatMap(channel => (channel === null ? [] : (costs.get(channel) ?? [])))
  const currency = paid[0]?.currency
  if (currency === undefined || paid.some(each => each.currency !== currency)) return null
  return { amount: rounded(paid.reduce((sum, each) => sum + each.amount, 0)), currency }
}

/** One number of the posts that tell it: its sum, of how many posts and pieces, and what it is by the hour where that is said. */
type Told = { sum: number; posts: number; pieces: Set<string>; timed: number; hours: Map<string, number> }

function toldOf(posts: readonly Posted[]): Map<string, Told> {
  const told = new Map<string, Told>()
  for (const { counts, piece, hours } of posts)
    for (const [name, value] of Object.entries(counts ?? {})) {
      if (isShare(name)) continue
      let of = told.get(name)
      if (!of) told.set(name, (of = { sum: 0, posts: 0, pieces: new Set(), timed: 0, hours: new Map() }))
      of.sum += value
      of.posts += 1
      of.pieces.add(piece)
      if (hours === null) continue
      of.timed += value
      of.hours.set(piece, hours)
    }
  return told
}

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, each) => sum + each, 0)

function returnOf(key: string | null, posts: readonly Posted[], cost: Cost | null): Return {
  const told = [...toldOf(posts)]
  const counts = (value: (told: Told) => number): Counts => Object.fromEntries(told.map(([name, of]) => [name, value(of)]))
  const hours = new Map(posts.flatMap(each => (each.hours === null ? [] : [[each.piece, each.hours] as const])))
  const timed = told.filter(([, of]) => of.hours.size > 0)
  const tiers = new Set(posts.map(each => each.tier))
  return {
    key,
    tier: tiers.size === 1 ? ([...tiers][0] ?? null) : null,
    pieces: new Set(posts.map(each => each.piece)).size,
    posts: posts.length,
    told: posts.filter(each => each.counts !== null).length,
    counts: counts(of => of.sum),
    // By those that tell it: what a platform does not tell is no 0.
    each: counts(of => rounded(of.sum / of.posts)),
    perPiece: counts(of => rounded(of.sum / of.pieces.size)),
    cost,
    perMoney: cost === null || cost.amount === 0 ? null : counts(of => rounded(of.sum / cost.amount)),
    hours: { pieces: hours.size, total: rounded(sumOf(hours.values())) },
    perHour:
      timed.length === 0 ? null : Object.fromEntries(timed.map(([name, of]) => [name, rounded(of.timed / sumOf(of.hours.values()))])),
  }
}
