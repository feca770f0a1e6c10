/**
 * Undoes the last action that wrote files, if they are still as it left them: on the command line whoever did it, elsewhere
 * only what the one who asks did themselves.
 */
import { lastUndo, lastUndoable, markUndone, type Actor, type Recorded } from '../db/audit.ts'
import { UserError } from '../lib/errors.ts'
import type { ActionContext } from './action.ts'
import { followLaunch } from './follow-launch.ts'
import { moveBack } from './move-delivery.ts'
import { changeFiles, nowOf, type FileChange } from './change-files.ts'

/** `by`: who had made the change, where that is not who takes it back. `deliveries`, where some had moved: how many stand again where they stood, and how many do not, as they left or were moved again. */
export type Undone = { action: string; subject: string; by?: string; deliveries?: { back: number; left: number } }

/** @throws UserError nothing-to-undo, changed, path-* */
export async function undo(context: ActionContext): Promise<Undone> {
  await dropUndoThatNeverHappened(context)
  const { actor } = context
  for (;;) {
    const last = await lastUndoable(context.db, context.ref.id, actor.kind === 'cli' ? null : actor)
    if (!last && actor.kind !== 'cli' && (await lastUndoable(context.db, context.ref.id)))
      throw new UserError('nothing-to-undo', 'There is no change of yours to undo.', {
        hint: 'Others changed something since. "uptake undo" on the command line takes back the last change, whoever made it.',
      })
    if (!last)
      throw new UserError('nothing-to-undo', 'There is nothing to undo.', {
        hint: 'Ticks, fixes, moved launches, mapped targets, recorded values, drafts, texts and pictures saved in the editor and written reports can be undone, the last one first.',
      })
    const files = filesOf(last).map(file => ({ ...file, state: stateOf(context, file) }))
    const edited = files.find(file => file.state === 'edited')
    if (edited)
      throw new UserError('changed', `${edited.path ?? 'uptake.yml'} has been edited since; undoing would lose that edit.`, {
        hint: 'Change it by hand, or use git to look at what it was.',
      })
    const left = files.filter(file => file.state === 'after')
    if (left.length > 0) {
      const back = left.map(({ path, before, after, bytes }) => ({ path, before: after, after: before, ...(bytes ? { bytes } : {}) }))
      const { action, samples, deliveries } = last
      let stand = 0
      const seq = await changeFiles(context, {
        action: 'undo',
        subject: `${action} ${last.subject}`,
        files: back,
        ...(samples === null ? {} : { samples }),
        deliveries: async db => {
          const restored = await moveBack(context, db, deliveries)
          stand = restored.length
          return restored
        },
      })
      await markUndone(context.db, last.seq, seq)
      const followed = await followLaunch(context)
      const told = { back: stand + followed.length, left: deliveries.length - stand }
      const by = isSame(last.actor, actor) ? {} : { by: last.actor.name || last.actor.kind }
      return { action, subject: last.subject, ...by, ...(told.back + told.left === 0 ? {} : { deliveries: told }) }
    }
    // Its files are as before: a crash kept it from happening, or a person took it back by hand.
    await markUndone(context.db, last.seq, last.seq)
  }
}

const isSame = (one: Actor, other: Actor): boolean => one.kind === other.kind && one.name === other.name

type Saved = { path: string | null; text: string | null; bytes?: boolean }[]
function filesOf(entry: Recorded): FileChange[] {
  const after = entry.after as Saved
  return (entry.before as Saved).map(({ path, text, bytes }, i) => ({
    path,
    before: text,
    after: after[i]?.text ?? null,
    ...(bytes ? { bytes } : {}),
  }))
}

/** The text of the file now, against an entry. */
function stateOf(context: ActionContext, change: FileChange): 'before' | 'after' | 'edited' {
  const { before, after } = change
  const text = nowOf(context, change)?.text ?? null
  if (text === after) return 'after'
  return text === before ? 'before' : 'edited'
}

/** An undo that a crash kept from writing its files undid nothing. */
async function dropUndoThatNeverHappened(context: ActionContext): Promise<void> {
  const last = await lastUndo(context.db, context.ref.id)
  if (last && filesOf(last).every(file => file.before !== file.after && stateOf(context, file) === 'before'))
    await markUndone(context.db, last.seq, last.seq)
}
