/** Connecting an account at a real authorisation server, and keeping it connected whatever the server does. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { connectChannel, disconnectChannel, finishConnect, renewConnections } from '../../src/actions/connect-channel.ts'
import { decideDelivery } from '../../src/actions/decide-delivery.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { ChannelError } from '../../src/channels/channel.ts'
import { connectionOfChannel, type Connection } from '../../src/db/connections.ts'
import { deliveryById } from '../../src/db/deliveries.ts'
import type { Database } from '../../src/db/open.ts'
import { onBoth } from '../support/engines.ts'
import { authority, REDIRECT } from './authority.ts'
import { desk, HOUR, KEY, NOW } from './desk.ts'

const stored = async (db: Database, workspace: string): Promise<Connection> => (await connectionOfChannel(db, workspace, 'x'))!
const kindOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ChannelError, `it ended with ${String(error)}`)
  return error.kind
}

onBoth('the way there and back, once', async (t, engine) => {
  const at = await authority(t)
  const d = await desk(t, at, engine)
  assert.equal(await d.token(0), null, 'it was never connected')
  const begun = await connectChannel(d.context(), { channel: 'x', redirect: REDIRECT })
  const asked = new URL(begun.url).searchParams
  assert.equal(asked.get('code_challenge_method'), 'S256')
  assert.equal(asked.get('redirect_uri'), REDIRECT)
  const address = await at.consent(begun.url)
  await assert.rejects(finishConnect(d.context(), { address: address.replace(/state=[^&]+/, 'state=forged') }), { code: 'connect-stale' })
  const connected = await finishConnect(d.context(), { address })
  assert.deepEqual([connected.channel, connected.account, connected.remark], ['x', '@ada', null])
  assert.equal(connected.expiresAt, NOW + 2 * HOUR)
  await assert.rejects(finishConnect(d.context(), { address }), { code: 'connect-stale' }, 'an address counts twice')
  const token = await d.token(HOUR)
  assert.ok(token !== null && at.tokens.has(token))
  assert.equal(at.renewals, 0, 'a token that is good is not renewed')
})

test('a person who says no, an address that is too old', async t => {
  const at = await authority(t)
  const d = await desk(t, at)
  const begun = await connectChannel(d.context(), { channel: 'x', redirect: REDIRECT })
  const state = new URL(begun.url).searchParams.get('state')
  await assert.rejects(finishConnect(d.context(), { address: `${REDIRECT}?error=access_denied&state=${state}` }), {
    code: 'connect-denied',
  })
  const second = await connectChannel(d.context(), { channel: 'x', redirect: REDIRECT })
  const address = await at.consent(second.url)
  await assert.rejects(finishConnect(d.context(HOUR), { address }), { code: 'connect-stale' })
  assert.equal(await connectionOfChannel(d.db, d.context().ref.id, 'x'), null)
})

onBoth('a token that is over is renewed; a refresh token that is not sent again is kept', async (t, engine) => {
  const at = await authority(t)
  const d = await desk(t, at, engine)
  await d.connect()
  const first = await d.token(0)
  const second = await d.token(2 * HOUR)
  assert.notEqual(second, first)
  assert.equal(at.renewals, 1)
  const before = await stored(d.db, d.context().ref.id)
  assert.equal(before.expiresAt, NOW + 4 * HOUR)
  at.spoil = 'no refresh token'
  assert.notEqual(await d.token(4 * HOUR), second)
  const after = await stored(d.db, d.context().ref.id)
  assert.ok(after.refresh !== null, 'the refresh token is lost')
  assert.deepEqual([after.state, after.failures, after.account], ['connected', 0, '@ada'])
})

for (const spoil of ['error', 'silence', 'wrong app'] as const)
  test(`a renewal that ends in "${spoil}" ends no connection`, async t => {
    const at = await authority(t)
    const d = await desk(t, at)
    await d.connect()
    const first = await d.token(0)
    at.spoil = spoil
    const signal = spoil === 'silence' ? AbortSignal.timeout(400) : undefined
    // Four minutes before its end the token is still good.
    assert.equal(await d.token(2 * HOUR - 4 * 60_000, signal), first)
    const failed = await stored(d.db, d.context().ref.id)
    assert.deepEqual([failed.state, failed.failures], ['connected', 1])
    assert.match(failed.detail ?? '', /could not be asked for another token/)
    assert.equal(
      await kindOf(d.token(2 * HOUR - 3 * 60_000 + 170_000 + 20_000, spoil === 'silence' ? AbortSignal.timeout(400) : undefined)),
      'later',
    )
    at.spoil = null
    assert.ok(at.tokens.has((await d.token(3 * HOUR))!), 'it goes on when the server does')
    assert.deepEqual((c => [c.failures, c.detail, c.retryAt])(await stored(d.db, d.context().ref.id)), [0, null, null])
  })

test('between two renewals that failed there is a pause', async t => {
  const at = await authority(t)
  const d = await desk(t, at)
  await d.connect()
  at.spoil = 'error'
  assert.equal(await kindOf(d.token(2 * HOUR)), 'later')
  assert.equal(await kindOf(d.token(2 * HOUR + 10_000)), 'later')
  assert.equal(at.renewals, 1, 'it was asked again at once')
})

test('only a definite refusal ends it, and says what to do', async t => {
  const at = await authority(t)
  const d = await desk(t, at)
  await d.connect()
  await at.revokeAll()
  assert.equal(await kindOf(d.token(2 * HOUR)), 'auth')
  const ended = await stored(d.db, d.context().ref.id)
  assert.equal(ended.state, 'refused')
  assert.match(ended.detail ?? '', /^X ended the connection: invalid_grant/)
  await assert.rejects(d.token(3 * HOUR), /Connect it again: "uptake channels connect x"/)
  assert.equal(at.renewals, 1, 'it asks again after a refusal')
  await d.connect()
  assert.equal((await stored(d.db, d.context().ref.id)).state, 'connected')
})

onBoth('of eight that want a token at once one renews it', async (t, engine) => {
  const at = await authority(t)
  const d = await desk(t, at, engine)
  await d.connect()
  at.delay = 300
  const tokens = await Promise.all(Array.from({ length: 8 }, () => d.token(2 * HOUR)))
  assert.equal(new Set(tokens).size, 1)
  assert.equal(at.renewals, 1)
})

test('two processes at once renew once', async t => {
  const at = await authority(t)
  const d = await desk(t, at)
  await d.connect()
  at.delay = 1500
  const env = { PATH: process.env['PATH'], UPTAKE_KEY: KEY, X_CLIENT_SECRET: d.context().env!['X_CLIENT_SECRET'] }
  const want = async (): Promise<string> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'renewer.ts'), d.root, String(2 * HOUR)], { env })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    const [code] = (await once(child, 'close')) as [number]
    assert.equal(code, 0, err)
    return out.trim()
  }
  const [one, two] = await Promise.all([want(), want()])
  assert.equal(one, two)
  assert.ok(at.tokens.has(one))
  assert.equal(at.renewals, 1)
})

onBoth('a token that is revoked between claim and send blocks the delivery and loses nothing', async (t, engine) => {
  const at = await authority(t)
  const d = await desk(t, at, engine)
  await d.connect()
  const id = await d.schedule()
  at.onPost = async () => {
    at.onPost = null
    await at.revokeAll()
  }
  await publishDue(d.context(HOUR))
  const blocked = (await deliveryById(d.db, id))!
  assert.equal(blocked.state, 'blocked')
  assert.match(blocked.reason ?? '', /X ended the connection: invalid_grant.*Connect it again/)
  assert.deepEqual(at.posted, [])
  const outcomes = await d.db.selectFrom('attempt').select('outcome').execute()
  assert.deepEqual(outcomes, [{ outcome: 'auth' }])
  // While it is over nothing is sent, and X is not posted to by hand in silence.
  await decideDelivery(d.context(HOUR), { id, decision: 'again', url: null })
  await publishDue(d.context(HOUR))
  assert.equal((await deliveryById(d.db, id))!.state, 'blocked')
  await d.connect()
  await decideDelivery(d.context(HOUR), { id, decision: 'again', url: null })
  await publishDue(d.context(HOUR))
  assert.equal((await deliveryById(d.db, id))!.state, 'published')
  assert.deepEqual(at.posted, ['Rocket 1.0 is out.'])
})

test('a token that the platform forgot is renewed, and the piece goes out', async t => {
  const at = await authority(t)
  const d = await desk(t, at)
  await d.connect()
  const id = await d.schedule()
  const token = await d.token(HOUR)
  at.onPost = async () => {
    at.onPost = null
    await at.forget(token!)
  }
  await publishDue(d.context(HOUR))
  assert.equal((await deliveryById(d.db, id))!.state, 'published')
  assert.deepEqual(at.posted, ['Rocket 1.0 is out.'])
  assert.equal(at.renewals, 1)
})

test('disconnected: tokens are given back and forgotten, and a person posts again', async t => {
  const at = await authority(t)
  const d = await desk(t, at)
  await d.connect()
  assert.deepEqual(await disconnectChannel(d.context(), { channel: 'x' }), { channel: 'x', changed: true, remark: null })
  assert.equal(await connectionOfChannel(d.db, d.context().ref.id, 'x'), null)
  assert.equal((await disconnectChannel(d.context(), { channel: 'x' })).changed, false)
  const id = await d.schedule()
  await publishDue(d.context(HOUR))
  assert.equal((await deliveryById(d.db, id))!.state, 'handoff')
  const actions = (await d.db.selectFrom('audit').select('action').orderBy('seq').execute()).map(row => row.action)
  assert.ok(actions.includes('connect-channel') && actions.includes('disconnect-channel'))
})

test('a server renews what is seldom used, and names what wants a person', async t => {
  const at = await authority(t)
  const d = await desk(t, at)
  assert.deepEqual(await renewConnections(d.context()), [])
  await d.connect()
  assert.deepEqual(await renewConnections(d.context(HOUR)), [])
  assert.equal(at.renewals, 0)
  assert.deepEqual(await renewConnections(d.context(2 * HOUR)), [])
  assert.equal(at.renewals, 1)
  await at.revokeAll()
  const [trouble] = await renewConnections(d.context(5 * HOUR))
  assert.equal(trouble?.channel, 'x')
  assert.match(trouble?.message ?? '', /ended the connection/)
})
