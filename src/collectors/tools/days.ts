/** Days in UTC, as numbers and as texts. */
export const HOUR = 3_600_000
export const DAY = 86_400_000

/** The first moment of the UTC day of an instant. */
export const dayOf = (at: number): number => Math.floor(at / DAY) * DAY
/** 2026-03-01 */
export const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10)
/** The first moment of a UTC day written 2026-03-01 (or with a time behind it); null when it is none. */
export function readDay(value: unknown): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value)) return null
  const read = Date.parse(`${value.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(read) ? null : read
}
/** The first moments of the UTC month of an instant and of the month after it. */
export function monthOf(at: number): { start: number; end: number } {
  const date = new Date(at)
  return {
    start: Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1),
    end: Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1),
  }
}
/** First moments of all UTC days from the day of `from` to the day of `to`. */
export function daysBetween(from: number, to: number): number[] {
  const days: number[] = []
  for (let day = dayOf(from); day <= to; day += DAY) days.push(day)
  return days
}
