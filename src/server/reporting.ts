/** Makes and sends the reports of one workspace when they are due, while a server shows it: a timer armed to the next one. */
import type { ActionContext } from '../actions/action.ts'
import type { DueReport } from '../actions/due-reports.ts'
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Plan } from '../plan/model.ts'
import { nextRun, type ReportTimer } from '../report/schedule.ts'
import { Rounds } from './rounds.ts'

/** What it goes by now; null while nothing is open. */
export type ReportingState = { context: ActionContext; schedule: readonly ReportTimer[]; plan: Plan; zone: string; today: string }
export type ReportingOptions = {
  state(): ReportingState | null
  log: Log
  /** Called when something was made or sent. */
  moved(): void
}

/** After something changed, and at most, milliseconds: clocks jump, and machines sleep. */
const SOON = 1_000
const LATEST = 60_000

export class Reporting {
  private readonly options: ReportingOptions
  private readonly rounds = new Rounds(() => this.look())
  /** What was complained about last: said once. */
  private complaints = new Set<string>()

  constructor(options: ReportingOptions) {
    this.options = options
  }

  start(): void {
    this.rounds.start(SOON)
  }
  /** Looks again: files were read. */
  wake(): void {
    this.rounds.wake(SOON)
  }
  /** Waits for what is being sent: its answer must be written down. */
  stop(): Promise<void> {
    return this.rounds.stop()
  }

  /** Does what is due; returns when to look again. One workspace's trouble stays its own. */
  private async look(): Promise<number> {
    const state = this.options.state()
    if (state === null || state.schedule.length === 0) return LATEST
    const { context, log } = { ...this.options, ...state }
    try {
      const { makeDueReports } = await import('../actions/due-reports.ts')
      const made = await makeDueReports(context, { today: state.today, dryRun: false })
      this.tell(made, log, context.ref.id)
      if (made.some(each => each.state === 'sent' || each.state === 'written' || each.state === 'unconfirmed')) this.options.moved()
      const moments = [
        ...made.flatMap(each => each.retryAt ?? []),
        ...state.schedule.flatMap(timer => nextRun(timer, { phases: state.plan.phases, zone: state.zone, now: context.now })?.dueAt ?? []),
      ]
      return Math.min(LATEST, Math.max(SOON, Math.min(...moments) - context.now))
    } catch (error) {
      const { message } = describe(error)
      if (!this.complaints.has(message)) log.warn('reports failed', { workspace: context.ref.id, error: message })
      this.complaints = new Set([message])
      return LATEST
    }
  }

  private tell(made: readonly DueReport[], log: Log, workspace: string): void {
    const complaints = new Set<string>()
    for (const { report, period, way, state, detail } of made) {
      const facts = { workspace, report, period, way: way === '' ? 'reports/' : way, ...(detail === null ? {} : { detail }) }
      if (state === 'sent' || state === 'written') log.info(`report ${state}`, facts)
      if (state !== 'failed' && state !== 'unconfirmed') continue
      const complaint = JSON.stringify(facts)
      complaints.add(complaint)
      if (!this.complaints.has(complaint)) log.warn(`report ${state}`, facts)
    }
    this.complaints = complaints
  }
}
