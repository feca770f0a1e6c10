/**
 * The three ways in which a series goes on, by what it counts. Each knows its forecast from any past moment, so that
 * its errors can be read off the series itself.
 */
import { smoothAll, WARM } from './smooth.ts'
import type { MetricKind } from './sample.ts'

/** `from` and `from + ahead` are positions in the series. */
export type Predictor = {
  name: string
  /** The value expected `ahead` steps after position `from`. */
  point(from: number, ahead: number): number
  /** How far a value lies from the forecast, on the scale on which errors are alike. */
  error(from: number, ahead: number, value: number): number
  /** The value at this distance from the forecast: the inverse of `error`. */
  value(from: number, ahead: number, error: number): number
}
type Values = readonly (number | null)[]

const FLOW_ALPHAS = [0.05, 0.1, 0.2]
const GROWTH_ALPHAS = [0.03, 0.06, 0.1, 0.2]
/** Bounds on a single error, in scales (see smooth.ts). Growth comes in bursts, so only a far larger one is a spike. */
const FLOW_BOUND = 2
const GROWTH_BOUND = 5
/** Damping of growth per step: Gardner and McKenzie, "Forecasting trends in time series", Management Science 31 (1985). */
const DAMPING = 0.98
/** When a level counts as one that grows: so often it rose, and its falls come to so much of its rises. */
const LEAST_RISES = 2
const MOST_FALLEN = 0.1
/** How a level returns to its long-run mean: from at once (0) to never (1). */
const RETURNS = [0, 0.6, 0.8, 0.9, 1]

/** Square root that keeps the sign: the errors of counts are alike on it (Bartlett 1936). */
const root = (value: number): number => Math.sign(value) * Math.sqrt(Math.abs(value))
const square = (value: number): number => (value < 0 ? 0 : value * value)
const signedSquare = (value: number): number => value * Math.abs(value)
/** φ + φ² + … + φʰ. */
const damped = (ahead: number): number => (DAMPING * (1 - DAMPING ** ahead)) / (1 - DAMPING)

/** What happens in a period: goes on at its smoothed level; errors on the square-root scale. Negative flows are taken as they are. */
function flow(values: Values): Predictor {
  const plain = values.some(value => value !== null && value < 0)
  const to = plain ? (value: number): number => value : root
  const back = plain ? (value: number): number => value : square
  const { level } = smoothAll(
    values.map(value => (value === null ? null : to(value))),
    FLOW_ALPHAS,
    FLOW_BOUND,
  )
  const at = (from: number): number => level[from] ?? 0
  return {
    name: 'robust exponential smoothing',
    point: from => back(at(from)),
    error: (from, _ahead, value) => to(value) - at(from),
    value: (from, _ahead, error) => back(at(from) + error),
  }
}

/** Growth from step to step. Over a gap it is known in sum only: its mean stands once, where the values begin again. */
function growthOf(values: Values): (number | null)[] {
  let last: { index: number; value: number } | null = null
  return values.map((value, index) => {
    if (value === null) return null
    const growth: number | null = last && (value - last.value) / (index - last.index)
    last = { index, value }
    return growth
  })
}

/**
 * What grows: the last value and a damped run rate; errors on the square root of the growth. A total never falls, a level
 * that has grown so far (`mayFall`) may.
 */
function growing(values: Values, mayFall: boolean): Predictor {
  const { level } = smoothAll(growthOf(values), GROWTH_ALPHAS, GROWTH_BOUND)
  const back = mayFall ? signedSquare : square
  const last = (from: number): number => values[from] ?? 0
  const growth = (from: number, ahead: number): number => back(root((level[from] ?? 0) * damped(ahead)))
  return {
    name: 'damped run rate, robustly smoothed',
    point: (from, ahead) => last(from) + growth(from, ahead),
    error: (from, ahead, value) => root(value - last(from)) - root(growth(from, ahead)),
    value: (from, ahead, error) => last(from) + back(root(growth(from, ahead)) + error),
  }
}

/**
 * Has a level grown all the time, as stars, followers and members do? Then it has no mean to return to: taken as one that
 * has, its forecast stands still.
 */
export function hasGrown(values: Values): boolean {
  let rises = 0
  let risen = 0
  let fallen = 0
  let last: number | null = null
  for (const value of values) {
    if (value === null) continue
    if (last !== null && value > last) {
      rises++
      risen += value - last
    } else if (last !== null) fallen += last - value
    last = value
  }
  return rises >= LEAST_RISES && fallen <= MOST_FALLEN * risen
}

/**
 * What stands, and falls as well as rises: the mean of the three of these that erred least on the series so far: the last value
 * returning to its smoothed level at different speeds, and the last value with a damped run rate.
 */
function level(values: Values, horizon: number): Predictor {
  const smoothed = smoothAll(values, FLOW_ALPHAS, FLOW_BOUND).level
  const growth = smoothAll(growthOf(values), GROWTH_ALPHAS, GROWTH_BOUND).level
  const last = (from: number): number => values[from] ?? smoothed[from] ?? 0
  const mean = (from: number): number => smoothed[from] ?? 0
  type Point = (from: number, ahead: number) => number
  const ways: Point[] = RETURNS.map(speed => (from, ahead) => mean(from) + (last(from) - mean(from)) * speed ** ahead)
  ways.push((from, ahead) => last(from) + (growth[from] ?? 0) * damped(ahead))
  const loss = (way: Point): number => {
    let sum = 0
    for (const [from, ahead, value] of origins(values, horizon)) sum += Math.abs(way(from, ahead) - value) / Math.sqrt(ahead)
    return sum
  }
  const best = ways
    .map((way, order) => ({ way, order, loss: loss(way) }))
    .sort((a, b) => a.loss - b.loss || a.order - b.order)
    .slice(0, 3)
  const point: Point = (from, ahead) => best.reduce((sum, each) => sum + each.way(from, ahead), 0) / best.length
  return {
    name: 'mean of the best of smoothing, last value and damped run rate',
    point,
    error: (from, ahead, value) => value - point(from, ahead),
    value: (from, ahead, error) => point(from, ahead) + error,
  }
}

/** Every past forecast that can be judged: from a known position, `ahead` steps, to a known value. */
export function* origins(values: Values, horizon: number): Generator<[from: number, ahead: number, value: number]> {
  let known = 0
  for (let from = 0; from < values.length; from++) {
    if (values[from] === null || ++known <= WARM) continue
    for (let ahead = 1; ahead <= horizon && from + ahead < values.length; ahead++) {
      const value = values[from + ahead]
      if (value != null) yield [from, ahead, value]
    }
  }
}

export function predictorOf(kind: MetricKind, values: Values, horizon: number): Predictor {
  if (kind === 'flow') return flow(values)
  if (kind === 'total') return growing(values, false)
  return hasGrown(values) ? growing(values, true) : level(values, horizon)
}
