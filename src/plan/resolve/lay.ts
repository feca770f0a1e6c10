/** Phases on the calendar, from the outermost in. */
import type { Phase, Plan, Span, Window } from '../model.ts'
import { findWindow } from '../text/window.ts'
import { addDays, diffDays, earlier, later } from './calendar.ts'
import { Frames } from './frames.ts'
import type { Origin } from './origin.ts'
import { quarterRange, quarterReading, type QuarterReading } from './quarters.ts'
import { outermostFirst } from './tree.ts'
import { fromLaunch, fromStart, fromToday, isLength, isNumbered, lengthFrom, written } from './window.ts'

/** Phases that say something about the plan rather than take a stretch of it. */
const POINTS = new Set<Phase['kind']>(['milestone', 'journey', 'gate'])

export type Layout = {
  /** Span of a phase: its own window's, else that of the phases inside it. Absent when nothing is known. */
  get(id: string): Span | undefined
  /** Span of a window written on something inside `phase`; null when nothing is known. */
  place(window: Window, phase: string | null): Span | null
  /** Span of the phase, else of the nearest one around it that has one. */
  around(phase: string | null): Span | null
  quarters: QuarterReading
}

/** Lays every phase. Numbers count from `origin.start` or from the phase around (see frames.ts). */
export function layPhases(plan: Plan, origin: Origin): Layout {
  const phases = outermostFirst(plan.phases)
  const spans = new Map<string, Span>()
  /** The nearest span at or around each phase. */
  const nearest = new Map<string, Span>()
  const around = (id: string | null): Span | null => (id === null ? null : (nearest.get(id) ?? null))
  const quarters = quarterReading(plan, origin.start)
  const frames = new Frames(plan, phases, around, origin.start)

  const place = (window: Window, parent: string | null): Span | null =>
    known(standing(window, origin, around(parent)?.start) ?? counted(window, parent))
  const counted = (window: Window, parent: string | null): Span | null => {
    if (quarters.calendar) {
      const span = quarterRange(window, quarters, around(parent))
      if (span) return span
    }
    if (!isNumbered(window)) return null
    const first = frames.base(window, parent)
    return first === null ? null : fromStart(window, first)
  }

  const children = childrenOf(phases)
  const before = previousSiblings(plan.phases)
  for (const phase of phases) {
    const { window, parent } = phase
    const span =
      window === null
        ? null
        : isLength(window)
          ? (hull((children.get(phase.id) ?? []).map(child => child.window && standing(child.window, origin))) ?? chained(window, phase))
          : place(window, parent)
    if (span) spans.set(phase.id, span)
    const near = span ?? around(parent)
    if (near) nearest.set(phase.id, near)
  }
  /** "Phase 2 (4 weeks)" begins when the phase before it ends; the first one begins with what is around it. */
  function chained(window: Window, phase: Phase): Span | null {
    const last = before.get(phase.id)
    const end = last && spans.get(last.id)?.end
    const first = last ? (end ? addDays(end, 1) : null) : (around(phase.parent)?.start ?? origin.start)
    return first === null ? null : { start: first, end: lengthFrom(window, first) }
  }

  // A phase without a window takes as long as the phases inside it.
  for (const phase of phases.toReversed()) {
    if (phase.window !== null) continue
    const span = hull((children.get(phase.id) ?? []).filter(child => !POINTS.has(child.kind)).map(child => spans.get(child.id)))
    if (span) {
      spans.set(phase.id, span)
      nearest.set(phase.id, span)
    }
  }
  return { get: id => spans.get(id), place, around, quarters }
}

/** Windows that stand on their own: written dates, offsets from the launch, stretches seen from today. `near`: a day of what is around it. */
function standing(window: Window, origin: Origin, near: string | null = null): Span | null {
  const dates = written(window)
  if (dates) return dates
  if (window.anchor === 'launch') return origin.launch === null ? null : fromLaunch(window, origin.launch)
  if (window.anchor === 'now') return origin.today === null ? null : fromToday(window, origin.today)
  return window.unit === 'text' && window.text !== undefined
    ? nearestYear(window.text, near ?? origin.launch ?? origin.start ?? origin.today)
    : null
}
/** "Jan 5 - Jan 18" in a document that gives no year: of the year in which it is nearest to what is around it, the launch, the start or today. */
function nearestYear(text: string, near: string | null): Span | null {
  if (near === null) return null
  const year = Number(near.slice(0, 4))
  const spans = [year - 1, year, year + 1].flatMap(each => {
    const { window } = findWindow(text, { year: each }) ?? {}
    const span = window?.unit === 'date' ? written(window) : null
    return span?.start ? [{ ...span, distance: Math.abs(diffDays(near, span.start)) }] : []
  })
  // A text that gives its year, or no day at all.
  if (new Set(spans.map(({ start }) => start)).size < 2) return null
  const { start: from, end } = spans.reduce((a, b) => (b.distance < a.distance ? b : a))
  return { start: from, end }
}
const known = (span: Span | null): Span | null => (span && (span.start !== null || span.end !== null) ? span : null)

/** The stretch that holds all of the spans; open where one of them is. */
function hull(spans: readonly (Span | null | undefined)[]): Span | null {
  let whole: Span | null = null
  for (const span of spans) {
    if (!span) continue
    whole =
      whole === null
        ? span
        : {
            start: whole.start === null || span.start === null ? null : earlier(whole.start, span.start),
            end: whole.end === null || span.end === null ? null : later(whole.end, span.end),
          }
  }
  return known(whole)
}

function childrenOf(phases: readonly Phase[]): Map<string, Phase[]> {
  const out = new Map<string, Phase[]>()
  for (const phase of phases)
    if (phase.parent !== null) {
      const list = out.get(phase.parent)
      if (list) list.push(phase)
      else out.set(phase.parent, [phase])
    }
  return out
}
/** The phase written before each in the same list of phases. */
function previousSiblings(phases: readonly Phase[]): Map<string, Phase> {
  const last = new Map<string, Phase>()
  const out = new Map<string, Phase>()
  for (const phase of phases) {
    if (POINTS.has(phase.kind)) continue
    const list = JSON.stringify([phase.parent, phase.source.file, phase.section])
    const previous = last.get(list)
    if (previous) out.set(phase.id, previous)
    last.set(list, phase)
  }
  return out
}
