/** Days, weeks and months of a named IANA zone as moments: where a bucket of time begins and ends. */
import { momentOf, wallClock } from '../lib/zone.ts'
import { addDays, addMonths, monday, monthStart } from '../plan/resolve/calendar.ts'

export type BucketUnit = 'day' | 'week' | 'month'
/** One stretch of the calendar: its first day, and its moments [`from`, `to`) in UTC epoch milliseconds. */
export type Bucket = { date: string; from: number; to: number }

export const DAY = 86_400_000

/** ISO date of a moment in `zone`. */
export const dateAt = (at: number, zone: string): string => new Date(wallClock(at, zone)).toISOString().slice(0, 10)

/** First moment of an ISO date in `zone`. Where the clock skips midnight it is the moment of the skip. */
export const dayStart = (date: string, zone: string): number => momentOf(date, zone).at

/** First day of the bucket that holds a date. Weeks begin on Monday (ISO 8601). */
export function bucketDate(date: string, unit: BucketUnit): string {
  if (unit === 'day') return date
  return unit === 'week' ? monday(date) : monthStart(date)
}
/** First day of the bucket `n` buckets on. */
export function stepDate(date: string, unit: BucketUnit, n = 1): string {
  if (unit === 'month') return addMonths(date, n)
  return addDays(date, unit === 'week' ? 7 * n : n)
}

/** All buckets that touch the moments `from` to `to` (both included), in order. */
export function bucketsBetween(from: number, to: number, unit: BucketUnit, zone: string): Bucket[] {
  if (!(from <= to)) return []
  const buckets: Bucket[] = []
  let date = bucketDate(dateAt(from, zone), unit)
  let start = dayStart(date, zone)
  while (start <= to) {
    const next = stepDate(date, unit)
    const end = dayStart(next, zone)
    buckets.push({ date, from: start, to: end })
    if (next <= date) break
    date = next
    start = end
  }
  return buckets
}

/** Last moment of an ISO date in `zone`: a target that is due on a day may be met until then. */
export const dayEnd = (date: string, zone: string): number => dayStart(addDays(date, 1), zone) - 1
