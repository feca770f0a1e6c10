/**
 * Arithmetic on calendar dates written as ISO `YYYY-MM-DD` (proleptic Gregorian, ISO 8601). No time of day, so no
 * zone and no daylight saving. Dates compare as strings. Results stay within the years 0001 to 9999.
 */
const DAY = 86_400_000
const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T00:00:00Z')

const parse = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const format = (ms: number): string => {
  const date = new Date(Math.min(Math.max(ms, FIRST), LAST))
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`
}
const pad = (n: number, width = 2): string => String(n).padStart(width, '0')
const parts = (date: string): [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
]

/** `date` moved by `n` days. */
export const addDays = (date: string, n: number): string => format(parse(date) + n * DAY)
/** Days from `a` to `b`; negative when `b` is earlier. */
export const diffDays = (a: string, b: string): number => Math.round((parse(b) - parse(a)) / DAY)
/** Negative when `a` is before `b`, positive when after, else 0. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** The earlier and the later of two dates. */
export const earlier = (a: string, b: string): string => (a < b ? a : b)
export const later = (a: string, b: string): string => (a > b ? a : b)

/** Number of days in a month (1–12). */
export function lastDay(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
/** `date` moved by `n` months, clamped to the month's last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: string, n: number): string {
  const [year, month, day] = parts(date)
  const count = year * 12 + month - 1 + n
  const y = Math.floor(count / 12)
  if (y < 1) return format(FIRST)
  if (y > 9999) return format(LAST)
  const m = count - y * 12 + 1
  return `${pad(y, 4)}-${pad(m)}-${pad(Math.min(day, lastDay(y, m)))}`
}
/** First and last day of the date's month. */
export const monthStart = (date: string): string => `${date.slice(0, 8)}01`
export function monthEnd(date: string): string {
  const [year, month] = parts(date)
  return `${date.slice(0, 8)}${pad(lastDay(year, month))}`
}
/** First day of the date's calendar quarter. */
export function quarterStart(date: string): string {
  const [year, month] = parts(date)
  return `${pad(year, 4)}-${pad(month - ((month - 1) % 3))}-01`
}
/** Day of the week as ISO 8601 counts: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: string): number => ((new Date(parse(date)).getUTCDay() + 6) % 7) + 1
/** The Monday of the date's week. */
export const monday = (date: string): string => addDays(date, 1 - weekdayOf(date))
/** ISO 8601 week: the week belongs to the year that holds its Thursday, and week 1 holds 4 January. */
export function isoWeek(date: string): { year: number; week: number } {
  const thursday = addDays(date, 4 - weekdayOf(date))
  const year = parts(thursday)[0]
  return { year, week: Math.floor(diffDays(`${pad(year, 4)}-01-01`, thursday) / 7) + 1 }
}

/** Is the value a full calendar date that exists? */
export function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const [year, month, day] = parts(value)
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)
}

/** First and last day of `2025`, `2025-03`, `2025-Q1`, `2025-H1` or a date; null when the text is none of these. */
export function bounds(text: string): { start: string; end: string } | null {
  if (isDate(text)) return { start: text, end: text }
  const found = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/.exec(text)
  if (!found || found[1] === '0000') return null
  const [, year, month, quarter, half] = found
  const first = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : half ? Number(half) * 6 - 5 : 1
  const length = month ? 1 : quarter ? 3 : half ? 6 : 12
  if (first < 1 || first > 12) return null
  const start = `${year}-${pad(first)}-01`
  return { start, end: monthEnd(addMonths(start, length - 1)) }
}
