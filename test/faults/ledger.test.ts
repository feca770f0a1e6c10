/** Ledgers that were brought back, copied or doubted: what is out stays out, and what nobody knows is looked up before anything is sent. */
import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { withdraw } from '../../src/db/approvals.ts'
import { backupDatabase, restoreDatabase } from '../../src/db/backup.ts'
import { doubt, openDeliveries, takeIn } from '../../src/db/bring-back.ts'
import { deliveriesOf, deliveryById, moveOn } from '../../src/db/deliveries.ts'
import { exportLines } from '../../src/db/exchange/export.ts'
import { holdsOf, putHold, removeHold } from '../../src/db/holds.ts'
import type { Database } from '../../src/db/open.ts'
import { emptyDatabase, onBoth, opened } from '../support/engines.ts'
import { rig, T0, type Rig } from './delivery/rig.ts'
import { digestOf } from './delivery/worker.ts'

const HOUR = 3_600_000
type Place = Rig & { address: string; folder: string }

/** A ledger in a file, with two posts of which the first is due, and a backup of it. */
async function backedUp(t: TestContext): Promise<Place & { backup: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-ledger-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const address = join(folder, 'uptake.db')
  const here = await rig(t, await opened(t, address))
  await here.plan(2)
  await here.db
    .updateTable('delivery')
    .set({ due_at: T0 + 5 * HOUR })
    .where('id', '=', 'post 1')
    .execute()
  const { path } = await backupDatabase(address, join(folder, 'backup.db'))
  return { ...here, address, folder, backup: path }
}
const stateOf = async (db: Database, id: string): Promise<string | undefined> => (await deliveryById(db, id))?.state

test('a backup is restored over a ledger that has sent since: nothing goes out again, with the attempts and the numbers of before', async t => {
  const { address, backup, db, look, settle, sound, states, world, state } = await backedUp(t)
  await look()
  assert.deepEqual(world.asked, ['post 0'])
  const { held, doubted } = await restoreDatabase(address, backup, new Date(T0 + HOUR))
  assert.deepEqual([held, doubted, await holdsOf(db, 'w')], [false, 0, []])
  assert.equal(await stateOf(db, 'post 0'), 'published')
  assert.equal((await db.selectFrom('attempt').select('outcome').execute()).map(each => each.outcome).join(), 'published')
  state.now = T0 + 6 * HOUR
  await settle()
  assert.deepEqual([await states(), world.asked], [{ published: 2 }, ['post 0', 'post 1']])
  await sound()
})

test('a yes that was taken back and a hold that was put on since the backup stay so', async t => {
  const { address, backup, db, look, states, world } = await backedUp(t)
  await withdraw(db, { workspace: 'w', item: 'post 0', channel: 'world', digest: digestOf('post 0') }, 'ada', T0)
  await putHold(db, 'w', { channel: 'elsewhere', person: 'ada', at: T0 })
  await restoreDatabase(address, backup, new Date(T0 + HOUR))
  await look()
  assert.deepEqual([await states(), world.asked], [{ blocked: 1, planned: 1 }, []])
  assert.deepEqual(await holdsOf(db, 'w'), [{ channel: 'elsewhere', person: 'ada', at: T0 }])
})

test('a backup in the place of a ledger that is lost: what was due is looked up, and nothing is sent before somebody lifts the hold', async t => {
  const { backup, look, world, folder, state } = await backedUp(t)
  await look()
  assert.deepEqual(world.asked, ['post 0'])
  const lost = join(folder, 'lost.db')
  const { held, doubted } = await restoreDatabase(lost, backup, new Date(T0 + HOUR))
  assert.deepEqual([held, doubted], [true, 1])
  const there = await rig(t, await opened(t, lost))
  there.world.posts.set('post 0', 1)
  there.state.now = state.now = T0 + 6 * HOUR
  await there.look()
  assert.deepEqual([await there.states(), there.world.asked], [{ published: 1, planned: 1 }, []], 'it was found, and not sent again')
  await removeHold(there.db, 'w', '*')
  await there.settle()
  assert.deepEqual([await there.states(), there.world.asked], [{ published: 2 }, ['post 1']])
  assert.match((await there.db.selectFrom('audit').selectAll().execute()).map(each => each.action).join(), /hold/)
})

onBoth('a database that was brought back by tools of its own can be doubted as a whole', async (t, engine) => {
  const here = await rig(t, await opened(t, await emptyDatabase(t, engine)))
  await here.plan(3)
  await here.db.updateTable('delivery').set({ state: 'missed' }).where('id', '=', 'post 2').execute()
  here.world.posts.set('post 0', 1)
  const open = [...(await openDeliveries(here.db)).values()]
  assert.equal(await doubt(here.db, open, { now: T0, why: 'Brought back' }), 3)
  await here.look()
  assert.deepEqual([await here.states(), here.world.asked], [{ published: 1, planned: 1, waiting: 1 }, []])
})

test('the same where a new ledger was begun meanwhile, or the old one is a ruin', async t => {
  const { backup, folder } = await backedUp(t)
  const fresh = join(folder, 'fresh.db')
  await opened(t, fresh)
  assert.equal((await restoreDatabase(fresh, backup, new Date(T0 + HOUR))).held, true)
  const ruin = join(folder, 'ruin.db')
  copyFileSync(import.meta.filename, ruin)
  assert.equal((await restoreDatabase(ruin, backup, new Date(T0 + HOUR))).held, true)
})

const exported = async (db: Database): Promise<string[]> => {
  const lines: string[] = []
  for await (const piece of exportLines(db, null)) lines.push(...piece.split('\n'))
  return lines
}
async function* from(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
const how = (now: number) => ({ idOf: (workspace: string) => workspace, now })

onBoth('an export is taken in where another place goes on sending: nothing is sent twice', async (t, engine) => {
  const one = await rig(t, await opened(t, await emptyDatabase(t, engine)))
  await one.plan(2)
  await one.db
    .updateTable('delivery')
    .set({ due_at: T0 + 5 * HOUR })
    .where('id', '=', 'post 1')
    .execute()
  const lines = await exported(one.db)
  await one.look()
  const two = await rig(t, await opened(t, await emptyDatabase(t, engine)))
  const { doubted, held } = await takeIn(two.db, from(lines), how(T0 + HOUR))
  assert.deepEqual([doubted, held], [1, 2])
  two.world.posts.set('post 0', 1)
  two.state.now = T0 + 6 * HOUR
  await two.look()
  assert.deepEqual([await two.states(), two.world.asked], [{ published: 1, planned: 1 }, []])
  assert.deepEqual((await takeIn(two.db, from(lines), how(T0 + 7 * HOUR))).held, 0, 'taken in again it changes nothing')
  await removeHold(two.db, 'w', '*')
  await two.settle()
  assert.deepEqual(await two.states(), { published: 2 })
})

onBoth('a newer row of another ledger does not take back what left here', async (t, engine) => {
  const one = await rig(t, await opened(t, await emptyDatabase(t, engine)))
  await one.plan(1)
  const two = await rig(t, await opened(t, await emptyDatabase(t, engine)))
  await takeIn(two.db, from(await exported(one.db)), how(T0))
  await removeHold(two.db, 'w', '*')
  await two.settle()
  const [there] = await deliveriesOf(one.db, 'w')
  // There, later than it was sent here, somebody moves it to another day.
  await moveOn(one.db, there!, 'planned', { state: 'planned', dueAt: T0 + 9 * HOUR }, T0 + 100 * HOUR)
  await takeIn(two.db, from(await exported(one.db)), how(T0 + 101 * HOUR))
  two.state.now = T0 + 102 * HOUR
  await two.settle()
  assert.deepEqual([await two.states(), two.world.asked], [{ published: 1 }, ['post 0']])
})
