/** Threads: tokens of Meta's own making, imitated after https://developers.facebook.com/docs/threads/get-started/long-lived-tokens. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { channelNamed } from '../../src/actions/channels-of.ts'
import { connectChannel, finishConnect } from '../../src/actions/connect-channel.ts'
import { tokensOf } from '../../src/actions/tokens.ts'
import type { ActionContext } from '../../src/actions/action.ts'
import { connectionOfChannel } from '../../src/db/connections.ts'
import { NOW, workspace } from '../actions/workspace.ts'
import { KEY } from './desk.ts'

const DAY = 86_400_000
const REDIRECT = 'https://rocket.example.org/connected'
type Meta = { base: string; asked: string[]; over: boolean; broken: boolean; echoes: boolean }

async function meta(t: TestContext): Promise<Meta> {
  const self: Meta = { base: '', asked: [], over: false, broken: false, echoes: false }
  let nth = 0
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://meta')
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const fields = request.method === 'POST' ? new URLSearchParams(Buffer.concat(chunks).toString()) : url.searchParams
      const grant = fields.get('grant_type')
      self.asked.push(`${request.method} ${url.pathname}${grant === null ? '' : ` ${grant}`}`)
      const give = (status: number, body: object): void => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(body))
      }
      if (self.broken) return give(500, { error: { message: 'An unknown error occurred', code: 1, type: 'OAuthException' } })
      if (self.over)
        return give(400, { error: { message: 'Error validating access token: Session has expired', code: 190, type: 'OAuthException' } })
      if (self.echoes && url.pathname !== '/oauth/access_token')
        return give(400, { error: { message: `No long one for ${fields.get('access_token')}`, code: 100 } })
      if (url.pathname === '/oauth/access_token')
        return fields.get('code') === 'good' && fields.get('client_secret') === 'app-secret' && fields.get('redirect_uri') === REDIRECT
          ? give(200, { access_token: 'short-0123456789', user_id: 7 })
          : give(400, { error_type: 'OAuthException', code: 400, error_message: 'Invalid authorization code' })
      if (url.pathname === '/access_token' || url.pathname === '/refresh_access_token')
        return give(200, { access_token: `long-0123456789-${++nth}`, token_type: 'bearer', expires_in: 5_183_944 })
      if (url.pathname === '/v1.0/me') return give(200, { id: '7', username: 'ada' })
      return give(200, { data: [{ quota_usage: 1, config: { quota_total: 250 } }] })
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  self.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return self
}

test('short for long, longer once it is a day old, and over only when Meta says so', async t => {
  const at = await meta(t)
  const { context: base, db } = await workspace(t, {
    'uptake.yml': `project: { name: Rocket }\nchannels:\n  threads:\n    client_id: rocket\n    redirect: ${REDIRECT}\n    base: ${at.base}\n    allow: [127.0.0.1]\n`,
    'plan.md': '# Plan\n',
  })
  const context = (later = 0): ActionContext => ({
    ...base,
    now: NOW + later,
    env: { UPTAKE_KEY: KEY, THREADS_CLIENT_SECRET: 'app-secret' },
  })
  const token = async (later: number): Promise<string | null> => {
    const now = context(later)
    return tokensOf(now, { now: () => now.now, signal: AbortSignal.timeout(10_000) }).current(await channelNamed(now, 'threads'))
  }
  const begun = await connectChannel(context(), { channel: 'threads', redirect: 'http://127.0.0.1:4173/connect/callback' })
  assert.deepEqual([begun.redirect, begun.paste], [REDIRECT, true])
  const asked = new URL(begun.url).searchParams
  assert.equal(
    asked.get('scope'),
    'threads_basic,threads_content_publish,threads_manage_replies,threads_read_replies,threads_manage_insights,threads_delete',
  )
  const wrong = `${REDIRECT}?code=bad&state=${asked.get('state')}`
  await assert.rejects(finishConnect(context(), { address: wrong }), /Invalid authorization code/)
  at.echoes = true
  const echoed = new URL((await connectChannel(context(), { channel: 'threads', redirect: '' })).url).searchParams
  const said = finishConnect(context(), { address: `${REDIRECT}?code=good&state=${echoed.get('state')}` })
  await assert.rejects(said, /No long one for …/, 'a token that was just obtained is said back')
  at.echoes = false
  const again = new URL((await connectChannel(context(), { channel: 'threads', redirect: '' })).url).searchParams
  const connected = await finishConnect(context(), { address: `${REDIRECT}?code=good&state=${again.get('state')}#_` })
  assert.deepEqual([connected.account, connected.expiresAt], ['@ada', NOW + 5_183_944_000])
  assert.ok(at.asked.includes('GET /access_token th_exchange_token'))
  assert.equal(await token(30 * DAY), 'long-0123456789-1')
  at.broken = true
  assert.equal(await token(55 * DAY), 'long-0123456789-1', 'a fault over there does no harm')
  at.broken = false
  assert.equal(await token(55 * DAY + 60_000), 'long-0123456789-2')
  assert.equal(at.asked.at(-1), 'GET /refresh_access_token th_refresh_token')
  at.over = true
  await assert.rejects(token(112 * DAY), /Threads ended the connection: .*Session has expired/)
  const ended = (await connectionOfChannel(db, context().ref.id, 'threads'))!
  assert.equal(ended.state, 'refused')
  assert.ok(!`${ended.access}${ended.detail}`.includes('long-'))
})
