/** The Mastodon channel against a real server that speaks its API, and that takes a second post with the same key. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ChannelContext, Part } from '../../src/channels/channel.ts'
import { guardedFetch } from '../../src/channels/door/fetch.ts'
import { channel } from '../../src/channels/mastodon.ts'
import { connectChannel, disconnectChannel, finishConnect } from '../../src/actions/connect-channel.ts'
import { channelNamed } from '../../src/actions/channels-of.ts'
import { tokensOf } from '../../src/actions/tokens.ts'
import { silentLog } from '../../src/lib/log.ts'
import { workspace } from '../actions/workspace.ts'
import { KEY } from '../connect/desk.ts'
import { startSnac } from '../servers/snac.ts'
import { errorOf, notes, published, rendition } from './contract.ts'

const snac = await startSnac()
const skip = typeof snac === 'string' ? snac : false
if (typeof snac === 'string') console.log(`# SKIPPED: the Mastodon channel is not tested against a real server: ${snac}`)
else after(() => snac.close())
const url = typeof snac === 'string' ? '' : snac.url

const real = guardedFetch({ allow: new Set(['127.0.0.1']) })
const journals = notes()
let token = ''
const ctx = (key: string, more: Partial<ChannelContext> = {}): ChannelContext => ({
  settings: { base: url, token },
  fetch: real,
  key,
  now: () => Date.now(),
  log: silentLog,
  signal: AbortSignal.timeout(20_000),
  journal: journals(key),
  ...more,
})
const part = (text: string, more: Partial<Part> = {}): Part => ({ text, html: null, media: [], ...more })
const piece = (...texts: string[]) => rendition({ parts: texts.map(text => part(text)) })

type Status = {
  id: string
  content: string
  text: string
  url: string
  in_reply_to_id: string | null
  language: string | null
  media_attachments: { description: string; url: string }[]
}
const ask = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } })).json()) as T
async function posts(): Promise<Status[]> {
  const me = await ask<{ id: string }>('accounts/verify_credentials')
  return ask<Status[]>(`accounts/${me.id}/statuses?limit=40`)
}
/** The answer to the `nth` request that posts gets lost after the server has taken it. */
function losing(nth = 1): typeof fetch {
  let sent = 0
  return async (input, init) => {
    const answer = await real(input, init)
    if (init?.method === 'POST' && String(input).endsWith('/statuses') && ++sent === nth)
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    return answer
  }
}

test('an account is connected by signing in there', { skip }, async t => {
  assert.ok(typeof snac !== 'string')
  const { context: base } = await workspace(t, {
    'uptake.yml': `project: { name: Rocket }\ntimezone: UTC\nchannels:\n  mastodon:\n    base: ${url}\n    allow: [127.0.0.1]\n`,
    'plan.md': '# Plan\n',
  })
  const context = { ...base, env: { UPTAKE_KEY: KEY } }
  const connect = async (): Promise<string> => {
    const begun = await connectChannel(context, { channel: 'mastodon', redirect: 'http://127.0.0.1:4173/connect/callback' })
    const { account } = await finishConnect(context, { address: await snac.consent(begun.url) })
    return account ?? ''
  }
  assert.equal(await connect(), `@ada@${new URL(url).host}`)
  const tokens = tokensOf(context, { now: () => context.now, signal: AbortSignal.timeout(10_000) })
  const first = await tokens.current(await channelNamed(context, 'mastodon'))
  assert.ok(first !== null)
  assert.equal((await disconnectChannel(context, { channel: 'mastodon' })).changed, true)
  token = first
  assert.equal((await errorOf(channel.check(ctx('check')))).kind, 'auth', 'the token that was given back is taken')
  await connect()
  token = (await tokens.current(await channelNamed(context, 'mastodon'))) ?? ''
  assert.deepEqual(await channel.check(ctx('check')), { account: `@ada@${new URL(url).host}` })
  const long = (length: number): Partial<ChannelContext> => ({ settings: { base: url, token, length: String(length) } })
  assert.deepEqual(await channel.check(ctx('check', long(5000))), { account: `@ada@${new URL(url).host}` })
  const most = (await ask<{ configuration: { statuses: { max_characters: number } } }>('instance')).configuration.statuses.max_characters
  assert.match((await errorOf(channel.check(ctx('check', long(most + 1))))).message, new RegExp(`takes ${most} characters`))
})

test('a post is there as it was written, and found again', { skip }, async () => {
  const wanted = piece('Größe zählt 🚀: it is <fast> & *small*, https://rocket.example.org/a_b_c #rust — ok')
  assert.equal(await channel.find(ctx('one'), wanted), undefined)
  const post = published(await channel.publish(ctx('one'), wanted))
  assert.deepEqual(published(await channel.find(ctx('one'), wanted)), post)
  const there = await ask<Status>(`statuses/${post.id}`)
  assert.deepEqual([there.text, there.language, there.in_reply_to_id], [wanted.parts[0]!.text, 'en', null])
  assert.equal((await fetch(post.url!, { headers: { accept: 'text/html' } })).status, 200)
  assert.equal(await channel.look!(ctx('one'), post, wanted), 'same')
  assert.equal(await channel.look!(ctx('one'), post, piece('Another text')), 'other')
  assert.deepEqual(await channel.metrics!(ctx('one'), post), { likes: 0, reposts: 0, replies: 0 })
})

test('this server takes a second post with the same key, so that a lost answer is looked up and not sent again', { skip }, async () => {
  const wanted = piece('Only once')
  assert.equal((await errorOf(channel.publish(ctx('once', { fetch: losing() }), wanted))).kind, 'unknown')
  assert.equal(channel.contract.idempotency, 'lookup')
  const found = published(await channel.find(ctx('once'), wanted))
  assert.equal((await posts()).filter(each => each.text === 'Only once').length, 1)
  await channel.publish(ctx('once'), wanted)
  const both = (await posts()).filter(each => each.text === 'Only once')
  assert.equal(both.length, 2, 'keys are known here by now: then the test proves nothing of servers that know none')
  assert.ok(both.some(each => each.id === found.id))
})

test('a thread that is cut off goes on where it ended', { skip }, async () => {
  const wanted = piece('One of a thread', 'Two of a thread', 'Three of a thread')
  assert.equal((await errorOf(channel.publish(ctx('thread', { fetch: losing(2) }), wanted))).kind, 'unknown')
  assert.equal(await channel.find(ctx('thread'), wanted), undefined)
  const post = published(await channel.publish(ctx('thread'), wanted))
  const thread = (await posts()).filter(each => each.text.endsWith('of a thread'))
  const [one, two, three] = ['One', 'Two', 'Three'].map(word => thread.find(each => each.text.startsWith(word))!)
  assert.equal(thread.length, 3)
  assert.deepEqual([one!.id, two!.in_reply_to_id, three!.in_reply_to_id], [post.id, one!.id, two!.id])
  assert.deepEqual(published(await channel.find(ctx('thread'), wanted)), post)
  assert.equal(await channel.look!(ctx('thread'), post, wanted), 'same')

  const comment = published(await channel.comment!(ctx('comment'), post, 'The source'))
  assert.deepEqual(published(await channel.findComment!(ctx('comment'), post, 'The source')), comment)
})

test('where no app may take a post down, it is not said to be gone', { skip }, async () => {
  const post = published(await channel.publish(ctx('stays'), piece('It stays')))
  const refused = await errorOf(channel.delete!(ctx('stays'), post))
  assert.deepEqual([refused.kind, refused.message.includes(post.url!)], ['rejected', true])
  assert.equal(await channel.look!(ctx('stays'), post, null), 'same')
})

test('an edit changes what stands there', { skip }, async () => {
  const post = published(await channel.publish(ctx('edit'), piece('Befor')))
  assert.equal(published(await channel.edit!(ctx('edit'), post, piece('Before'))).id, post.id)
  assert.equal((await ask<Status>(`statuses/${post.id}`)).text, 'Before')
  assert.equal(await channel.look!(ctx('edit'), post, piece('Before')), 'same')
})

/** One transparent pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

test('a picture is there with its description', { skip }, async () => {
  const media = [{ name: 'chart.png', type: 'image/png', bytes: pixel, alt: 'What the chart shows' }]
  const post = published(await channel.publish(ctx('picture'), rendition({ parts: [part('With a picture', { media })] })))
  const [picture] = (await ask<Status>(`statuses/${post.id}`)).media_attachments
  assert.equal(picture!.description, 'What the chart shows')
  assert.deepEqual(Buffer.from(await (await fetch(picture!.url)).arrayBuffer()), pixel)
})

test('a wrong token posts nothing', { skip }, async () => {
  const before = (await posts()).length
  const wrong = { settings: { base: url, token: 'nonsense-token-9' } }
  assert.equal((await errorOf(channel.publish(ctx('wrong', wrong), piece('Nobody')))).kind, 'auth')
  assert.equal((await posts()).length, before)
})
