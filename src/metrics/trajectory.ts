/** One target as a chart draws it: what was reached, what was expected, where it is going. */
import type { Kpi } from '../plan/model.ts'
import { dayEnd, dayStart } from './calendar.ts'
import { shareAt } from './curve.ts'
import { forecast } from './forecast.ts'
import type { Forecast } from './forecast.ts'
import { aim, goalOf, meets } from './goal.ts'
import { pace } from './pace.ts'
import type { Pace, PaceContext } from './pace.ts'
import type { Series } from './series.ts'
import { track } from './track.ts'
import type { Reached } from './track.ts'

export type Trajectory = {
  pace: Pace
  forecast: Forecast
  /** In runs that may be joined by a line: cut at gaps and where the metric began to be counted in another way. */
  actual: readonly (readonly { at: number; value: number }[])[]
  /** The way that the pace curve asks for; level with the goal where it was met from the start. Empty without a deadline. */
  expected: readonly { at: number; value: number }[]
  /** The line to be reached. */
  goal: number | null
}

/** A straight line needs its two ends, a curve enough points to look round. */
const CURVE_POINTS = 32

export function trajectory(kpi: Kpi, series: Series | null, context: PaceContext): Trajectory {
  const paced = pace(kpi, series, context)
  const goal = context.info ? goalOf(kpi, context.info) : null
  const start = context.start === null ? null : dayStart(context.start, context.zone)
  const reached = series && goal && typeof goal !== 'string' ? track(series, goal, start, context.now) : []
  const end = paced.goal === null ? null : aim(paced.goal, paced.baseline ?? paced.now ?? 0)
  return {
    pace: paced,
    forecast: forecast(kpi, series, context),
    actual: runs(reached),
    expected: expectedWay(kpi, paced, end, start ?? reached.find(each => each.value !== null)?.at ?? null, context),
    goal: end,
  }
}

/** Values that stand side by side: a gap or a new definition between two ends a run. */
export function runs(reached: readonly Reached[]): { at: number; value: number }[][] {
  const all: { at: number; value: number }[][] = []
  let segment: number | null = null
  for (const each of reached) {
    if (each.value === null) {
      segment = null
      continue
    }
    const point = { at: each.at, value: each.value }
    if (segment === each.segment) all.at(-1)?.push(point)
    else all.push([point])
    segment = each.segment
  }
  return all
}

function expectedWay(
  kpi: Kpi,
  paced: Pace,
  goal: number | null,
  start: number | null,
  context: PaceContext,
): { at: number; value: number }[] {
  if (kpi.due === null || goal === null || paced.baseline === null || start === null) return []
  const end = dayEnd(kpi.due, context.zone)
  if (end <= start) return []
  // Nobody asks that what was reached be given up: there is only a line to hold.
  if (paced.goal !== null && meets(paced.goal, paced.baseline)) return [start, end].map(at => ({ at, value: goal }))
  const curve = context.curve ?? 'linear'
  const toMoment = (date: string): number => dayStart(date, context.zone)
  const moments =
    curve === 'linear'
      ? [start, end]
      : curve === 's-curve'
        ? Array.from({ length: CURVE_POINTS + 1 }, (_, index) => start + ((end - start) * index) / CURVE_POINTS)
        : [start, ...curve.map(point => toMoment(point.at)).filter(at => at > start && at < end), end].sort((a, b) => a - b)
  const baseline = paced.baseline
  return moments.map(at => ({ at, value: baseline + (goal - baseline) * shareAt(curve, at, start, end, toMoment) }))
}
