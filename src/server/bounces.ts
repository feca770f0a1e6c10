/** Reads what came back to newsletters of one workspace while a server shows it. */
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Live } from './live.ts'
import { Rounds } from './rounds.ts'

const EVERY = 15 * 60_000

/** Begins a while after now and ends with `signal`. Without a newsletter it reads a file now and then, and nothing else. */
export function followBounces(live: Live, { log, signal }: { log: Log; signal: AbortSignal }): void {
  const told = new Set<string>()
  const look = async (): Promise<number> => {
    if (Object.keys(live.config.channels).length === 0) return EVERY
    try {
      const { readBounces } = await import('../actions/read-bounces.ts')
      for (const { list, hard, error } of await readBounces(live.actionContext({ kind: 'job', name: 'bounces', origin: 'server' }))) {
        if (hard.length > 0) log.info('letters came back', { workspace: live.ref.id, list, gone: hard.length })
        // The same trouble is told once.
        if (error !== null && !told.has(error)) log.warn('bounces cannot be read', { workspace: live.ref.id, list, error })
        if (error !== null) told.add(error)
      }
    } catch (error) {
      if (!signal.aborted) log.warn('bounces failed', { workspace: live.ref.id, error: describe(error).message })
    }
    return EVERY
  }
  new Rounds(look).until(signal).start(EVERY)
}
