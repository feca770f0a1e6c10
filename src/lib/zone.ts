/** Wall clocks of IANA zones and moments (UTC epoch milliseconds), right across both edges of daylight saving. Browser-safe. */

const DAY = 86_400_000
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

/** Asks the formatter, which takes some ten microseconds. */
function askedClock(at: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const part of formatOf(zone).formatToParts(at)) parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000)
}

/** Offsets by zone and UTC day, for days on which the clock is not set; null: it is. */
const offsets = new Map<string, Map<number, number | null>>()
/** Days kept for each zone: more than two centuries of them are not looked at, but by tests. */
const MOST_DAYS = 50_000
function offsetOn(day: number, zone: string): number | null {
  let known = offsets.get(zone)
  if (!known) offsets.set(zone, (known = new Map()))
  let offset = known.get(day)
  if (offset === undefined) {
    if (known.size >= MOST_DAYS) known.clear()
    // No clock is set twice within a day, so equal ends mean that it is not set at all.
    const [start, end] = [day * DAY, (day + 1) * DAY]
    const before = askedClock(start, zone) - start
    offset = askedClock(end, zone) - end === before ? before : null
    known.set(day, offset)
  }
  return offset
}

/** What a wall clock in `zone` shows at a moment, read as if it were UTC. */
export function wallClock(at: number, zone: string): number {
  const offset = offsetOn(Math.floor(at / DAY), zone)
  return offset === null ? askedClock(at, zone) : at + offset
}
/** The same as text, to the minute: `2026-03-29T09:00`. */
export const localTime = (at: number, zone: string): string => new Date(wallClock(at, zone)).toISOString().slice(0, 16)

/** `skipped`: the clock leaps over it. `twice`: the clock shows it twice. */
export type Reading = 'once' | 'skipped' | 'twice'
/**
 * The moment at which a wall clock in `zone` shows a local time (`2026-03-29T02:30`, seconds may follow). A time that
 * the clock leaps over is counted with the offset before the leap, so 02:30 becomes 03:30, as RFC 5545 has it; of a
 * time that comes twice the first is meant.
 */
export function momentOf(local: string, zone: string): { at: number; reading: Reading } {
  const wall = Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`)
  const offsetAt = (at: number): number => wallClock(at, zone) - at
  // The offsets before and after a change on this day are the only two that can hold.
  const before = wall - offsetAt(wall - DAY)
  const after = wall - offsetAt(wall + DAY)
  const fits = [...new Set([before, after])].filter(at => wallClock(at, zone) === wall)
  if (fits.length === 0) return { at: before, reading: 'skipped' }
  return { at: Math.min(...fits), reading: fits.length === 1 ? 'once' : 'twice' }
}
