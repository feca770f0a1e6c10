/** Approvals under rules, remarks and requests for changes, on both engines: nothing goes out that they do not let out. */
import assert from 'node:assert/strict'
import { approve, unapprove } from '../../src/actions/approve.ts'
import { setPieceState } from '../../src/actions/piece-state.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { publishingView } from '../../src/actions/publishing-view.ts'
import { addReviewNote, lookAt, settleNote } from '../../src/actions/review-notes.ts'
import { reviewView } from '../../src/actions/review-view.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { deliveriesOf } from '../../src/db/deliveries.ts'
import type { Database } from '../../src/db/open.ts'
import { sha256Of } from '../../src/content/digest.ts'
import { withDatabase } from '../support/engines.ts'
import { CONFIG, DAY, desk, NOW, piece, RULES, type Desk } from './review-workspace.ts'

const all = { channels: null, digests: null }
const stage = async (d: Desk, id: string): Promise<string> => (await publishingView(d.context)).pieces.find(each => each.id === id)!.stage
const states = async (db: Database, d: Desk): Promise<string[]> => (await deliveriesOf(db, d.context.ref.id)).map(each => each.state).sort()
const NOON = { item: 'a', channels: null, at: '2026-11-21T12:00', zone: 'Europe/Berlin' }

withDatabase('a yes counts as the rules say, whoever clicks', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', 'Text.') })
  const own = await approve(d.as('ada'), { item: 'a', ...all })
  assert.match(own[0]?.missing ?? '', /That of ada does not count: it is their own text/)
  await approve(d.as('stranger'), { item: 'a', ...all })
  assert.equal(await stage(d, 'a'), 'in review')
  await assert.rejects(scheduleContent(d.context, NOON), { code: 'not-approved' })
  const [yes] = await approve(d.context, { item: 'a', ...all })
  assert.deepEqual([yes?.missing, yes?.by], [null, ['grace']])
  assert.equal(await stage(d, 'a'), 'approved')
  assert.deepEqual(await unapprove(d.context, { item: 'a', channels: ['blog'] }), ['blog'])
  assert.equal(await stage(d, 'a'), 'in review')
  assert.deepEqual(await d.audit(), [
    'ada: approve a rehearsal',
    'ada: approve a blog',
    'stranger: approve a rehearsal',
    'stranger: approve a blog',
    'grace: approve a rehearsal',
    'grace: approve a blog',
    'grace: unapprove a blog',
  ])
})

withDatabase('a piece without a known author binds nobody where the author may not be the one', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', 'Text.', 'theme: x') })
  assert.match((await approve(d.context, { item: 'a', ...all }))[0]?.missing ?? '', /nobody knows who wrote it/)
  const named = ['-c', 'user.name=Ada L.', '-c', 'user.email=1+ada-l@users.noreply.github.com']
  d.git('init', '-qb', 'main')
  d.git('add', '.')
  d.git(...named, 'commit', '-qm', 'one')
  await unapprove(d.context, { item: 'a', channels: null })
  assert.equal((await approve(d.context, { item: 'a', ...all }))[0]?.missing, null, 'git says that Ada wrote it')
  await unapprove(d.context, { item: 'a', channels: null })
  assert.match((await approve(d.as('ada'), { item: 'a', ...all }))[0]?.missing ?? '', /their own text/)
  d.put('content/a.md', piece('a', 'Edited since.', 'theme: x'))
  assert.match((await approve(d.context, { item: 'a', ...all }))[0]?.missing ?? '', /nobody knows who wrote it/)
})

withDatabase('who speaks for whom: only where nobody signs in', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', 'Text.') })
  await assert.rejects(approve(d.context, { item: 'a', ...all, as: 'nobody' }), { code: 'person-unknown' })
  await assert.rejects(approve(d.as('Grace Hopper', 'person'), { item: 'a', ...all, as: 'sam' }), { code: 'not-you' })
  await assert.rejects(approve(d.as('robot', 'mcp'), { item: 'a', ...all, as: 'sam' }), { code: 'not-you' })
  assert.deepEqual((await approve(d.as('Grace Hopper', 'person'), { item: 'a', ...all, as: 'grace' }))[0]?.by, ['grace'])
  assert.deepEqual((await approve(d.as('dashboard', 'dashboard'), { item: 'a', ...all, as: 'Sam Vimes' }))[0]?.by, ['grace', 'sam'])
  const rows = await db.selectFrom('audit').select(['actor_name', 'after']).where('actor_name', '=', 'dashboard').execute()
  assert.match(rows[0]?.after ?? '', /"as":"sam"/)
})

withDatabase('kinds ask for more; the send checks the rules as they are then', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', 'Text.', 'author: ada\nformat: article') })
  assert.match((await approve(d.context, { item: 'a', ...all }))[0]?.missing ?? '', /1 of 2.*legal must be among them/)
  await approve(d.as('sam'), { item: 'a', ...all })
  await scheduleContent(d.context, NOON)
  d.put('uptake.yml', `${CONFIG}${RULES.replace('approvals: 2', 'approvals: 3')}`)
  await publishDue(d.context)
  assert.deepEqual(await states(db, d), ['blocked', 'blocked'])
})

withDatabase('a piece that needs more is not made one that needs less after the fact', async (db, t) => {
  const article = piece('a', 'Text.', 'author: ada\nformat: article')
  const d = desk(t, db, { 'content/a.md': article })
  await approve(d.context, { item: 'a', ...all })
  d.put('content/a.md', article.replace('format: article', 'format: note'))
  await assert.rejects(scheduleContent(d.context, NOON), { code: 'not-approved', message: /another kind of content then/ })
  d.put('content/a.md', article.replace('format: article', 'format: article\ntheme: what no rule looks at'))
  assert.match((await publishingView(d.context)).pieces[0]?.channels[0]?.missing ?? '', /^1 of 2/)
  d.put('content/a.md', article.replace('format: article', 'format: note'))
  const [again] = await approve(d.context, { item: 'a', ...all })
  assert.deepEqual([again?.missing, again?.by], [null, ['grace']], 'said anew, of what it is now')
  await scheduleContent(d.context, NOON)
})

withDatabase('rules that cannot be read let nothing out', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', 'Text.') })
  await approve(d.context, { item: 'a', ...all })
  await scheduleContent(d.context, NOON)
  d.put('uptake.yml', `${CONFIG}review:\n  aprovals: 1\n`)
  await publishDue(d.context)
  const [first] = await deliveriesOf(db, d.context.ref.id)
  assert.equal(first?.state, 'blocked')
  assert.match(first?.reason ?? '', /cannot be read/)
})

withDatabase('a piece on hold goes out under no approval', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', 'Text.') })
  await approve(d.context, { item: 'a', ...all })
  await scheduleContent(d.context, NOON)
  const done = await setPieceState(d.context, { item: 'a', state: 'hold' })
  assert.deepEqual(done, { file: 'content/a.md', before: 'ready', after: 'hold' })
  assert.equal(d.read('content/a.md'), piece('a', 'Text.').replace('state: ready', 'state: hold'))
  assert.equal(await stage(d, 'a'), 'hold')
  await publishDue(d.context)
  assert.deepEqual(await states(db, d), ['blocked', 'blocked'])
  assert.ok((await d.audit()).includes('grace: piece-state a'))
})

withDatabase('an emergency is taken after hours only, with a reason, and recorded as one', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', 'Text.', 'author: ada\nformat: article') })
  const friday = { ...d.as('ada'), now: NOW - DAY }
  await assert.rejects(approve(friday, { item: 'a', ...all, emergency: 'It is urgent.' }), { code: 'no-emergency' })
  await assert.rejects(approve(d.as('ada'), { item: 'a', ...all, emergency: ' ' }), { code: 'no-emergency' })
  await assert.rejects(approve(d.as('sam'), { item: 'a', ...all, emergency: 'It is urgent.' }), { code: 'no-emergency' })
  assert.deepEqual(await d.audit(), [])
  const [done] = await approve(d.as('ada'), { item: 'a', ...all, emergency: 'The release is broken.' })
  assert.deepEqual([done?.missing, done?.by], [null, ['ada']])
  assert.deepEqual(await d.audit(), ['ada: approve-emergency a rehearsal', 'ada: approve-emergency a blog'])
  const { after } = await db.selectFrom('audit').select('after').executeTakeFirstOrThrow()
  assert.match(after ?? '', /The release is broken\./)
  await scheduleContent(d.as('ada'), NOON)
  await publishDue(d.context)
  assert.deepEqual(await states(db, d), ['published', 'published'])
})

withDatabase('a request for changes holds a piece until who asked says yes, or it is settled', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', 'Two hundred times faster.') })
  await approve(d.context, { item: 'a', ...all })
  await approve(d.as('sam'), { item: 'a', ...all })
  const note = await addReviewNote(d.as('sam'), { item: 'a', channel: null, kind: 'changes', text: 'Prove it.', digests: null })
  assert.equal(await stage(d, 'a'), 'changes requested')
  const [row] = (await publishingView(d.context)).pieces[0]!.channels
  assert.deepEqual(row?.approvedBy, ['grace'], 'who asks for changes says no yes')
  await assert.rejects(scheduleContent(d.context, NOON), { code: 'not-approved', message: /Prove it/ })
  d.put('content/a.md', piece('a', 'Two times faster.'))
  assert.equal(await stage(d, 'a'), 'in review', 'it was edited since')
  await approve(d.context, { item: 'a', ...all })
  await assert.rejects(scheduleContent(d.context, NOON), { code: 'not-approved' }, 'the request is still open')
  await approve(d.as('sam'), { item: 'a', ...all })
  assert.equal(await stage(d, 'a'), 'approved', 'who asked has said yes')
  assert.deepEqual(
    (await reviewView(d.context, { item: 'a' })).pieces[0]?.notes.map(each => [each.text, each.resolvedBy]),
    [['Prove it.', 'sam']],
  )
  await assert.rejects(settleNote(d.context, { id: note.id }), { code: 'note-settled' })

  const other = await addReviewNote(d.as('sam'), { item: 'a', channel: 'blog', kind: 'changes', text: 'A comma.', digests: null })
  await scheduleContent(d.context, { ...NOON, channels: ['rehearsal'] })
  await assert.rejects(scheduleContent(d.context, { ...NOON, channels: ['blog'] }), { code: 'not-approved' })
  await settleNote(d.as('ada'), { id: other.id.slice(0, 8) })
  await scheduleContent(d.context, { ...NOON, channels: ['blog'] })
  await assert.rejects(settleNote(d.context, { id: 'ffffffff' }), { code: 'note-unknown' })
  await assert.rejects(addReviewNote(d.context, { item: 'a', channel: null, kind: 'comment', text: ' ', digests: null }), {
    code: 'note-empty',
  })
})

withDatabase('a request after scheduling stops the send', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', 'Text.') })
  await approve(d.context, { item: 'a', ...all })
  await scheduleContent(d.context, NOON)
  assert.equal(await stage(d, 'a'), 'scheduled')
  await addReviewNote(d.as('sam'), { item: 'a', channel: 'blog', kind: 'changes', text: 'Stop.', digests: null })
  assert.equal(await stage(d, 'a'), 'changes requested')
  await publishDue(d.context)
  assert.deepEqual(await states(db, d), ['blocked', 'published'])
})

withDatabase('what changed since somebody looked, by the bytes that they saw', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', 'One.') })
  const view = (who: string) => reviewView(d.context, { item: 'a', as: who })
  const first = (await view('sam')).pieces[0]!
  assert.deepEqual([first.waitsForMe, first.changed, (await view('ada')).pieces[0]?.waitsForMe], [true, false, false])
  const digests = Object.fromEntries(first.channels.map(each => [each.channel, each.digest ?? '']))
  assert.deepEqual((await lookAt(d.context, { item: 'a', digests, as: 'sam' })).sort(), ['blog', 'rehearsal'])
  assert.deepEqual(await lookAt(d.context, { item: 'a', digests, as: 'sam' }), [], 'a second look is no news')
  d.put('content/a.md', piece('a', 'Two.'))
  assert.deepEqual(await lookAt(d.context, { item: 'a', digests, as: 'sam' }), [], 'what is not there any more is not seen')
  const { pieces, bodies } = await view('sam')
  assert.equal(pieces[0]?.changed, true)
  const [channel] = pieces[0]!.channels
  for (const digest of [channel!.digest!, channel!.seenLast!.digest]) assert.equal(sha256Of(bodies[digest] ?? ''), digest)
  await assert.rejects(approve(d.context, { item: 'a', channels: null, digests }), { code: 'content-changed' })
  await approve(d.context, { item: 'a', ...all, as: 'sam' })
  assert.equal((await view('sam')).pieces[0]?.changed, false, 'who approves has seen it')
})
