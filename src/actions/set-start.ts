/** Moves day 1 of the plan: shows what moves, and writes the date into `uptake.yml` when asked to. */
import { userError } from '../lib/errors.ts'
import { isDate } from '../plan/resolve/calendar.ts'
import { reschedule, type Move } from '../schedule/reschedule.ts'
import { fresh, type ActionContext } from './action.ts'
import { changeFiles, readNow } from './change-files.ts'
import { badDate } from './set-launch.ts'

/** `date` is an ISO date. The launch stays where it is. @throws UserError bad-date, no-config, config-unwritable, path-unwritable */
export async function setStart(
  context: ActionContext,
  input: { date: string; dryRun: boolean; today: string },
): Promise<{ moves: Move[]; before: string | null }> {
  if (!isDate(input.date)) throw badDate(input.date)
  const { loaded, plan } = await fresh(context)
  const { launch, start } = loaded.config
  const moves = reschedule(plan, { launch, start, today: input.today }, { launch, start: input.date, today: input.today })
  if (input.dryRun) return { moves, before: start }
  const file = context.ref.config
  if (file === null) throw userError('no-config', 'reschedule', loaded.root)
  const { setConfigValue } = await import('../workspace/config-edit.ts')
  const before = readNow(context, null).text
  const after = setConfigValue(before, ['start'], input.date, file)
  if (after !== before)
    await changeFiles(context, { action: 'reschedule', subject: `start ${input.date}`, files: [{ path: null, before, after }] })
  return { moves, before: start }
}
