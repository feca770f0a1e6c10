/** What waits for what: the own site first, a piece after another, the first comment after its post. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { approve } from '../../src/actions/approve.ts'
import { calendarList } from '../../src/actions/calendar-list.ts'
import { deletePost, editPost } from '../../src/actions/change-post.ts'
import { hold } from '../../src/actions/hold.ts'
import { moveDeliveries } from '../../src/actions/move-delivery.ts'
import { decideDelivery } from '../../src/actions/decide-delivery.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { deliveriesOf, deliveryById } from '../../src/db/deliveries.ts'
import { openDatabase } from '../../src/db/open.ts'
import type { Delivery } from '../../src/delivery/delivery.ts'

const NOW = Date.parse('2026-03-02T09:00:00Z')
const CONFIG = `project:
  name: Demo
timezone: UTC
channels:
  site: { channel: wordpress, base: "https://blog.example.org", user: ada }
  one: { channel: "null" }
  two: { channel: "null" }
  hackernews: {}
  x: {}
  pages: { channel: feed, site: "https://example.org", title: Demo }
`
const file = (id: string, more: string): string =>
  `---\nid: ${id}\ntitle: ${id}\nstate: ready\n${more}schedule: 2026-03-02 09:00\n---\n\nText of ${id}.\n`

async function world(
  t: TestContext,
  pieces: Record<string, string>,
): Promise<{ context: ActionContext; root: string; schedule(item: string, as?: ActionContext): Promise<Delivery[]> }> {
  const root = mkdtempSync(join(tmpdir(), 'uptake-order-'))
  mkdirSync(join(root, 'content'))
  writeFileSync(join(root, 'plan.md'), '# Demo\n')
  writeFileSync(join(root, 'uptake.yml'), CONFIG)
  for (const [id, more] of Object.entries(pieces)) writeFileSync(join(root, 'content', `${id}.md`), file(id, more))
  const db = await openDatabase(':memory:')
  t.after(async () => {
    await db.destroy()
    rmSync(root, { recursive: true, force: true })
  })
  const context: ActionContext = {
    db,
    actor: { kind: 'person', name: 'ada', origin: 'test' },
    now: NOW,
    ref: { id: 'w', name: 'w', root, config: join(root, 'uptake.yml'), files: null },
    env: { WORDPRESS_APP_PASSWORD: 'x' },
    compile: () => Promise.reject(new Error('no plan is needed')),
  }
  return {
    context,
    root,
    async schedule(item, as = context) {
      await approve(as, { item, channels: null, digests: null })
      return scheduleContent(as, { item, channels: null, at: null, zone: null })
    },
  }
}
/** Who waits for whom, by names. */
function waits(all: readonly Delivery[]): Record<string, string | null> {
  const name = ({ item, channel, kind }: Delivery): string => `${kind === 'post' ? '' : `${kind} of `}${item}/${channel}`
  const byId = new Map(all.map(each => [each.id, name(each)]))
  return Object.fromEntries(all.map(each => [name(each), each.after === null ? null : (byId.get(each.after) ?? 'unknown')]))
}

test('the site that the canonical address names goes first, unless the file says otherwise', async t => {
  const { schedule } = await world(t, {
    launch:
      'canonical: https://blog.example.org/launch\nfirst-comment: More at example.org\nchannels:\n  one: {}\n  two: { after: false, first-comment: false }\n  site: {}\n  hackernews: {}\n',
  })
  assert.deepEqual(waits(await schedule('launch')), {
    'launch/site': null,
    'comment of launch/site': 'launch/site',
    'launch/one': 'launch/site',
    'comment of launch/one': 'launch/one',
    'launch/two': null,
    // By hand, with the comment among the steps.
    'launch/hackernews': 'launch/site',
  })
})

test('the first comment moves with its post, also to an earlier time; the calendar shows the post alone', async t => {
  const { schedule, context } = await world(t, { launch: 'first-comment: More at example.org\nchannels: [one]\n' })
  const planned = await schedule('launch')
  const post = planned.find(each => each.kind === 'post')!
  const times = async (): Promise<string[]> => (await deliveriesOf(context.db, 'w')).map(each => `${each.kind} ${each.local} ${each.zone}`).sort() // prettier-ignore
  await moveDeliveries(context, { moves: [{ id: post.id, local: '2026-03-01T08:30', zone: 'Europe/Berlin' }] })
  assert.deepEqual(await times(), ['comment 2026-03-01T08:30 Europe/Berlin', 'post 2026-03-01T08:30 Europe/Berlin'])
  const { deliveries } = await calendarList(context, { from: '2026-03-01', to: '2026-03-02' })
  assert.deepEqual(
    deliveries.map(each => each.delivery.id),
    [post.id],
  )
})

test('a piece after another, on the same channel or the one that is named; nothing waits for what is not scheduled, or for itself', async t => {
  const { schedule, context } = await world(t, {
    teaser: 'channels: [one, two]\n',
    launch: 'after: teaser\nchannels:\n  one: {}\n  two: { after: teaser/one }\n  hackernews: { after: one }\n',
    circle: 'channels:\n  one: { after: two }\n  two: { after: one }\n',
  })
  await assert.rejects(schedule('launch'), { code: 'not-scheduled' })
  await assert.rejects(schedule('circle'), { code: 'order-circle' })
  await schedule('teaser')
  await schedule('launch')
  assert.deepEqual(waits(await deliveriesOf(context.db, 'w')), {
    'teaser/one': null,
    'teaser/two': null,
    'launch/one': 'teaser/one',
    'launch/two': 'teaser/one',
    'launch/hackernews': 'launch/one',
  })
})

test('a hold on a campaign; an edit needs a yes of its own and is made once; a deletion needs a reason', async t => {
  const { schedule, context, root } = await world(t, { launch: 'campaign: spring\nchannels: [one]\n', other: 'channels: [one]\n' })
  const [post] = await schedule('launch')
  await schedule('other')
  await assert.rejects(hold(context, { channel: 'campaign:sprin', on: true }), {
    code: 'hold-unknown',
    message: /Did you mean campaign "spring"/,
  })
  await assert.rejects(hold(context, { channel: 'uno', on: true }), { code: 'hold-unknown' })
  await hold(context, { channel: 'campaign:spring', on: true })
  assert.deepEqual(
    (await publishDue(context)).map(each => each.delivery.item),
    ['other'],
  )
  await hold(context, { channel: 'campaign:spring', on: false })
  assert.deepEqual(
    (await publishDue(context)).map(each => each.delivery.item),
    ['launch'],
  )
  const id = post!.id
  await assert.rejects(editPost(context, { id }), { code: 'nothing-changed' })
  writeFileSync(
    join(root, 'content', 'launch.md'),
    file('launch', 'campaign: spring\nchannels: [one]\n').replace('Text of', 'Better text of'),
  )
  await assert.rejects(editPost(context, { id }), { code: 'not-approved' })
  const [yes] = await approve(context, { item: 'launch', channels: null, digests: null })
  await editPost(context, { id })
  await assert.rejects(editPost(context, { id }), { code: 'already-scheduled' })
  assert.deepEqual(
    (await publishDue(context)).map(each => [each.delivery.kind, each.delivery.state]),
    [['edit', 'published']],
  )
  assert.equal((await deliveryById(context.db, id))?.digest, yes!.digest)
  await assert.rejects(deletePost(context, { id, reason: ' ' }), { code: 'no-reason' })
  await deletePost(context, { id, reason: 'wrong numbers' })
  await publishDue(context)
  assert.equal((await deliveryById(context.db, id))?.state, 'deleted')
  await assert.rejects(editPost(context, { id }), { code: 'delivery-state' })
  assert.equal(
    (await scheduleContent(context, { item: 'launch', channels: null, at: null, zone: null }))[0]?.state,
    'planned',
    'it may be published anew',
  )
})

test('what a person posted has its first comment written by that person, though the channel has a way; a page of a blog has none', async t => {
  const { schedule, context } = await world(t, { note: 'first-comment: More at example.org\nchannels:\n  x: {}\n  pages: {}\n' })
  // Scheduled while it had an account, and posted by hand because it has none any more.
  const connected = { ...context, env: { X_TOKEN: 'token-of-x' } }
  const planned = await schedule('note', connected)
  assert.deepEqual(planned.map(each => `${each.kind} ${each.channel}`).sort(), ['comment x', 'post pages', 'post x'])
  const post = planned.find(each => each.kind === 'post' && each.channel === 'x')!
  await publishDue(context)
  await decideDelivery(context, { id: post.id, decision: 'published', url: 'https://x.com/kestrel/status/1' })
  const asked: string[] = []
  const refuse: typeof fetch = async input => (asked.push(String(input)), new Response('{}', { status: 500 }))
  // Connected anew, or not: the post is none that the channel knows by its id.
  for (const now of [connected, context]) {
    await publishDue(now, { fetch: refuse })
    const comment = await deliveryById(context.db, planned.find(each => each.kind === 'comment')!.id)
    assert.deepEqual([comment?.state, comment?.url, asked], ['handoff', 'https://x.com/kestrel/status/1', []])
    assert.match(comment?.reason ?? '', /first comment:\nMore at example\.org/)
    await decideDelivery(context, { id: comment!.id, decision: 'drop', url: null })
    await decideDelivery(context, { id: comment!.id, decision: 'again', url: null })
  }
})

test('without an account from the beginning the comment is among the steps', async t => {
  const { schedule, context } = await world(t, { note: 'first-comment: More at example.org\nchannels:\n  x: {}\n' })
  const [post, ...more] = await schedule('note')
  assert.deepEqual(more, [])
  await publishDue(context)
  assert.match((await deliveryById(context.db, post!.id))?.reason ?? '', /first comment:\nMore at example\.org/)
})
