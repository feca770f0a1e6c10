/** Takes the approvals of merges while a server shows a workspace: a pull that brings merged pieces is noticed by itself. */
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Live } from './live.ts'
import { Rounds } from './rounds.ts'

/** Fetching changes no file of the workspace, so git is asked this often, milliseconds. */
const AGAIN = 60_000

/** Begins now and ends with `signal`. Without approve-on-merge in `uptake.yml` it costs nothing. */
export function followMerges(live: Live, { log, signal }: { log: Log; signal: AbortSignal }): void {
  const look = async (): Promise<number> => {
    if (!live.measuring.measured.config.review.approveOnMerge) return AGAIN
    try {
      const { takeMerges } = await import('../actions/take-merges.ts')
      const { merged, unproven } = await takeMerges(live.actionContext({ kind: 'job', name: 'merges', origin: 'server' }), { quick: true })
      for (const { item, by, commit } of merged) log.info('approved by merging', { workspace: live.ref.id, item, by, commit })
      for (const { item, commit, why } of unproven) log.info('not approved by merging', { workspace: live.ref.id, item, commit, why })
      if (merged.length > 0 && !signal.aborted) await live.refresh()
    } catch (error) {
      if (!signal.aborted) log.warn('merges could not be read', { workspace: live.ref.id, error: describe(error).message })
    }
    return AGAIN
  }
  const rounds = new Rounds(look).until(signal)
  rounds.start(0)
  signal.addEventListener(
    'abort',
    live.onChange(() => rounds.wake(0)),
    { once: true },
  )
}
