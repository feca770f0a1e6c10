/** Mastodon: an app registers itself at the server of the account, once; its tokens do not end, and are given back. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { channelNamed } from '../../src/actions/channels-of.ts'
import { channelsView } from '../../src/actions/channels-view.ts'
import { checkChannels } from '../../src/actions/check-channel.ts'
import { connectChannel, disconnectChannel, finishConnect } from '../../src/actions/connect-channel.ts'
import { tokensOf } from '../../src/actions/tokens.ts'
import { NOW, workspace } from '../actions/workspace.ts'
import { fits, jsonOf, type Description } from '../support/description.ts'
import { shared } from '../support/shared.ts'
import { KEY } from './desk.ts'
import { mastodonServer, type MastodonServer } from './mastodon-server.ts'

const REDIRECT = 'http://127.0.0.1:4173/connect/callback'
const YEAR = 365 * 86_400_000

async function place(t: TestContext, more = '') {
  const at = await mastodonServer(t)
  const {
    context: base,
    db,
    put,
  } = await workspace(t, {
    'uptake.yml': configOf(at, more),
    'plan.md': '# Plan\n',
  })
  const context = (later = 0, key = KEY): ActionContext => ({ ...base, now: NOW + later, env: { UPTAKE_KEY: key } })
  const token = async (later = 0): Promise<string | null> => {
    const now = context(later)
    return tokensOf(now, { now: () => now.now, signal: AbortSignal.timeout(10_000) }).current(await channelNamed(now, 'mastodon'))
  }
  const connect = async (redirect = REDIRECT) => {
    const begun = await connectChannel(context(), { channel: 'mastodon', redirect })
    return { begun, connected: await finishConnect(context(), { address: at.consent(begun.url) }) }
  }
  return { at, db, put, context, token, connect }
}
const configOf = (at: MastodonServer, more = ''): string =>
  `project: { name: Rocket }\ntimezone: UTC\nchannels:\n  mastodon:\n    base: ${at.base}\n    allow: [127.0.0.1]\n${more}`

test('registered, connected, and good for years without a renewal', async t => {
  const { at, context, token, connect } = await place(t)
  assert.equal(await token(), null)
  const { begun, connected } = await connect()
  assert.deepEqual([begun.title, begun.redirect, begun.paste, begun.registered], ['Mastodon', REDIRECT, false, true])
  const asked = new URL(begun.url).searchParams
  assert.equal(asked.get('scope'), 'read:accounts read:statuses write:statuses write:media')
  assert.equal(asked.get('code_challenge_method'), 'S256')
  assert.deepEqual(connected, { channel: 'mastodon', account: `@ada@${new URL(at.base).host}`, expiresAt: null, remark: null })
  const later = await token(3 * YEAR)
  assert.ok(later !== null && at.tokens.has(later))
  const [state] = await checkChannels(context(), { channel: 'mastodon' })
  assert.equal(state!.state, 'ready', state!.error?.message ?? 'it says nothing')
})

test('the app is registered once for a redirect, and anew for another redirect or another server', async t => {
  const { at, put, context, connect } = await place(t)
  await connect()
  await connect()
  assert.equal(at.apps.length, 1)
  await connect('http://127.0.0.1:9999/connect/callback')
  assert.equal(at.apps.length, 2)
  const other = await mastodonServer(t)
  put('uptake.yml', configOf(other))
  const begun = await connectChannel(context(), { channel: 'mastodon', redirect: REDIRECT })
  await finishConnect(context(), { address: other.consent(begun.url) })
  assert.equal(other.apps.length, 1)
})

test('an app of your own goes before', async t => {
  const { at, context } = await place(t, '    client_id: mine\n')
  const { url, registered } = await connectChannel(context(), { channel: 'mastodon', redirect: REDIRECT })
  assert.equal(registered, false)
  assert.equal(new URL(url).searchParams.get('client_id'), 'mine')
  assert.equal(at.apps.length, 0)
})

test('disconnected: the token is given back and does not work any more', async t => {
  const { at, context, token, connect } = await place(t)
  await connect()
  assert.equal(at.tokens.size, 1)
  assert.deepEqual(await disconnectChannel(context(), { channel: 'mastodon' }), { channel: 'mastodon', changed: true, remark: null })
  assert.equal(at.tokens.size, 0)
  assert.equal(await token(), null)
  const [state] = await checkChannels(context(), { channel: 'mastodon' })
  assert.equal(state!.error?.kind, 'auth')
  assert.match(state!.error?.message ?? '', /mastodon has no account yet\. Connect it: "uptake channels connect mastodon".*MASTODON_TOKEN/)
  const { channels } = await channelsView(context(), [])
  assert.deepEqual([channels[0]!.standing, channels[0]!.connect?.clientId], ['incomplete', true])
  await connect()
  assert.equal(at.apps.length, 2, 'servers forget an app that has no token')
})

test('a token that was taken back there stops what is sent, and says how to go on', async t => {
  const { at, context, connect } = await place(t)
  await connect()
  at.tokens.clear()
  const [state] = await checkChannels(context(), { channel: 'mastodon' })
  assert.equal(state!.error?.kind, 'auth')
  assert.match(state!.error?.message ?? '', /The access token was revoked/)
})

test('a server that registers nobody is told, in its words', async t => {
  const { at, context } = await place(t)
  const begin = (): Promise<unknown> => connectChannel(context(), { channel: 'mastodon', redirect: REDIRECT })
  at.closed = { status: 403, body: '{"error":"This action is not allowed"}' }
  await assert.rejects(begin(), {
    code: 'connect-register',
    message: /did not register Uptake as an app: This action is not allowed \(403\)/,
  })
  at.closed = { status: 404, body: '<html>' }
  await assert.rejects(begin(), { code: 'connect-register', message: /it answers 404/ })
  at.closed = { status: 200, body: '{"name":"Uptake"}' }
  await assert.rejects(begin(), { code: 'connect-register', message: /names no app/ })
})

test('whose key was lost connects again, with another app', async t => {
  const { at, context, connect } = await place(t)
  await connect()
  const other = context(0, Buffer.alloc(32, 7).toString('base64'))
  const begun = await connectChannel(other, { channel: 'mastodon', redirect: REDIRECT })
  await finishConnect(other, { address: at.consent(begun.url) })
  assert.equal(at.apps.length, 2)
})

test('no secret of an app and no token stands in the clear', async t => {
  const { at, db, connect } = await place(t)
  await connect()
  const stored = JSON.stringify([
    await db.selectFrom('oauth_app').selectAll().execute(),
    await db.selectFrom('connection').selectAll().execute(),
  ])
  assert.ok(stored.includes(at.apps[0]!.id))
  for (const secret of [at.apps[0]!.secret, ...at.tokens]) assert.ok(!stored.includes(secret))
})

const file = join(shared, 'specs/mastodon.json')
const skip = existsSync(file) ? false : 'the description specs/mastodon.json is not here'
test('what goes over the wire fits the description of the API', { skip }, async t => {
  const { at, context, connect } = await place(t)
  await connect()
  await disconnectChannel(context(), { channel: 'mastodon' })
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description
  const held = ['/api/v1/apps', '/oauth/token', '/oauth/revoke']
  for (const path of held) {
    const exchange = at.exchanges.find(each => each.path === path)!
    const operation = description.paths[path]!['post']!
    const request = jsonOf(operation.requestBody!)
    // In a form one redirect is a text.
    const { redirect_uris: redirect, ...fields } = exchange.body
    assert.equal(fits(description, request, { ...fields, ...(redirect === undefined ? {} : { redirect_uris: [redirect] }) }), null, path)
    for (const field of Object.keys(exchange.body)) assert.ok(field in (request['properties'] as object), `${field} is no field of ${path}`)
    const answer = operation.responses['200']!
    if (answer.content?.['application/json'] !== undefined && path !== '/oauth/revoke')
      assert.equal(fits(description, jsonOf(answer), exchange.answer), null, path)
  }
})
