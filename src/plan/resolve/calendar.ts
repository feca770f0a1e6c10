/** Arithmetic on calendar dates written as ISO `YYYY-MM-DD`. No time of day, so no zone and no daylight saving. */
const DAY = 86_400_000

const parse = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const format = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** `date` moved by `n` days. */
export const addDays = (date: string, n: number): string => format(parse(date) + n * DAY)
/** Days from `a` to `b`; negative when `b` is earlier. */
export const diffDays = (a: string, b: string): number => Math.round((parse(b) - parse(a)) / DAY)
/** `date` moved by `n` months, clamped to the month's last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: string, n: number): string {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(y, m - 1 + n, 1))
  return format(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(d, lastDay(first.getUTCFullYear(), first.getUTCMonth() + 1))))
}
/** Number of days in a month (1–12). */
export const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
/** The Monday of the date's week. */
export const monday = (date: string): string => addDays(date, -((new Date(parse(date)).getUTCDay() + 6) % 7))
/** Is the text a full calendar date that exists? */
export const isDate = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parse(text)) && format(parse(text)) === text

/** First and last day of `2025`, `2025-03`, `2025-Q1` or a date; null when it is none of these. */
export function bounds(text: string): { start: string; end: string } | null {
  if (isDate(text)) return { start: text, end: text }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text)
  if (quarter) { const month = Number(quarter[2]) * 3; return { start: `${quarter[1]}-${pad(month - 2)}-01`, end: `${quarter[1]}-${pad(month)}-${lastDay(Number(quarter[1]), month)}` } }
  const month = /^(\d{4})-(\d{2})$/.exec(text)
  if (month) return { start: `${text}-01`, end: `${text}-${lastDay(Number(month[1]), Number(month[2]))}` }
  return /^\d{4}$/.test(text) ? { start: `${text}-01-01`, end: `${text}-12-31` } : null
}
const pad = (n: number): string => String(n).padStart(2, '0')
