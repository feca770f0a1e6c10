/**
 * YouTube: a Google account, connected for the numbers of its videos. Google's answers are imitated after
 * https://developers.google.com/identity/protocols/oauth2/native-app and https://developers.google.com/youtube/v3/docs.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { channelNamed } from '../../src/actions/channels-of.ts'
import { connectChannel, disconnectChannel, finishConnect } from '../../src/actions/connect-channel.ts'
import { tokensOf } from '../../src/actions/tokens.ts'
import { openChannel } from '../../src/channels/door/open.ts'
import type { Opened } from '../../src/channels/door/open.ts'
import { silentLog } from '../../src/lib/log.ts'
import { errorOf, rendition } from '../channels/contract.ts'
import { NOW, workspace } from '../actions/workspace.ts'
import { HOUR, KEY } from './desk.ts'

const REDIRECT = 'http://127.0.0.1:4173/connect/callback'

type Google = { fetch: typeof fetch; asked: string[]; over: boolean; channel: string | null; consent(url: string): string }

/** One account with one video that is not public. */
function google(): Google {
  let code: { verifier: string } | null = null
  let access = ''
  let nth = 0
  const self: Google = {
    asked: [],
    over: false,
    channel: 'Rocket TV',
    consent(url) {
      const { origin, pathname, searchParams: asked } = new URL(url)
      assert.equal(origin + pathname, 'https://accounts.google.com/o/oauth2/v2/auth')
      assert.equal(asked.get('client_id'), 'rocket.apps.googleusercontent.com')
      assert.equal(asked.get('scope'), 'https://www.googleapis.com/auth/youtube.readonly')
      assert.deepEqual([asked.get('access_type'), asked.get('prompt'), asked.get('code_challenge_method')], ['offline', 'consent', 'S256'])
      code = { verifier: asked.get('code_challenge')! }
      return `${asked.get('redirect_uri')}?state=${asked.get('state')}&code=4%2F0AY0e-g7&scope=${encodeURIComponent(asked.get('scope')!)}`
    },
    fetch: async (input, init) => {
      const request = new Request(input, init)
      const url = new URL(request.url)
      self.asked.push(`${request.method} ${url.host}${url.pathname}`)
      if (url.host === 'oauth2.googleapis.com') return answer(url.pathname, new URLSearchParams(await request.text()))
      assert.equal(url.host, 'www.googleapis.com')
      const bearer = request.headers.get('authorization')
      if (bearer !== `Bearer ${access}` && request.headers.get('x-goog-api-key') !== 'api-key-9')
        return Response.json({ error: { code: 401, message: 'Request had invalid authentication credentials.', status: 'UNAUTHENTICATED' } }, { status: 401 }) // prettier-ignore
      if (url.pathname === '/youtube/v3/channels')
        return Response.json({ items: self.channel === null ? undefined : [{ id: 'UC1', snippet: { title: self.channel } }] })
      assert.equal(url.pathname, '/youtube/v3/videos')
      const mine = bearer !== null && url.searchParams.get('id') === 'dQw4w9WgXcQ'
      return Response.json({ items: mine ? [{ statistics: { viewCount: '12', likeCount: '3', commentCount: '0' } }] : [] })
    },
  }
  const answer = (path: string, body: URLSearchParams): Response => {
    if (body.get('token') !== null && path === '/revoke') return new Response('{}')
    assert.equal(path, '/token')
    if (body.get('client_secret') !== 'GOCSPX-secret')
      return Response.json({ error: 'invalid_client', error_description: 'Unauthorized' }, { status: 401 })
    const refusal = Response.json({ error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }, { status: 400 })
    if (self.over) return refusal
    const fields = { expires_in: 3599, scope: 'https://www.googleapis.com/auth/youtube.readonly', token_type: 'Bearer' }
    if (body.get('grant_type') === 'refresh_token') {
      if (body.get('refresh_token') !== '1//refresh-token') return refusal
      access = `ya29.renewed-${++nth}`
      // Google sends no refresh token again.
      return Response.json({ access_token: access, ...fields })
    }
    const proof = createHash('sha256').update(body.get('code_verifier')!).digest('base64url')
    if (body.get('code') !== '4/0AY0e-g7' || code?.verifier !== proof || body.get('redirect_uri') !== REDIRECT) return refusal
    code = null
    access = 'ya29.first-token'
    return Response.json({ access_token: access, refresh_token: '1//refresh-token', ...fields })
  }
  return self
}

async function place(t: TestContext, { key = false } = {}) {
  const at = google()
  const { context: base } = await workspace(t, {
    'uptake.yml': `project: { name: Rocket }\ntimezone: UTC\nchannels:\n  youtube:\n    client_id: rocket.apps.googleusercontent.com\n${key ? '    key: YOUTUBE_API_KEY\n' : ''}`,
    'plan.md': '# Plan\n',
  })
  const env = { UPTAKE_KEY: KEY, YOUTUBE_CLIENT_SECRET: 'GOCSPX-secret', ...(key ? { YOUTUBE_API_KEY: 'api-key-9' } : {}) }
  const context = (later = 0): ActionContext => ({ ...base, now: NOW + later, env })
  const open = async (later = 0): Promise<Opened> => {
    const now = context(later)
    const doors = { now: () => now.now, signal: AbortSignal.timeout(10_000), fetch: at.fetch }
    return openChannel(await channelNamed(now, 'youtube'), { ...doors, env, log: silentLog, tokens: tokensOf(now, doors) })
  }
  const connect = async () => {
    const begun = await connectChannel(context(), { channel: 'youtube', redirect: REDIRECT })
    return finishConnect(context(), { address: at.consent(begun.url) }, { fetch: at.fetch })
  }
  return { at, context, open, connect }
}
const video = { state: 'published', id: '', url: 'https://youtu.be/dQw4w9WgXcQ' } as const

test('a connected account counts its videos, public or not, with tokens that are renewed', async t => {
  const { at, open, connect } = await place(t)
  const before = await open()
  assert.equal((await errorOf(before.channel.metrics!(before.context('k'), video))).kind, 'auth')
  assert.deepEqual(await connect(), { channel: 'youtube', account: 'Rocket TV', expiresAt: NOW + 3_599_000, remark: null })
  for (const later of [0, 2 * HOUR, 4 * HOUR]) {
    const { channel, context } = await open(later)
    assert.deepEqual(await channel.metrics!(context('k'), video), { views: 12, likes: 3, replies: 0 })
  }
  assert.equal(at.asked.filter(each => each === 'POST oauth2.googleapis.com/token').length, 3, 'one code, two renewals')
  const { channel, context } = await open(4 * HOUR)
  assert.deepEqual(await channel.check(context('k')), { account: 'Rocket TV' })
})

test('a connection that is over keeps no video from being handed over, and the key counts on', async t => {
  const { at, open, connect } = await place(t, { key: true })
  await connect()
  at.over = true
  const { channel, context } = await open(2 * HOUR)
  assert.equal((await channel.publish(context('k'), rendition())).state, 'handoff')
  assert.equal((await errorOf(channel.metrics!(context('k'), video))).kind, 'rejected', 'the key sees public videos only')
})

test('an account without a channel is told', async t => {
  const { at, connect } = await place(t)
  at.channel = null
  const { account, remark } = await connect()
  assert.equal(account, null)
  assert.match(remark ?? '', /has no channel on YouTube/)
})

test('disconnected: the refresh token is given back', async t => {
  const { at, context, connect } = await place(t)
  await connect()
  const done = await disconnectChannel(context(), { channel: 'youtube' }, { fetch: at.fetch })
  assert.deepEqual(done, { channel: 'youtube', changed: true, remark: null })
  assert.ok(at.asked.includes('POST oauth2.googleapis.com/revoke'))
})
