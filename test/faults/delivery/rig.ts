/** Deliveries in one process with a clock of our own, against a world that does what a script says; and what must hold of them. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { addApproval } from '../../../src/db/approvals.ts'
import { deliveriesOf, planDeliveries, type NewDelivery } from '../../../src/db/deliveries.ts'
import type { Database } from '../../../src/db/open.ts'
import type { Delivery } from '../../../src/delivery/delivery.ts'
import { dispatchDue, type DispatchOptions, type Ports } from '../../../src/delivery/dispatch.ts'
import { reconcile } from '../../../src/delivery/reconcile.ts'
import { silentLog } from '../../../src/lib/log.ts'
import { digestOf, GATE, renditionOf, worldChannel } from './worker.ts'
import { startWorld, type Fault, type World } from './world.ts'

export const T0 = Date.parse('2026-03-02T09:00:00Z')
const OPEN = new Set(['planned', 'claimed', 'attempting', 'unconfirmed'])
const options: DispatchOptions = { owner: 'one', limit: 20, lease: 60_000, timeout: 250, settles: 60_000, pause: 30_000, workspaces: ['w'] }

export type Rig = {
  db: Database
  world: World
  ports: Ports
  /** What the ports see: turn these. */
  state: { now: number; edited: boolean; onRead: ((delivery: Delivery) => Promise<void> | void) | null }
  plan(count: number, more?: Partial<NewDelivery>): Promise<void>
  /** One look at what is due and at what is unconfirmed. */
  look(more?: Partial<DispatchOptions>): Promise<void>
  /** Looks again and again, while hours pass, until nothing is under way. */
  settle(): Promise<void>
  /** Nothing twice; of what is said to be out everything, of the rest nothing. */
  sound(): Promise<void>
  states(): Promise<Record<string, number>>
}

export async function rig(t: TestContext, db: Database, faults: (text: string, nth: number) => Fault | null = () => null): Promise<Rig> {
  const world = await startWorld(1, faults)
  t.after(() => world.close())
  const state: Rig['state'] = { now: T0, edited: false, onRead: null }
  let ids = 0
  const ports: Ports = {
    db,
    now: () => state.now,
    newId: () => `attempt ${++ids}`,
    async current(delivery) {
      await state.onRead?.(delivery)
      return { rendition: renditionOf(delivery.item), digest: state.edited ? 'edited' : digestOf(delivery.item), gate: GATE }
    },
    route: () => ({
      channel: worldChannel(world.url),
      context: (_, signal) => ({ settings: {}, fetch, key: '', now: () => state.now, log: silentLog, signal }),
    }),
  }
  const all = (): Promise<Delivery[]> => deliveriesOf(db, 'w')
  const look = async (more: Partial<DispatchOptions> = {}): Promise<void> => {
    await dispatchDue(ports, { ...options, ...more })
    await reconcile(ports, { ...options, ...more })
  }
  return {
    db,
    world,
    ports,
    state,
    look,
    async plan(count, more = {}) {
      for (let i = 0; i < count; i++) {
        const item = `post ${i}`
        const base = { workspace: 'w', item, channel: 'world', digest: digestOf(item), dueAt: T0, local: '2026-03-02T09:00', zone: 'UTC' }
        await planDeliveries(db, [{ id: item, ...base, after: null, policy: { late: 'send', within: 0 }, ...more }], T0)
        await addApproval(db, { id: `yes ${i}`, workspace: 'w', item, channel: 'world', digest: digestOf(item), person: 'ada', at: T0 })
      }
    },
    async settle() {
      for (let i = 0; i < 40 && (await all()).some(each => OPEN.has(each.state)); i++) {
        await look()
        // The world's own time goes on beside ours: it settles within 100 ms.
        await wait(110)
        state.now += 45_000 * (i + 1)
      }
    },
    async sound() {
      for (const { item, state: at } of await all()) {
        const times = world.posts.get(item) ?? 0
        assert.equal(times, at === 'published' ? 1 : 0, `${item} is ${at} and was posted ${times} times`)
      }
    },
    async states() {
      return Object.fromEntries([...Map.groupBy(await all(), each => each.state)].map(([name, some]) => [name, some.length]))
    },
  }
}
