/** Dates, amounts and targets as people read them. */
import type { Budget, Kpi } from '../src/plan/model.ts'
import { money } from '../src/plan/check/rule.ts'
import { say } from '../src/plan/check/rules/target-conflict.ts'

const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const dayYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const at = (iso: string): Date => new Date(`${iso}T00:00:00Z`)

/** "3 Nov", with the year when it is not this one. */
export const shortDate = (iso: string, today: string): string => (iso.slice(0, 4) === today.slice(0, 4) ? day : dayYear).format(at(iso))
/** "3 – 16 Nov". */
export function span(value: { start: string | null; end: string | null } | null, today: string): string {
  if (!value || (!value.start && !value.end)) return ''
  if (!value.start) return `until ${shortDate(value.end!, today)}`
  if (!value.end) return `from ${shortDate(value.start, today)}`
  return value.start === value.end ? shortDate(value.start, today) : `${shortDate(value.start, today)} – ${shortDate(value.end, today)}`
}
export const days = (from: string, to: string): number => Math.round((at(to).getTime() - at(from).getTime()) / 86_400_000)
export const amount = (budget: Pick<Budget, 'min' | 'max' | 'currency'>): string => money(budget.min, budget.max, budget.currency)
export const target = (kpi: Kpi): string => say({ ...kpi, by: null })
export const number = (n: number): string => n.toLocaleString('en', { maximumFractionDigits: 2 })
/** 12,000 → 12K: for axes. */
export const compact = (n: number): string => new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(n)
