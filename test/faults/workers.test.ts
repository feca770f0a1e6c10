/** Workers that die at each step of a delivery, and many at once. */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addApproval } from '../../src/db/approvals.ts'
import { deliveriesOf, planDeliveries } from '../../src/db/deliveries.ts'
import type { Database } from '../../src/db/open.ts'
import { emptyDatabase, onBoth, opened } from '../support/engines.ts'
import { T0 } from './delivery/rig.ts'
import { trial } from './delivery/trial.ts'
import { digestOf, POINTS } from './delivery/worker.ts'
import { startWorld } from './delivery/world.ts'

const OPEN = new Set(['planned', 'claimed', 'attempting', 'unconfirmed'])

async function plan(db: Database, items: readonly string[]): Promise<void> {
  for (const item of items) {
    const base = { workspace: 'w', item, channel: 'world', digest: digestOf(item), local: '2026-03-02T09:00', zone: 'UTC' }
    await planDeliveries(db, [{ id: item, ...base, dueAt: Date.now(), after: null, policy: { late: 'send', within: 0 } }], T0)
    await addApproval(db, { id: `yes to ${item}`, workspace: 'w', item, channel: 'world', digest: digestOf(item), person: 'ada', at: T0 })
  }
}
const startWorker = (address: string, url: string, killAt = ''): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'delivery/worker.ts'), address, url], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, KILL_AT: killAt },
  })

onBoth('kill -9 at each step of a delivery', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const db = await opened(t, address)
  const world = await startWorld(1, (text, nth) => (nth === 0 && text.startsWith('look') ? 'accepted, then reset' : null))
  t.after(() => world.close())
  const settled = async (): Promise<boolean> => (await deliveriesOf(db, 'w')).every(each => !OPEN.has(each.state))
  for (const point of POINTS) {
    const kind = point === 'looking' || point === 'found' ? 'look' : 'post'
    await plan(
      db,
      [1, 2, 3].map(i => `${kind} ${point} ${i}`),
    )
    const victim = startWorker(address, world.url, point)
    const [, signal] = (await once(victim, 'exit')) as [number | null, string | null]
    assert.equal(signal, 'SIGKILL', `nothing died at "${point}"`)
    const heir = startWorker(address, world.url)
    for (let i = 0; i < 200 && !(await settled()); i++) await wait(50)
    heir.kill('SIGKILL')
  }
  for (const { item, state } of await deliveriesOf(db, 'w')) assert.deepEqual([item, state, world.posts.get(item)], [item, 'published', 1])
})

for (const workers of [2, 8])
  onBoth(`${workers} workers at once`, async (t, engine) => {
    const address = await emptyDatabase(t, engine)
    const db = await opened(t, address)
    const { states, kills, ...rest } = await trial({ address, db, count: 200, workers, killEvery: Infinity, seed: 21, patience: 60_000 })
    assert.deepEqual([kills, rest], [0, { twice: 0, lost: 0, unapproved: 0, waiting: 0 }])
    assert.equal(states['published'], 196)
  })
