/** Lays the windows of a plan on the calendar. */
import type { Kpi, Phase, Plan, PlanOptions, Span, Window } from '../model.ts'
import { deadlineOf } from '../text/deadline.ts'
import { bounds } from './calendar.ts'
import { eventDeadline } from './events.ts'
import { layPhases, type Layout } from './lay.ts'
import { originOf, type Origin } from './origin.ts'
import { edge, fromLaunch, fromToday, isLength, written } from './window.ts'

export type { Origin } from './origin.ts'

/**
 * The plan with spans and due dates filled in; what cannot be known stays null. Dates are calendar dates in the
 * workspace's zone. A task or piece is due on its own date, else when its own window ends, else when the nearest
 * phase around it that has a span ends. The plan handed in is not changed, and one that was laid on other dates
 * before can be laid anew: a due date counts as written only when the item's own window states it or it has no span.
 */
export function resolvePlan(plan: Plan, options: PlanOptions): Plan {
  const origin = originOf(plan, options)
  const layout = layPhases(plan, origin)
  const phases = new Map(plan.phases.map(phase => [phase.id, phase]))
  const endOf = phaseEnds(plan.phases, layout)
  const dated = <T extends { window: Window | null; due: string | null; span: Span | null; phase: string | null }>(item: T): T => {
    const date = ownDue(item)
    const span =
      (item.window && layout.place(item.window, item.phase)) ?? (date === null ? layout.around(item.phase) : { start: date, end: date })
    return { ...item, span, due: date ?? span?.end ?? null }
  }
  return {
    ...plan,
    phases: plan.phases.map(phase => ({ ...phase, span: layout.get(phase.id) ?? null })),
    tasks: plan.tasks.map(dated),
    content: plan.content.map(dated),
    kpis: plan.kpis.map(kpi => ({
      ...kpi,
      due: inPhase(kpi, phases, layout, endOf) ?? dueIn(kpi.by, origin, layout) ?? fromEvent(kpi.by, options.events ?? {}, origin.launch),
    })),
  }
}

/** `text:` keys that count from an event. */
const fromEvent = (by: string | null, events: Readonly<Record<string, string>>, launch: string | null): string | null =>
  by !== null && by.startsWith('text:') ? eventDeadline(by.slice('text:'.length), events, launch) : null

/** The due date that the document itself writes; null when the date on the item follows from a window. */
export function ownDue(item: { window: Window | null; due: string | null; span: Span | null }): string | null {
  const stated = item.window ? (written(item.window)?.end ?? null) : null
  if (stated !== null) return stated
  return item.span === null && item.due !== null ? (bounds(item.due)?.end ?? null) : null
}

/** A deadline taken from the phase around the target is the end of that phase, wherever its numbers count from. */
function inPhase(
  kpi: Kpi,
  phases: ReadonlyMap<string, Phase>,
  layout: Layout,
  endOf: (name: string, file: string) => string | null,
): string | null {
  if (kpi.by === null) return null
  const named = /^phase:(.+)$/s.exec(kpi.by)
  if (named) return endOf(named[1]!, kpi.source.file)
  const seen = new Set<string>()
  for (
    let phase = kpi.phase === null ? undefined : phases.get(kpi.phase);
    phase && !seen.has(phase.id);
    phase = phase.parent === null ? undefined : phases.get(phase.parent)
  ) {
    seen.add(phase.id)
    if (phase.window && deadlineOf(phase.window) === kpi.by) return layout.get(phase.id)?.end ?? null
  }
  return null
}
/**
 * End of the phase that a column is headed with: "Phase 1" means "Phase 1: Foundation (Week 1-4)". Of several the one
 * in the same file is meant. Titles are compared once for each name, however many targets bear it.
 */
function phaseEnds(phases: readonly Phase[], layout: Layout): (name: string, file: string) => string | null {
  let dated: { title: string; file: string; end: string }[] | null = null
  const known = new Map<string, string | null>()
  return (name, file) => {
    const key = `${file}\n${name}`
    const before = known.get(key)
    if (before !== undefined) return before
    dated ??= phases.flatMap(phase => {
      const end = layout.get(phase.id)?.end
      return end ? [{ title: plain(phase.title), file: phase.source.file, end }] : []
    })
    const wanted = plain(name)
    const found = dated.filter(phase => phase.title === wanted || phase.title.startsWith(`${wanted} `))
    const end = (found.find(phase => phase.file === file) ?? found[0])?.end ?? null
    known.set(key, end)
    return end
  }
}
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The date of a deadline key: `week:2`, `launch+month:1`, `2025-Q1`, an ISO date; null for `text:…` and what is not known. */
export function dueOf(by: string | null, origin: Origin): string | null {
  return dueIn(by, origin, null)
}
function dueIn(by: string | null, origin: Origin, layout: Layout | null): string | null {
  if (by === null) return null
  const calendar = bounds(by)
  if (calendar) return calendar.end
  const keyed = /^(?:(launch|now)\+)?(minute|hour|day|week|month|quarter|year|sprint):(-?\d{1,4})$/.exec(by)
  if (!keyed) return null
  const unit = keyed[2] as Window['unit']
  const n = Number(keyed[3])
  const window: Window = { unit, from: n, to: n }
  if (keyed[1] === 'launch') return origin.launch === null ? null : fromLaunch(window, origin.launch).end
  if (keyed[1] === 'now') return origin.today === null ? null : fromToday(window, origin.today).end
  if (unit === 'quarter' && layout) return layout.place(window, null)?.end ?? null
  return origin.start === null ? null : edge(unit, n, origin.start, true)
}

export type Axis = 'day' | 'week' | 'month' | 'sprint' | 'launch' | 'date'
/** The axes a plan is written on, for rulers, in the order in which they appear: a plan may count weeks and months side by side. */
export function axes(plan: Plan): Axis[] {
  const found = new Set<Axis>()
  for (const { window } of plan.phases) {
    if (!window || window.anchor === 'now' || isLength(window)) continue
    if (window.anchor === 'launch') found.add('launch')
    else if (window.unit === 'day' || window.unit === 'week' || window.unit === 'month' || window.unit === 'sprint') found.add(window.unit)
    else if (window.unit === 'date' || window.unit === 'quarter' || window.unit === 'year') found.add('date')
  }
  return [...found]
}
