/** Moves the launch: shows what moves, and writes the date into `uptake.yml` when asked to. */
import { UserError, userError } from '../lib/errors.ts'
import { addDays, diffDays, isDate } from '../plan/resolve/calendar.ts'
import { reschedule, type Move } from '../schedule/reschedule.ts'
import { fresh, type ActionContext } from './action.ts'
import { changeFiles, readNow } from './change-files.ts'

/** `date` is an ISO date. A stated start moves with the launch. @throws UserError bad-date, no-config, config-unwritable, path-unwritable */
export async function setLaunch(
  context: ActionContext,
  input: { date: string; dryRun: boolean; today: string },
): Promise<{ moves: Move[]; before: string | null }> {
  if (!isDate(input.date)) throw badDate(input.date)
  const { loaded, plan } = await fresh(context)
  const { launch, start } = loaded.config
  const nextStart = start !== null && launch !== null ? addDays(start, diffDays(launch, input.date)) : start
  const moves = reschedule(plan, { launch, start, today: input.today }, { launch: input.date, start: nextStart, today: input.today })
  if (input.dryRun) return { moves, before: launch }
  const file = context.ref.config
  if (file === null) throw userError('no-config', 'reschedule', loaded.root)
  const { setConfigValue } = await import('../workspace/config-edit.ts')
  const before = readNow(context, null).text
  const launched = setConfigValue(before, ['launch'], input.date, file)
  const after = nextStart === start ? launched : setConfigValue(launched, ['start'], nextStart, file)
  if (after !== before) await changeFiles(context, { action: 'reschedule', subject: input.date, files: [{ path: null, before, after }] })
  return { moves, before: launch }
}

/** What is no date of the calendar, as every action that takes one says it. */
export const badDate = (text: string): UserError =>
  new UserError('bad-date', `"${text}" is not a date.`, { hint: 'Write it as 2026-12-01.' })
