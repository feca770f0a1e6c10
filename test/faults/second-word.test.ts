/** A person's second word, and answers that come late: never two deliveries of one piece on one channel, and what is out is known to be out. */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { approve } from '../../src/actions/approve.ts'
import { decideDelivery } from '../../src/actions/decide-delivery.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { deliveriesOf, deliveryById, planDeliveries } from '../../src/db/deliveries.ts'
import type { DeliveryState } from '../../src/delivery/delivery.ts'
import { desk, HOUR, NOW, piece } from '../actions/review-workspace.ts'
import { withDatabase } from '../support/engines.ts'
import { rig, T0 } from './delivery/rig.ts'

const YES = { item: 'a', channels: null, digests: null }
const NOON = { item: 'a', channels: ['blog'], at: '2026-11-21T12:00', zone: 'Europe/Berlin' }
const again = (id: string) => ({ id, decision: 'again', url: null }) as const

for (const state of ['cancelled', 'rejected'] as const)
  withDatabase(`${state}, scheduled anew, and then the first one is sent again: it goes once`, async (db, t) => {
    const d = desk(t, db, { 'content/a.md': piece('a', 'Text.') })
    await approve(d.context, YES)
    const [first] = await scheduleContent(d.context, NOON)
    await db.updateTable('delivery').set({ state }).execute()
    await scheduleContent(d.context, NOON)
    await assert.rejects(decideDelivery(d.context, again(first!.id)), { code: 'already-scheduled' })
    await publishDue(d.at(NOW + HOUR))
    await assert.rejects(decideDelivery(d.context, again(first!.id)), { code: 'already-scheduled' })
    assert.deepEqual((await deliveriesOf(db, d.context.ref.id)).map(each => each.state).sort(), [state, 'published'].sort())
  })

withDatabase('at one moment it is scheduled anew and the first one is sent again: one of the two is refused', async (db, t) => {
  const d = desk(t, db, { 'content/a.md': piece('a', 'Text.') })
  await approve(d.context, YES)
  const [first] = await scheduleContent(d.context, NOON)
  await decideDelivery(d.context, { id: first!.id, decision: 'drop', url: null })
  const both = await Promise.allSettled([scheduleContent(d.context, NOON), decideDelivery(d.context, again(first!.id))])
  assert.equal(both.filter(each => each.status === 'fulfilled').length, 1)
  await publishDue(d.at(NOW + HOUR))
  assert.equal((await deliveriesOf(db, d.context.ref.id)).filter(each => each.state === 'published').length, 1)
})

for (const meanwhile of ['cancelled', 'blocked', 'missed', 'waiting', 'planned'] as const satisfies readonly DeliveryState[])
  withDatabase(`an answer that comes when the delivery is ${meanwhile} by now: it is out, and says so`, async (db, t) => {
    const { plan, look, state, world, sound } = await rig(t, db, (_, nth) => (nth === 0 ? 'slow' : null))
    await plan(1)
    const sending = look({ timeout: 10_000 })
    while (world.asked.length === 0) await wait(2)
    await db
      .updateTable('delivery')
      .set(e => ({ state: meanwhile, fence: e('fence', '+', 1), due_at: T0 + HOUR }))
      .execute()
    await sending
    assert.equal((await deliveryById(db, 'post 0'))?.state, 'published')
    state.now += 3 * HOUR
    await look()
    assert.equal(world.asked.length, 1)
    await sound()
  })

withDatabase(
  'dropped and planned anew while its answer was under way: it is out, and what was planned in its place is not sent',
  async (db, t) => {
    const { plan, look, state, world } = await rig(t, db, (_, nth) => (nth === 0 ? 'slow' : null))
    await plan(1)
    const sending = look({ timeout: 10_000 })
    while (world.asked.length === 0) await wait(2)
    await db
      .updateTable('delivery')
      .set(e => ({ state: 'cancelled', fence: e('fence', '+', 1) }))
      .execute()
    const [first] = await deliveriesOf(db, 'w')
    await planDeliveries(db, [{ ...first!, id: 'anew', dueAt: T0 + HOUR }], T0)
    await sending
    state.now += 3 * HOUR
    await look()
    assert.deepEqual(
      (await deliveriesOf(db, 'w')).map(each => [each.id, each.state]),
      [
        ['post 0', 'published'],
        ['anew', 'cancelled'],
      ],
    )
    assert.equal(world.asked.length, 1)
  },
)
