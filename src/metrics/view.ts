/** What the dashboard, `uptake targets` and reports show of measured targets. Plain JSON, browser-safe. */
import type { Kpi } from '../plan/model.ts'
import type { Forecast } from './forecast.ts'
import type { Pace, State } from './pace.ts'
import type { MetricInfo } from './sample.ts'

/** Where the values come from: a collector, a person or a file, or other metrics. */
export type Origin = 'collector' | 'hand' | 'derived'

/**
 * Why nothing can be said of a target:
 * `unmapped` its text means no metric that is known; `no-collector` nothing reads the metric; `not-run` the collector has
 * not run yet; `failed` its last run failed; `no-value` it ran, or a person is to type, and there is no value;
 * `ambiguous` several things are measured and the target does not say which; `unfit` values are there and do not answer
 * the target (another unit, too few of them).
 */
export type WhyKind = 'unmapped' | 'no-collector' | 'not-run' | 'failed' | 'no-value' | 'ambiguous' | 'unfit'
export type Why = {
  kind: WhyKind
  /** What is so, in a sentence for a person. */
  message: string
  /** What to do next, in a sentence. */
  hint: string | null
}

export type ChartPoint = { /** UTC epoch milliseconds. */ at: number; value: number }
/** A little chart of one target, all in `pace.unit`. */
export type TargetChart = {
  /** What was reached, in runs that may be joined by a line: cut at gaps and where counting changed. At most some 100 points. */
  actual: ChartPoint[][]
  /** The way that the pace asks for, from the start to the deadline; level where the goal was met from the start. Empty without a deadline. */
  expected: ChartPoint[]
  /** The line to be reached; null when there is none. */
  goal: number | null
}

/** One target of the plan with what is measured of it. The contract of the dashboard. */
export type MeasuredTarget = {
  /** The target as the plan has it: `id`, text (`metric`), operator, value, unit, period, deadline (`due`), place (`source`). */
  kpi: Kpi
  /** The metric that its text means, `source.name`; null when none is known. */
  metric: string | null
  /** Labels of the series that were read, one entry each; several are added up. Empty when nothing was read. */
  series: Readonly<Record<string, string>>[]
  /** What the metric is: unit, kind, help; null when no metric is known. */
  info: MetricInfo | null
  origin: Origin | null
  /** Names (as in `uptake.yml`) of the collectors that read it; empty when none is set up, or it is typed in by hand. */
  collectors: string[]
  /** Metric ids that the text may mean, nearest first: for a target without a metric. */
  candidates: string[]
  /** State, value now, expected now, run rate and the rate needed; `pace.reason` says why it is in this state. */
  pace: Pace
  forecast: Forecast
  chart: TargetChart
  /** How the number comes about where it is no plain reading: "npm.downloads + pypi.downloads", "mean of 28 days". */
  note: string | null
  /** Why nothing can be said of it; null when it is measured or not due. */
  why: Why | null
  /** A value is there, but its collector has failed since: in a sentence. */
  trouble: string | null
  /** When one of several targets suffices: the ids of all of them, this one too, and the state of the best. */
  anyOf: { ids: string[]; state: State } | null
  /** When the plan asks for one metric in bands (minimum, target, stretch): null for a band that is not there. */
  bands: Steps | null
}
/** The bands of one metric, from the lowest to the highest: which is reached, and which is next. */
export type Steps = { names: string[]; reached: string | null; next: string | null }

/** How a collector that could read something is doing. */
export type CollectorStatus = {
  /** Its name in `uptake.yml`. */
  instance: string
  /** The name of the collector: `github`. */
  collector: string
  /** Ids of the metrics that it reads; `*` when it reads whatever it finds. */
  metrics: readonly string[]
  /** UTC epoch milliseconds; null: never. */
  lastRunAt: number | null
  lastOkAt: number | null
  error: { message: string; hint: string | null } | null
}
