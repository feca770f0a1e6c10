/**
 * Makes and sends what `reports: schedule:` says and what has fallen due, each once. After a pause every report that was
 * missed is written, and the newest is sent; the others are noted as left out. What certainly did not arrive is tried
 * again, later and later; what may have arrived waits for a person.
 */
import { keepSchedule, scheduledKey, scheduleOf, type Scheduled } from '../db/report-schedule.ts'
import { beginSending, endSending, sendingOf, skipSending, type Sending, type SendingKey } from '../db/sendings.ts'
import { systemZone } from '../lib/clock.ts'
import { describe, UserError } from '../lib/errors.ts'
import { REPORT_NAMES } from '../report/period.ts'
import { runsDue, type ReportRun, type ReportTimer } from '../report/schedule.ts'
import { fresh, type ActionContext } from './action.ts'
import { claimLedger, elsewhere } from './one-ledger.ts'
import type { ReportRequest } from './report-period.ts'
import { sendReport, STALE } from './send-report.ts'
import { writeReport } from './write-report.ts'

/** `reports/` as a way. */
export const FILES = ''
/** `due`: a dry run would do it. `waiting`: it failed, and is tried again at `retryAt`. */
export type DueReport = {
  report: string
  period: string
  title: string
  way: string
  state: 'due' | 'written' | 'sent' | 'skipped' | 'failed' | 'unconfirmed' | 'waiting'
  detail: string | null
  retryAt: number | null
}

/** After a pause at most so many reports of a kind are made up for. */
const MOST = 12
const MINUTE = 60_000
/** Pauses before it is tried again; then a person has to look. */
const PAUSES = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * 60 * MINUTE, 6 * 60 * MINUTE]
/** Settings that are wrong or a secret that is missing: looked at again so often. */
const UNREADY = 10 * MINUTE

/** When a failed try is repeated; null: it is not. */
export const retryAt = ({ state, attempts, updatedAt }: Pick<Sending, 'state' | 'attempts' | 'updatedAt'>): number | null => {
  const pause = state === 'failed' ? PAUSES[attempts - 1] : undefined
  return pause === undefined ? null : updatedAt + pause
}

/** @param today ISO date in the zone of the workspace. @throws UserError when the workspace cannot be read */
export async function makeDueReports(context: ActionContext, { today, dryRun }: { today: string; dryRun: boolean }): Promise<DueReport[]> {
  const { loaded, plan } = await fresh(context)
  const { schedule } = loaded.config.reports
  const wanted = schedule.flatMap(timer => waysOf(timer).map(way => scheduled(timer, way)))
  const since = dryRun ? await scheduleOf(context.db, context.ref.id) : await keepSchedule(context.db, context.ref.id, wanted, context.now)
  const calendar = { phases: plan.phases, zone: loaded.config.timezone ?? systemZone(), now: context.now }
  const done: DueReport[] = []
  for (const timer of schedule)
    for (const way of waysOf(timer)) {
      const begun = since.get(scheduledKey(scheduled(timer, way))) ?? context.now
      const runs = runsDue(timer, calendar, { since: begun, most: MOST })
      // The oldest first; of what is sent only the newest, but each phase is a report of its own.
      for (const [index, run] of runs.entries().toArray().toReversed()) {
        const late = way !== FILES && timer.kind !== 'phase' && index > 0
        const result = await one(context, { timer, run, way, late, dryRun }, today)
        if (result !== null) done.push(result)
      }
    }
  return done
}

const waysOf = (timer: ReportTimer): string[] => [...(timer.write ? [FILES] : []), ...timer.to]
const scheduled = (timer: ReportTimer, way: string): Scheduled => ({ report: REPORT_NAMES[timer.kind], way })

type Job = { timer: ReportTimer; run: ReportRun; way: string; late: boolean; dryRun: boolean }

/** @returns null when there is nothing to do */
async function one(context: ActionContext, { timer, run, way, late, dryRun }: Job, today: string): Promise<DueReport | null> {
  const { period } = run
  const key: SendingKey = { workspace: context.ref.id, report: REPORT_NAMES[timer.kind], period: period.name, way }
  const result = (state: DueReport['state'], detail: string | null = null, retry: number | null = null): DueReport => ({
    report: key.report,
    period: key.period,
    title: period.title,
    way,
    state,
    detail,
    retryAt: retry,
  })
  const known = await sendingOf(context.db, key)
  if (known !== null) {
    const again = retryAt(known)
    const open = known.state === 'sending' ? context.now - known.startedAt >= STALE : again !== null
    if (!open) return null
    if (again !== null && again > context.now) return result('waiting', known.detail, again)
  }
  if (dryRun) return result(late ? 'skipped' : 'due')
  if (late) {
    if (known !== null) return null
    const detail = 'It fell due while nothing ran; a newer one goes instead.'
    await skipSending(context.db, key, { detail, now: context.now })
    return result('skipped', detail)
  }
  const other = way === FILES ? null : await claimLedger(context)
  if (other !== null) {
    const detail = elsewhere(other).message
    if (known === null) await skipSending(context.db, key, { detail, now: context.now })
    return result('skipped', detail)
  }
  const request: ReportRequest = { kind: timer.kind, phase: run.phase, at: run.phase === null ? period.end : null, today }
  return way === FILES ? putFiles(context, key, request, result) : send(context, key, request, result)
}

type Result = (state: DueReport['state'], detail?: string | null, retry?: number | null) => DueReport

/** The ledger holds that it was written, so that a report that somebody deletes stays away. */
async function putFiles(context: ActionContext, key: SendingKey, request: ReportRequest, result: Result): Promise<DueReport | null> {
  // Writing the same again does no harm: what was broken off is simply done.
  if (!(await beginSending(context.db, key, { digest: '', now: context.now, from: ['failed', 'sending'] }))) return null
  try {
    const { files } = await writeReport(context, request)
    const detail = files.map(file => (file.state === 'kept' ? `${file.path} (edited by hand, kept)` : file.path)).join(', ')
    await endSending(context.db, key, { state: 'sent', detail, now: context.now, from: ['sending'] })
    return result('written', detail)
  } catch (error) {
    const { message } = describe(error)
    await endSending(context.db, key, { state: 'failed', detail: message, now: context.now, from: ['sending'] })
    return result('failed', message, await nextTry(context, key))
  }
}

async function send(context: ActionContext, key: SendingKey, request: ReportRequest, result: Result): Promise<DueReport | null> {
  try {
    const sent = await sendReport(context, { ...request, way: key.way, again: false, arrived: false })
    return sent.state === 'sent' ? result('sent', sent.detail) : null
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    if (error.code === 'send-busy') return null
    const detail = `${error.message}${error.hint === null ? '' : ` ${error.hint}`}`
    if (error.code === 'send-unconfirmed') return result('unconfirmed', detail)
    // Without a row nothing was tried: the settings are to be mended first.
    return result('failed', detail, error.code === 'send-failed' ? await nextTry(context, key) : context.now + UNREADY)
  }
}

async function nextTry({ db }: ActionContext, key: SendingKey): Promise<number | null> {
  const row = await sendingOf(db, key)
  return row === null ? null : retryAt(row)
}
