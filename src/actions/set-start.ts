/** Moves day 1 of the plan: shows what moves, and writes the date into `uptake.yml` when asked to. */
import { record } from '../db/audit.ts'
import { userError } from '../lib/errors.ts'
import type { Move } from '../schedule/reschedule.ts'
import { reschedule } from '../schedule/reschedule.ts'
import { setConfigValue } from '../workspace/config-edit.ts'
import { encodeText } from '../workspace/decode.ts'
import { readText } from '../workspace/files.ts'
import type { ActionContext } from './action.ts'
import { fresh } from './action.ts'
import { replaceFile } from './write-file.ts'

/** `date` is an ISO date. The launch stays where it is. @throws UserError no-config, config-unwritable, path-unwritable */
export async function setStart(
  context: ActionContext,
  input: { date: string; dryRun: boolean; today: string },
): Promise<{ moves: Move[]; before: string | null }> {
  const { loaded, plan } = await fresh(context)
  const { launch, start } = loaded.config
  const moves = reschedule(plan, { launch, start, today: input.today }, { launch, start: input.date, today: input.today })
  const file = context.ref.config
  if (input.dryRun) return { moves, before: start }
  if (file === null) throw userError('no-config', 'reschedule', loaded.root)
  const decoded = readText(file)
  const text = setConfigValue(decoded.text, ['start'], input.date, file)
  await context.db.transaction().execute(async transaction => {
    await record(transaction, {
      at: context.now,
      workspace: context.ref.id,
      actor: context.actor,
      action: 'reschedule',
      subject: `start ${input.date}`,
      before: [{ path: null, text: decoded.text }],
      after: [{ path: null, text }],
    })
    replaceFile(file, encodeText({ ...decoded, text }, file))
  })
  return { moves, before: start }
}
