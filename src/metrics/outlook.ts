/**
 * A regular series → what to expect of it, with how far off such expectations have been.
 *
 * The intervals are empirical: the method forecasts from every past moment of the series, and the spread of what it got
 * wrong at each distance is the spread given to what it says now (Williams and Goodman, "A simple method for the
 * construction of empirical confidence limits for economic forecasts", JASA 66 (1971); the same idea under the name of
 * split-conformal prediction: Vovk, Gammerman and Shafer 2005; fpp3 §5.5 for multi-step residuals). Distances share one
 * shape of errors, scaled by a power of the distance, because far ahead a series holds few errors that do not overlap.
 * With few errors that shape is drawn towards the normal curve. The constants were chosen on the tuning series of
 * bench/forecast.ts; coverage is measured there on others.
 */
import { hasGrown, origins, predictorOf } from './predictors.ts'
import type { MetricKind } from './sample.ts'

export type Outlook = {
  method: string
  /** How many past one-step forecasts the spread rests on. */
  origins: number
  /** The value with probability `p` (0.01 to 0.99) of staying below it, `ahead` steps after the last known value. */
  quantile(ahead: number, p: number): number
}

/** Fewest known values for an interval. */
export const ENOUGH = 8
export const enough = (overlap: number): number => ENOUGH + (overlap > 1 ? overlap : 0)
/** Three years of weeks: older values say little about now and cost time. */
const MEMORY = 156

/** Prior of the power with which errors grow by distance, and how much evidence it is worth. */
const GROWTH: Record<MetricKind, number> = { flow: 0, total: 0.35, level: 0.3 }
const GROWTH_WEIGHT = 10
/** So many errors that share no time are worth as much as the power curve. */
const HALF_TRUSTED = 3
/** How many one-step errors the normal curve is worth against the observed shape. */
const NORMAL_WEIGHT = 12
/** Share of the observed lean (median error) that moves the centre. */
const LEAN = 0.25
/** Width against the observed errors, and how much is added for a distance as long as the series itself. */
const WIDTH = 0.95
const WIDTH_BY_DISTANCE = 0.15
/**
 * What is added where a size rests on few errors that do not overlap, as far as it does: it is uncertain itself, as
 * Student's t is wider than the normal curve.
 */
const WIDTH_BY_FEW = 0.8
/** Mean absolute deviation of a standard normal is √(2/π); errors here are measured in mean absolute errors. */
const NORMAL_SPREAD = Math.sqrt(Math.PI / 2)

/**
 * @param values regular in time, oldest first; null is a gap. Gaps at the end are forecast too: `ahead` counts from the last known value.
 * @param horizon the furthest step asked for
 * @param overlap how many steps of time each value looks back over: neighbours then share most of it, and errors tell less
 * @returns null when fewer than `ENOUGH` values are known
 */
export function outlook(values: readonly (number | null)[], kind: MetricKind, horizon: number, overlap = 1): Outlook | null {
  const recent = trimmed(values)
  if (recent.filter(value => value !== null).length < enough(overlap)) return null
  const now = recent.length - 1
  const predictor = predictorOf(kind, recent, horizon)
  /** How its errors grow, and the least of them. */
  const as = kind === 'level' && hasGrown(recent) ? 'total' : kind

  const errors: number[][] = Array.from({ length: horizon }, () => [])
  for (const [from, ahead, value] of origins(recent, horizon)) errors[ahead - 1]?.push(predictor.error(from, ahead, value))
  // Between counting every error (neighbours share time) and only those that share nothing: as chosen on the tuning series.
  const count = (errors[0]?.length ?? 0) / Math.sqrt(overlap)
  const size = sizes(errors, GROWTH[as], leastSize(recent, as), overlap)
  const shape = quantiles(errors, size, overlap, count / (count + NORMAL_WEIGHT))

  return {
    method: predictor.name,
    origins: errors[0]?.length ?? 0,
    quantile(ahead, p) {
      const fresh = freshOf(errors, ahead, overlap)
      const few = (WIDTH_BY_FEW * fresh) / (fresh + HALF_TRUSTED) ** 2
      const width = WIDTH * (1 + (WIDTH_BY_DISTANCE * ahead) / recent.length + few + 1 / Math.max(1, count))
      const centre = shape(0.5)
      return predictor.value(now, ahead, (centre * LEAN + (shape(p) - centre) * width) * size(ahead))
    },
  }
}

function trimmed(values: readonly (number | null)[]): (number | null)[] {
  let end = values.length
  while (end > 0 && values[end - 1] === null) end--
  const start = values.findIndex(value => value !== null)
  return values.slice(Math.max(0, start, end - MEMORY), end)
}

/**
 * The least error to reckon with. A count that has not moved in n steps may still move: about once in n steps (the rule of
 * succession), whose square root is the error on the scale of counts. Of other values half the mean step is taken.
 */
function leastSize(values: readonly (number | null)[], kind: MetricKind): (ahead: number) => number {
  const known = values.filter(value => value !== null)
  if (kind === 'total' && known.every(Number.isInteger)) return ahead => Math.sqrt(ahead / known.length)
  if (kind === 'flow' && known.every(value => Number.isInteger(value) && value >= 0)) return () => Math.sqrt(1 / known.length)
  const half = (Math.max(...known) - Math.min(...known)) / known.length / 2
  return ahead => half * ahead ** GROWTH[kind]
}

/** How many errors at a distance share no time. */
const freshOf = (errors: readonly number[][], ahead: number, overlap: number): number =>
  (errors[ahead - 1]?.length ?? 0) / Math.max(ahead, overlap)

/** Mean absolute error by distance: as observed where many were seen, else along a power curve through all of them. */
function sizes(errors: readonly number[][], prior: number, least: (ahead: number) => number, overlap: number): (ahead: number) => number {
  const observed = errors.map(each => (each.length === 0 ? 0 : each.reduce((sum, error) => sum + Math.abs(error), 0) / each.length))
  let weights = 0
  let sumX = 0
  let sumY = 0
  let sumXX = 0
  let sumXY = 0
  observed.forEach((size, index) => {
    if (size <= 0) return
    const ahead = index + 1
    // Errors at a distance overlap each other: only every ahead-th is new. Near ones are the firmer ground.
    const weight = (errors[index]?.length ?? 0) / Math.max(ahead, overlap) ** 2
    const x = Math.log(ahead)
    const y = Math.log(size)
    weights += weight
    sumX += weight * x
    sumY += weight * y
    sumXX += weight * x * x
    sumXY += weight * x * y
  })
  if (weights === 0) return least
  const meanX = sumX / weights
  const meanY = sumY / weights
  const slope = (sumXY - weights * meanX * meanY + GROWTH_WEIGHT * prior) / (sumXX - weights * meanX * meanX + GROWTH_WEIGHT)
  const power = Math.max(0, Math.min(1, slope))
  const base = Math.exp(meanY - power * meanX)
  return ahead => {
    const fresh = freshOf(errors, ahead, overlap)
    const trust = fresh / (fresh + HALF_TRUSTED)
    const seen = trust * (observed[ahead - 1] ?? 0) + (1 - trust) * base * ahead ** power
    return Math.max(seen, least(ahead))
  }
}

/** The shape of errors of all distances together, in units of their size, drawn towards the normal curve. */
function quantiles(errors: readonly number[][], size: (ahead: number) => number, overlap: number, most: number): (p: number) => number {
  // Errors of exactly nothing, of a series that never moved, tell no shape.
  const moved = errors.some(each => each.some(error => error !== 0))
  const trust = moved ? most : 0
  const all = errors
    .flatMap((each, index) => each.map(error => ({ error: error / (size(index + 1) || 1), weight: 1 / Math.max(index + 1, overlap) })))
    .sort((a, b) => a.error - b.error)
  const total = all.reduce((sum, each) => sum + each.weight, 0)
  const grid: number[] = []
  let below = 0
  let index = 0
  for (let percent = 1; percent <= 99; percent++) {
    const p = percent / 100
    let each = all[index]
    while (each && index < all.length - 1 && (below + each.weight) / total < p) {
      below += each.weight
      each = all[++index]
    }
    grid.push(trust * (each?.error ?? 0) + (1 - trust) * NORMAL_SPREAD * normalQuantile(p))
  }
  return p => {
    const place = Math.max(0, Math.min(98, p * 100 - 1))
    const lower = grid[Math.floor(place)] ?? 0
    const upper = grid[Math.ceil(place)] ?? 0
    return lower + (upper - lower) * (place - Math.floor(place))
  }
}

/** Quantile of the standard normal: Abramowitz and Stegun 26.2.23, error below 0.00045. */
export function normalQuantile(p: number): number {
  const tail = Math.min(p, 1 - p)
  const t = Math.sqrt(-2 * Math.log(tail))
  const z = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  return p < 0.5 ? -z : z
}
