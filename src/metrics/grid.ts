/**
 * What a goal looks at, at equal steps of time back from the newest value: the regular series that a forecast needs.
 * Steps are counted from the end, so no week is ever half full. Amounts are always those of whole weeks, so the rhythm
 * of the week does not show; days are steps only where there are too few weeks.
 */
import type { Goal } from './goal.ts'
import { enough } from './outlook.ts'
import type { MetricKind } from './sample.ts'
import { median } from './smooth.ts'
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
  /** How many steps each value looks back over; neighbours share what lies in both. */
  overlap: number
  /** In the unit of the goal, oldest first; null is a gap. */
  values: readonly (number | null)[]
}
type Known = Reached & { value: number }

const DAY = 86_400_000
const WEEK = 7 * DAY
/** Steps kept: more than a forecast looks back. */
const MOST = 160
/** From this usual distance between values on, it is itself the step. */
const SPARSE = 10 * DAY

/**
 * Weeks where there are enough of them, else days; the usual distance of the values where that is longer.
 * Only values of the newest definition are looked at.
 * @returns null when nothing is known
 */
export function gridOf(series: Series, goal: Goal, start: number | null, now: number): Grid | null {
  const reached = regularly(series, goal, start, now)
  if (!reached) return null
  const { points, kind, window } = reached
  const by = (step: number): Grid | null => sampled(step, points, window > step ? 'level' : kind, Math.max(1, Math.round(window / step)))
  const spacing = spacingOf(points)
  // Values that come once a month are no weeks with gaps.
  if (spacing > SPARSE) return by(Math.round(spacing / DAY) * DAY)
  const weeks = by(WEEK)
  if (isEnough(weeks)) return weeks
  const days = by(DAY)
  return isEnough(days) ? days : weeks
}

const spacingOf = (points: readonly Known[]): number => median(points.slice(1).map((point, index) => point.at - (points[index]?.at ?? 0)))

export const isEnough = (grid: Grid | null): grid is Grid => grid !== null && count(grid) >= enough(grid.overlap)
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

/** The value nearest to each step, of those that are less than half a step away: readings seldom come to the minute. */
function sampled(step: number, points: readonly Known[], kind: MetricKind, overlap: number): Grid | null {
  const end = points.at(-1)?.at
  const first = points[0]?.at
  if (end === undefined || first === undefined) return null
  const length = Math.min(MOST, Math.round((end - first) / step) + 1)
  const nearest: (Known | null)[] = Array.from({ length }, () => null)
  for (const point of points) {
    const place = length - 1 - Math.round((end - point.at) / step)
    const at = end - (length - 1 - place) * step
    const known = nearest[place]
    if (known === undefined) continue
    if (known === null || Math.abs(point.at - at) < Math.abs(known.at - at)) nearest[place] = point
  }
  return { step, end, kind, overlap, values: nearest.map(point => point?.value ?? null) }
}
