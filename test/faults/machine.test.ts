/** Faults of the machine: a full disk, a locked file, clocks that jump; whatever happens, once and not twice. */
import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { deliveriesOf, deliveryById, planDeliveries } from '../../src/db/deliveries.ts'
import { momentOf } from '../../src/lib/zone.ts'
import { emptyDatabase, opened, withDatabase } from '../support/engines.ts'
import { rig, T0 } from './delivery/rig.ts'

const HOUR = 3_600_000

test('the disk is full before the intent: nothing is sent; after the send: it is looked up and not sent again', async t => {
  const db = await opened(t, await emptyDatabase(t, 'SQLite'))
  const { plan: planSome, look, settle, sound, states, state, world } = await rig(t, db)
  await planSome(2)
  const pages = async (): Promise<number> => (await sql<{ page_count: number }>`pragma page_count`.execute(db)).rows[0]!.page_count
  const limit = async (most: number): Promise<void> => void (await sql`pragma max_page_count = ${sql.lit(most)}`.execute(db))
  const base = { workspace: 'other', item: 'x', channel: 'x', digest: 'x', dueAt: 0, local: '', zone: 'UTC', after: null }
  await planDeliveries(db, [{ id: 'filler', ...base, policy: { late: 'skip', within: 0 } }], T0)
  // Every page of the table of attempts is filled, so that the next row needs a new one.
  const fill = async (): Promise<void> => {
    await limit(await pages())
    const row = { workspace_id: 'other', delivery_id: 'filler', fence: 0, digest: '', started_at: 0, ended_at: null, outcome: null }
    for (const size of [2_000, 500, 100, 20, 1])
      for (let i = 0; i < 1_000; i++)
        try {
          await db
            .insertInto('attempt')
            .values({ ...row, id: `${size} ${i}`, detail: 'x'.repeat(size) })
            .execute()
        } catch {
          break
        }
  }
  const makeRoom = async (): Promise<void> => {
    await limit(1_000_000)
    await db.deleteFrom('attempt').where('delivery_id', '=', 'filler').execute()
  }
  await fill()
  await assert.rejects(look(), /full/)
  assert.equal(world.asked.length, 0, 'it was sent without an intent on disk')
  await makeRoom()
  state.now += 2 * 60_000
  await look()
  state.now += 2 * 60_000
  await settle()
  assert.deepEqual(await states(), { published: 2 })
  await sound()
})

test('the answer cannot be written because the disk is full: it is looked up, and not sent again', async t => {
  const db = await opened(t, await emptyDatabase(t, 'SQLite'))
  const { plan: planSome, look, settle, sound, states, state, world, ports } = await rig(t, db)
  await planSome(1)
  let full = false
  const channel = ports.route((await deliveriesOf(db, 'w'))[0]!)!.channel
  const route = ports.route
  ports.route = delivery => ({
    ...route(delivery)!,
    channel: {
      ...channel,
      async publish(ctx, rendition) {
        const outcome = await channel.publish(ctx, rendition)
        if (!full)
          await sql`create trigger full before update on attempt begin select raise(abort, 'database or disk is full'); end`.execute(db)
        full = true
        return outcome
      },
    },
  })
  await assert.rejects(look(), /full/)
  assert.deepEqual([await states(), world.asked.length], [{ attempting: 1 }, 1])
  await sql`drop trigger full`.execute(db)
  state.now += HOUR / 10
  await settle()
  assert.deepEqual([await states(), world.asked.length], [{ published: 1 }, 1])
  await sound()
})

test('another program holds the database for a while: it is waited for, and nothing is sent twice', async t => {
  const address = await emptyDatabase(t, 'SQLite')
  const db = await opened(t, address)
  const { plan: planSome, settle, sound, states, state } = await rig(t, db)
  await planSome(3)
  const other = new DatabaseSync(address)
  t.after(() => other.close())
  let times = 0
  state.onRead = () => {
    if (times++ > 0) return
    other.exec('begin immediate')
    setTimeout(() => other.exec('commit'), 400)
  }
  await settle()
  assert.deepEqual(await states(), { published: 3 })
  await sound()
})

withDatabase('the clock leaps ahead while a send is under way, and another worker takes over: one post', async (db, t) => {
  const { plan: planSome, look, settle, sound, states, state, world } = await rig(t, db, () => 'slow')
  await planSome(1)
  const sending = look()
  while (world.asked.length === 0) await wait(2)
  state.now += 2 * HOUR
  await look({ owner: 'two' })
  await sending
  await settle()
  assert.deepEqual(await states(), { published: 1 })
  assert.equal(world.asked.length, 1)
  await sound()
})

withDatabase('the clock falls back by a day: what a dead worker held is taken up all the same', async (db, t) => {
  const { plan: planSome, look, settle, sound, states, state, world } = await rig(t, db)
  await planSome(2)
  state.now = T0 + 24 * HOUR
  await db
    .updateTable('delivery')
    .set({ state: 'claimed', lease_owner: 'dead', lease_until: state.now + 60_000, fence: 1 })
    .where('id', '=', 'post 0')
    .execute()
  await db
    .updateTable('delivery')
    .set({ state: 'attempting', lease_owner: 'dead', lease_until: state.now + 60_000, fence: 1 })
    .where('id', '=', 'post 1')
    .execute()
  world.posts.set('post 1', 1)
  state.now = T0
  await look()
  await settle()
  assert.deepEqual([await states(), world.asked], [{ published: 2 }, ['post 0']])
  await sound()
})

withDatabase('both edges of daylight saving: once, and at the moment meant', async (db, t) => {
  const { plan: planSome, look, sound, states, state, world } = await rig(t, db)
  // The hour that is left out, and the hour that comes twice, in Berlin in 2026.
  for (const [local, moment] of [
    ['2026-03-29T02:30', '2026-03-29T01:30:00Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00Z'],
  ] as const) {
    const { at } = momentOf(local, 'Europe/Berlin')
    assert.equal(new Date(at).toISOString().slice(0, 19), moment.slice(0, 19))
    await db.deleteFrom('delivery').execute()
    await db.deleteFrom('approval').execute()
    world.posts.clear()
    await planSome(1, { dueAt: at, local, zone: 'Europe/Berlin' })
    const sentAt: number[] = []
    for (state.now = at - HOUR; state.now <= at + 2 * HOUR; state.now += 15 * 60_000) {
      const before = world.posts.size
      await look()
      if (world.posts.size > before) sentAt.push(state.now)
    }
    assert.deepEqual([sentAt, await states()], [[at], { published: 1 }])
    await sound()
  }
})

test('a worker whose lease went to another writes nothing that undoes what the other did', async t => {
  const db = await opened(t, await emptyDatabase(t, 'SQLite'))
  const { plan: planSome, look, sound, states, state, world } = await rig(t, db, (_, nth) => (nth === 0 ? 'too slow' : null))
  await planSome(1)
  const sending = look()
  while (world.asked.length === 0) await wait(2)
  // A person looks there, sees it, and says so while the sender still waits for its answer.
  await db.updateTable('delivery').set({ state: 'published', fence: 99 }).execute()
  await wait(400)
  await sending
  assert.deepEqual([await states(), (await deliveryById(db, 'post 0'))?.fence], [{ published: 1 }, 99])
  state.now += HOUR
  await look()
  await sound()
  assert.equal(world.asked.length, 1)
})
