/** Nothing is sent that was forbidden before its intent was written, however late: the check and the intent are one. */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { addApproval, voidApprovals, withdraw } from '../../src/db/approvals.ts'
import { deliveriesOf } from '../../src/db/deliveries.ts'
import { putHold, removeHold } from '../../src/db/holds.ts'
import type { Database } from '../../src/db/open.ts'
import { addNote } from '../../src/db/review-notes.ts'
import { emptyDatabase, onBoth, opened } from '../support/engines.ts'
import { rig, T0, type Rig } from './delivery/rig.ts'
import { digestOf } from './delivery/worker.ts'

const GIVEN = { workspace: 'w', item: 'post 0', channel: 'world', digest: digestOf('post 0') }
const HOLD = { channel: 'world', person: 'ada', at: T0 }
const CHANGES = { id: 'n', item: 'post 0', channel: null, kind: 'changes', person: 'ada', at: T0, text: 'Not yet.', digests: {} } as const

/** Has something done on another connection right before the next transaction after the piece was read: that of the intent. */
function beforeTheIntent({ ports, state }: Rig, deed: () => Promise<unknown>): void {
  const { db } = ports
  let armed = false
  let done = false
  state.onRead = () => void (armed = !done)
  ports.db = new Proxy(db, {
    get(target, name) {
      if (name !== 'transaction' || !armed) {
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      }
      armed = false
      done = true
      return () => ({
        execute: async (run: (transaction: Database) => Promise<unknown>) => {
          await deed()
          return target.transaction().execute(run)
        },
      })
    },
  })
}

const FORBIDDEN: readonly { what: string; deed: (db: Database) => Promise<unknown>; state: string; reason: RegExp | null }[] = [
  { what: 'a yes is taken back', deed: db => withdraw(db, GIVEN, 'ada', T0), state: 'blocked', reason: /0 of 1 approvals/ },
  { what: 'a yes is voided', deed: db => voidApprovals(db, { ...GIVEN, digest: null }, T0), state: 'blocked', reason: /0 of 1 approvals/ },
  { what: 'changes are asked for', deed: db => addNote(db, 'w', CHANGES), state: 'blocked', reason: /asked for changes: "Not yet\."/ },
  { what: 'the channel is held', deed: db => putHold(db, 'w', HOLD), state: 'planned', reason: null },
  { what: 'everything is held', deed: db => putHold(db, 'w', { ...HOLD, channel: '*' }), state: 'planned', reason: null },
]
for (const { what, deed, state, reason } of FORBIDDEN)
  onBoth(`between the check and the intent ${what}: it is not sent`, async (t, engine) => {
    const address = await emptyDatabase(t, engine)
    const here = await rig(t, await opened(t, address))
    const other = await opened(t, address)
    await here.plan(1)
    let done = 0
    beforeTheIntent(here, () => (done++, deed(other)))
    await here.look()
    const [delivery] = await deliveriesOf(here.db, 'w')
    assert.deepEqual([done, delivery?.state, here.world.asked], [1, state, []])
    if (reason !== null) assert.match(delivery?.reason ?? '', reason)
    assert.deepEqual(await here.db.selectFrom('attempt').selectAll().execute(), [], 'an intent was written')
    if (state !== 'planned') return
    for (const channel of ['world', '*']) await removeHold(here.db, 'w', channel)
    await here.settle()
    assert.deepEqual([await here.states(), here.world.asked], [{ published: 1 }, ['post 0']])
  })

onBoth('who is just taking a yes back is waited for, and the intent sees it', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const here = await rig(t, await opened(t, address))
  const other = await opened(t, address)
  await here.plan(1)
  let looking: Promise<void> | null = null
  await other.transaction().execute(async transaction => {
    await withdraw(transaction, GIVEN, 'ada', T0)
    looking = here.look()
    await wait(150)
    assert.deepEqual(here.world.asked, [], 'it was sent while the yes was being taken back')
  })
  await looking
  assert.deepEqual([await here.states(), here.world.asked], [{ blocked: 1 }, []])
})

onBoth('a yes that is being given while it is due counts once it is given', async (t, engine) => {
  const here = await rig(t, await opened(t, await emptyDatabase(t, engine)))
  await here.plan(1)
  await withdraw(here.db, GIVEN, 'ada', T0)
  beforeTheIntent(here, () => addApproval(here.db, { ...GIVEN, id: 'again', person: 'ada', at: T0 }))
  await here.look()
  assert.deepEqual([await here.states(), here.world.asked], [{ published: 1 }, ['post 0']])
})

onBoth('a channel that is paused while others are sent is not sent to', async (t, engine) => {
  const here = await rig(t, await opened(t, await emptyDatabase(t, engine)))
  await here.plan(3)
  let paused: string[] = []
  here.ports.paused = () => paused
  here.ports.refresh = () => Promise.resolve(void (paused = here.world.asked.length >= 1 ? ['world'] : []))
  await here.look()
  assert.deepEqual([await here.states(), here.world.asked.length], [{ planned: 2, published: 1 }, 1])
  here.ports.refresh = () => Promise.resolve(void (paused = []))
  await here.settle()
  assert.deepEqual(await here.states(), { published: 3 })
})
