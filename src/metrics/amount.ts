/** How much of a flow fell into a stretch of time, and how much a level grew over one. */
import type { Point, Series } from './series.ts'

/** A part this small may be missing and the whole still counts. */
const SLACK = 0.05

/**
 * The amount of a flow from `from` to `to`, and the share of that time that was measured. Periods that reach over an
 * edge are shared out by time; events without a length count where they stand.
 * @returns null when nothing was measured there, or two definitions meet in it
 */
export function flowBetween(series: Series, from: number, to: number): { amount: number; covered: number } | null {
  let amount = 0
  let covered = 0
  let events = false
  let segment: number | null = null
  for (let index = firstAfter(series.points, from); index < series.points.length; index++) {
    const point = series.points[index]
    if (!point || point.at >= to) break
    if (point.value === null) continue
    const end = point.at + point.span
    if (point.span > 0 && end <= from) continue
    if (segment !== null && point.segment !== segment) return null
    segment = point.segment
    const overlap = Math.min(end, to) - Math.max(point.at, from)
    events ||= point.span === 0
    amount += point.span === 0 ? point.value : point.value * (overlap / point.span)
    covered += overlap
  }
  if (segment === null) return null
  const share = events ? 1 : Math.min(1, covered / (to - from))
  return { amount, covered: share >= 1 - SLACK ? 1 : share }
}

/** Position of the first point at or after a moment; the number of points when there is none. */
function firstFrom(points: readonly Point[], at: number): number {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((points[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Position of the last point at or before a moment; -1 when there is none. Points stand at whole milliseconds or between. */
export function lastUpTo(points: readonly Point[], at: number): number {
  let index = firstFrom(points, at)
  while ((points[index]?.at ?? Infinity) <= at) index++
  return index - 1
}

/** Position of the first point that reaches into what follows `from`. */
function firstAfter(points: readonly Point[], from: number): number {
  let index = firstFrom(points, from)
  while (index > 0 && (points[index - 1]?.at ?? 0) + (points[index - 1]?.span ?? 0) > from) index--
  return index
}

/** The reading of a level nearest to `at`, among the earlier ones that can be compared with `reference` (same definition). */
export function nearestBefore(series: Series, at: number, reference: Point): (Point & { value: number }) | null {
  const start = firstFrom(series.points, at)
  const left = search(series.points, start - 1, -1, reference)
  const right = search(series.points, start, 1, reference)
  if (!left || !right) return left ?? right
  return at - left.at < right.at - at ? left : right
}

function search(points: readonly Point[], from: number, step: 1 | -1, reference: Point): (Point & { value: number }) | null {
  for (let index = from; index >= 0 && index < points.length; index += step) {
    const point = points[index]
    if (!point || point.at >= reference.at || point.segment > reference.segment) return null
    if (point.segment < reference.segment && step === -1) return null
    if (point.value !== null && point.segment === reference.segment) return { ...point, value: point.value }
  }
  return null
}
