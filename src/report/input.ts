/** Everything that a report is made from. Plain data that was read before: no clock and no database in here. */
import type { Event } from '../metrics/explain.ts'
import type { MetricInfo } from '../metrics/sample.ts'
import type { Series } from '../metrics/series.ts'
import type { MeasuredTarget } from '../metrics/view.ts'
import type { PlanDiff } from '../plan/identity/ids.ts'
import type { Plan } from '../plan/model.ts'
import type { AllFulfilled } from '../schedule/agenda.ts'
import type { ReportPeriod } from './period.ts'

/** One entry of the audit log. `at` is UTC epoch milliseconds. `done`: what a tick set its box to; null when it was no tick. */
export type ReportEntry = { at: number; action: string; subject: string; who: string; done: boolean | null }
/** A reading of the files that differed from the one before. */
export type ReportChange = { at: number; diff: PlanDiff }
/** A piece that Uptake published; `title` as its file calls it. */
export type ReportDelivery = { at: number; item: string; title: string; channel: string; url: string | null }
/** What a subject of the log is called that is no item of the plan: a piece, or its post on a channel. */
export type ReportSubject = { title: string; channel: string | null }
/** A rule whose condition came true: `text` is what it watches, `risk` the risk of the plan that it came from. */
export type FiredRule = { at: number; text: string; risk: string | null; contingency: string | null }
export type ReportInput = {
  /** Name of the workspace. */
  name: string
  plan: Plan
  period: ReportPeriod
  /** ISO date of today in `zone`; what comes after the period is not looked at. */
  today: string
  /** IANA zone. */
  zone: string
  /** What is known of each target at the end of the period, or at the end of today while it lasts. */
  targets: readonly MeasuredTarget[]
  entries: readonly ReportEntry[]
  changes: readonly ReportChange[]
  deliveries: readonly ReportDelivery[]
  /**
   * How many files each piece of the plan has, and how many of them were out at the end of the period, or of today while it
   * lasts. What is scheduled is known while it lasts. Null: the workspace keeps no content files.
   */
  fulfilled: AllFulfilled | null
  /** Subjects of `entries` that are no item of the plan. */
  subjects: Readonly<Record<string, ReportSubject>>
  /** Titles of channels and platforms by their names; one without a title is called by its name. */
  channels: Readonly<Record<string, string>>
  /** Releases, posts, talks and whatever else was noted. */
  events: readonly Event[]
  /** All that is measured: response times, money spent and what is unusual are found among them. */
  series: readonly Series[]
  info: Readonly<Record<string, MetricInfo>>
  /** Null: no rules are watched. */
  fired: readonly FiredRule[] | null
  /** Repositories that are only compared with. */
  competitors: readonly string[]
}
