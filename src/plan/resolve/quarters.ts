/** Quarters without a year: "Q3" is the third quarter of a calendar year; which year follows from what is around it. */
import type { Plan, Span, Window } from '../model.ts'
import { addMonths, monthEnd, quarterStart } from './calendar.ts'

/** `since` is the first day of the quarter that the plan's quarters follow; `calendar` is false where quarters number the plan itself. */
export type QuarterReading = { since: string | null; calendar: boolean }

/** A plan that counts beyond four quarters numbers its own. Else its first quarter is the next one not over by `start`, and the rest follow it. */
export function quarterReading(plan: Plan, start: string | null): QuarterReading {
  const ranges = plan.phases.map(phase => numbersOf(phase.window)).filter(range => range !== null)
  const calendar =
    !ranges.some(([from, to]) => from > 4 || to > 4) && !plan.kpis.some(kpi => /^quarter:(?:[5-9]|\d{2,})$/.test(kpi.by ?? ''))
  if (start === null) return { since: null, calendar }
  const here = quarterStart(start)
  const first = ranges[0]
  return { since: first && calendar ? quarterFrom(first[0], here) : here, calendar }
}

/** The window of a quarter without a year: the one that lies in `around`, else the next one in the plan; null for other windows. */
export function quarterRange(window: Window, { since }: QuarterReading, around: Span | null): Span | null {
  const range = numbersOf(window)
  if (!range) return null
  const inside = around?.start ? quarterFrom(range[0], quarterStart(around.start)) : null
  const start = inside !== null && (!around?.end || inside <= around.end) ? inside : since === null ? null : quarterFrom(range[0], since)
  return start === null ? { start: null, end: null } : { start, end: monthEnd(addMonths(quarterFrom(range[1], start), 2)) }
}

/** First day of the first calendar quarter `n` that does not begin before `since`. */
function quarterFrom(n: number, since: string): string {
  const start = `${since.slice(0, 4)}-${String(n * 3 - 2).padStart(2, '0')}-01`
  return start >= since ? start : addMonths(start, 12)
}

function numbersOf(window: Window | null): [from: number, to: number] | null {
  if (window?.unit !== 'quarter' || window.anchor || window.dates) return null
  const from = quarterNumber(window.from)
  const to = quarterNumber(window.to ?? window.from)
  return from === null || to === null ? null : [from, to]
}
function quarterNumber(value: Window['from']): number | null {
  return typeof value === 'number' && value >= 1 ? value : null
}
