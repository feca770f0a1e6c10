/** Moves the launch: shows what moves, and writes the date into `uptake.yml` when asked to. */
import { readFileSync } from 'node:fs'
import { record } from '../db/audit.ts'
import { UserError, userError } from '../lib/errors.ts'
import { isDate } from '../plan/resolve/calendar.ts'
import { reschedule, type Move } from '../schedule/reschedule.ts'
import { fresh, type ActionContext } from './action.ts'
import { replaceFile } from './write-file.ts'

/** @throws UserError bad-date, no-config, config-unwritable, path-unwritable */
export async function setLaunch(
  context: ActionContext,
  input: { date: string; dryRun: boolean; today: string },
): Promise<{ moves: Move[]; before: string | null }> {
  if (!isDate(input.date)) throw new UserError('bad-date', `"${input.date}" is not a date.`, { hint: 'Write it as 2026-12-01.' })
  const { loaded, plan } = await fresh(context)
  const { launch, start } = loaded.config
  const shift = launch !== null && start !== null ? Math.round((Date.parse(input.date) - Date.parse(launch)) / 86_400_000) : 0
  const nextStart =
    start !== null && launch !== null ? new Date(Date.parse(`${start}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10) : start
  const moves = reschedule(plan, { launch, start, today: input.today }, { launch: input.date, start: nextStart, today: input.today })
  if (input.dryRun) return { moves, before: launch }
  const path = context.ref.config
  if (path === null)
    throw new UserError('no-config', 'This plan has no uptake.yml that could hold the launch date.', {
      hint: 'Run "uptake init" in its folder first.',
    })
  const { setConfigValue } = await import('../workspace/config-edit.ts')
  const before = readFileSync(path, 'utf8')
  let after = setConfigValue(before, ['launch'], input.date)
  if (nextStart !== start && nextStart !== null) after = setConfigValue(after, ['start'], nextStart)
  if (after === before) throw userError('config-unwritable', path, 'launch')
  await context.db.transaction().execute(async transaction => {
    await record(transaction, {
      at: context.now,
      workspace: context.ref.id,
      actor: context.actor,
      action: 'reschedule',
      subject: input.date,
      before: [{ path: null, text: before }],
      after: [{ path: null, text: after }],
    })
    replaceFile(path, Buffer.from(after, 'utf8'))
  })
  return { moves, before: launch }
}
