/** Remarks on a piece, changes that are asked for, and what somebody has looked at. */
import { randomUUID } from 'node:crypto'
import { withdraw } from '../db/approvals.ts'
import { inTransaction, type Database } from '../db/open.ts'
import { addNote, isOpen, notesOf, settleNotes, type NoteKind, type ReviewNote } from '../db/review-notes.ts'
import { keepReviewed, putLook } from '../db/reviewed.ts'
import { digestedText } from '../content/digest.ts'
import type { Rendered } from '../delivery/routes.ts'
import { UserError } from '../lib/errors.ts'
import { recordAction, type ActionContext } from './action.ts'
import { checkSeen } from './approve.ts'
import { publishing } from './publishing.ts'
import { speakerOf, spoken } from './speaker.ts'

type As = { as?: string | null | undefined }
/** `channel` null: the piece as a whole. `digests`: what the person saw, by channel. */
export type NoteInput = As & {
  item: string
  channel: string | null
  kind: NoteKind
  text: string
  digests: Readonly<Record<string, string>> | null
}

/** Characters of a remark; a longer one is a document. */
const LONGEST = 10_000

/**
 * Notes a remark. Who asks for changes takes their own yes to these bytes back.
 * @throws UserError note-empty, note-long, content-unknown, content-broken, content-changed, channel-unknown, person-unknown, not-you
 */
export async function addReviewNote(context: ActionContext, input: NoteInput): Promise<ReviewNote> {
  const place = await publishing(context, [input.item])
  const { file, rendered } = place.renditions(input.item, input.channel === null ? null : [input.channel])
  checkSeen(file.item.file, rendered, input.digests)
  const person = speakerOf(context, place.people, input.as)
  const note = { item: file.item.id, channel: input.channel, kind: input.kind, text: checked(input.text) }
  return inTransaction(context.db, db => writeNote(db, context, note, rendered, person))
}
/** The text of a remark as it is kept. @throws UserError note-empty, note-long */
export function checked(written: string): string {
  const text = written.trim()
  if (text === '') throw new UserError('note-empty', 'There is nothing in it.', { hint: 'Say what should be different.' })
  if (text.length > LONGEST)
    throw new UserError('note-long', `It has ${text.length} characters, ${LONGEST} is the most.`, { hint: 'Say it in fewer words.' })
  return text
}

/** In the transaction of what else is done. */
export async function writeNote(
  db: Database,
  context: ActionContext,
  { item, channel, kind, text }: Pick<NoteInput, 'item' | 'channel' | 'kind' | 'text'>,
  rendered: readonly (Rendered & { name: string })[],
  person: string,
): Promise<ReviewNote> {
  const workspace = context.ref.id
  await keepReviewed(db, workspace, rendered.map(each => seenOf(item, each)), context.now) // prettier-ignore
  for (const { name, digest } of rendered) await putLook(db, workspace, { item, channel: name, person, digest, at: context.now })
  const digests = Object.fromEntries(rendered.map(({ name, digest }) => [name, digest]))
  const note = { id: randomUUID(), item, channel, kind, person, at: context.now, text, digests }
  await addNote(db, workspace, note)
  const withdrawn: string[] = []
  if (kind === 'changes')
    for (const { name, digest } of rendered)
      if ((await withdraw(db, { workspace, item, channel: name, digest }, person, context.now)) > 0) withdrawn.push(name)
  await recordAction(db, context, {
    action: kind === 'changes' ? 'request-changes' : 'comment',
    subject: channel === null ? item : `${item} ${channel}`,
    before: withdrawn.length === 0 ? null : { approved: withdrawn },
    after: { note: note.id, text, ...spoken(context, person) },
  })
  return { ...note, resolvedAt: null, resolvedBy: null }
}
const seenOf = (item: string, { name, digest, rendition }: Rendered & { name: string }) => ({
  item,
  channel: name,
  digest,
  body: digestedText(rendition),
})

/** Settles a change that was asked for, by its id or the beginning of it. @throws UserError note-unknown, note-settled, person-unknown, not-you */
export async function settleNote(context: ActionContext, input: As & { id: string }): Promise<ReviewNote> {
  const place = await publishing(context, [])
  const person = speakerOf(context, place.people, input.as)
  return inTransaction(context.db, async db => {
    const found = (await notesOf(db, context.ref.id)).filter(note => note.kind === 'changes' && note.id.startsWith(input.id))
    const [note] = found
    if (note === undefined || found.length > 1)
      throw new UserError('note-unknown', `There is no one request for changes that begins with "${input.id}".`, {
        hint: '"uptake review" lists what is asked for.',
      })
    if (!isOpen(note) || (await settleNotes(db, context.ref.id, [note.id], person, context.now)) === 0)
      throw new UserError('note-settled', `It was settled by ${note.resolvedBy ?? 'somebody else'} already.`, { hint: null })
    await recordAction(db, context, {
      action: 'settle-changes',
      subject: note.channel === null ? note.item : `${note.item} ${note.channel}`,
      before: { note: note.id, person: note.person, text: note.text },
      after: { settled: true, ...spoken(context, person) },
    })
    return { ...note, resolvedAt: context.now, resolvedBy: person }
  })
}

/** Notes that somebody has seen what each channel gets now, so that the next look says what changed since. Returns where it is new to them. */
export async function lookAt(
  context: ActionContext,
  input: As & { item: string; digests: Readonly<Record<string, string>> },
): Promise<string[]> {
  const place = await publishing(context, [input.item])
  const { file, rendered } = place.renditions(input.item, Object.keys(input.digests))
  const person = speakerOf(context, place.people, input.as)
  const { id } = file.item
  return inTransaction(context.db, async db => {
    const fresh: string[] = []
    for (const each of rendered) {
      // What changed between the look and this note of it was not seen.
      if (input.digests[each.name] !== each.digest) continue
      await keepReviewed(db, context.ref.id, [seenOf(id, each)], context.now)
      const look = { item: id, channel: each.name, person, digest: each.digest, at: context.now }
      if (await putLook(db, context.ref.id, look)) fresh.push(each.name)
    }
    if (fresh.length > 0)
      await recordAction(db, context, {
        action: 'look',
        subject: id,
        before: null,
        after: { channels: fresh, ...spoken(context, person) },
      })
    return fresh
  })
}
