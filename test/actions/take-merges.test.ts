/** Approve on merge, with a real git: the merger says yes to the bytes of the merge commit and to no others. */
import assert from 'node:assert/strict'
import { approve, unapprove } from '../../src/actions/approve.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { publishingView } from '../../src/actions/publishing-view.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { takeMerges } from '../../src/actions/take-merges.ts'
import { deliveriesOf } from '../../src/db/deliveries.ts'
import { withDatabase } from '../support/engines.ts'
import { CONFIG, desk, piece, RULES, type Desk } from './review-workspace.ts'

const ON = `${CONFIG}${RULES}  approve-on-merge: true\n`
const NOON = { item: 'a', channels: null, at: '2026-11-21T12:00', zone: 'Europe/Berlin' }
const text = (words: string, front = 'theme: x'): string => piece('a', words, front)
const by = (d: Desk, name: string, email: string) => ({
  commit: (message: string) => {
    d.git('add', '.')
    d.git('-c', `user.name=${name}`, '-c', `user.email=${email}`, 'commit', '-qm', message)
  },
  merge: (branch: string, ...more: string[]) => d.git('-c', `user.name=${name}`, '-c', `user.email=${email}`, 'merge', '-q', ...more, '-m', `Merge ${branch}`, branch), // prettier-ignore
})
const ADA = ['Ada Lovelace', 'ada@example.org'] as const
const GRACE = ['Grace', '42+grace@users.noreply.github.com'] as const

/** main with one commit; Ada's branch with the piece; nothing is merged yet. */
function repository(d: Desk, words = 'Text.', front?: string): void {
  d.git('init', '-qb', 'main')
  by(d, ...ADA).commit('begin')
  d.git('checkout', '-qb', 'post')
  d.put('content/a.md', text(words, front))
  by(d, ...ADA).commit('a post')
}
const merged = async (d: Desk) =>
  (await takeMerges(d.context)).merged.map(each => [each.item, each.by, each.approved.map(yes => yes.missing)])
const approvedBy = async (d: Desk) =>
  (await publishingView(d.context)).pieces.find(each => each.id === 'a')?.channels.map(each => each.approvedBy)

withDatabase('what was merged is approved by whoever merged, once', async (db, t) => {
  const d = desk(t, db, {}, ON.replace('name: Grace Hopper, role: maintainer, handles: { email: grace@example.org }', 'name: Grace Hopper, role: maintainer, handles: { github: grace }')) // prettier-ignore
  repository(d)
  assert.deepEqual(await merged(d), [], 'a branch is not merged')
  d.git('checkout', '-q', 'main')
  by(d, ...GRACE).merge('post', '--no-ff')
  assert.deepEqual(await merged(d), [['a', 'grace', [null, null]]])
  assert.deepEqual(await approvedBy(d), [['grace'], ['grace']])
  assert.deepEqual(await merged(d), [], 'once')
  const head = d.git('rev-parse', 'HEAD').trim()
  const rows = await db.selectFrom('audit').select(['action', 'actor_name', 'origin', 'after']).execute()
  assert.deepEqual(
    rows.map(row => [row.action, row.actor_name, row.origin]),
    Array(2).fill(['approve-merge', 'grace', `merge ${head}`]),
  )
  assert.match(rows[0]?.after ?? '', new RegExp(head))
  await scheduleContent(d.context, NOON)
  await publishDue(d.context)
  assert.deepEqual(
    (await deliveriesOf(db, d.context.ref.id)).map(each => each.state),
    ['published', 'published'],
  )
})

withDatabase('exactly the bytes of the merge: an edit after it is not approved', async (db, t) => {
  const d = desk(t, db, {}, ON)
  repository(d)
  d.git('checkout', '-q', 'main')
  by(d, 'Grace', 'grace@example.org').merge('post', '--no-ff')
  d.put('content/a.md', text('Edited after it was merged.'))
  await merged(d)
  assert.deepEqual(await approvedBy(d), [[], []])
  await assert.rejects(scheduleContent(d.context, NOON), { code: 'not-approved' })
  d.put('content/a.md', text('Text.'))
  assert.deepEqual(await approvedBy(d), [['grace'], ['grace']])
  // A commit on the branch itself is nobody's merge.
  d.put('content/a.md', text('Pushed past the review.'))
  by(d, 'Grace', 'grace@example.org').commit('direct')
  assert.deepEqual(await merged(d), [])
  assert.deepEqual(await approvedBy(d), [[], []])
})

withDatabase('pictures beside the text belong to the bytes', async (db, t) => {
  const d = desk(t, db, {}, ON)
  d.put('content/p.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  repository(d, 'Text.', 'assets:\n  - { file: p.svg, alt: a picture }')
  d.git('checkout', '-q', 'main')
  by(d, 'Grace', 'grace@example.org').merge('post', '--no-ff')
  await merged(d)
  assert.deepEqual(await approvedBy(d), [['grace'], ['grace']])
  d.put('content/p.svg', '<svg xmlns="http://www.w3.org/2000/svg"><!-- another --></svg>')
  assert.deepEqual(await approvedBy(d), [[], []])
})

withDatabase('who merges their own text, or changes it while merging, approves nothing under "not-author"', async (db, t) => {
  const own = desk(t, db, {}, ON)
  repository(own)
  own.git('checkout', '-q', 'main')
  by(own, ...ADA).merge('post', '--no-ff')
  assert.match(String((await merged(own))[0]?.[2]), /their own text/)

  const evil = desk(t, db, {}, `${ON.replace('Kestrel', 'Evil')}`)
  repository(evil)
  evil.git('checkout', '-q', 'main')
  by(evil, 'Grace', 'grace@example.org').merge('post', '--no-ff', '--no-commit')
  evil.put('content/a.md', text('Slipped in while merging.'))
  by(evil, 'Grace', 'grace@example.org').commit('Merge post')
  assert.match(String((await merged(evil))[0]?.[2]), /their own text/)
})

withDatabase('squashed, fast-forwarded and local merges are none; drafts are not ready', async (db, t) => {
  const d = desk(t, db, {}, ON)
  repository(d)
  d.git('checkout', '-q', 'main')
  by(d, 'Grace', 'grace@example.org').merge('post')
  assert.deepEqual(await merged(d), [], 'fast-forward: there is no merge commit')
  const origin = desk(t, db, {}, ON)
  repository(origin)
  origin.git('update-ref', 'refs/remotes/origin/main', 'main')
  origin.git('remote', 'add', 'origin', 'https://git.example.org/x.git')
  origin.git('checkout', '-q', 'main')
  by(origin, 'Grace', 'grace@example.org').merge('post', '--no-ff')
  assert.deepEqual(await merged(origin), [], 'merged here, not where everybody sees it')
  origin.git('update-ref', 'refs/remotes/origin/main', 'main')
  assert.equal((await merged(origin)).length, 1)
  const draft = desk(t, db, {}, ON)
  repository(draft)
  draft.put('content/a.md', text('Text.').replace('state: ready', 'state: draft'))
  by(draft, ...ADA).commit('not ready')
  draft.git('checkout', '-q', 'main')
  by(draft, 'Grace', 'grace@example.org').merge('post', '--no-ff')
  assert.deepEqual(await merged(draft), [])
})

withDatabase('off, without git, and taken back', async (db, t) => {
  const off = desk(t, db, {}, CONFIG + RULES)
  repository(off)
  off.git('checkout', '-q', 'main')
  by(off, 'Grace', 'grace@example.org').merge('post', '--no-ff')
  assert.deepEqual(await takeMerges(off.context), { branch: null, merged: [], unproven: [] })
  assert.deepEqual(await takeMerges(desk(t, db, {}, ON).context), { branch: null, merged: [], unproven: [] })
  off.put('uptake.yml', ON)
  assert.equal((await takeMerges(off.context)).branch, 'main')
  assert.deepEqual(await unapprove(off.context, { item: 'a', channels: null, as: 'grace' }), ['rehearsal', 'blog'])
  assert.deepEqual(await merged(off), [], 'who took it back is not overruled')
  assert.deepEqual(await approvedBy(off), [[], []])
  await approve(off.as('sam'), { item: 'a', channels: null, digests: null })
  assert.deepEqual(await approvedBy(off), [['sam'], ['sam']])
})
