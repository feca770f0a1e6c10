/** Sends what is due in one workspace while a server shows it: a timer that is armed to the next due delivery. */
import type { ActionContext } from '../actions/action.ts'
import { deliveriesOf } from '../db/deliveries.ts'
import { nextDueAt } from '../db/due.ts'
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'

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

export class Sending {
  private readonly options: SendingOptions
  private timer: NodeJS.Timeout | null = null
  private working: Promise<void> = Promise.resolve()
  private stopped = false

  constructor(options: SendingOptions) {
    this.options = options
  }

  start(): void {
    this.arm(SOON)
  }
  /** Looks again: something was planned, moved or decided. */
  wake(): void {
    if (this.timer !== null) this.arm(SOON)
  }
  /** Waits for what is being sent: its answer must be written down. */
  async stop(): Promise<void> {
    this.stopped = true
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    await this.working
  }

  private arm(after: number): void {
    if (this.timer !== null) clearTimeout(this.timer)
    if (this.stopped) return
    this.timer = setTimeout(() => {
      this.working = this.look().then(next => this.arm(next))
    }, after)
    this.timer.unref()
  }

  /** Sends what is due; returns when to look again. One workspace's trouble stays its own. */
  private async look(): Promise<number> {
    const context = this.options.context()
    if (context === null) return LATEST
    try {
      const open = await deliveriesOf(context.db, context.ref.id, {
        states: ['claimed', 'attempting', 'unconfirmed'],
        to: context.now + 1,
        limit: 1,
      })
      const next = await nextDueAt(context.db, [context.ref.id])
      if (open.length === 0 && (next === null || next > context.now)) {
        return next === null ? LATEST : Math.min(LATEST, Math.max(SOON, next - context.now))
      }
      const { publishDue } = await import('../actions/publish-due.ts')
      const sent = await publishDue(context, { log: this.options.log })
      if (sent.length > 0) this.options.moved()
      return sent.length > 0 ? SOON : OPEN
    } catch (error) {
      this.options.log.warn('sending failed', { workspace: context.ref.id, error: describe(error).message })
      return OPEN
    }
  }
}
