/** Runs the automations of a workspace while a server shows it: after samples came in, and once an hour for what days bring. */
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Live } from './live.ts'
import { Rounds } from './rounds.ts'

/** Collectors end one after another: they are waited for, milliseconds. */
const SETTLE = 5_000
const HOUR = 3_600_000

/** Begins now and ends with `signal`. A workspace without automations costs nothing. */
export function automate(live: Live, { log, signal }: { log: Log; signal: AbortSignal }): void {
  const run = async (): Promise<number> => {
    if (!live.measuring.measured.config.automations.some(each => each.active)) return HOUR
    try {
      const { runAutomations } = await import('../actions/run-automations.ts')
      const runs = await live.act({ kind: 'job', name: 'automations', origin: 'server' }, context =>
        runAutomations(context, { dryRun: false }),
      )
      for (const { id, fired, verdict } of runs)
        if (fired.length > 0) log.info('automation fired', { workspace: live.ref.id, automation: id, because: verdict.because })
    } catch (error) {
      log.warn('automations failed', { workspace: live.ref.id, error: describe(error).message })
    }
    return HOUR
  }
  const rounds = new Rounds(run).until(signal)
  rounds.start(SETTLE)
  signal.addEventListener(
    'abort',
    live.measuring.onSamples(() => rounds.wake(SETTLE)),
    { once: true },
  )
}
