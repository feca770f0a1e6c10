/**
 * What a goal looks at, at equal steps of time back from the newest value: the regular series that a forecast needs.
 * Steps are counted from the end, so no week is ever half full. Amounts are always those of whole weeks, so the rhythm
 * of the week does not show; days are steps only where there are too few weeks.
 */
import type { Goal } from './goal.ts'
import { ENOUGH } from './outlook.ts'
import type { MetricKind } from './sample.ts'
import { segments } from './series.ts'
import type { Series } from './series.ts'
import { track } from './track.ts'
import type { Reached } from './track.ts'

export type Grid = {
  /** Milliseconds from one value to the next. */
  step: number
  /** When the last value stands, UTC epoch milliseconds. */
  end: number
  kind: MetricKind
  /** In the unit of the goal, oldest first; null is a gap. */
  values: readonly (number | null)[]
}
type Known = Reached & { value: number }

const DAY = 86_400_000
const WEEK = 7 * DAY
/** Steps kept: five years of weeks. */
const MOST = 260

/**
 * Weeks where there are enough of them, else days. Only values of the newest definition are looked at.
 * @returns null when nothing is known
 */
export function gridOf(series: Series, goal: Goal, start: number | null, now: number): Grid | null {
  const reached = regularly(series, goal, start, now)
  if (!reached) return null
  const weeks = sampled(WEEK, reached.points, reached.window > WEEK ? 'level' : reached.kind)
  if (count(weeks) >= ENOUGH) return weeks
  const days = sampled(DAY, reached.points, reached.window > DAY ? 'level' : reached.kind)
  return count(days) >= ENOUGH ? days : weeks
}

export const count = (grid: Grid | null): number => grid?.values.filter(value => value !== null).length ?? 0

type Regularly = { points: Known[]; kind: MetricKind; /** Length of time behind each value; 0 for a value of one moment. */ window: number }

function regularly(series: Series, goal: Goal, start: number | null, now: number): Regularly | null {
  const newest = segments({ ...series, points: series.points.filter(point => point.at <= now) }).findLast(part =>
    part.points.some(point => point.value !== null),
  )
  if (!newest) return null
  if (goal.shape === 'rate' || (goal.shape === 'growth' && goal.period !== null)) return rate(newest, goal, now)
  const kind = goal.shape === 'gauge' ? 'level' : series.kind === 'flow' ? 'total' : series.kind
  if (goal.shape === 'level' || goal.shape === 'gauge') return { points: knownOf(track(newest, goal, start, now)), kind, window: 0 }
  // What came before the start tells how it goes on, so the whole is looked at and then counted from the start.
  const whole = knownOf(track(newest, series.kind === 'flow' ? goal : { ...goal, shape: 'level' }, null, now))
  const reached = knownOf(track(series, goal, start, now)).at(-1)?.value
  const last = whole.at(-1)?.value
  if (reached === undefined || last === undefined) return null
  const scale = goal.shape === 'growth' ? 100 / Math.abs(valueAtStart(series, start)) : 1
  if (!Number.isFinite(scale)) return null
  return { points: whole.map(each => ({ ...each, value: reached + (each.value - last) * scale })), kind, window: 0 }
}

function valueAtStart(series: Series, start: number | null): number {
  const values = series.points.filter(point => point.value !== null)
  const before = start === null ? undefined : values.findLast(point => point.at <= start)
  return (before ?? values[0])?.value ?? 0
}

/** Amounts per period, watched through whole weeks: as long as the period, but no longer than a third of what is known. */
function rate(series: Series, goal: Goal, now: number): Regularly | null {
  const period = goal.period ?? WEEK
  const first = series.points[0]
  const last = series.points.at(-1)
  if (!first || !last) return null
  const weeks = Math.max(1, Math.min(Math.round(period / WEEK), Math.floor((last.at + last.span - first.at) / WEEK / 3)))
  const window = weeks * WEEK
  const scale = period / window
  const points = knownOf(track(series, { ...goal, period: window }, null, now))
    // Until a whole window has passed, amounts are scaled up from less: too loose to learn from.
    .filter(each => each.at >= first.at + window - DAY)
    .map(each => ({ ...each, value: each.value * scale }))
  return { points, kind: 'flow', window }
}

const knownOf = (reached: readonly Reached[]): Known[] => reached.filter((each): each is Known => each.value !== null)

/** The last value known at each step, unless it is older than a step. */
function sampled(step: number, points: readonly Known[], kind: MetricKind): Grid | null {
  const end = points.at(-1)?.at
  const first = points[0]?.at
  if (end === undefined || first === undefined) return null
  const values: (number | null)[] = []
  let index = points.length - 1
  for (let at = end; at > first - step && values.length < MOST; at -= step) {
    while (index > 0 && (points[index]?.at ?? 0) > at) index--
    const point = points[index]
    values.push(point && point.at <= at && point.at > at - step ? point.value : null)
  }
  return { step, end, kind, values: values.reverse() }
}
