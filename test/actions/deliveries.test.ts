/** What people do to deliveries: stop, move, decide; each with its audit row. */
import assert from 'node:assert/strict'
import type { ActionContext } from '../../src/actions/action.ts'
import { decideDelivery } from '../../src/actions/decide-delivery.ts'
import { hold } from '../../src/actions/hold.ts'
import { moveDelivery } from '../../src/actions/move-delivery.ts'
import { deliveryById, planDeliveries } from '../../src/db/deliveries.ts'
import { claimDue } from '../../src/db/due.ts'
import { holdsOf } from '../../src/db/holds.ts'
import type { Database } from '../../src/db/open.ts'
import { withDatabase } from '../support/engines.ts'

const T0 = Date.parse('2026-03-02T09:00:00Z')
const contextOf = (db: Database): ActionContext => ({
  db,
  actor: { kind: 'person', name: 'ada', origin: 'test' },
  now: T0,
  ref: { id: 'w', name: 'w', root: '/nowhere', config: null, files: null },
  compile: () => Promise.reject(new Error('no plan is needed')),
})
const plan = (db: Database, id: string, workspace = 'w'): Promise<number> =>
  planDeliveries(
    db,
    [
      {
        id,
        workspace,
        item: id,
        channel: 'x',
        digest: 'd',
        dueAt: T0,
        local: '2026-03-02T10:00',
        zone: 'Europe/Berlin',
        after: null,
        policy: { late: 'ask', within: 0 },
      },
    ],
    T0,
  )
const audit = async (db: Database): Promise<string[]> =>
  (await db.selectFrom('audit').select(['action', 'subject']).orderBy('seq').execute()).map(row => `${row.action} ${row.subject}`)

withDatabase('a hold is put on once and lifted once', async db => {
  const context = contextOf(db)
  assert.deepEqual(await hold(context, { channel: '*', on: true }), { channel: '*', on: true, changed: true })
  assert.equal((await hold(context, { channel: '*', on: true })).changed, false)
  assert.deepEqual(await holdsOf(db, 'w'), [{ channel: '*', person: 'ada', at: T0 }])
  assert.equal((await hold(context, { channel: '*', on: false })).changed, true)
  assert.deepEqual(await holdsOf(db, 'w'), [])
  assert.deepEqual(await audit(db), ['hold *', 'lift-hold *'])
})

withDatabase('deliveries move together or not at all, and never once they are on their way', async db => {
  const context = contextOf(db)
  await plan(db, 'a')
  await plan(db, 'b')
  const { moved, reading } = await moveDelivery(context, { ids: ['a'], local: '2026-03-29T02:30', zone: 'Europe/Berlin' })
  assert.deepEqual([moved[0]?.dueAt, reading], [Date.parse('2026-03-29T01:30:00Z'), 'skipped'])
  await claimDue(db, { owner: 'o', now: T0, for: 1000, limit: 1, workspaces: ['w'] })
  await assert.rejects(moveDelivery(context, { ids: ['a', 'b'], local: '2026-04-01T09:00', zone: 'UTC' }), { code: 'delivery-state' })
  assert.equal((await deliveryById(db, 'a'))?.local, '2026-03-29T02:30', 'the first of the two did not move either')
  await assert.rejects(moveDelivery(context, { ids: ['a'], local: 'tomorrow', zone: 'UTC' }), { code: 'bad-time' })
  await assert.rejects(moveDelivery(context, { ids: ['a'], local: '2026-04-01T09:00', zone: 'Mars/Olympus' }), { code: 'bad-time' })
  await plan(db, 'theirs', 'other')
  await assert.rejects(moveDelivery(context, { ids: ['theirs'], local: '2026-04-01T09:00', zone: 'UTC' }), { code: 'delivery-unknown' })
  assert.deepEqual(await audit(db), ['move-delivery a'])
})

withDatabase('what nobody knows a person decides', async db => {
  const context = contextOf(db)
  await plan(db, 'a')
  await assert.rejects(decideDelivery(context, { id: 'a', decision: 'published', url: null }), { code: 'delivery-state' })
  await db.updateTable('delivery').set({ state: 'waiting' }).execute()
  assert.deepEqual((d => [d.state, d.url])(await decideDelivery(context, { id: 'a', decision: 'published', url: 'https://x.example/1' })), [
    'published',
    'https://x.example/1',
  ])
  await assert.rejects(decideDelivery(context, { id: 'a', decision: 'again', url: null }), { code: 'delivery-state' })
  await plan(db, 'b')
  await db.updateTable('delivery').set({ state: 'missed' }).where('id', '=', 'b').execute()
  assert.equal((await decideDelivery(context, { id: 'b', decision: 'again', url: null })).state, 'planned')
  assert.equal((await decideDelivery(context, { id: 'b', decision: 'drop', url: null })).state, 'cancelled')
  await assert.rejects(decideDelivery(context, { id: 'none', decision: 'drop', url: null }), { code: 'delivery-unknown' })
  assert.deepEqual(await audit(db), ['delivery-published a', 'delivery-again b', 'delivery-drop b'])
})

withDatabase('the address that is pasted back is a web address, and a wrong one can be mended', async db => {
  const context = contextOf(db)
  await plan(db, 'a')
  await db.updateTable('delivery').set({ state: 'handoff', url: 'https://x.example/submit' }).execute()
  const paste = async (url: string): Promise<string | null> => (await decideDelivery(context, { id: 'a', decision: 'published', url })).url
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'x.example/1', ''])
    await assert.rejects(paste(url), { code: 'delivery-url' }, url)
  assert.equal((await deliveryById(db, 'a'))?.state, 'handoff')
  assert.equal(await paste('https://x.example/1'), 'https://x.example/1')
  assert.equal(await paste('https://x.example/2'), 'https://x.example/2')
  await db.updateTable('delivery').set({ post_id: '2' }).execute()
  await assert.rejects(paste('https://x.example/3'), { code: 'delivery-state' }, 'the channel itself said where it is')
})
