/** The Bluesky channel against a real server of the AT Protocol. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import type { ChannelContext, Part } from '../../src/channels/channel.ts'
import { channel } from '../../src/channels/bluesky.ts'
import { guardedFetch } from '../../src/channels/door/fetch.ts'
import { silentLog } from '../../src/lib/log.ts'
import { startPds } from '../servers/pds.ts'
import { errorOf, published, rendition } from './contract.ts'

const pds = await startPds()
const skip = typeof pds === 'string' ? pds : false
if (typeof pds === 'string') console.log(`# SKIPPED: the Bluesky channel is not tested against a real server: ${pds}`)
else after(() => pds.close())
const url = typeof pds === 'string' ? '' : pds.url

const ctx = (key: string, more: Partial<ChannelContext> = {}): ChannelContext => ({
  settings: { base: url, handle: 'ada.test', password: 'ada-password' },
  fetch: guardedFetch({ allow: new Set(['127.0.0.1', 'localhost']) }),
  key,
  now: () => Date.parse('2026-03-02T09:00:00Z'),
  log: silentLog,
  signal: AbortSignal.timeout(15_000),
  ...more,
})
const part = (text: string, more: Partial<Part> = {}): Part => ({ text, html: null, media: [], ...more })

type Facet = { index: { byteStart: number; byteEnd: number }; features: { $type: string; did?: string; uri?: string; tag?: string }[] }
type Record = {
  text: string
  langs?: string[]
  facets?: Facet[]
  reply?: { root: { uri: string }; parent: { uri: string; cid: string } }
  embed?: {
    $type: string
    images?: { alt: string; image: { mimeType: string; size: number } }[]
    external?: { uri: string; title: string }
  }
}
type Listed = { uri: string; cid: string; value: Record }

async function posts(): Promise<Listed[]> {
  const response = await fetch(`${url}/xrpc/com.atproto.repo.listRecords?repo=ada.test&collection=app.bsky.feed.post&limit=100`)
  return ((await response.json()) as { records: Listed[] }).records
}

test('the account is there; a wrong password is an account to mend', { skip }, async () => {
  assert.deepEqual(await channel.check(ctx('k')), { account: 'ada.test' })
  const wrong = { settings: { base: url, handle: 'ada.test', password: 'nonsense-9' } }
  assert.equal((await errorOf(channel.check(ctx('k', wrong)))).kind, 'auth')
  assert.equal((await errorOf(channel.publish(ctx('k', wrong), rendition()))).kind, 'auth')
})

test('a post with links, mentions and tags, in bytes', { skip }, async () => {
  const text = '🚀 Größer: https://rocket.example.org/é, from @grace.test (not @nobody.test) #rust #2026 — ok'
  const piece = rendition({ parts: [part(text)], link: 'https://rocket.example.org/blog' })
  assert.equal(await channel.find(ctx('facets'), piece), undefined)
  const { id } = published(await channel.publish(ctx('facets'), piece))
  const post = (await posts()).find(each => each.uri === id)!
  assert.deepEqual(post.value.langs, ['en'])
  const bytes = Buffer.from(post.value.text)
  const shown = post.value.facets!.map(({ index, features }) => [
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
    features[0]!.$type.split('#')[1],
  ])
  assert.deepEqual(shown, [
    ['https://rocket.example.org/é', 'link'],
    ['@grace.test', 'mention'],
    ['#rust', 'tag'],
  ])
  assert.match(post.value.facets![1]!.features[0]!.did!, /^did:plc:/)
  assert.equal(post.value.embed!.external!.uri, 'https://rocket.example.org/blog')
})

test('the same key gives the same post, whenever it is sent', { skip }, async () => {
  const piece = rendition({ parts: [part('Only once')] })
  const first = published(await channel.publish(ctx('once'), piece))
  const before = (await posts()).find(each => each.uri === first.id)!
  const later = { now: () => Date.parse('2026-03-05T09:00:00Z') }
  const again = published(await channel.publish(ctx('once', later), piece))
  assert.equal(again.id, first.id)
  const same = (await posts()).filter(each => each.value.text === 'Only once')
  assert.deepEqual(same, [before], 'the record was written again')
  assert.deepEqual(published(await channel.find(ctx('once'), piece)), first)
  assert.equal((await errorOf(channel.publish(ctx('once'), rendition({ parts: [part('Another text')] })))).kind, 'rejected')
})

test('eight at once with one key are one post', { skip }, async () => {
  const piece = rendition({ parts: [part('From eight workers')] })
  const ends = await Promise.allSettled(Array.from({ length: 8 }, () => channel.publish(ctx('eight'), piece)))
  const ids = ends.flatMap(each => (each.status === 'fulfilled' ? [published(each.value).id] : []))
  assert.ok(ids.length >= 1)
  assert.equal(new Set(ids).size, 1)
  assert.equal((await posts()).filter(each => each.value.text === 'From eight workers').length, 1)
})

test('a thread, and one that is cut off and goes on', { skip }, async () => {
  const piece = rendition({ parts: ['One', 'Two', 'Three'].map(text => part(`${text} of a thread`)) })
  let writes = 0
  const real = guardedFetch({ allow: new Set(['localhost', '127.0.0.1']) })
  const broken: typeof fetch = async (input, init) => {
    const answer = await real(input, init)
    if (String(input).includes('putRecord') && ++writes === 2) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    return answer
  }
  const error = await errorOf(channel.publish(ctx('thread', { fetch: broken }), piece))
  assert.equal(error.kind, 'unknown')
  assert.equal(await channel.find(ctx('thread'), piece), undefined)
  const { id } = published(await channel.publish(ctx('thread'), piece))
  const thread = (await posts()).filter(each => each.value.text.endsWith('of a thread'))
  const [one, two, three] = ['One', 'Two', 'Three'].map(word => thread.find(each => each.value.text.startsWith(word))!)
  assert.equal(thread.length, 3)
  assert.equal(one!.uri, id)
  assert.equal(two!.value.reply!.parent.cid, one!.cid)
  assert.equal(three!.value.reply!.parent.uri, two!.uri)
  assert.equal(three!.value.reply!.root.uri, one!.uri)
  assert.equal(published(await channel.find(ctx('thread'), piece)).id, id)
})

test('images with their descriptions', { skip }, async () => {
  const media = [{ name: 'dot.png', type: 'image/png', bytes: png(), alt: 'A red dot' }]
  const { id } = published(await channel.publish(ctx('image'), rendition({ parts: [part('See', { media })] })))
  const post = (await posts()).find(each => each.uri === id)!
  assert.equal(post.value.embed!.images![0]!.alt, 'A red dot')
  assert.equal(post.value.embed!.images![0]!.image.mimeType, 'image/png')
})

test('300 graphemes are taken, 301 are refused', { skip }, async () => {
  const family = '👩‍👩‍👧‍👦'
  assert.equal((await channel.publish(ctx('long'), rendition({ parts: [part(`${family}${'a'.repeat(299)}`)] }))).state, 'published')
  assert.equal(
    (await errorOf(channel.publish(ctx('longer'), rendition({ parts: [part(`${family}${'a'.repeat(300)}`)] })))).kind,
    'rejected',
  )
})

/** One red point. */
function png(): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc(body), body.length + 4)
    return out
  }
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return (value ^ 0xffffffff) >>> 0
}

test('a first comment stands below the post once, and a thread is taken down as a whole', { skip }, async () => {
  const piece = rendition({ parts: [part('Above'), part('Below it')] })
  const post = published(await channel.publish(ctx('with-comment'), piece))
  const own = ctx('the-comment')
  assert.equal(await channel.findComment!(own, post, 'The source: https://rocket.example.org'), undefined)
  for (let i = 0; i < 2; i++) await channel.comment!(own, post, 'The source: https://rocket.example.org')
  const comments = (await posts()).filter(each => each.value.text.startsWith('The source'))
  assert.equal(comments.length, 1, 'the same key commented twice')
  assert.equal(comments[0]!.value.reply?.parent.uri, post.id)
  assert.equal(comments[0]!.value.facets?.length, 1)
  assert.equal((await channel.findComment!(own, post, 'The source: https://rocket.example.org'))?.id, comments[0]!.uri)
  assert.equal(await channel.look!(ctx('with-comment'), post, piece), 'same')
  await channel.delete!(ctx('with-comment'), post)
  assert.equal(await channel.look!(ctx('with-comment'), post, null), 'gone')
  assert.deepEqual(
    (await posts()).filter(each => ['Above', 'Below it'].includes(each.value.text)),
    [],
  )
  await channel.delete!(ctx('with-comment'), post)
})
