/** Asks for the numbers of posts in one workspace while a server shows it. */
import { collectResults } from '../actions/collect-results.ts'
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Live } from './live.ts'

/** Between two looks, milliseconds: what is due is a minute's matter at most. */
const EVERY = 60_000

/** Begins now and ends with `signal`. A workspace that published nothing costs one query a minute. */
export function followResults(live: Live, { log, signal }: { log: Log; signal: AbortSignal }): void {
  let busy = false
  const look = async (): Promise<void> => {
    if (busy || signal.aborted) return
    busy = true
    try {
      const asked = await collectResults(live.actionContext({ kind: 'job', name: 'results', origin: 'server' }), { log })
      if (asked.some(each => each.result.counts !== null)) await live.refresh()
    } catch (error) {
      log.warn('results failed', { workspace: live.ref.id, error: describe(error).message })
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void look(), EVERY)
  timer.unref()
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}
