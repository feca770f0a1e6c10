/** Numbered windows on the calendar. Day 1, week 1 and month 1 begin on `start`; the launch is day 0. */
import type { Plan, PlanOptions, Span, Window } from '../model.ts'
import { addDays, addMonths, bounds, isDate, monday } from './calendar.ts'

/** What windows are laid on: day 1 of the plan, the launch, today. Null where nothing is known. */
export type Origin = { start: string | null; launch: string | null; today: string | null }

/**
 * Works out the origin. Given only a launch, the start follows from the phase that holds it: a launch in week 3
 * puts day 1 two weeks earlier; given only a start, the launch is the first day of that phase.
 */
export function originOf(plan: Plan, options: PlanOptions): Origin {
  const start = isDate(options.start) ? options.start : null
  const launch = isDate(options.launch) ? options.launch : null
  const today = isDate(options.today) ? options.today : null
  const held = launchPhase(plan)
  if (!start && launch) return { start: held ? shift(held, launch) : launch, launch, today }
  if (start && !launch && held) return { start, launch: spanOf(held, { start, launch: null, today }, null).start, today }
  return { start, launch, today }
}
/** The numbered window of the phase that is named for the launch ("Phase 2: Launch (Week 3)"), pre- and post-launch aside. */
function launchPhase(plan: Plan): Window | null {
  const named = plan.phases.find(phase => phase.window !== null && !phase.window.anchor && typeof phase.window.from === 'number' && /(?<![\p{L}-])(?:launch|release|lanzamiento|lançamento|lancement)(?![\p{L}])|запуск|发布|上线|ローンチ|출시/iu.test(phase.title) && !/pre[- ]?launch|post[- ]?launch|after|soft/iu.test(phase.title))
  return named?.window ?? null
}
/** Day 1 such that `window` begins on `launch`. */
function shift(window: Window, launch: string): string {
  const n = (window.from as number) - 1
  return window.unit === 'month' ? addMonths(launch, -n) : addDays(launch, -n * (window.unit === 'week' ? 7 : window.unit === 'sprint' ? 14 : 1))
}

/** The window as calendar dates, inclusive. `parent` is the span of the enclosing phase: days count from it when they fit inside. */
export function spanOf(window: Window, origin: Origin, parent: Span | null): Span {
  if (window.dates && isDate(window.dates.from) && isDate(window.dates.to)) return { start: window.dates.from, end: window.dates.to }
  if (window.unit === 'date' || window.unit === 'quarter' || window.unit === 'year') {
    if (typeof window.from === 'string' || typeof window.to === 'string') return { start: typeof window.from === 'string' ? (bounds(window.from)?.start ?? null) : null, end: typeof window.to === 'string' ? (bounds(window.to)?.end ?? null) : null }
  }
  const from = typeof window.from === 'number' ? window.from : null
  const to = typeof window.to === 'number' ? window.to : null
  if (window.anchor === 'now') return origin.today && from !== null ? now(window.unit, from, to ?? from, origin.today) : { start: null, end: null }
  if (window.anchor === 'launch') return origin.launch ? fromLaunch(window.unit, from, to, origin.launch) : { start: null, end: null }
  const base = window.unit === 'day' && parent?.start && parent.end && from !== null && to !== null && addDays(parent.start, to - 1) <= parent.end && from > 0 && notOwn(window, parent, origin) ? parent.start : origin.start
  return base ? { start: edge(window.unit, from ?? 1, base, false), end: to === null ? null : edge(window.unit, to, base, true) } : { start: null, end: null }
}
/** Days of the whole plan that happen to lie in the parent ("Days 31-60" in "Month 2") keep counting from the plan's start. */
function notOwn(window: Window, parent: Span, origin: Origin): boolean {
  if (!origin.start) return true
  const own = { start: addDays(origin.start, (window.from as number) - 1), end: addDays(origin.start, (window.to as number) - 1) }
  return !(own.start >= parent.start! && own.end <= parent.end!)
}

/** First (or last) day of block `n` of a unit, counted from 1 at `start`. */
export function edge(unit: string, n: number, start: string, last: boolean): string | null {
  switch (unit) {
    case 'day': return addDays(start, n - 1)
    case 'week': return addDays(start, (last ? n : n - 1) * 7 - (last ? 1 : 0))
    case 'sprint': return addDays(start, (last ? n : n - 1) * 14 - (last ? 1 : 0))
    case 'month': return last ? addDays(addMonths(start, n), -1) : addMonths(start, n - 1)
    case 'quarter': return last ? addDays(addMonths(start, n * 3), -1) : addMonths(start, (n - 1) * 3)
    case 'year': return last ? addDays(addMonths(start, n * 12), -1) : addMonths(start, (n - 1) * 12)
    default: return null
  }
}
function now(unit: string, from: number, to: number, today: string): Span {
  if (unit === 'day') return { start: addDays(today, from), end: addDays(today, to) }
  if (unit === 'month') { const first = `${today.slice(0, 7)}-01`; return { start: addMonths(first, from), end: addDays(addMonths(first, to + 1), -1) } }
  const first = monday(today)
  return { start: addDays(first, from * 7), end: addDays(first, to * 7 + 6) }
}
/** Offsets from the launch: day 0 is the launch itself, week 1 the seven days from it on, week -1 the seven before. */
function fromLaunch(unit: string, from: number | null, to: number | null, launch: string): Span {
  const day = (n: number, last: boolean): string => {
    if (unit === 'day') return addDays(launch, n)
    if (unit === 'month') return n > 0 ? (last ? addDays(addMonths(launch, n), -1) : addMonths(launch, n - 1)) : n === 0 ? launch : last ? addDays(addMonths(launch, n + 1), -1) : addMonths(launch, n)
    return n > 0 ? addDays(launch, (last ? n : n - 1) * 7 - (last ? 1 : 0)) : n === 0 ? (last ? addDays(monday(launch), 6) : monday(launch)) : last ? addDays(launch, (n + 1) * 7 - 1) : addDays(launch, n * 7)
  }
  return { start: from === null ? null : day(from, false), end: to === null ? null : day(to, true) }
}
