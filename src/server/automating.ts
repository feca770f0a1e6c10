/** Runs the automations of a workspace while a server shows it: after samples came in, and once an hour for what days bring. */
import { runAutomations } from '../actions/run-automations.ts'
import { describe } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Live } from './live.ts'

/** Collectors end one after another: they are waited for, milliseconds. */
const SETTLE = 5_000
const HOUR = 3_600_000

/** Begins now and ends with `signal`. A workspace without automations costs nothing. */
export function automate(live: Live, { log, signal }: { log: Log; signal: AbortSignal }): void {
  let waiting: NodeJS.Timeout | null = null
  const run = async (): Promise<void> => {
    waiting = null
    if (signal.aborted || !live.measuring.measured.config.automations.some(each => each.active)) return
    try {
      const runs = await live.act({ kind: 'job', name: 'automations', origin: 'server' }, context =>
        runAutomations(context, { dryRun: false }),
      )
      for (const { id, fired, verdict } of runs)
        if (fired.length > 0) log.info('automation fired', { workspace: live.ref.id, automation: id, because: verdict.because })
    } catch (error) {
      log.warn('automations failed', { workspace: live.ref.id, error: describe(error).message })
    }
  }
  const soon = (): void => {
    waiting ??= setTimeout(() => void run(), SETTLE).unref()
  }
  const stop = live.measuring.onSamples(soon)
  const timer = setInterval(soon, HOUR)
  timer.unref()
  soon()
  signal.addEventListener(
    'abort',
    () => {
      stop()
      clearInterval(timer)
      if (waiting !== null) clearTimeout(waiting)
    },
    { once: true },
  )
}
