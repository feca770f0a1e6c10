/** Machines that sleep and workers that are stopped in the middle: what they wake up to do is not done when its time is over. */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { attemptsOf } from '../../src/db/attempts.ts'
import { costsSince } from '../../src/db/costs.ts'
import { deliveryById } from '../../src/db/deliveries.ts'
import { withDatabase } from '../support/engines.ts'
import { rig, T0 } from './delivery/rig.ts'

/** The thread stands still, as in a process that is stopped: timers ring only when it goes on, and after what was next. */
const stopped = (time: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time)

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
