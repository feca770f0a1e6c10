/** Dates, amounts and targets as people read them. */
import type { Budget, Kpi } from '../src/plan/model.ts'
import { money } from '../src/plan/check/rule.ts'
import { m } from './messages/index.ts'

const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const dayYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const thousands = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
const at = (iso: string): Date => new Date(`${iso}T00:00:00Z`)

/** "Nov 3", with the year when it is not this one. */
export const shortDate = (iso: string, today: string): string => (iso.slice(0, 4) === today.slice(0, 4) ? day : dayYear).format(at(iso))
/** A local time as "Nov 3, 09:00", with the year when it is not this one. */
export const shortTime = (local: string, today: string): string => `${shortDate(local.slice(0, 10), today)}, ${local.slice(11, 16)}`
/** "Tue, Nov 3, 2026". */
export const longDate = (iso: string): string => weekday.format(at(iso))
/** "Nov 3 – 16": one month is said once. */
export function span(value: { start: string | null; end: string | null } | null, today: string): string {
  const { start, end } = value ?? { start: null, end: null }
  if (!start) return end ? m.date.until(shortDate(end, today)) : ''
  if (!end) return m.date.from(shortDate(start, today))
  if (start === end) return shortDate(start, today)
  if (start.slice(0, 7) === end.slice(0, 7)) return `${day.format(at(start))} – ${Number(end.slice(8))}`
  return `${shortDate(start, today)} – ${shortDate(end, today)}`
}
/** Whole days from one date to another. */
export const days = (from: string, to: string): number => Math.round((at(to).getTime() - at(from).getTime()) / 86_400_000)
export const amount = (budget: Pick<Budget, 'min' | 'max' | 'currency'>): string => money(budget.min, budget.max, budget.currency)
export const number = (n: number): string => thousands.format(n)
/** 12,000 → 12K: for axes. */
export const compact = (n: number): string => short.format(n)
export const percent = (part: number, whole: number): number => (whole > 0 ? Math.round((100 * part) / whole) : 0)

const SIGNS: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', CNY: '¥', JPY: '¥' }
/** A value in its unit: "$500,000", "95 %", "10×", "2,500 TPS". */
export function measure(value: string, unit: string | null): string {
  if (unit === null || unit === '') return value
  if (SIGNS[unit]) return `${SIGNS[unit]}${value}`
  if (unit === '%') return `${value} %`
  if (unit === 'x' || unit === '×') return `${value}×`
  return `${value} ${unit}`
}
/** A target without its deadline: "500+", "≤ 10 ms", "+200", "10,000+ / month". */
export function target(kpi: Pick<Kpi, 'op' | 'value' | 'unit' | 'period'>): string {
  const value = Array.isArray(kpi.value) ? kpi.value.map(number).join('–') : number(kpi.value)
  const least = kpi.op === '>=' && !Array.isArray(kpi.value)
  // "90+ %" and "5+×" read badly: a share says that it is the least, a multiple has its plus behind it.
  const whole = kpi.unit === '%' && value === '100'
  const before = {
    '>=': least && kpi.unit === '%' && !whole ? '≥ ' : '',
    '>': '> ',
    '<=': '≤ ',
    '<': '< ',
    '=': '',
    between: '',
    increase: '+',
    '~': '≈ ',
  }[kpi.op]
  const tail = kpi.period ? m.per(kpi.period) : ''
  if (kpi.unit === 'x' || kpi.unit === '×') return `${before}${measure(value, kpi.unit)}${least ? '+' : ''}${tail}`
  return `${before}${measure(least && kpi.unit !== '%' ? `${value}+` : value, kpi.unit)}${tail}`
}
/** A deadline as the plan says it: "week 2", "month 1 after launch". Empty when it names none. */
export function deadline(by: string | null): string {
  if (by === null) return ''
  const keyed = /^(launch\+)?(\w+):(\d+)$/.exec(by)
  if (keyed) return keyed[1] ? m.date.afterLaunch(keyed[2] ?? '', Number(keyed[3])) : m.date.nth(keyed[2] ?? '', Number(keyed[3]))
  return by.replace(/^text:/, '')
}
/** The date of a deadline when it is known, else how the plan says it. */
export const when = (kpi: Pick<Kpi, 'due' | 'by'>, today: string): string => (kpi.due ? shortDate(kpi.due, today) : deadline(kpi.by))
