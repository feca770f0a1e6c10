/**
 * Best times of a channel: hours of the week at which its own posts came to more than its posts usually do. What a post
 * came to is set against the median of its channel, so that one that ran away counts no more than it should.
 */
import { weekdayOf } from '../plan/resolve/calendar.ts'

/** A post that is out, on the clock of the workspace: `local` as 2026-03-02T09:00. `came`: what it came to. */
export type PostOutcome = { channel: string; local: string; came: number }
/** `times`: how many times the median of the channel the typical post of that hour came to, over `posts`. `day`: 1 is Monday. */
export type BestTime = { day: number; hour: number; posts: number; times: number }
/** `best` is empty as long as `posts` are too few to say. */
export type BestTimes = { channel: string; posts: number; best: BestTime[] }

/** Fewer posts on a channel say nothing of its week, and fewer in an hour nothing of the hour. */
export const FEWEST_POSTS = 12
const FEWEST_IN_HOUR = 3
const MOST = 3

export function bestTimes(outcomes: readonly PostOutcome[]): BestTimes[] {
  return [...Map.groupBy(outcomes, each => each.channel)]
    .map(([channel, own]): BestTimes => {
      const usual = median(own.map(each => each.came))
      if (own.length < FEWEST_POSTS || usual <= 0) return { channel, posts: own.length, best: [] }
      const hours = Map.groupBy(own, ({ local }) => `${weekdayOf(local.slice(0, 10))} ${Number(local.slice(11, 13))}`)
      const best = [...hours]
        .filter(([, posts]) => posts.length >= FEWEST_IN_HOUR)
        .map(([key, posts]): BestTime => {
          const [day = 1, hour = 0] = key.split(' ').map(Number)
          return { day, hour, posts: posts.length, times: median(posts.map(each => each.came)) / usual }
        })
        .filter(each => each.times > 1)
        .sort((a, b) => b.times - a.times || b.posts - a.posts)
      return { channel, posts: own.length, best: best.slice(0, MOST) }
    })
    .sort((a, b) => (a.channel < b.channel ? -1 : 1))
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
