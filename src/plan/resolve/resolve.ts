/** Lays the windows of a plan on the calendar. */
import type { Phase, Plan, PlanOptions, Span } from '../model.ts'
import { bounds, isDate } from './calendar.ts'
import { edge, originOf, spanOf, type Origin } from './axis.ts'

/** The plan with spans and due dates filled in; what cannot be known stays null. The plan handed in is not changed. */
export function resolvePlan(plan: Plan, options: PlanOptions): Plan {
  const origin = originOf(plan, options)
  const spans = new Map<string, Span>()
  const phases: Phase[] = plan.phases.map(phase => {
    const parent = phase.parent ? (spans.get(phase.parent) ?? null) : null
    const span = phase.window ? known(spanOf(phase.window, origin, parent)) : null
    const used = span ?? (phase.window === null ? parent : null)
    if (used) spans.set(phase.id, used)
    return { ...phase, span }
  })
  const around = (phase: string | null): Span | null => (phase ? (spans.get(phase) ?? null) : null)
  const own = (item: { window: import('../model.ts').Window | null; due: string | null; phase: string | null }): Span | null =>
    item.window ? known(spanOf(item.window, origin, around(item.phase))) : item.due ? { start: item.due, end: item.due } : null
  return {
    ...plan, phases,
    tasks: plan.tasks.map(task => { const span = own(task) ?? around(task.phase); return { ...task, span, due: task.due ?? span?.end ?? null } }),
    content: plan.content.map(piece => { const span = own(piece) ?? around(piece.phase); return { ...piece, span, due: piece.due ?? span?.end ?? null } }),
    kpis: plan.kpis.map(kpi => ({ ...kpi, due: dueOf(kpi.by, origin) })),
  }
}
const known = (span: Span): Span | null => (span.start || span.end ? span : null)

/** The date of a deadline key: `week:2`, `launch+month:1`, `2025-Q1`, an ISO date. */
export function dueOf(by: string | null, origin: Origin): string | null {
  if (by === null) return null
  const calendar = bounds(by)
  if (calendar) return calendar.end
  const keyed = /^(?:(launch|now)\+)?(day|week|month|quarter|year|sprint):(-?\d+)$/.exec(by)
  if (!keyed) return isDate(by) ? by : null
  const n = Number(keyed[3])
  if (keyed[1]) return spanOf({ unit: keyed[2] as 'day', from: n, to: n, anchor: keyed[1] as 'launch' }, origin, null).end
  return origin.start ? edge(keyed[2]!, n, origin.start, true) : null
}

/** The axes a plan is written on, for rulers: a plan may count weeks and months side by side. */
export function axes(plan: Plan): ('day' | 'week' | 'month' | 'sprint' | 'launch' | 'date')[] {
  const found = new Set<'day' | 'week' | 'month' | 'sprint' | 'launch' | 'date'>()
  for (const { window } of plan.phases) {
    if (!window || window.anchor === 'now') continue
    if (window.anchor === 'launch') found.add('launch')
    else if (window.unit === 'day' || window.unit === 'week' || window.unit === 'month' || window.unit === 'sprint') found.add(window.unit)
    else if (window.unit === 'date' || window.unit === 'quarter' || window.unit === 'year') found.add('date')
  }
  return [...found]
}
