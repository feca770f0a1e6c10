/** Links of people without an account, on both engines: one piece, one decision, once. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { decideByLink, makeReviewLink, openLink, REVIEW_PATH, SECRET, withdrawLink, type MadeLink } from '../../src/actions/review-links.ts'
import { reviewView } from '../../src/actions/review-view.ts'
import { linksOf } from '../../src/db/review-links.ts'
import type { Database } from '../../src/db/open.ts'
import { withDatabase } from '../support/engines.ts'
import { CONFIG, DAY, desk, NOW, piece, RULES, type Desk } from './review-workspace.ts'

const FILES = { 'content/a.md': piece('a', 'Text.'), 'content/b.md': piece('b', 'Of another piece.') }
const make = (d: Desk, more: Partial<Parameters<typeof makeReviewLink>[1]> = {}): Promise<MadeLink> =>
  makeReviewLink(d.context, { item: 'a', channels: null, person: 'Sam Vimes', days: 7, ...more })
const secretOf = (made: MadeLink): string => made.path.slice(REVIEW_PATH.length)
async function decide(d: Desk, secret: string, decision: 'approve' | 'changes' = 'approve', text = '', at = NOW): Promise<void> {
  const opened = await openLink(d.at(at), secret)
  const digests = Object.fromEntries((opened?.rendered ?? []).map(each => [each.name, each.digest]))
  await decideByLink(d.at(at), { secret, decision, text, digests })
}
const rowsWith = async (db: Database, secret: string): Promise<string[]> => {
  const found: string[] = []
  for (const table of ['review_link', 'audit', 'review_note', 'approval'] as const)
    for (const row of await db.selectFrom(table).selectAll().execute()) if (JSON.stringify(row).includes(secret)) found.push(table)
  return found
}

withDatabase('the secret is 32 random bytes and stands nowhere in the database', async (db, t) => {
  const d = desk(t, db, FILES)
  const [one, two] = [secretOf(await make(d)), secretOf(await make(d, { person: 'Guest' }))]
  for (const secret of [one, two]) {
    assert.match(secret, SECRET)
    assert.equal(Buffer.from(secret, 'base64url').length, 32)
    assert.deepEqual(await rowsWith(db, secret), [])
  }
  assert.notEqual(one, two)
  const { token_hash: hash } = await db.selectFrom('review_link').select('token_hash').where('person', '=', 'sam').executeTakeFirstOrThrow()
  assert.equal(hash, createHash('sha256').update(one).digest('hex'))
  assert.equal(await openLink(d.context, hash), null, 'who reads the database cannot open it')
  assert.deepEqual(await d.audit(), ['grace: review-link a', 'grace: review-link a'])
})

withDatabase('an approval by link is recorded as one and uses it up', async (db, t) => {
  const d = desk(t, db, FILES)
  const secret = secretOf(await make(d))
  await decide(d, secret, 'approve', 'Fine by me.')
  assert.equal(await openLink(d.context, secret), null)
  await assert.rejects(decide(d, secret), { code: 'link-unknown' })
  const { pieces } = await reviewView(d.context, { item: 'a' })
  assert.deepEqual(pieces[0]?.channels.map(each => [each.approvedBy, each.approved]), [[['sam'], true], [['sam'], true]]) // prettier-ignore
  assert.deepEqual(
    pieces[0]?.notes.map(each => [each.person, each.kind, each.text]),
    [['sam', 'comment', 'Fine by me.']],
  )
  assert.deepEqual((await d.audit()).slice(1), ['sam: comment a', 'sam: approve-link a rehearsal', 'sam: approve-link a blog'])
  assert.equal((await db.selectFrom('approval').select('id').where('item', '=', 'b').execute()).length, 0)
})

withDatabase('of two decisions at one moment one counts', async (db, t) => {
  const d = desk(t, db, FILES)
  const secret = secretOf(await make(d))
  const ends = await Promise.allSettled([decide(d, secret), decide(d, secret, 'changes', 'No.'), decide(d, secret)])
  assert.equal(ends.filter(each => each.status === 'fulfilled').length, 1)
  const [link] = await linksOf(db, d.context.ref.id)
  const [approvals, notes] = [
    await db.selectFrom('approval').select('id').execute(),
    await db.selectFrom('review_note').select('id').execute(),
  ]
  assert.deepEqual([approvals.length, notes.length], link?.endedHow === 'approved' ? [2, 0] : [0, 1])
})

withDatabase('it dies after its time, when replaced, when withdrawn', async (db, t) => {
  const d = desk(t, db, FILES)
  const old = await make(d, { days: 1 })
  assert.notEqual(await openLink(d.at(NOW + DAY - 1), secretOf(old)), null)
  assert.equal(await openLink(d.at(NOW + DAY), secretOf(old)), null)
  await assert.rejects(decide(d, secretOf(old), 'approve', '', NOW + DAY), { code: 'link-unknown' })
  const kept = await make(d, { person: 'Guest' })
  const fresh = await make(d)
  assert.equal(fresh.replaced, 1)
  assert.equal(await openLink(d.context, secretOf(old)), null, 'a newer one took its place')
  assert.notEqual(await openLink(d.context, secretOf(kept)), null, 'that of somebody else is as good as before')
  await withdrawLink(d.context, { id: fresh.id.slice(0, 8) })
  assert.equal(await openLink(d.context, secretOf(fresh)), null)
  await assert.rejects(withdrawLink(d.context, { id: fresh.id }), { code: 'link-unknown' })
})

withDatabase('what was on the page is decided on, whole, and nothing else', async (db, t) => {
  const d = desk(t, db, FILES)
  const secret = secretOf(await make(d))
  const opened = await openLink(d.context, secret)
  assert.deepEqual([opened?.title, opened?.rendered.map(each => each.name)], ['Title of a', ['rehearsal', 'blog']])
  const digests = Object.fromEntries(opened!.rendered.map(each => [each.name, each.digest]))
  d.put('content/a.md', piece('a', 'Edited while it was read.'))
  await assert.rejects(decideByLink(d.context, { secret, decision: 'approve', text: '', digests }), { code: 'content-changed' })
  await assert.rejects(decideByLink(d.context, { secret, decision: 'approve', text: '', digests: {} }), { code: 'content-changed' })
  await assert.rejects(decide(d, secret, 'changes', '  '), { code: 'note-empty' })
  assert.notEqual(await openLink(d.context, secret), null, 'nothing was decided, so it is good still')
  await decide(d, secret, 'changes', 'Where is the number?')
  assert.equal((await reviewView(d.context, { item: 'a' })).pieces[0]?.stage, 'changes requested')
  assert.equal(await openLink(d.context, secret), null)
})

withDatabase('whom a link may be for, and where the rules take none', async (db, t) => {
  const d = desk(t, db, FILES)
  await assert.rejects(make(d, { person: ' ' }), { code: 'link-for' })
  for (const days of [0, -1, 61, Number.NaN]) await assert.rejects(make(d, { days }), { code: 'link-days' })
  await assert.rejects(make(d, { item: 'none' }), { code: 'content-unknown' })
  // A stranger's yes is kept, and counts for nothing where the rules name people; that of the author's own link neither.
  const stranger = secretOf(await make(d, { person: 'A Stranger' }))
  await decide(d, stranger)
  const mine = secretOf(await makeReviewLink(d.as('ada'), { item: 'a', channels: null, person: 'sam', days: 1 }))
  await decide(d, mine)
  const [channel] = (await reviewView(d.context, { item: 'a' })).pieces[0]!.channels
  assert.deepEqual([channel?.approved, channel?.ignored.map(each => each.person)], [false, ['A Stranger', 'sam']])
  d.put('uptake.yml', `${CONFIG}${RULES.replace('not-author: true', 'links: false')}`)
  await assert.rejects(make(d), { code: 'links-off' })
})
