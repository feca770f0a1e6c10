/** Keeps connected accounts connected while a server runs, also those through which nothing is sent for months, and asks each account once a day whether it still is. */
import type { ActionContext } from '../actions/action.ts'
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { Rounds } from './rounds.ts'

export type RenewingOptions = {
  /** What the action works with at this moment; null while nothing is open. */
  context(): ActionContext | null
  log: Log
}
/** Soon after the start, then so often; milliseconds. */
const FIRST = 5_000
const EVERY = 30 * 60_000

export class Renewing {
  private readonly options: RenewingOptions
  private readonly rounds = new Rounds(() => this.look())
  /** What was said already: each trouble is said once. */
  private said = new Set<string>()

  constructor(options: RenewingOptions) {
    this.options = options
  }
  start(): void {
    this.rounds.start(FIRST)
  }
  /** Waits for a renewal under way: its answer must be written down. */
  stop(): Promise<void> {
    return this.rounds.stop()
  }

  private async look(): Promise<number> {
    const context = this.options.context()
    if (context === null) return EVERY
    try {
      const { renewConnections } = await import('../actions/connect-channel.ts')
      const troubles = await renewConnections(context)
      const { checkStaleChannels } = await import('../actions/check-channel.ts')
      for (const { instance, error } of await checkStaleChannels(context))
        if (!troubles.some(each => each.channel === instance)) troubles.push({ channel: instance, message: error?.message ?? '' })
      for (const { channel, message } of troubles)
        if (!this.said.has(message)) this.options.log.warn('an account needs you', { workspace: context.ref.id, channel, message })
      this.said = new Set(troubles.map(each => each.message))
    } catch (error) {
      this.options.log.warn('renewing failed', { workspace: context.ref.id, error: describe(error).message })
    }
    return EVERY
  }
}
