/** Reports that go by themselves, ways to send, and what was sent. Only reads. Times in UTC epoch milliseconds. */
import { scheduledKey, scheduleOf } from '../db/report-schedule.ts'
import { sendingsOf, type Sending } from '../db/sendings.ts'
import { describe } from '../lib/errors.ts'
import { REPORT_NAMES, type PeriodKind, type ReportPeriod } from '../report/period.ts'
import { nextRun, runsDue, type ReportRun } from '../report/schedule.ts'
import { loadWay } from '../send/index.ts'
import { prepare } from '../send/settings.ts'
import type { Measured } from './workspace.ts'

type Written = Measured['config']['reports']['send']
export type ScheduledReport = {
  kind: PeriodKind
  /** daily, weekly, … */
  report: string
  /** Local time, `08:00`, and the IANA zone that it is meant in. */
  at: string
  zone: string
  to: string[]
  write: boolean
  /** Null: no phase with an end lies ahead. */
  next: ReportRun | null
  /** The newest that fell due since it goes by itself. */
  last: ReportRun | null
}
/** `problem`: why nothing can be sent this way now. */
export type WayView = { name: string; via: string; title: string; whom: string | null; problem: string | null }
/** `way` '' of a sending is `reports/`. */
export type ReportsView = { schedule: ScheduledReport[]; ways: WayView[]; sendings: Sending[] }

/** The newest sendings that are shown. */
const MOST = 60

/** @param env variables in which secrets are looked up; none of them is part of the answer */
export async function readReports(
  { db, workspace, config, plan, zone, now }: Measured,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ReportsView> {
  const calendar = { phases: plan.phases, zone, now }
  const since = await scheduleOf(db, workspace)
  return {
    schedule: config.reports.schedule.map(timer => {
      const report = REPORT_NAMES[timer.kind]
      const begun = ['', ...timer.to].flatMap(way => since.get(scheduledKey({ report, way })) ?? [])
      return {
        kind: timer.kind,
        report,
        at: timer.at,
        zone: timer.zone ?? zone,
        to: timer.to,
        write: timer.write,
        next: nextRun(timer, calendar),
        last: begun.length === 0 ? null : (runsDue(timer, calendar, { since: Math.min(...begun), most: 1 })[0] ?? null),
      }
    }),
    ways: await Promise.all(Object.keys(config.reports.send).map(name => wayView(config.reports.send, name, env))),
    sendings: await sendingsOf(db, workspace, MOST),
  }
}

async function wayView(send: Written, name: string, env: Readonly<Record<string, string | undefined>>): Promise<WayView> {
  const entry = send[name]!
  const title = (await loadWay(entry.via))?.title ?? entry.via
  const view = { name, via: entry.via, title, whom: whomOf(entry) }
  try {
    await prepare(send, name, env)
    return { ...view, problem: null }
  } catch (error) {
    const { kind, message, hint } = describe(error)
    if (kind === 'bug') throw error
    return { ...view, problem: hint === null ? message : `${message} ${hint}` }
  }
}

/** Who gets it, as far as it is no secret: readers of a mail, the host of an address. */
function whomOf(entry: Written[string]): string | null {
  const { to, url } = entry
  if (to !== undefined) return (Array.isArray(to) ? to : [to]).map(String).join(', ')
  if (typeof url === 'string' && URL.canParse(url)) return new URL(url).host
  return null
}

export type { PeriodKind, ReportPeriod, ReportRun, Sending }
