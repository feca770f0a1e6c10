/** A series as seen by a goal: what has been reached of it at each moment, in the goal's own unit. */
import { flowBetween, nearestBefore } from './amount.ts'
import type { Goal } from './goal.ts'
import type { Point, Series } from './series.ts'

/** `value` null: not known at that moment. `segment` as in a series: no line is drawn from one to the next. */
export type Reached = { at: number; value: number | null; segment: number }

/** A rate needs at least this share of its period, and a day, to be told from noise. */
const LEAST_SHARE = 0.25
const DAY = 86_400_000

/**
 * @param start where increments and sums begin to count, UTC epoch milliseconds; null: with the first value
 * @param now nothing later is read; a period that has not ended counts in a sum but makes no rate
 */
export function track(series: Series, goal: Goal, start: number | null, now: number): Reached[] {
  const points = series.points.filter(point => point.at <= now)
  const whole: Series = { ...series, points }
  switch (goal.shape) {
    case 'level':
    case 'gauge':
      return points.map(point => ({ at: endOf(point, now), value: point.value, segment: point.segment }))
    case 'cumulative':
      return series.kind === 'flow' ? runningSum(points, start, now) : sinceStart(points, start, false)
    case 'increment':
      return series.kind === 'flow' ? runningSum(points, start, now) : sinceStart(points, start, false)
    case 'growth':
      return goal.period === null ? sinceStart(points, start, true) : rates(whole, goal.period, now, true)
    case 'rate':
      return rates(whole, goal.period ?? DAY, now, false)
  }
}

const endOf = (point: Point, now: number): number => Math.min(now, point.at + point.span)

function runningSum(points: readonly Point[], start: number | null, now: number): Reached[] {
  let sum = 0
  return points
    .filter(point => start === null || point.at >= start)
    .map(point => {
      sum += point.value ?? 0
      return { at: endOf(point, now), value: point.value === null ? null : sum, segment: point.segment }
    })
}

/** Growth since the start. What a new definition adds by itself is no growth: every segment counts from its own first value. */
function sinceStart(points: readonly Point[], start: number | null, relative: boolean): Reached[] {
  let earlier = 0
  let base: number | null = null
  let last: number | null = null
  let segment: number | null = null
  let origin: number | null = null
  const reached: Reached[] = []
  for (const point of points) {
    if (segment !== point.segment) {
      if (base !== null && last !== null) earlier += last - base
      base = null
      segment = point.segment
    }
    if (point.value !== null) {
      const before: boolean = start !== null && point.at <= start
      if (base === null || before) base = point.value
      if (origin === null || before) origin = point.value
      last = point.value
      // Before the start nothing counts, however much it grew.
      if (before) earlier = 0
    }
    if (start !== null && point.at < start) continue
    const grown = point.value === null || base === null ? null : earlier + point.value - base
    const value = grown === null || !relative ? grown : percentOf(grown, origin)
    reached.push({ at: point.at, value, segment: point.segment })
  }
  return reached
}

const percentOf = (part: number, whole: number | null): number | null =>
  whole === null || whole === 0 ? null : (part / Math.abs(whole)) * 100

/** At the end of each value: the amount of the period before it. A shorter time is scaled up, if it is long enough. */
function rates(series: Series, period: number, now: number, relative: boolean): Reached[] {
  const least = Math.max(LEAST_SHARE * period, Math.min(period, DAY))
  return series.points.map(point => {
    const none = { at: endOf(point, now), value: null, segment: point.segment }
    if (point.value === null) return none
    if (series.kind === 'flow') return { ...none, value: flowRate(series, point, period, least, now) }
    const before = nearestBefore(series, point.at - period, point)
    if (!before || point.at - before.at < least) return none
    const amount = ((point.value - before.value) / (point.at - before.at)) * period
    return { ...none, value: relative ? percentOf(amount, before.value) : amount }
  })
}

function flowRate(series: Series, point: Point, period: number, least: number, now: number): number | null {
  const end = point.at + point.span
  // Today is not over: its amount so far is no day's amount.
  if (end > now || point.flags.includes('partial')) return null
  const length = Math.max(period, point.span)
  const first = series.points[0]
  // The end of an event without a length belongs to its period.
  const seen = flowBetween(series, end - length, point.span === 0 ? end + 1 : end)
  if (!first || !seen) return null
  const measured = point.span === 0 ? Math.min(length, end - first.at) : seen.covered * length
  return measured >= least ? (seen.amount / measured) * period : null
}
