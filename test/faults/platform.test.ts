/**
 * Faults of the platform, one at a time: whatever it does, nothing is posted twice, nothing is lost, nothing goes out
 * without a yes to these bytes, and what nobody can know waits for a person.
 */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { decideDelivery } from '../../src/actions/decide-delivery.ts'
import { channel as webhook } from '../../src/channels/webhook.ts'
import { attemptsOf } from '../../src/db/attempts.ts'
import { putHold, removeHold } from '../../src/db/holds.ts'
import { silentLog } from '../../src/lib/log.ts'
import { emptyDatabase, opened, withDatabase } from '../support/engines.ts'
import { rig, T0 } from './delivery/rig.ts'
import type { Fault } from './delivery/world.ts'

/** The fault of the first request for each text, and what its attempt is called. */
const once: readonly [Fault, string][] = [
  ['accepted, then reset', 'unknown'],
  ['accepted, then 500', 'unknown'],
  ['accepted, then silence', 'unknown'],
  ['accepted, half an answer', 'unknown'],
  ['refused for now', 'later'],
  ['reset before', 'unknown'],
  ['slow', 'published'],
  ['too slow', 'unknown'],
]
const faultOf = (text: string): (typeof once)[number] => once[Number(text.split(' ')[1]) % once.length]!
withDatabase('the first request for each text goes wrong in its own way', async (db, t) => {
  const { plan, settle, sound, states, world } = await rig(t, db, (text, nth) => (nth === 0 ? faultOf(text)[0] : null))
  await plan(2 * once.length)
  await settle()
  assert.deepEqual(await states(), { published: 2 * once.length })
  await sound()
  for (const text of world.posts.keys()) {
    const [fault, outcome] = faultOf(text)
    assert.equal((await attemptsOf(db, text))[0]?.outcome, outcome, fault)
    const again = fault === 'refused for now' || fault === 'reset before'
    assert.equal(world.asked.filter(each => each === text).length, again ? 2 : 1, `how often it was asked to post: ${fault}`)
  }
})

withDatabase('refused again and again: a person is asked, and the platform is left alone', async (db, t) => {
  const { plan, settle, sound, states, world } = await rig(t, db, () => 'reset before')
  await plan(1)
  await settle()
  assert.deepEqual(await states(), { waiting: 1 })
  assert.equal(world.asked.length, 8)
  await sound()
})

withDatabase('refused for good: nothing is tried again', async (db, t) => {
  const { plan, settle, states, world } = await rig(t, db, () => 'refused for good')
  await plan(2)
  await settle()
  assert.deepEqual([await states(), world.asked.length], [{ rejected: 2 }, 2])
})

withDatabase('the token is revoked between claim and send: nothing is out, and it goes out when the account is mended', async (db, t) => {
  let revoked = false
  const { plan, settle, sound, states, state } = await rig(t, db, () => (revoked ? 'token revoked' : null))
  await plan(2)
  state.onRead = () => void (revoked = true)
  await settle()
  assert.deepEqual(await states(), { blocked: 2 })
  await sound()
  revoked = false
  state.onRead = null
  const actor = { kind: 'person', name: 'ada', origin: 'test' } as const
  const ref = { id: 'w', name: 'w', root: '/nowhere', config: null, files: null }
  for (const id of ['post 0', 'post 1'])
    await decideDelivery(
      { db, actor, now: state.now, ref, compile: () => Promise.reject(new Error('no plan')) },
      { id, decision: 'again', url: null },
    )
  await settle()
  assert.deepEqual(await states(), { published: 2 })
  await sound()
})

withDatabase('edited, disapproved or stopped between claim and send: it does not go out', async (db, t) => {
  const { plan, look, settle, sound, states, state } = await rig(t, db)
  await plan(3)
  state.onRead = async ({ item }) => {
    state.edited = item === 'post 0'
    if (item === 'post 1') await db.updateTable('approval').set({ voided_at: T0 }).where('item', '=', item).execute()
    if (item === 'post 2') await putHold(db, 'w', { channel: '*', person: 'ada', at: T0 })
  }
  await look()
  assert.deepEqual(await states(), { blocked: 2, planned: 1 })
  await sound()
  state.onRead = null
  await look()
  assert.deepEqual(await states(), { blocked: 2, planned: 1 }, 'it went out in spite of the hold')
  await removeHold(db, 'w', '*')
  await settle()
  assert.deepEqual(await states(), { blocked: 2, published: 1 })
  await sound()
})

const SECRET = 'known to the receiver'
test('a webhook whose answer was lost comes twice, signed, under one id: its receiver takes it once', async t => {
  const db = await opened(t, await emptyDatabase(t, 'SQLite'))
  const taken = new Map<string, number>()
  const calls: string[] = []
  const receiver = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const [id, at, signature] = ['id', 'timestamp', 'signature'].map(name => String(request.headers[`webhook-${name}`]))
    const expected = `v1,${createHmac('sha256', SECRET).update(`${id}.${at}.${body}`).digest('base64')}`
    if (signature !== expected) return void response.writeHead(401).end()
    calls.push(id!)
    taken.set(id!, (taken.get(id!) ?? 0) + (taken.has(id!) ? 0 : 1))
    return calls.length === 1 ? void request.socket.destroy() : void response.end('{}')
  })
  await new Promise<void>(resolve => receiver.listen(0, '127.0.0.1', resolve))
  t.after(() => receiver.close())
  const { plan, settle, states, state, ports } = await rig(t, db)
  const settings = { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`, secret: SECRET }
  ports.route = () => ({
    channel: webhook,
    context: ({ id }, signal) => ({ settings, fetch, key: id, now: () => state.now, log: silentLog, signal }),
  })
  await plan(1)
  await settle()
  assert.deepEqual(await states(), { published: 1 })
  assert.equal(calls.length, 2)
  assert.deepEqual([...taken.values()], [1])
})
