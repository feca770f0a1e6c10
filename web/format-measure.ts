/** Measured values and moments as people read them. */
import { measure, number } from './format.ts'
import { m } from './messages/index.ts'

/** Units that are signs stand by their number; words would repeat what the title says. */
const SIGN = /^(?:USD|EUR|GBP|CNY|JPY|%|x|×|ms|s|h|min)$/

/** A value with as many digits as matter: 12,480 · 487 · 48.3 · 4.25. */
export function value(of: number): string {
  const size = Math.abs(of)
  return number(Number(of.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2)))
}
/** The same with its unit where that is a sign or short. */
export function valueIn(of: number | null, unit: string | null): string {
  if (of === null) return '–'
  // 99.95 % is not 100 %.
  const text = unit === '%' ? number(of) : value(of)
  return measure(text, unit !== null && SIGN.test(unit) ? unit : null)
}
/** "+31", "−4". */
export function signed(of: number, unit: string | null): string {
  const text = valueIn(Math.abs(of), unit)
  return of > 0 && text !== '0' ? `+${text}` : of < 0 && text !== '0' ? `−${text}` : text
}
/** A share of one in percent. Forecasts are never surer than 1 and 99 of 100, and what is decided is 0 or 100. */
export function chance(of: number): string {
  const percent = Math.round(of * 100)
  if (of > 0 && percent <= 1) return m.measured.percent('≤ 1')
  if (of < 1 && percent >= 99) return m.measured.percent('≥ 99')
  return m.measured.percent(String(percent))
}
const MINUTE = 60_000
/** "3 h ago", "in 20 min". Times are UTC epoch milliseconds. */
export function ago(at: number, now: number): string {
  const minutes = Math.round((now - at) / MINUTE)
  const size = Math.abs(minutes)
  const [long, hours, days] = minutes >= 0 ? [m.ago.minutes, m.ago.hours, m.ago.days] : [m.ago.inMinutes, m.ago.inHours, m.ago.inDays]
  if (size < 1) return m.ago.now
  if (size < 60) return long(size)
  if (size < 48 * 60) return hours(Math.round(size / 60))
  return days(Math.round(size / 1440))
}
