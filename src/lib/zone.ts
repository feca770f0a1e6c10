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

/** What a wall clock in `zone` shows at a moment, read as if it were UTC. */
export function wallClock(at: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const part of formatOf(zone).formatToParts(at)) parts[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000)
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
