/** What was blocked goes by itself once it is approved; what is too late by then says so; nothing goes twice. */
import assert from 'node:assert/strict'
import { approve, unapprove } from '../../src/actions/approve.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { publishingView } from '../../src/actions/publishing-view.ts'
import { addReviewNote, settleNote } from '../../src/actions/review-notes.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { attemptsOf } from '../../src/db/attempts.ts'
import { deliveriesOf, deliveryById, moveOn } from '../../src/db/deliveries.ts'
import { withDatabase } from '../support/engines.ts'
import { desk, HOUR, NOW, piece, type Desk } from './review-workspace.ts'

const YES = { item: 'a', channels: null, digests: null }
const NOON = { item: 'a', channels: ['blog'], at: '2026-11-21T12:00', zone: 'Europe/Berlin' }
const text = (words: string): string => piece('a', words)
const ledger = async (d: Desk) => (await deliveriesOf(d.db, d.context.ref.id)).map(each => each.state)
const only = async (d: Desk) => (await deliveriesOf(d.db, d.context.ref.id))[0]!
const ended = async (d: Desk, now = NOW) => (await publishDue(d.at(now))).map(each => each.ended)

withDatabase('a yes that comes after the block releases it, without another word', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': text('Text.') })
  await approve(d.context, YES)
  await scheduleContent(d.context, NOON)
  await unapprove(d.context, YES)
  assert.deepEqual(await ended(d), ['blocked'])
  assert.match((await only(d)).reason ?? '', /0 of 1 approvals/)
  assert.deepEqual(await ended(d), [], 'it is not approved by now either')
  await approve(d.at(NOW + HOUR), YES)
  assert.deepEqual(await ended(d, NOW + HOUR), ['published'])
  assert.deepEqual(await ended(d, NOW + HOUR), [])
  assert.equal((await attemptsOf(db, (await only(d)).id)).length, 1)
})

withDatabase('a request for changes that is settled, and a hold in the file that is taken out, release too', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': text('Text.') })
  await approve(d.context, YES)
  await scheduleContent(d.context, NOON)
  const note = await addReviewNote(d.as('sam'), { item: 'a', channel: null, kind: 'changes', text: 'Wait.', digests: null })
  assert.deepEqual(await ended(d), ['blocked'])
  d.put('content/a.md', text('Text.').replace('state: ready', 'state: hold'))
  await settleNote(d.as('sam'), { id: note.id })
  assert.deepEqual(await ended(d), [])
  d.put('content/a.md', text('Text.'))
  assert.deepEqual(await ended(d), ['published'])
})

withDatabase('too late by its policy, it says so and waits for a person', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': text('Text.') })
  await approve(d.context, YES)
  await scheduleContent(d.context, NOON)
  await unapprove(d.context, YES)
  await ended(d)
  await approve(d.at(NOW + 7 * HOUR), YES)
  assert.deepEqual(await ended(d, NOW + 7 * HOUR), ['missed'])
  const { state, reason } = await only(d)
  assert.equal(state, 'missed')
  assert.match(
    reason ?? '',
    /^It was due 2026-11-21 12:00 \(Europe\/Berlin\), and was released only later\. Send it now, move it, or drop it\.$/,
  )
})

withDatabase('edited and approved anew, before it is due or after: the new text goes at the old time', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': text('Old words.') })
  await approve(d.context, YES)
  await scheduleContent(d.context, NOON)
  const { digest } = await only(d)
  d.put('content/a.md', text('New words.'))
  assert.equal((await publishingView(d.context)).pieces[0]?.stage, 'in review')
  assert.deepEqual(await ended(d), ['blocked'])
  assert.match((await only(d)).reason ?? '', /edited after it was scheduled\. 0 of 1 approvals/)
  await approve(d.context, YES)
  assert.deepEqual(await ended(d), ['published'])
  const sent = await only(d)
  const [attempt] = await attemptsOf(db, sent.id)
  const approved = (await publishingView(d.context)).pieces[0]?.channels.find(each => each.channel === 'blog')?.digest
  assert.notEqual(sent.digest, digest)
  assert.deepEqual([sent.digest, attempt?.digest], [approved, approved], 'what the ledger says is not what was approved')
})

withDatabase('what was tried once never goes out with another text', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': text('Old words.') })
  await approve(d.context, YES)
  await scheduleContent(d.context, NOON)
  const { id, workspace, digest } = await only(d)
  const attempt = { id: 'x', workspace_id: workspace, delivery_id: id, fence: 0, digest, started_at: NOW, ended_at: NOW, outcome: 'more', detail: null } // prettier-ignore
  await db.insertInto('attempt').values(attempt).execute()
  d.put('content/a.md', text('New words.'))
  await approve(d.context, YES)
  assert.deepEqual(await ended(d), ['blocked'])
  assert.match((await only(d)).reason ?? '', /edited after it was first tried/)
  assert.deepEqual(await ended(d), [])
  d.put('content/a.md', text('Old words.'))
  await approve(d.context, YES)
  assert.deepEqual(await ended(d), ['published'])
})

withDatabase('what an account refused stays until a person says again', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': text('Text.') })
  await approve(d.context, YES)
  await scheduleContent(d.context, NOON)
  const there = await only(d)
  const attempt = { id: 'x', workspace_id: there.workspace, delivery_id: there.id, fence: 0, digest: there.digest, started_at: NOW, ended_at: NOW, outcome: 'auth', detail: null } // prettier-ignore
  await db.insertInto('attempt').values(attempt).execute()
  await moveOn(db, there, 'planned', { state: 'blocked', reason: 'No token.' }, NOW)
  assert.deepEqual([await ended(d), await ledger(d)], [[], ['blocked']])
})

withDatabase('scheduled anew while it is blocked, it goes once, and what follows it follows the new one', async (db, t) => {
  const after = piece('b', 'After it.', 'author: ada\nafter: a').replace('[rehearsal, blog]', '[blog]')
  const d = desk(t, db, { 'content/a.md': text('Text.'), 'content/b.md': after })
  await approve(d.context, YES)
  await approve(d.context, { ...YES, item: 'b' })
  const [old] = await scheduleContent(d.context, NOON)
  const [second] = await scheduleContent(d.context, { ...NOON, item: 'b' })
  assert.equal(second?.after, old?.id)
  await unapprove(d.context, YES)
  assert.deepEqual(await ended(d), ['blocked'])
  await approve(d.context, YES)
  const [fresh] = await scheduleContent(d.context, NOON)
  assert.deepEqual((await deliveryById(db, old!.id))?.state, 'cancelled')
  assert.equal((await deliveryById(db, second!.id))?.after, fresh?.id)
  assert.deepEqual((await ended(d)).sort(), ['published', 'published'])
  assert.deepEqual((await ledger(d)).sort(), ['cancelled', 'published', 'published'])
})
