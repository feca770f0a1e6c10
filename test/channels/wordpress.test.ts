/** The WordPress channel against a real WordPress. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ChannelContext } from '../../src/channels/channel.ts'
import { guardedFetch } from '../../src/channels/door/fetch.ts'
import { channel } from '../../src/channels/wordpress.ts'
import { silentLog } from '../../src/lib/log.ts'
import { startWordPress } from '../servers/wordpress.ts'
import { errorOf, published, rendition } from './contract.ts'

const site = await startWordPress()
const skip = typeof site === 'string' ? site : false
if (typeof site === 'string') console.log(`# SKIPPED: the WordPress channel is not tested against a real server: ${site}`)
else after(() => site.close())

/** One transparent pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

const real = guardedFetch({ allow: new Set(['127.0.0.1']) })
const ctx = (more: Partial<ChannelContext> = {}, password?: string): ChannelContext => {
  assert.ok(typeof site !== 'string')
  return {
    settings: { base: site.url, user: site.user, password: password ?? site.password },
    fetch: real,
    key: 'delivery-1',
    now: () => Date.parse('2026-03-02T09:00:00Z'),
    log: silentLog,
    signal: AbortSignal.timeout(20_000),
    ...more,
  }
}

test('the account is there; a wrong password posts nothing', { skip }, async () => {
  assert.deepEqual(await channel.check(ctx()), { account: 'ada' })
  assert.equal((await errorOf(channel.check(ctx({}, 'wrong wrong wrong')))).kind, 'auth')
  assert.equal((await errorOf(channel.publish(ctx({}, 'wrong wrong wrong'), rendition()))).kind, 'auth')
  assert.equal(await channel.find(ctx(), rendition()), undefined)
})

test('a post is public, and found again', { skip }, async () => {
  const outcome = published(await channel.publish(ctx(), rendition()))
  assert.deepEqual(published(await channel.find(ctx(), rendition())), outcome)
  assert.equal((await fetch(outcome.url!)).status, 200)
  const { content } = (await (await fetch(`${new URL(outcome.url!).origin}/?rest_route=/wp/v2/posts/${outcome.id}`)).json()) as {
    content: { rendered: string }
  }
  assert.ok(content.rendered.includes('it is &lt;fast&gt; &amp; small.'), content.rendered)
  assert.equal(
    await channel.find(ctx(), rendition({ title: 'Rocket 1.0: what is in it' })),
    undefined,
    'the same slug with another title is another post',
  )
})

test('an answer that is lost after the post was taken: it is unknown, then found', { skip }, async () => {
  const piece = rendition({ title: 'Größe zählt — 大きさ' })
  const losing: typeof fetch = async (input, init) => {
    const answer = await real(input, init)
    if (init?.method === 'POST') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    return answer
  }
  assert.equal((await errorOf(channel.publish(ctx({ fetch: losing }), piece))).kind, 'unknown')
  assert.notEqual(await channel.find(ctx(), piece), undefined)
})

test('its pictures are there: those of the text where it names them, another one at the top', { skip }, async () => {
  const media = ['chart.png', 'cover.png'].map(name => ({ name, type: 'image/png', bytes: pixel, alt: `What ${name} shows` }))
  const html = '<p>See <img src="chart.png" alt="What chart.png shows"></p>'
  const piece = rendition({ title: 'With pictures', parts: [{ text: 'is not looked at', html, media }] })
  const post = published(await channel.publish(ctx(), piece))
  const site = new URL(post.url!).origin
  const ask = async (route: string): Promise<Record<string, unknown>> =>
    (await (await fetch(`${site}/?rest_route=/wp/v2/${route}`)).json()) as Record<string, unknown>
  const { content, featured_media } = (await ask(`posts/${post.id}`)) as { content: { rendered: string }; featured_media: number }
  const inText = /src="([^"]+)"/.exec(content.rendered)?.[1]
  const top = (await ask(`media/${featured_media}`)) as { source_url: string; alt_text: string }
  assert.equal(top.alt_text, 'What cover.png shows')
  for (const address of [inText ?? '', top.source_url])
    assert.deepEqual(Buffer.from(await (await fetch(address)).arrayBuffer()), pixel, address)
  assert.equal(await channel.look!(ctx(), post, piece), 'same')
})
