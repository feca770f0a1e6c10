/** Notes an event beside the charts, or takes a note back. One transaction each, with its audit row. */
import { randomUUID } from 'node:crypto'
import { annotationsIn, putAnnotations, removeAnnotation, type Annotation } from '../db/annotations.ts'
import { inTransaction } from '../db/open.ts'
import { UserError } from '../lib/errors.ts'
import { recordAction, type ActionContext } from './action.ts'

export type AnnotationInput = {
  /** UTC epoch milliseconds. */
  at: number
  label: string
  kind: string
  /** Null: it stands beside every metric. */
  metric: string | null
}

/** @throws UserError bad-note */
export async function annotate(context: ActionContext, input: AnnotationInput): Promise<Annotation> {
  const label = input.label.trim()
  if (label === '' || label.length > 300)
    throw new UserError('bad-note', 'A note has between 1 and 300 characters.', { hint: 'Shorten it.' })
  if (!Number.isSafeInteger(input.at))
    throw new UserError('bad-note', 'The note has no day.', { hint: 'Give the moment of what happened.' })
  const annotation: Annotation = { ...input, label, id: randomUUID(), source: context.actor.name }
  await inTransaction(context.db, async db => {
    await putAnnotations(db, context.ref.id, [annotation], context.now)
    await recordAction(db, context, { action: 'annotate', subject: label, before: null, after: annotation })
  })
  return annotation
}

/** @throws UserError annotation-unknown */
export async function removeNote(context: ActionContext, { id }: { id: string }): Promise<{ removed: string }> {
  await inTransaction(context.db, async db => {
    const all = await annotationsIn(db, context.ref.id, { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER })
    const before = all.find(each => each.id === id)
    if (!before || !(await removeAnnotation(db, context.ref.id, id)))
      throw new UserError('annotation-unknown', 'There is no such note.', { hint: 'It may have been removed already.' })
    await recordAction(db, context, { action: 'remove-note', subject: before.label, before, after: null })
  })
  return { removed: id }
}
