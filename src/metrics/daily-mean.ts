/** Many single values (one for each issue, one for each probe) → the mean of the last days, once a day. */
import { standsFor } from './series.ts'
import type { Point, Series } from './series.ts'

const DAY = 86_400_000

/**
 * One point for each day (UTC) that has values, at the last of them: the mean of all values of the `days` before it. In one
 * pass, however many values there are. Where counting changed a mean begins anew; gaps say nothing of others.
 */
export function dailyMean(series: Series, days: number): Series {
  const known = series.points.filter((point): point is Point & { value: number } => point.value !== null)
  const points: Point[] = []
  let oldest = 0
  let sum = 0
  let count = 0
  for (const [index, point] of known.entries()) {
    const stands = standsFor(point)
    sum += stands.sum
    count += stands.count
    for (let first = known[oldest]; first && leaves(first, point, days); first = known[++oldest]) {
      const gone = standsFor(first)
      sum -= gone.sum
      count -= gone.count
    }
    const next = known[index + 1]
    const isLast = !next || Math.floor(next.at / DAY) > Math.floor(point.at / DAY) || next.segment !== point.segment
    const { stands: _all, ...last } = point
    if (isLast) points.push({ ...last, span: 0, value: sum / count })
  }
  return { ...series, kind: 'level', points }
}

const leaves = (first: Point, last: Point, days: number): boolean => first.at <= last.at - days * DAY || first.segment !== last.segment
