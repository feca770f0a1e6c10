/** Machines that sleep and workers that are stopped in the middle: what they wake up to do is not done when its time is over. */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { attemptsOf } from '../../src/db/attempts.ts'
import { costsSince } from '../../src/db/costs.ts'
import { deliveryById } from '../../src/db/deliveries.ts'
import { putHold, removeHold } from '../../src/db/holds.ts'
import type { Contract } from '../../src/channels/channel.ts'
import { withDatabase } from '../support/engines.ts'
import { rig, T0, type Rig } from './delivery/rig.ts'

const HOUR = 3_600_000

/** The thread stands still, as in a process that is stopped: timers ring only when it goes on, and after what was next. */
const stopped = (time: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time)

/** The world's channel with another contract. */
function underContract({ ports }: Rig, contract: Partial<Contract>): void {
  const { route } = ports
  ports.route = delivery => {
    const { channel, context } = route(delivery)!
    return { context, channel: { ...channel, contract: { ...channel.contract, ...contract } } }
  }
}

withDatabase(
  'a worker is stopped between its intent and its send, for longer than it has: it wakes up and sends nothing',
  async (db, t) => {
    const here = await rig(t, db)
    await here.plan(1)
    const { route } = here.ports
    let asleep = true
    const sent: string[] = []
    const send: typeof fetch = (input, init) => {
      if (asleep) sent.push(String(input))
      return fetch(input, init)
    }
    here.ports.route = delivery => ({
      ...route(delivery)!,
      async context(delivered, signal) {
        if (asleep) stopped(400)
        return { ...(await route(delivery)!.context(delivered, signal)), fetch: send }
      },
    })
    await here.look()
    await wait(50)
    assert.deepEqual([sent, await here.states()], [[], { unconfirmed: 1 }], 'another worker may have looked and sent by now')
    asleep = false
    await here.settle()
    assert.deepEqual([here.world.asked, await here.states()], [['post 0'], { published: 1 }])
    await here.sound()
  },
)

for (const what of ['a hold of two hours', 'nothing runs for two hours'])
  withDatabase(
    `accepted, then reset, on a platform that forgets keys; then ${what}: it is looked up, and not sent again`,
    async (db, t) => {
      const here = await rig(t, db, (_, nth) => (nth === 0 ? 'accepted, then reset' : null))
      underContract(here, { idempotency: 'key', remembers: HOUR })
      await here.plan(1)
      await here.look()
      here.state.now += 60_000
      await here.look()
      assert.deepEqual(await here.states(), { planned: 1 }, 'the key makes sending again harmless')
      if (what.startsWith('a hold')) await putHold(db, 'w', { channel: '*', person: 'ada', at: T0 })
      here.state.now += 2 * HOUR
      await here.look()
      if (what.startsWith('a hold')) await removeHold(db, 'w', '*')
      await wait(150)
      await here.settle()
      assert.deepEqual([here.world.asked, await here.states()], [['post 0'], { published: 1 }])
      await here.sound()
    },
  )

withDatabase('reset before it arrived, and the key is forgotten: looked up, not there, sent once', async (db, t) => {
  const here = await rig(t, db, (_, nth) => (nth === 0 ? 'reset before' : null))
  underContract(here, { idempotency: 'key', remembers: HOUR })
  await here.plan(1)
  await here.look()
  here.state.now += 60_000
  await here.look()
  here.state.now += 2 * HOUR
  await here.settle()
  assert.deepEqual([here.world.asked.length, await here.states()], [2, { published: 1 }])
  assert.deepEqual(
    (await attemptsOf(db, 'post 0')).map(each => each.outcome),
    ['absent', 'published'],
  )
})

withDatabase(
  'a post that was paid for and whose answer was lost is counted once it is found, and its attempt says what it made',
  async (db, t) => {
    const here = await rig(t, db, (_, nth) => (nth === 0 ? 'accepted, then reset' : null))
    const { route } = here.ports
    const cost = { amount: 0.015, currency: 'USD' }
    here.ports.route = delivery => {
      const { channel, context } = route(delivery)!
      const find: typeof channel.find = async (ctx, rendition) => {
        const found = await channel.find(ctx, rendition)
        return found && { ...found, cost }
      }
      return { context, channel: { ...channel, find } }
    }
    await here.plan(1)
    await here.settle()
    assert.equal((await deliveryById(db, 'post 0'))?.state, 'published')
    assert.deepEqual(await costsSince(db, 'w', T0), new Map([['world', { posts: 1, cost }]]))
    const [attempt] = await attemptsOf(db, 'post 0')
    assert.deepEqual([attempt?.outcome, (JSON.parse(attempt?.detail ?? '{}') as { state: string }).state], ['unknown', 'published'])
  },
)
