/**
 * When reports are due: each on the day after its period ended, at a local time. A phase is reported on once, after
 * its last day. Moments are UTC epoch milliseconds; across daylight saving as `momentOf` has it.
 */
import { momentOf } from '../lib/zone.ts'
import { dateIn } from '../lib/clock.ts'
import type { Phase } from '../plan/model.ts'
import { addDays } from '../plan/resolve/calendar.ts'
import { periodAt, periodBefore, periodOfPhase, type PeriodKind, type ReportPeriod } from './period.ts'

/** One line of `reports: schedule:` in uptake.yml. */
export type ReportTimer = {
  kind: PeriodKind
  /** Local time, `08:00`. */
  at: string
  /** IANA zone; null: the one of the workspace. */
  zone: string | null
  /** Names of ways to send; none: it is written only. */
  to: string[]
  /** Is it put into `reports/`? */
  write: boolean
}

/** One report that is to be made. `phase`: the id of its phase. */
export type ReportRun = { period: ReportPeriod; phase: string | null; dueAt: number }

type Calendar = { phases: readonly Phase[]; /** Of the workspace. */ zone: string; now: number }

const zoneOf = (timer: ReportTimer, { zone }: Calendar): string => timer.zone ?? zone

/** The moment at which the report of a period is due. */
export const dueMoment = (timer: ReportTimer, period: ReportPeriod, zone: string): number =>
  momentOf(`${addDays(period.end, 1)}T${timer.at}`, zone).at

/** Every report that fell due after `since`, until now, the newest first; at most `most`. */
export function runsDue(timer: ReportTimer, calendar: Calendar, { since, most }: { since: number; most: number }): ReportRun[] {
  const { now } = calendar
  const zone = zoneOf(timer, calendar)
  if (timer.kind === 'phase')
    return phaseRuns(timer, calendar)
      .filter(run => run.dueAt > since && run.dueAt <= now)
      .toReversed()
      .slice(0, most)
  const runs: ReportRun[] = []
  // Begins with the period that is under way: its report is not due yet.
  let period = periodAt(timer.kind, dateIn(zone, new Date(now)))
  for (;;) {
    const dueAt = dueMoment(timer, period, zone)
    if (dueAt <= since || runs.length === most) return runs
    if (dueAt <= now) runs.push({ period, phase: null, dueAt })
    period = periodBefore(period)
  }
}

/** The report that is due next; null when no phase with an end lies ahead. */
export function nextRun(timer: ReportTimer, calendar: Calendar): ReportRun | null {
  const { now } = calendar
  const zone = zoneOf(timer, calendar)
  if (timer.kind === 'phase') return phaseRuns(timer, calendar).find(run => run.dueAt > now) ?? null
  const today = periodAt(timer.kind, dateIn(zone, new Date(now)))
  // Before the hour of its day the report of the period before is still ahead.
  for (const period of [periodBefore(today), today]) {
    const dueAt = dueMoment(timer, period, zone)
    if (dueAt > now) return { period, phase: null, dueAt }
  }
  return null
}

/** Phases with an end, the earliest first. */
function phaseRuns(timer: ReportTimer, calendar: Calendar): ReportRun[] {
  const zone = zoneOf(timer, calendar)
  return calendar.phases
    .flatMap(phase => {
      // Steps within a phase and milestones are told by the report of their phase.
      if (phase.kind !== 'phase') return []
      const period = periodOfPhase(phase)
      return period === null ? [] : [{ period, phase: phase.id, dueAt: dueMoment(timer, period, zone) }]
    })
    .toSorted((a, b) => a.dueAt - b.dueAt)
}
