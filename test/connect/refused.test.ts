/** An account that the platform took away reads so everywhere, whichever door was told first; what is no answer changes nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { ActionContext } from '../../src/actions/action.ts'
import { approve } from '../../src/actions/approve.ts'
import { channelsView } from '../../src/actions/channels-view.ts'
import { checkChannels, checkStaleChannels } from '../../src/actions/check-channel.ts'
import { collectResults } from '../../src/actions/collect-results.ts'
import { connectChannel, finishConnect } from '../../src/actions/connect-channel.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { scheduleContent } from '../../src/actions/schedule-content.ts'
import { connectionOfChannel } from '../../src/db/connections.ts'
import type { ChannelCard } from '../../src/delivery/channels-view.ts'
import { NOW, workspace } from '../actions/workspace.ts'
import { KEY } from './desk.ts'
import { mastodonServer } from './mastodon-server.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** When the piece is due, after NOW. */
const DUE = Date.parse('2026-11-21T09:00:00Z') - NOW
const POST = { id: '1', uri: 'https://m/1', url: 'https://m/1', content: '<p>Out.</p>', favourites_count: 3, in_reply_to_id: null }
const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

/** One piece for Mastodon; `say` answers instead of the server where it has something to say. */
async function place(t: TestContext, env: Record<string, string> = {}) {
  const at = await mastodonServer(t)
  const { context: base, db } = await workspace(t, {
    'uptake.yml': `project: { name: Rocket }\ntimezone: UTC\nchannels:\n  mastodon:\n    base: ${at.base}\n    allow: [127.0.0.1]\n`,
    'plan.md': '# Plan\n',
    'content/one.md': '---\ntitle: Rocket 1.0\nstate: ready\nchannels: [mastodon]\n---\nRocket 1.0 is out.\n',
  })
  const asked: string[] = []
  let say: (path: string, method: string) => Response | null = () => null
  const send: typeof fetch = async (input, init) => {
    const { pathname } = new URL(String(input))
    asked.push(pathname)
    return say(pathname, init?.method ?? 'GET') ?? fetch(input, init)
  }
  const context = (later = 0): ActionContext => ({ ...base, now: NOW + later, env: { UPTAKE_KEY: KEY, ...env } })
  const schedule = async (): Promise<void> => {
    await approve(context(), { item: 'one', channels: null, digests: null })
    await scheduleContent(context(), { item: 'one', channels: null, at: '2026-11-21T09:00', zone: 'UTC' })
  }
  return {
    at,
    db,
    asked,
    context,
    doors: { fetch: send },
    answer: (next: typeof say) => void (say = next),
    async connect() {
      const begun = await connectChannel(context(), { channel: 'mastodon', redirect: 'http://127.0.0.1:4173/connect/callback' })
      await finishConnect(context(), { address: at.consent(begun.url) })
    },
    async card(): Promise<ChannelCard> {
      return (await channelsView(context(), [])).channels[0]!
    },
    schedule,
    /** The piece is out; its numbers are due. */
    async published() {
      await schedule()
      say = (path, method) => (method === 'POST' && path === '/api/v1/statuses' ? json(200, POST) : null)
      const [sent] = await publishDue(context(DUE), { fetch: send })
      assert.equal(sent?.ended, 'published', sent?.delivery.reason ?? '')
      say = () => null
    },
  }
}
const UNAUTHORIZED = { error: 'The access token was revoked' }

test('told by a check: the connection is over, with the remedy; connected again, it is ready', async t => {
  const { at, context, card, connect, doors } = await place(t)
  await connect()
  assert.deepEqual((c => [c.standing, c.connection?.state])(await card()), ['ready', 'connected'])
  at.tokens.clear()
  const [state] = await checkChannels(context(HOUR), { channel: null }, doors)
  assert.match(state!.error?.message ?? '', /revoked.*Connect it again: "uptake channels connect mastodon"/)
  const over = await card()
  assert.deepEqual([over.standing, over.connection?.state], ['over', 'refused'])
  assert.match(over.connection?.detail ?? '', /\(401\).*revoked/)
  await connect()
  assert.deepEqual((c => [c.standing, c.connection?.state, c.error])(await card()), ['ready', 'connected', null])
})

test('told by a send: what is due waits, and nothing more is asked with that token', async t => {
  const { at, asked, context, card, connect, schedule, doors } = await place(t)
  await connect()
  await schedule()
  at.tokens.clear()
  const [sent] = await publishDue(context(DUE), doors)
  assert.equal(sent?.ended, 'blocked')
  assert.match(sent?.delivery.reason ?? '', /Connect it again/)
  assert.equal((await card()).standing, 'over')
  const before = asked.length
  await checkChannels(context(DUE), { channel: null }, doors)
  assert.equal(asked.length, before)
})

test('told by the question for numbers', async t => {
  const { at, answer, context, card, connect, published, doors } = await place(t)
  await connect()
  await published()
  at.tokens.clear()
  answer(path => (path === '/api/v1/statuses/1' ? json(401, UNAUTHORIZED) : null))
  const [asked] = await collectResults(context(DUE + DAY), doors)
  assert.match(asked?.result.reason ?? '', /Connect it again/)
  assert.equal((await card()).standing, 'over')
})

test('no network, a fault there, or one door that is closed to a good token: it stays connected', async t => {
  const { answer, context, card, connect, db, published, doors } = await place(t)
  await connect()
  await published()
  const numbers = [
    () => json(500, { error: 'oops' }),
    () => json(503, {}),
    () => json(401, UNAUTHORIZED),
    () => {
      throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
    },
  ]
  for (const [index, say] of numbers.entries()) {
    answer(path => (path === '/api/v1/statuses/1' ? say() : null))
    const [asked] = await collectResults(context(DUE + (1 + 30 * index) * DAY), doors)
    assert.ok(asked !== undefined && asked.result.reason !== null)
    assert.deepEqual((c => [c.standing, c.connection?.state])(await card()), ['ready', 'connected'])
  }
  answer(() => json(502, {}))
  await checkChannels(context(), { channel: null }, doors)
  assert.equal((await connectionOfChannel(db, context().ref.id, 'mastodon'))?.state, 'connected')
})

test('a token from the environment: the card names the variable, until something works again', async t => {
  const { at, answer, context, card, published, doors } = await place(t, { MASTODON_TOKEN: 'from-the-environment' })
  at.tokens.add('from-the-environment')
  await published()
  at.tokens.clear()
  answer(path => (path === '/api/v1/statuses/1' ? json(401, UNAUTHORIZED) : null))
  await collectResults(context(DUE + DAY), doors)
  const refused = await card()
  assert.deepEqual([refused.standing, refused.error?.kind], ['failed', 'auth'])
  assert.match(refused.error?.message ?? '', /Set a new one in MASTODON_TOKEN where Uptake runs/)
  answer(path => (path === '/api/v1/statuses/1' ? json(200, POST) : null))
  await collectResults(context(DUE + 40 * DAY), doors)
  assert.deepEqual((c => [c.standing, c.error])(await card()), ['ready', null])
})

test('once a day a server asks by itself; what is no answer is not noted', async t => {
  const { at, answer, asked, context, card, connect, doors } = await place(t)
  assert.deepEqual(await checkStaleChannels(context(), doors), [])
  assert.equal(asked.length, 0, 'nobody is connected')
  await connect()
  await checkStaleChannels(context(DAY - 1), doors)
  assert.equal(asked.length, 0)
  answer(() => json(503, {}))
  assert.deepEqual(await checkStaleChannels(context(DAY), doors), [])
  assert.equal((await card()).standing, 'ready')
  answer(() => null)
  at.tokens.clear()
  const [refused] = await checkStaleChannels(context(DAY + HOUR), doors)
  assert.equal(refused?.error?.kind, 'auth')
  assert.equal((await card()).standing, 'over')
})
