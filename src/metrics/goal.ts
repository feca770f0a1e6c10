/** A target as what has to be true of a number: its shape, its direction and its edges in the unit of the metric. */
import { isOfPeriod } from '../plan/lexicon/metrics.ts'
import type { Kpi } from '../plan/model.ts'
import type { MetricInfo } from './sample.ts'
import { convert, isGauge, isPercent, periodLength } from './units.ts'

/**
 * What of a series is held against the goal:
 * `level` its value ("1,000 stars"); `increment` what was added since the start ("+200"); `cumulative` the sum of a flow
 * since the start ("50 attendees"); `rate` the amount of the last period ("10 posts a week"); `growth` what was added in
 * percent, over a period or since the start ("20 % a month"); `gauge` its value, read off as it is: percentages, ratios,
 * times, ranks, scores ("< 24 hours", "top 10").
 */
export type Shape = 'level' | 'increment' | 'cumulative' | 'rate' | 'growth' | 'gauge'
export type Goal = {
  shape: Shape
  better: 'more' | 'less' | 'inside'
  /** The goal is met from here on; null when only the other end is set. */
  low: number | null
  high: number | null
  /** Whether the edge itself is not enough ("> 90 %"). */
  strict: boolean
  /** Milliseconds; null: since the start, or no period at all. */
  period: number | null
  /** Unit of `low` and `high`. */
  unit: string
}

/** How far "about 100" reaches. */
const ABOUT = 0.1

/** @returns the goal, or in words why the metric cannot answer it */
export function goalOf(kpi: Kpi, info: MetricInfo): Goal | string {
  const shape = shapeOf(kpi, info)
  const inPercent = shape === 'growth'
  const [first, second] = typeof kpi.value === 'number' ? [kpi.value, kpi.value] : kpi.value
  const from = inPercent ? first : convert(first, kpi.unit, info.unit)
  const to = inPercent ? second : convert(second, kpi.unit, info.unit)
  if (from === null || to === null) return `The target is in ${kpi.unit}, the metric in ${info.unit}.`
  if (!Number.isFinite(from) || !Number.isFinite(to)) return 'The target has no number.'
  const edges = edgesOf(kpi, info, shape, Math.min(from, to), Math.max(from, to))
  return {
    ...edges,
    shape,
    period: shape === 'rate' || shape === 'growth' ? periodLength(kpi.period) : null,
    unit: inPercent ? '%' : info.unit,
  }
}

function shapeOf(kpi: Kpi, info: MetricInfo): Shape {
  const gauge = isGauge(info.unit)
  const relative = isPercent(kpi.unit) && !gauge
  // "MAU: 5,000": the month is a part of what is counted, and no pace.
  const paced = kpi.period !== null && (relative || info.kind !== 'level' || !isOfPeriod(kpi.metricId))
  if (kpi.op === 'increase') return relative ? 'growth' : paced && periodLength(kpi.period) !== null && !gauge ? 'rate' : 'increment'
  if (gauge || (kpi.period !== null && periodLength(kpi.period) === null)) return 'gauge'
  if (paced) return relative ? 'growth' : 'rate'
  return info.kind === 'flow' ? 'cumulative' : 'level'
}

type Edges = Pick<Goal, 'better' | 'low' | 'high' | 'strict'>
function edgesOf(kpi: Kpi, info: MetricInfo, shape: Shape, from: number, to: number): Edges {
  const more = (low: number, strict = false): Edges => ({ better: 'more', low, high: null, strict })
  const less = (high: number, strict = false): Edges => ({ better: 'less', low: null, high, strict })
  const smaller = info.better === 'less' || kpi.unit === 'rank' || (kpi.op === '=' && from === 0)
  switch (kpi.op) {
    case '<':
      return less(to, true)
    case '<=':
      return less(to)
    case '>':
      return more(from, true)
    case '~':
      return smaller ? less(to + Math.abs(to) * ABOUT) : more(from - Math.abs(from) * ABOUT)
    case '=':
      return smaller ? less(to) : more(from)
    default:
      // A pair is a band for what is read off, and a least for what is piled up: 350 where 300 to 500 were wanted is fine, so is 600.
      return from !== to && shape === 'gauge' ? { better: 'inside', low: from, high: to, strict: false } : more(from)
  }
}

/** Does a value meet the goal? */
export function meets(goal: Goal, value: number): boolean {
  if (goal.low !== null && (goal.strict ? value <= goal.low : value < goal.low)) return false
  return goal.high === null || (goal.strict ? value < goal.high : value <= goal.high)
}

/** The edge to be reached, seen from `value`. */
export function aim(goal: Goal, value: number): number {
  if (goal.better === 'more') return goal.low ?? 0
  if (goal.better === 'less') return goal.high ?? 0
  return Math.max(goal.low ?? value, Math.min(goal.high ?? value, value))
}

/** How far a value falls short of the goal, as a share of the goal; 0 when it is met, negative by how far it is beyond. */
export function shortfall(goal: Goal, value: number): number {
  const size = Math.max(Math.abs(goal.low ?? 0), Math.abs(goal.high ?? 0)) || 1
  const below = goal.low === null ? -Infinity : (goal.low - value) / size
  const above = goal.high === null ? -Infinity : (value - goal.high) / size
  return Math.max(below, above)
}
