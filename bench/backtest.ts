/**
 * Back-test by rolling origin: a forecast is made from every thirteenth week of each history, from the weeks before it
 * alone, and compared with what came. Errors are scaled by the mean step from week to week before the origin (MASE:
 * Hyndman and Koehler, "Another look at measures of forecast accuracy", International Journal of Forecasting 22 (2006)).
 */
import { outlook } from '../src/metrics/outlook.ts'
import { historiesOf } from './histories.ts'
import type { History } from './histories.ts'

export const HORIZONS = [1, 4, 8, 13, 26]
export const LENGTHS = [12, 26, 52, 104, 156]
const STEP = 13
const FURTHEST = Math.max(...HORIZONS)

/** One forecast against what came. Errors are absolute and scaled. */
export type Trial = {
  measure: string
  /** Weeks before the origin that were known. */
  length: number
  /** Weeks ahead. */
  ahead: number
  error: number
  naive: number
  line: number
  drift: number
  within80: boolean
  within50: boolean
}

export const backtest = (repositories: readonly string[]): Trial[] => backtestOf(repositories.flatMap(historiesOf))
export const backtestOf = (histories: readonly History[]): Trial[] => histories.flatMap(trials)

function trials(history: History): Trial[] {
  const found: Trial[] = []
  for (const length of LENGTHS)
    for (let origin = length; origin + FURTHEST <= history.values.length; origin += STEP)
      found.push(...trialsAt(history, history.values.slice(origin - length, origin), history.values.slice(origin)))
  return found
}

function trialsAt(history: History, known: readonly number[], coming: readonly number[]): Trial[] {
  const steps = known.slice(1).map((value, index) => Math.abs(value - (known[index] ?? 0)))
  const scale = steps.reduce((sum, step) => sum + step, 0) / steps.length
  // A flat series has no scale: its scaled error is not defined.
  const seen = scale > 0 ? outlook(known, history.kind, FURTHEST, history.overlap) : null
  if (!seen) return []
  const last = known.at(-1) ?? 0
  const line = straightLine(known)
  const drift = (last - (known[0] ?? 0)) / (known.length - 1)
  return HORIZONS.map(ahead => {
    const value = coming[ahead - 1] ?? NaN
    const scaled = (forecast: number): number => Math.abs(forecast - value) / scale
    const within = (low: number, high: number): boolean =>
      value >= seen.quantile(ahead, low) - 1e-9 && value <= seen.quantile(ahead, high) + 1e-9
    return {
      measure: history.measure,
      length: known.length,
      ahead,
      error: scaled(seen.quantile(ahead, 0.5)),
      naive: scaled(last),
      line: scaled(line(ahead)),
      drift: scaled(last + drift * ahead),
      within80: within(0.1, 0.9),
      within50: within(0.25, 0.75),
    }
  })
}

/** Ordinary least squares over all known values: the value of the line `ahead` steps after the last. */
function straightLine(values: readonly number[]): (ahead: number) => number {
  const count = values.length
  const meanX = (count - 1) / 2
  const meanY = values.reduce((sum, value) => sum + value, 0) / count
  let covariance = 0
  let variance = 0
  values.forEach((value, x) => {
    covariance += (x - meanX) * (value - meanY)
    variance += (x - meanX) ** 2
  })
  return ahead => meanY + (covariance / variance) * (count - 1 + ahead - meanX)
}

export type Score = { count: number; mase: number; naive: number; line: number; drift: number; cover80: number; cover50: number }

export function score(all: readonly Trial[]): Score {
  const mean = (value: (trial: Trial) => number): number => all.reduce((sum, trial) => sum + value(trial), 0) / all.length
  return {
    count: all.length,
    mase: mean(trial => trial.error),
    naive: mean(trial => trial.naive),
    line: mean(trial => trial.line),
    drift: mean(trial => trial.drift),
    cover80: mean(trial => Number(trial.within80)),
    cover50: mean(trial => Number(trial.within50)),
  }
}
