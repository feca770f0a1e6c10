/**
 * Robust exponential smoothing: Gelper, Fried and Croux, "Robust forecasting with exponential and Holt-Winters
 * smoothing", Journal of Forecasting 29 (2010). Before a value moves the level it is pulled in to `k` scales of the
 * one-step forecast error, so a front page moves the level no more than a good day does; the scale itself is smoothed
 * with the same bounded errors.
 */

export type Smoothed = {
  /** The level after each value; the forecast of what follows. A gap leaves it as it was. */
  level: readonly number[]
}

/** Values that set the first level and scale; forecasts before them would know the future. */
export const WARM = 5
const SCALE_WEIGHT = 0.1

/**
 * @param values regular in time; null is a gap
 * @param alpha weight of a new value, 0 to 1; while fewer than 1/alpha values are known, their plain mean is taken
 * @param k how many scales an error may have: 2 as the paper has it, more where single jumps are part of the matter
 */
export function smooth(values: readonly (number | null)[], alpha: number, k: number): Smoothed {
  const first = values.filter(value => value !== null).slice(0, WARM)
  let level = median(first)
  const distances = first.map(value => Math.abs(value - level))
  let scale = 1.4826 * median(distances)
  if (!(scale > 0)) scale = Math.max(...distances, 0) / 2 || 0.5
  const correction = 1 / meanOfBoundedSquare(k)
  let known = 0
  const levels = values.map(value => {
    if (value === null) return level
    known++
    const error = value - level
    const square = correction * Math.min(error * error, k * k * scale * scale)
    scale = Math.max(Math.sqrt(SCALE_WEIGHT * square + (1 - SCALE_WEIGHT) * scale * scale), 1e-9)
    const bounded = Math.max(-k * scale, Math.min(k * scale, error))
    level += Math.max(alpha, 1 / (known + 1)) * bounded
    return level
  })
  return { level: levels }
}

/** The mean of several smoothings with different memory: no single `alpha` has to be picked from few values. */
export function smoothAll(values: readonly (number | null)[], alphas: readonly number[], k: number): Smoothed {
  const all = alphas.map(alpha => smooth(values, alpha, k).level)
  return { level: values.map((_, index) => all.reduce((sum, level) => sum + (level[index] ?? 0), 0) / all.length) }
}

/** Middle value; 0 of nothing. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/** E[min(z², k²)] of a standard normal z, by the midpoint rule: makes the bounded scale agree with the usual one. */
function meanOfBoundedSquare(k: number): number {
  const step = 0.05
  let sum = 0
  for (let z = step / 2; z < 8; z += step) sum += 2 * Math.min(z * z, k * k) * Math.exp((-z * z) / 2) * step
  return sum / Math.sqrt(2 * Math.PI)
}
