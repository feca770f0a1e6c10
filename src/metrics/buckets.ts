/** A series on a regular calendar: one value per day, week or month of a named zone. */
import { bucketsBetween } from './calendar.ts'
import type { Bucket, BucketUnit } from './calendar.ts'
import type { Point, Series } from './series.ts'

/**
 * What one bucket holds. Levels and totals: the last value read in it. Flows: the sum over it.
 * Null: nothing was read, or not all of it. `partial`: the bucket lies at an end of the series and is not full.
 */
export type Cell = Bucket & { value: number | null; partial: boolean; segment: number }
export type Regular = { kind: 'level' | 'flow'; unit: BucketUnit; zone: string; cells: readonly Cell[] }

/** How much of a bucket may be uncovered and still count as whole: an hour a day of summer time, a second of rounding. */
const SLACK = 0.05

/**
 * @param now UTC epoch milliseconds; nothing after it is read, and a bucket that ends after it is `partial`.
 */
export function toBuckets(series: Series, unit: BucketUnit, zone: string, now: number): Regular {
  const points = series.points.filter(point => point.at <= now)
  const flow = series.kind === 'flow'
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return { kind: flow ? 'flow' : 'level', unit, zone, cells: [] }
  const end = Math.min(now, last.at + Math.max(0, last.span - 1))
  const buckets = bucketsBetween(first.at, end, unit, zone)
  return { kind: flow ? 'flow' : 'level', unit, zone, cells: flow ? sums(points, buckets, now) : lasts(points, buckets, now) }
}

function lasts(points: readonly Point[], buckets: readonly Bucket[], now: number): Cell[] {
  let index = 0
  let segment = points[0]?.segment ?? 0
  return buckets.map(bucket => {
    let value: number | null = null
    for (let point = points[index]; point && point.at < bucket.to; point = points[++index]) {
      segment = point.segment
      if (point.value !== null) value = point.value
      else if (point.flags.includes('redefined')) value = null
    }
    return { ...bucket, value, partial: bucket.to > now, segment }
  })
}

/** Sums of flows. A period that lies in several buckets is shared out by time. */
function sums(points: readonly Point[], buckets: readonly Bucket[], now: number): Cell[] {
  const known = points.filter((point): point is Point & { value: number } => point.value !== null)
  let start = 0
  let segment = points[0]?.segment ?? 0
  return buckets.map((bucket, position) => {
    let sum = 0
    let covered = 0
    let coarse = false
    let events = 0
    const parts = new Set<number>()
    while (start < known.length && endOf(known[start]) <= bucket.from && (known[start]?.at ?? 0) < bucket.from) start++
    for (let index = start; index < known.length; index++) {
      const point = known[index]
      if (!point || point.at >= bucket.to) break
      if (endOf(point) < bucket.from || (point.span > 0 && endOf(point) === bucket.from)) continue
      parts.add(point.segment)
      if (point.span === 0) {
        events++
        sum += point.value
        continue
      }
      const overlap = Math.min(endOf(point), bucket.to) - Math.max(point.at, bucket.from)
      if (point.span > (bucket.to - bucket.from) * (1 + SLACK)) coarse = true
      covered += overlap
      sum += point.value * (overlap / point.span)
    }
    segment = Math.max(segment, ...parts)
    const share = covered / (bucket.to - bucket.from)
    const atEdge = position === 0 || position === buckets.length - 1
    const full = share >= 1 - SLACK || (events > 0 && covered === 0)
    const partial = bucket.to > now || (atEdge && !full && (covered > 0 || events > 0))
    const readable = !coarse && parts.size === 1 && (full || (partial && atEdge))
    return { ...bucket, value: readable ? sum : null, partial, segment }
  })
}

const endOf = (point: Point | undefined): number => (point ? point.at + point.span : 0)

/**
 * Growth from bucket to bucket of a level or a total. Null where either end is not known, or the two are not comparable:
 * growth across a gap is known in sum but not bucket by bucket.
 */
export function increments(levels: Regular): Regular {
  const cells = levels.cells.map((cell, index) => {
    const before = levels.cells[index - 1]
    const comparable = before?.value != null && cell.value !== null && before.segment === cell.segment
    return { ...cell, value: comparable ? (cell.value ?? 0) - (before.value ?? 0) : null }
  })
  return { ...levels, kind: 'flow', cells: cells.slice(1) }
}
