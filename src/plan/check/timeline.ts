/** Windows and deadlines on one rough scale of days, to compare what is counted in weeks with what is counted in months. */
import type { Window } from '../model.ts'
import { memo } from '../text/memo.ts'

const DAYS: Record<string, number> = { day: 1, week: 7, sprint: 14, month: 365.25 / 12, quarter: 365.25 / 4, year: 365.25 }

/** First and last day of a numbered window, counted from day 1 (or from the launch); null for windows that are not numbered. */
export function daysOf(window: Window | null): { from: number; to: number; axis: string } | null {
  // "Q3" is the third quarter of a year, and seldom of the plan.
  if (!window || window.anchor === 'now' || window.unit === 'quarter') return null
  const size = DAYS[window.unit]
  if (size === undefined || typeof window.from !== 'number' || typeof window.to !== 'number') return null
  if (window.anchor === 'launch') return { from: window.from * size, to: window.to * size, axis: 'launch' }
  return { from: (window.from - 1) * size + 1, to: window.to * size, axis: 'plan' }
}
/** Day on which a deadline key falls, with its axis: `week:2` → 14 on `plan`. */
export const dayOf = (by: string | null): { day: number; axis: string } | null => (by === null ? null : readDay(by))
const readDay = memo((by: string): { day: number; axis: string } | null => {
  const keyed = /^(?:(launch)\+)?(day|week|month|quarter|year):(\d+)$/.exec(by)
  if (keyed) return { day: Number(keyed[3]) * DAYS[keyed[2]!]!, axis: keyed[1] ?? 'plan' }
  const quarter = /^(\d{4})-Q(\d)$/.exec(by)
  const date = quarter
    ? `${quarter[1]}-${String(Number(quarter[2]) * 3).padStart(2, '0')}-28`
    : /^\d{4}$/.test(by)
      ? `${by}-12-31`
      : /^\d{4}-\d{2}$/.test(by)
        ? `${by}-28`
        : /^\d{4}-\d{2}-\d{2}$/.test(by)
          ? by
          : null
  return date ? { day: Date.parse(`${date}T00:00:00Z`) / 86_400_000, axis: 'date' } : null
})
/** Days in a period; null for periods that are no time ("post"). */
export const periodDays = (period: string | null): number | null => (period !== null ? (DAYS[period] ?? null) : null)
