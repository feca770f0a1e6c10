/** Everything that a report is made from. Plain data that was read before: no clock and no database in here. */
import type { Event } from '../metrics/explain.ts'
import type { Forecast } from '../metrics/forecast.ts'
import type { Pace } from '../metrics/pace.ts'
import type { MetricInfo } from '../metrics/sample.ts'
import type { Series } from '../metrics/series.ts'
import type { PlanDiff } from '../plan/identity/ids.ts'
import type { Kpi, Plan } from '../plan/model.ts'
import type { ReportPeriod } from './period.ts'

/** A target with what is known of it at the end of the period (or now, while it lasts). */
export type ReportTarget = { kpi: Kpi; pace: Pace; forecast: Forecast | null; series: Series | null }
/** One entry of the audit log. `at` is UTC epoch milliseconds. `done`: what a tick set its box to; null when it was no tick. */
export type ReportEntry = { at: number; action: string; subject: string; who: string; done: boolean | null }
/** A reading of the files that differed from the one before. */
export type ReportChange = { at: number; diff: PlanDiff }
/** A rule whose condition came true: `text` is what it watches, `risk` the risk of the plan that it came from. */
export type FiredRule = { at: number; text: string; risk: string | null; contingency: string | null }
/** One metric of ours beside the same of somebody else; changes are over the period. */
export type CompetitorFigure = {
  name: string
  metric: string
  unit: string | null
  ours: number | null
  theirs: number | null
  oursChange: number | null
  theirsChange: number | null
}

export type ReportInput = {
  /** Name of the workspace. */
  name: string
  plan: Plan
  period: ReportPeriod
  /** ISO date of today in `zone`; what comes after the period is not looked at. */
  today: string
  /** IANA zone. */
  zone: string
  targets: readonly ReportTarget[]
  entries: readonly ReportEntry[]
  changes: readonly ReportChange[]
  /** Releases, posts, talks and whatever else was noted. */
  events: readonly Event[]
  /** Series besides those of the targets: response times and money spent are found among them. */
  series: readonly Series[]
  info: Readonly<Record<string, MetricInfo>>
  /** Null: no rules are watched. */
  fired: readonly FiredRule[] | null
  competitors: readonly CompetitorFigure[]
}
