/** A metric over the last periods of a length: values, amounts or growth, each known or not. Pure. */
import { flowBetween } from '../metrics/amount.ts'
import type { Point, Series } from '../metrics/series.ts'
import { periodLength } from '../metrics/units.ts'
import type { Condition, Period } from './condition.ts'

/** One period: what was measured in it; null when it is not known. */
export type Reading = { from: number; to: number; value: number | null }

const DAY = 86_400_000
/** A value older than this says nothing of now. */
const FRESH = 7 * DAY
/** How far a reading may lie from the edge of a period, as a share of it. */
const EDGE = 0.25

type MetricCondition = Extract<Condition, { kind: 'metric' }>

/**
 * The periods that a condition looks at, newest first. They end with the newest value, as long as that is fresh: a
 * weekly reading is as good as a daily one. Without a newest value nothing is known of any of them.
 * @param now UTC epoch milliseconds; later values are not seen
 */
export function readings(condition: MetricCondition, series: Series, now: number): Reading[] {
  const { how, per, lasting, percent } = condition
  if (how === 'is' && per === null) return levels(series, lasting === null ? null : lengthOf(lasting.unit) * lasting.count, now)
  const length = lengthOf(per ?? 'week')
  const count = lasting === null ? 1 : Math.max(1, Math.round((lengthOf(lasting.unit) * lasting.count) / length))
  const end = newestEnd(series, now)
  if (end === null || now - end > Math.max(2 * DAY, length / 2)) return [{ from: now - length * count, to: now, value: null }]
  const sign = how === 'falls' ? -1 : 1
  const growth = how !== 'is'
  return Array.from({ length: count }, (_, i) => {
    const to = end - i * length
    const value = series.kind === 'flow' ? ofFlow(series, to, length, growth, percent) : ofStock(series, to, length, percent)
    return { from: to - length, to, value: value === null ? null : value * sign }
  })
}

const lengthOf = (unit: Period): number => periodLength(unit) ?? DAY

/** The moment up to which something is known. */
function newestEnd(series: Series, now: number): number | null {
  const last = series.points.findLast(point => point.value !== null && point.at + point.span <= now)
  return last === undefined ? null : last.at + last.span
}

/** Values as they stood: the newest one, or each within a stretch of time. A reading that failed is an unknown one. */
function levels(series: Series, length: number | null, now: number): Reading[] {
  const seen = series.points.filter(point => point.at + point.span <= now)
  const last = seen.at(-1)
  if (last === undefined || now - (last.at + last.span) > FRESH) return [{ from: now, to: now, value: null }]
  if (length === null) return [readingOf(last)]
  const from = now - length
  const inside = seen.filter(point => point.at + point.span >= from)
  const before = seen.findLast(point => point.at + point.span < from)
  // What it was when the time began: the last reading before it, unless there is one near its beginning.
  const first = inside[0]
  const isCovered = first !== undefined && first.at + first.span - from <= Math.max(length * EDGE, Math.min(DAY, length))
  const start = isCovered || before === undefined || from - (before.at + before.span) > FRESH ? [] : [readingOf(before)]
  const unknown = isCovered || start.length > 0 ? [] : [{ from, to: from, value: null }]
  return [...inside.map(readingOf).reverse(), ...start, ...unknown]
}

const readingOf = (point: Point): Reading => ({ from: point.at, to: point.at + point.span, value: point.value })

function ofFlow(series: Series, to: number, length: number, growth: boolean, percent: boolean): number | null {
  const amount = wholeAmount(series, to - length, to)
  if (!growth) return amount
  const before = wholeAmount(series, to - 2 * length, to - length)
  return amount === null || before === null ? null : change(before, amount, percent)
}

/** A period that was measured in part has no amount: what is missing is not nothing. */
function wholeAmount(series: Series, from: number, to: number): number | null {
  const found = flowBetween(series, from, to)
  return found === null || found.covered < 1 ? null : found.amount
}

/** What a level or a total gained, brought to the length of the period where the readings are a little off its edges. */
function ofStock(series: Series, to: number, length: number, percent: boolean): number | null {
  const end = near(series, to, length)
  const start = near(series, to - length, length)
  if (end === null || start === null || end.segment !== start.segment || end.at <= start.at) return null
  const scale = length / (end.at - start.at)
  const gained = change(start.value, end.value, percent)
  return gained === null ? null : gained * scale
}

function near(series: Series, at: number, length: number): (Point & { value: number }) | null {
  let best: (Point & { value: number }) | null = null
  for (const point of series.points) {
    if (point.value === null || Math.abs(point.at - at) > length * EDGE) continue
    if (best === null || Math.abs(point.at - at) < Math.abs(best.at - at)) best = { ...point, value: point.value }
  }
  return best
}

const change = (before: number, after: number, percent: boolean): number | null => {
  if (!percent) return after - before
  return before > 0 ? ((after - before) / before) * 100 : null
}
