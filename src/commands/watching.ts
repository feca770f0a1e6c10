/** `--watch`: runs once, then again after every change, until Ctrl-C. */
import { UserError } from '../lib/errors.ts'
import { watchWorkspace } from '../workspace/watch.ts'
import type { Args, Context } from './command.ts'
import { workspacesAt } from './reading.ts'

/** Returns the exit code of the last run. A user's error (a file that is gone) is told, and the watch goes on. */
export async function watchAndRepeat(context: Context, args: Args, once: () => Promise<number>): Promise<number> {
  const { out, err } = context
  const signal = context.untilInterrupted()
  let code = 0
  const repeat = async (): Promise<void> => {
    if (out.isTerminal) out.write('\u001b[2J\u001b[3J\u001b[H')
    try {
      code = await once()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      err.line(`${err.style.red('error')}  ${error.message}`)
      code = error.exitCode
    }
    err.line(err.style.dim(`${context.clock.now().toTimeString().slice(0, 8)}  watching; Ctrl-C ends`))
  }
  const failure = Promise.withResolvers<void>()
  for (const ref of workspacesAt(context, args.operands)) {
    await watchWorkspace(ref, () => repeat().catch(failure.reject), signal, {
      onError: error => err.line(err.style.dim(`watch: ${error.message}`)),
    })
  }
  await repeat()
  signal.addEventListener('abort', () => failure.resolve(), { once: true })
  if (!signal.aborted) await failure.promise
  return code
}
