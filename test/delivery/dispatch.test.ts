/** How a delivery ends, case by case, on both engines with a clock that stands still. */
import assert from 'node:assert/strict'
import { ChannelError, type Channel, type Contract, type Outcome } from '../../src/channels/channel.ts'
import { defaultRule } from '../../src/content/review/rule.ts'
import { addApproval } from '../../src/db/approvals.ts'
import { attemptsOf } from '../../src/db/attempts.ts'
import { deliveryById, planDeliveries, type NewDelivery } from '../../src/db/deliveries.ts'
import { claimDue, nextDueAt, oldestDue, reap } from '../../src/db/due.ts'
import type { Database } from '../../src/db/open.ts'
import { dispatchDue, type Ports } from '../../src/delivery/dispatch.ts'
import { reconcile } from '../../src/delivery/reconcile.ts'
import { silentLog } from '../../src/lib/log.ts'
import { withDatabase } from '../support/engines.ts'

const T0 = Date.parse('2026-03-02T09:00:00Z')
const options = { owner: 'one', limit: 10, lease: 10_000, timeout: 200, settles: 5_000, workspaces: ['w'] }
const HOUR = 3_600_000

type World = {
  now: number
  sent: string[]
  publish: () => Promise<Outcome>
  found: boolean
  contract: Partial<Contract>
  approvals: number
  edited: boolean
}
function world(db: Database): { state: World; ports: Ports } {
  const state: World = {
    now: T0,
    sent: [],
    publish: () => Promise.resolve({ state: 'published', id: 'p1', url: 'https://x.example/p1' }),
    found: false,
    contract: {},
    approvals: 1,
    edited: false,
  }
  const channel = (): Channel => ({
    name: 'x',
    title: 'X',
    contract: { idempotency: 'lookup', settles: 1_000, apiVersion: null, sunset: null, pricePerPost: null, ...state.contract },
    limits: { length: 300, counted: 'characters', parts: 1, media: 0 },
    check: () => Promise.resolve({ account: 'a' }),
    publish: (_, rendition) => (state.sent.push(rendition.item), state.publish()),
    find: () => Promise.resolve(state.found ? { state: 'published', id: 'found', url: null } : undefined),
  })
  let ids = 0
  const ports: Ports = {
    db,
    now: () => state.now,
    newId: () => `attempt ${++ids} at ${state.now}`,
    current: ({ item }) =>
      Promise.resolve({
        digest: state.edited ? 'other' : 'digest',
        gate: { rule: { ...defaultRule, approvals: state.approvals }, people: [], author: null, zone: 'UTC', stop: null },
        rendition: { item, channel: 'x', title: null, parts: [], canonical: null, link: null, tags: [], language: null, options: {} },
      }),
    route: () => ({
      channel: channel(),
      context: (_, signal) => ({ settings: {}, fetch, key: '', now: () => state.now, log: silentLog, signal }),
    }),
  }
  return { state, ports }
}
const delivery = (id: string, more: Partial<NewDelivery> = {}): NewDelivery => ({
  id,
  workspace: 'w',
  item: id,
  channel: 'x',
  digest: 'digest',
  dueAt: T0,
  local: '2026-03-02T10:00',
  zone: 'Europe/Berlin',
  after: null,
  policy: { late: 'ask', within: HOUR },
  ...more,
})
async function plan(db: Database, ...all: NewDelivery[]): Promise<void> {
  await planDeliveries(db, all, T0)
  for (const { id, item } of all)
    await addApproval(db, { id: `yes ${id}`, workspace: 'w', item, channel: 'x', digest: 'digest', person: 'ada', at: T0 })
}
const stateOf = async (db: Database, id: string): Promise<string> => (await deliveryById(db, id))!.state

withDatabase('the ledger keeps id and address as they are, and shows them masked', async db => {
  const { state, ports } = world(db)
  const redact = (text: string): string => text.replaceAll('demo', '…')
  const route: Ports['route'] = each => {
    const { channel, context } = ports.route(each)!
    return { channel, context: async (sent, signal) => ({ ...(await context(sent, signal)), redact }) }
  }
  state.publish = () => Promise.resolve({ state: 'published', id: 'demo-1', url: 'https://x.example/demo/1' })
  await plan(db, delivery('a'))
  await dispatchDue({ ...ports, route }, options)
  const sent = (await deliveryById(db, 'a'))!
  assert.deepEqual([sent.postId, sent.url], ['demo-1', 'https://x.example/demo/1'])
  assert.deepEqual(JSON.parse((await attemptsOf(db, 'a'))[0]!.detail!), { state: 'published', id: '…-1', url: 'https://x.example/…/1' })
})

withDatabase('what is due and approved is sent once, and the attempt tells of it', async db => {
  const { state, ports } = world(db)
  await plan(db, delivery('a'), delivery('b', { dueAt: T0 + HOUR }))
  assert.deepEqual(
    (await dispatchDue(ports, options)).map(each => [each.delivery.id, each.ended]),
    [['a', 'published']],
  )
  assert.deepEqual(await dispatchDue(ports, options), [])
  assert.deepEqual(state.sent, ['a'])
  assert.equal((await deliveryById(db, 'a'))?.url, 'https://x.example/p1')
  assert.deepEqual(
    (await attemptsOf(db, 'a')).map(each => each.outcome),
    ['published'],
  )
  assert.equal(await nextDueAt(db, ['w']), T0 + HOUR)
  assert.equal(await oldestDue(db, T0 + HOUR + 5, ['w']), 5)
})

withDatabase('planning again changes nothing', async db => {
  await plan(db, delivery('a'))
  assert.equal(await planDeliveries(db, [delivery('a', { dueAt: T0 + 1 }), delivery('b')], T0), 1)
  assert.equal((await deliveryById(db, 'a'))?.dueAt, T0)
})

withDatabase('nothing goes out that is edited, unapproved, held or not its turn', async db => {
  const { state, ports } = world(db)
  await plan(db, delivery('edited'))
  state.edited = true
  await dispatchDue(ports, options)
  assert.equal(await stateOf(db, 'edited'), 'blocked')
  state.edited = false
  state.approvals = 2
  await plan(db, delivery('half'))
  await dispatchDue(ports, options)
  assert.match((await deliveryById(db, 'half'))?.reason ?? '', /1 of 2 approvals/)
  state.approvals = 1
  await db.insertInto('hold').values({ workspace_id: 'w', channel: '*', person: 'ada', at: T0 }).execute()
  await plan(db, delivery('held'))
  assert.deepEqual(await dispatchDue(ports, options), [])
  await db.deleteFrom('hold').execute()
  await plan(db, delivery('second', { after: 'held', dueAt: T0 - 1 }))
  assert.deepEqual(
    (await dispatchDue(ports, { ...options, limit: 1 })).map(each => each.delivery.id),
    ['held'],
  )
  assert.deepEqual(
    (await dispatchDue(ports, options)).map(each => each.delivery.id),
    ['second'],
  )
  assert.deepEqual(state.sent, ['held', 'second'])
})

withDatabase('what was due while nothing ran follows its policy', async db => {
  const { state, ports } = world(db)
  await plan(
    db,
    delivery('ask'),
    delivery('skip', { policy: { late: 'skip', within: HOUR } }),
    delivery('send', { policy: { late: 'send', within: 0 } }),
  )
  state.now = T0 + 2 * HOUR
  await dispatchDue(ports, options)
  assert.deepEqual([await stateOf(db, 'ask'), await stateOf(db, 'skip'), await stateOf(db, 'send')], ['missed', 'cancelled', 'published'])
})

withDatabase('refusals: for good, for now, and at last', async db => {
  const { state, ports } = world(db)
  await plan(db, delivery('no'), delivery('later', { dueAt: T0 + 1 }))
  state.publish = () => Promise.reject(new ChannelError('rejected', 'Too long.'))
  await dispatchDue(ports, options)
  assert.equal((await deliveryById(db, 'no'))?.reason, 'Too long.')
  state.publish = () => Promise.reject(new ChannelError('later', 'Busy.'))
  state.now = T0 + 1
  await dispatchDue(ports, options)
  assert.equal((await deliveryById(db, 'later'))?.dueAt, T0 + 1 + 30_000)
  for (let i = 0; i < 10; i++) {
    state.now += HOUR
    await dispatchDue(ports, { ...options })
    await db.updateTable('delivery').set({ late: 'send' }).execute()
  }
  assert.equal(await stateOf(db, 'later'), 'rejected')
})

withDatabase('a lost answer is looked up before anything else happens', async db => {
  const { state, ports } = world(db)
  await plan(db, delivery('there'), delivery('absent', { dueAt: T0 + 1 }))
  state.publish = () => Promise.reject(new Error('socket hang up'))
  state.now = T0 + 1
  await dispatchDue(ports, options)
  assert.equal(await stateOf(db, 'there'), 'unconfirmed')
  assert.deepEqual(await reconcile(ports, options), [], 'it has not settled yet')
  state.now += 1_000
  state.found = true
  await reconcile(ports, { ...options, limit: 1 })
  assert.equal((await deliveryById(db, 'there'))?.postId ?? (await deliveryById(db, 'absent'))?.postId, 'found')
  state.found = false
  await reconcile(ports, options)
  const states = [await stateOf(db, 'there'), await stateOf(db, 'absent')].sort()
  assert.deepEqual(states, ['planned', 'published'])
})

withDatabase('a channel that cannot be asked leaves it to a person; a key makes sending again safe', async db => {
  const { state, ports } = world(db)
  state.publish = () => new Promise(() => {})
  state.contract = { idempotency: 'none' }
  await plan(db, delivery('none'))
  await dispatchDue(ports, options)
  state.now += 1_000
  await reconcile(ports, options)
  assert.equal(await stateOf(db, 'none'), 'waiting')

  state.contract = { idempotency: 'key' }
  await plan(db, delivery('keyed', { policy: { late: 'send', within: 0 } }))
  await dispatchDue(ports, options)
  state.now += 1_000
  await reconcile(ports, options)
  assert.equal(await stateOf(db, 'keyed'), 'planned')
  assert.deepEqual(await dispatchDue(ports, options), [], 'it is sent again at once')
  state.now += 30_000
  assert.equal((await dispatchDue(ports, options)).length, 1)
})

withDatabase(
  'a worker that dies before the send leaves it planned, one that dies in it leaves it unconfirmed; its late answer still counts',
  async db => {
    const { state, ports } = world(db)
    await plan(db, delivery('a'), delivery('b'))
    await claimDue(db, { owner: 'dead', now: T0, for: 10_000, limit: 1, workspaces: ['w'] })
    let answer: (outcome: Outcome) => void = () => {}
    state.publish = () => new Promise(resolve => (answer = resolve))
    const slow = dispatchDue({ ...ports, now: () => T0 }, { ...options, timeout: 60_000 })
    while (state.sent.length === 0) await new Promise(resolve => setTimeout(resolve, 5))
    assert.deepEqual(await reap(db, T0 + 9_000, T0), { released: 0, unconfirmed: 0 })
    assert.deepEqual(await reap(db, T0 + 200_000, T0 + 300_000), { released: 1, unconfirmed: 1 })
    assert.deepEqual([await stateOf(db, 'a'), await stateOf(db, 'b')].sort(), ['planned', 'unconfirmed'])
    answer({ state: 'published', id: 'late', url: null })
    await slow
    assert.deepEqual([await stateOf(db, 'a'), await stateOf(db, 'b')].sort(), ['planned', 'published'])
  },
)

withDatabase('work that comes on in each attempt goes on as long as it takes; without progress a person is asked', async db => {
  const { state, ports } = world(db)
  await plan(db, delivery('list', { policy: { late: 'send', within: 0 } }))
  let rest = 20
  state.publish = () =>
    Promise.resolve(--rest > 0 ? { state: 'more', note: `${rest} to come`, at: null } : { state: 'published', id: 'l', url: null })
  for (let i = 0; i < 19; i++) await dispatchDue(ports, options)
  assert.deepEqual([await stateOf(db, 'list'), (await deliveryById(db, 'list'))?.reason], ['planned', '1 to come'])
  await dispatchDue(ports, options)
  assert.equal(await stateOf(db, 'list'), 'published')
  assert.equal((await attemptsOf(db, 'list')).length, 20)
})

withDatabase('a comment follows its post, an edit and a deletion change it, each with attempts of its own', async db => {
  const { state, ports } = world(db)
  const calls: string[] = []
  let standing: 'same' | 'other' | 'gone' = 'other'
  const route = ports.route
  ports.route = of => ({
    ...route(of)!,
    channel: {
      ...route(of)!.channel,
      comment: (_, post, text) => (
        calls.push(`comment on ${post.id}: ${text}`),
        Promise.resolve({ state: 'published', id: 'c1', url: null })
      ),
      edit: (_, post) => (calls.push(`edit ${post.id}`), (standing = 'same'), Promise.reject(new Error('the line broke'))),
      delete: (_, post) => (calls.push(`delete ${post.id}`), (standing = 'gone'), Promise.resolve()),
      look: () => Promise.resolve(standing),
    },
  })
  const current = ports.current
  ports.current = async of => {
    const known = await current(of)
    return known && { ...known, rendition: { ...known.rendition, comment: 'More below' } }
  }
  await plan(db, delivery('post'))
  await planDeliveries(db, [delivery('comment', { item: 'post', kind: 'comment', of: 'post', after: 'post' })], T0)
  assert.deepEqual(
    (await dispatchDue(ports, options)).map(each => each.delivery.id),
    ['post'],
  )
  await dispatchDue(ports, options)
  assert.deepEqual([await stateOf(db, 'comment'), calls], ['published', ['comment on p1: More below']])

  // Edited since: the edit has a yes of its own, its answer is lost, and a look shows that it was made.
  state.edited = true
  await addApproval(db, { id: 'yes edit', workspace: 'w', item: 'post', channel: 'x', digest: 'other', person: 'ada', at: T0 })
  await planDeliveries(db, [delivery('edit', { item: 'post', kind: 'edit', of: 'post', digest: 'other' })], T0)
  await dispatchDue(ports, options)
  assert.equal(await stateOf(db, 'edit'), 'unconfirmed')
  assert.equal((await deliveryById(db, 'post'))?.digest, 'digest')
  state.now += 10_000
  await reconcile(ports, options)
  assert.deepEqual([await stateOf(db, 'edit'), calls.length], ['published', 2], 'it was edited twice')
  assert.equal((await deliveryById(db, 'post'))?.digest, 'other')

  await planDeliveries(db, [delivery('delete', { item: 'post', kind: 'delete', of: 'post', reason: 'wrong numbers' })], T0)
  await dispatchDue(ports, options)
  assert.deepEqual([await stateOf(db, 'delete'), await stateOf(db, 'post')], ['deleted', 'deleted'])
  await planDeliveries(db, [delivery('late edit', { item: 'post', kind: 'edit', of: 'post', digest: 'other' })], T0)
  await dispatchDue(ports, options)
  assert.equal(await stateOf(db, 'late edit'), 'blocked')
  assert.deepEqual(calls, ['comment on p1: More below', 'edit p1', 'delete p1'])
})

withDatabase('what follows a piece that will not be out is blocked and says so, and not before it is due', async db => {
  const { state, ports } = world(db)
  await plan(db, delivery('first'), delivery('second', { after: 'first', dueAt: T0 + HOUR }))
  state.publish = () => Promise.reject(new ChannelError('rejected', 'No.'))
  await dispatchDue(ports, options)
  await reconcile(ports, options)
  assert.deepEqual([await stateOf(db, 'first'), await stateOf(db, 'second')], ['rejected', 'planned'])
  state.now = T0 + HOUR
  assert.equal(await nextDueAt(db, ['w']), T0 + HOUR, 'the timer looks when it is due')
  await dispatchDue(ports, options)
  await reconcile(ports, options)
  assert.equal(await stateOf(db, 'second'), 'blocked')
  assert.deepEqual(state.sent, ['first'])
})
