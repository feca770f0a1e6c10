/** Days, weeks and months of a named IANA zone as moments: where a bucket of time begins and ends. */
import { addDays, addMonths, monday, monthStart } from '../plan/resolve/calendar.ts'

export type BucketUnit = 'day' | 'week' | 'month'
/** One stretch of the calendar: its first day, and its moments [`from`, `to`) in UTC epoch milliseconds. */
export type Bucket = { date: string; from: number; to: number }

export const DAY = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}

/** What a wall clock in `zone` shows at a moment, read as if it were UTC. */
function wallClock(at: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const part of formatOf(zone).formatToParts(at)) parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000)
}

/** ISO date of a moment in `zone`. */
export const dateAt = (at: number, zone: string): string => new Date(wallClock(at, zone)).toISOString().slice(0, 10)

/** First moment of an ISO date in `zone`. Where the clock skips midnight it is the moment of the skip. */
export function dayStart(date: string, zone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`)
  const offsetAt = (at: number): number => wallClock(at, zone) - at
  // Midnight is counted with the offset before or after a change on this day; where it comes twice, the first is meant.
  const before = wall - offsetAt(wall - DAY)
  const after = wall - offsetAt(wall + DAY)
  const fits = [before, after].filter(at => wallClock(at, zone) === wall)
  return fits.length > 0 ? Math.min(...fits) : before
}

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
