/** Sends what is due in one workspace while a server shows it: a timer that is armed to the next due delivery. */
import type { ActionContext } from '../actions/action.ts'
import { followLaunch } from '../actions/follow-launch.ts'
import { deliveriesOf } from '../db/deliveries.ts'
import { clockAhead } from '../db/dialect.ts'
import { blockedByGate, nextDueAt } from '../db/due.ts'
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { Rounds } from './rounds.ts'

export type SendingOptions = {
  /** What the action works with at this moment; null while nothing is open. */
  context(): ActionContext | null
  log: Log
  /** Called when a delivery moved on. */
  moved(): void
}

/** Between two looks, milliseconds: after something happened, while something is under way, and at most. */
const SOON = 200
const OPEN = 5_000
const LATEST = 30_000
/** A clock that is off by more (milliseconds) is told. */
const WRONG = 30_000

export class Sending {
  private readonly options: SendingOptions
  private told = false
  /** Why nothing is sent here, as it was said last. */
  private silent: string | null = null
  private readonly rounds = new Rounds(() => this.look())

  constructor(options: SendingOptions) {
    this.options = options
  }

  start(): void {
    this.rounds.start(SOON)
  }
  /** Looks again: something was planned, moved or decided. */
  wake(): void {
    this.rounds.wake(SOON)
  }
  /** Waits for what is being sent: its answer must be written down. */
  stop(): Promise<void> {
    return this.rounds.stop()
  }

  /** Servers that share a database send by its clock: one whose own is wrong would send early, and take what others are sending. */
  private async inStep(context: ActionContext): Promise<ActionContext> {
    const ahead = await clockAhead(context.db, context.now)
    if (Math.abs(ahead) > WRONG && !this.told)
      this.options.log.warn('the clock of this machine is not that of the database, by which it sends', {
        workspace: context.ref.id,
        seconds: Math.round(ahead / 1000),
      })
    this.told = Math.abs(ahead) > WRONG
    return ahead === 0 ? context : { ...context, now: context.now - ahead }
  }

  /** Sends what is due; returns when to look again. One workspace's trouble stays its own. */
  private async look(): Promise<number> {
    const here = this.options.context()
    if (here === null) return LATEST
    try {
      const context = await this.inStep(here)
      const open = await deliveriesOf(context.db, context.ref.id, {
        states: ['claimed', 'attempting', 'unconfirmed'],
        to: context.now + 1,
        limit: 1,
      })
      // The launch may have been moved by hand: nothing goes out at the time that it had.
      if ((await followLaunch(context)).length > 0) this.options.moved()
      const next = await nextDueAt(context.db, [context.ref.id])
      const idle = open.length === 0 && (next === null || next > context.now)
      const pause = next === null ? LATEST : Math.min(LATEST, Math.max(SOON, next - context.now))
      // What is blocked may have its approval by now.
      if (idle && (await blockedByGate(context.db, [context.ref.id])).length === 0) return pause
      const { publishDue } = await import('../actions/publish-due.ts')
      const sent = await publishDue(context, { log: this.options.log })
      if (sent.length > 0) this.options.moved()
      if (sent.length > 0) return SOON
      return idle ? pause : OPEN
    } catch (error) {
      const { message, code, hint } = describe(error)
      const elsewhere = code === 'sent-elsewhere'
      // It stays so until somebody decides: said once.
      if (!elsewhere) this.options.log.warn('sending failed', { workspace: here.ref.id, error: message })
      else if (this.silent !== message) this.options.log.warn('nothing is sent', { workspace: here.ref.id, error: message, hint })
      this.silent = elsewhere ? message : null
      return elsewhere ? LATEST : OPEN
    }
  }
}
