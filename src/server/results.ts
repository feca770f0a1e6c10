/** Asks for the numbers of posts in one workspace while a server shows it. */
import { enrolPosts, nextResultAt } from '../db/post-results.ts'
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Live } from './live.ts'
import { Rounds } from './rounds.ts'

/** Between two looks, milliseconds: what is due is a minute's matter at most. */
const EVERY = 60_000

/** Begins now and ends with `signal`. A workspace that published nothing costs two queries a minute. */
export function followResults(live: Live, { log, signal }: { log: Log; signal: AbortSignal }): void {
  const look = async (): Promise<number> => {
    try {
      const context = live.actionContext({ kind: 'job', name: 'results', origin: 'server' })
      await enrolPosts(context.db, live.ref.id, context.now)
      const next = await nextResultAt(context.db, live.ref.id)
      if (next === null || next > context.now) return EVERY
      const { collectResults } = await import('../actions/collect-results.ts')
      const asked = await collectResults(context, { log })
      if (asked.some(each => each.result.counts !== null)) await live.refresh()
    } catch (error) {
      if (!signal.aborted) log.warn('results failed', { workspace: live.ref.id, error: describe(error).message })
    }
    return EVERY
  }
  new Rounds(look).until(signal).start(EVERY)
}
