/** Undoes the last action that wrote files, if they are still as it left them. */
import { readFileSync } from 'node:fs'
import { lastUndoable, markUndone, record } from '../db/audit.ts'
import { UserError } from '../lib/errors.ts'
import { loadWorkspace } from '../workspace/load.ts'
import { textOf, writeText, type ActionContext } from './action.ts'
import { replaceFile } from './write-file.ts'

type Saved = { path: string | null; text: string }[]

/** @throws UserError nothing-to-undo, changed */
export async function undo(context: ActionContext): Promise<{ action: string; subject: string }> {
  const last = await lastUndoable(context.db, context.ref.id)
  if (!last)
    throw new UserError('nothing-to-undo', 'There is nothing to undo.', {
      hint: 'Ticks, fixes and moved launches can be undone, the last one first.',
    })
  const loaded = await loadWorkspace(context.ref)
  const before = last.before as Saved
  const after = last.after as Saved
  const current = (path: string | null): string => (path === null ? readFileSync(context.ref.config ?? '', 'utf8') : textOf(loaded, path))
  for (const { path, text } of after)
    if (current(path) !== text)
      throw new UserError('changed', `${path ?? 'uptake.yml'} has been edited since; undoing would lose that edit.`, {
        hint: 'Change it by hand, or use git to look at what it was.',
      })
  await context.db.transaction().execute(async transaction => {
    const seq = await record(transaction, {
      at: context.now,
      workspace: context.ref.id,
      actor: context.actor,
      action: 'undo',
      subject: `${last.action} ${last.subject}`,
      before: after,
      after: before,
    })
    await markUndone(transaction, last.seq, seq)
    for (const { path, text } of before)
      if (path === null) replaceFile(context.ref.config!, Buffer.from(text, 'utf8'))
      else writeText(loaded, path, text)
  })
  return { action: last.action, subject: last.subject }
}
