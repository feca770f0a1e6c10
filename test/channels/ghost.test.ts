/** The Ghost channel against a real Ghost. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ChannelContext, Rendition } from '../../src/channels/channel.ts'
import { guardedFetch } from '../../src/channels/door/fetch.ts'
import { channel } from '../../src/channels/ghost.ts'
import { htmlOf } from '../../src/content/markdown.ts'
import { silentLog } from '../../src/lib/log.ts'
import { startGhost } from '../servers/ghost.ts'
import { errorOf, published, rendition } from './contract.ts'

const site = await startGhost()
const skip = typeof site === 'string' ? site : false
if (typeof site === 'string') console.log(`# SKIPPED: the Ghost channel is not tested against a real server: ${site}`)
else after(() => site.close())

const real = guardedFetch({ allow: new Set(['127.0.0.1']) })
const ctx = (more: Partial<ChannelContext> = {}, settings: Record<string, string> = {}): ChannelContext => {
  assert.ok(typeof site !== 'string')
  return {
    settings: { base: site.url, token: site.key, ...settings },
    fetch: real,
    key: 'delivery-1',
    // Ghost holds the token against its own clock.
    now: Date.now,
    log: silentLog,
    signal: AbortSignal.timeout(30_000),
    ...more,
  }
}
const asHtml = (html: string): Pick<Rendition, 'parts'> => ({ parts: [{ text: 'is not looked at', html, media: [] }] })
const rich = htmlOf(`## What’s new

It's 2 < 3 & "small": [see **here**](https://rocket.example.org/?a=1&b=2). Costs 5 &euro;.

- one
- two, with \`a < b && "c"\`

\`\`\`sql
SELECT 'x'
  FROM t;
\`\`\`

> Said Ada

| a | b |
|---|---|
| 1 | 2 |

1. first
2. ![a picture](https://rocket.example.org/a.png)
`)

test('the account is there; a wrong key posts nothing', { skip }, async () => {
  assert.deepEqual(await channel.check(ctx()), { account: 'Orbit' })
  const wrong = { token: `${'0'.repeat(24)}:${'0'.repeat(64)}` }
  assert.equal((await errorOf(channel.check(ctx({}, wrong)))).kind, 'auth')
  assert.equal((await errorOf(channel.publish(ctx({}, wrong), rendition()))).kind, 'auth')
  assert.equal(await channel.find(ctx(), rendition()), undefined)
})

test('a post is public, is found again, and reads as it was written', { skip }, async () => {
  const piece = rendition({
    title: 'Rich — and “typeset”',
    ...asHtml(rich),
    tags: ['rust', 'logging'],
    canonical: 'https://rocket.example.org/1',
  })
  const post = published(await channel.publish(ctx(), piece))
  assert.deepEqual(published(await channel.find(ctx(), piece)), post)
  const page = await (await fetch(post.url!)).text()
  for (const shown of [
    '2 &lt; 3 &amp;',
    'https://rocket.example.org/?a=1&b=2',
    'rel="canonical" href="https://rocket.example.org/1"',
    'logging',
  ])
    assert.ok(page.includes(shown), shown)
  assert.equal(await channel.look!(ctx(), post, piece), 'same')
  assert.equal(await channel.look!(ctx(), post, { ...piece, ...asHtml('<p>Something else.</p>') }), 'other')
})

test('an edit is seen; one that would run over a change made there is refused (409)', { skip }, async () => {
  const piece = rendition({ title: 'To be edited', ...asHtml('<p>First words.</p>') })
  const post = published(await channel.publish(ctx(), piece))
  const second = {
    ...piece,
    title: 'Edited',
    ...asHtml('<p>Second words.</p>'),
    tags: ['later'],
    canonical: 'https://rocket.example.org/2',
  }
  const edited = published(await channel.edit!(ctx(), post, second))
  assert.equal(edited.id, post.id)
  assert.equal(await channel.look!(ctx(), post, second), 'same')
  const page = await (await fetch(edited.url!)).text()
  assert.ok(page.includes('Second words.') && page.includes('<title>Edited</title>'))
  assert.ok(page.includes('rel="canonical" href="https://rocket.example.org/2"'), 'the canonical address is the old one')

  const meanwhile: typeof fetch = async (input, init) => {
    // Ghost tells changes apart by the second.
    if (init?.method === 'PUT') {
      await new Promise(resolve => setTimeout(resolve, 1100))
      await channel.edit!(ctx(), post, { ...piece, ...asHtml('<p>Words of an editor.</p>') })
    }
    return real(input, init)
  }
  const refused = await errorOf(channel.edit!(ctx({ fetch: meanwhile }), post, { ...piece, ...asHtml('<p>Third words.</p>') }))
  assert.deepEqual([refused.kind, refused.status], ['rejected', 409])
  assert.equal(await channel.look!(ctx(), post, { ...piece, ...asHtml('<p>Words of an editor.</p>') }), 'same')
})

test('what is taken down is gone, once and for all', { skip }, async () => {
  const piece = rendition({ title: 'To be taken down' })
  const post = published(await channel.publish(ctx(), piece))
  await channel.delete!(ctx(), post)
  assert.equal(await channel.look!(ctx(), post, null), 'gone')
  assert.equal(await channel.find(ctx(), piece), undefined)
  assert.equal((await fetch(post.url!)).status, 404)
  await channel.delete!(ctx(), post)
  assert.equal((await errorOf(channel.edit!(ctx(), post, piece))).kind, 'rejected')
})

test('an answer that is lost after the post was taken: it is unknown, then found', { skip }, async () => {
  const losing: typeof fetch = async (input, init) => {
    const answer = await real(input, init)
    if (init?.method === 'POST') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    return answer
  }
  for (const title of ['Größe zählt — 大きさ', '大きさ', `A title ${'that goes on '.repeat(15)}`]) {
    const piece = rendition({ title })
    assert.equal((await errorOf(channel.publish(ctx({ fetch: losing }), piece))).kind, 'unknown')
    const found = published(await channel.find(ctx(), piece))
    assert.equal((await fetch(found.url!)).status, 200)
  }
})

test('a draft of the same name that somebody keeps there is not the post', { skip }, async () => {
  const piece = rendition({ title: 'Kept back' })
  const drafting: typeof fetch = (input, init) =>
    real(input, init?.method === 'POST' ? { ...init, body: String(init.body).replace('"status":"published"', '"status":"draft"') } : init)
  await channel.publish(ctx({ fetch: drafting }), piece)
  assert.equal(await channel.find(ctx(), piece), undefined)
})

test('a post that also goes out as a newsletter', { skip }, async () => {
  assert.ok(typeof site !== 'string')
  const piece = rendition({ title: 'By mail, too' })
  const post = published(await channel.publish(ctx({}, { newsletter: site.newsletter }), piece))
  assert.deepEqual(published(await channel.find(ctx(), piece)), post)
})
