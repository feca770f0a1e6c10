/** Asks for the numbers of posts in one workspace while a server shows it. */
import { collectResults } from '../actions/collect-results.ts'
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Live } from './live.ts'
import { Rounds } from './rounds.ts'

/** Between two looks, milliseconds: what is due is a minute's matter at most. */
const EVERY = 60_000

/** Begins now and ends with `signal`. A workspace that published nothing costs one query a minute. */
export function followResults(live: Live, { log, signal }: { log: Log; signal: AbortSignal }): void {
  const look = async (): Promise<number> => {
    try {
      const asked = await collectResults(live.actionContext({ kind: 'job', name: 'results', origin: 'server' }), { log })
      if (asked.some(each => each.result.counts !== null)) await live.refresh()
    } catch (error) {
      if (!signal.aborted) log.warn('results failed', { workspace: live.ref.id, error: describe(error).message })
    }
    return EVERY
  }
  new Rounds(look).until(signal).start(EVERY)
}
