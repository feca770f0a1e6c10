/** The Ghost channel against a real Ghost. */
import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { after, test } from 'node:test'
import type { ChannelContext, Rendition } from '../../src/channels/channel.ts'
import { guardedFetch } from '../../src/channels/door/fetch.ts'
import { channel } from '../../src/channels/ghost.ts'
import { htmlOf } from '../../src/content/markdown.ts'
import { silentLog } from '../../src/lib/log.ts'
import { startGhost } from '../servers/ghost.ts'
import { until } from '../servers/machine.ts'
import { startMailgun } from '../servers/mailgun.ts'
import { errorOf, published, rendition } from './contract.ts'

const mailgun = await startMailgun()
after(() => mailgun.close())
const site = await startGhost(mailgun.base)
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
/** One transparent pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

/** What its Admin API says, asked with the channel's own key. */
async function admin(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Record<string, unknown>> {
  assert.ok(typeof site !== 'string')
  let authorization = ''
  const peek: typeof fetch = (_, init) => {
    authorization = new Headers(init?.headers).get('authorization') ?? ''
    return Promise.resolve(new Response('{}', { status: 404 }))
  }
  await errorOf(channel.check(ctx({ fetch: peek })))
  const answer = await real(`${site.url}/ghost/api/admin/${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  assert.ok(answer.ok, `${path} answers ${answer.status}: ${await answer.clone().text()}`)
  return (await answer.json()) as Record<string, unknown>
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

test('its pictures are there: those of the text where it names them, another one at the top', { skip }, async () => {
  const media = ['chart.png', 'cover.png'].map(name => ({ name, type: 'image/png', bytes: pixel, alt: `What ${name} shows` }))
  const html = '<p>See <img src="chart.png" alt="What chart.png shows"></p>'
  const piece = rendition({ title: 'With pictures', parts: [{ text: 'is not looked at', html, media }] })
  const post = published(await channel.publish(ctx(), piece))
  const made = await admin('GET', `posts/${post.id}/?formats=html`)
  const [there] = made['posts'] as { html: string; feature_image: string; feature_image_alt: string }[]
  assert.equal(there!.feature_image_alt, 'What cover.png shows')
  const inText = /<img src="([^"]+)"[^>]*alt="What chart.png shows"/.exec(there!.html)?.[1]
  for (const address of [inText, there!.feature_image])
    assert.equal((await fetch(address ?? '')).headers.get('content-type'), 'image/png', String(address))
  assert.equal(await channel.look!(ctx(), post, piece), 'same')

  // A picture that is refused posts nothing.
  const broken = { ...piece, title: 'With a broken picture' }
  const refusing: typeof fetch = (input, init) =>
    String(input).includes('/images/') ? Promise.resolve(new Response('{}', { status: 500 })) : real(input, init)
  assert.equal((await errorOf(channel.publish(ctx({ fetch: refusing }), broken))).kind, 'later')
  assert.equal(await channel.find(ctx(), broken), undefined)
})

test('a post that also goes out as a newsletter, and what came of it', { skip }, async () => {
  assert.ok(typeof site !== 'string')
  const quiet = published(await channel.publish(ctx(), rendition({ title: 'On the site alone' })))
  assert.deepEqual(await channel.metrics!(ctx(), quiet), { replies: 0 }, 'what nobody counts is no 0')

  const members = await Promise.all(
    ['grace', 'edsger'].map(name => admin('POST', 'members/', { members: [{ email: `${name}@here.test`, newsletters: [] }] })),
  )
  const [grace] = (members[0]!['members'] ?? []) as { id: string }[]
  const { newsletters } = (await admin('GET', 'newsletters/')) as { newsletters: { id: string }[] }
  await admin('PUT', `newsletters/${newsletters[0]!.id}/`, { newsletters: [{ feedback_enabled: true }] })
  for (const made of members) {
    const [{ id }] = made['members'] as [{ id: string }]
    await admin('PUT', `members/${id}/`, { members: [{ newsletters: [{ id: newsletters[0]!.id }] }] })
  }
  const typo = { newsletter: 'no-newsletter' }
  assert.match((await errorOf(channel.check(ctx({}, typo)))).message, /There are: default-newsletter/)
  assert.equal((await errorOf(channel.publish(ctx({}, typo), rendition({ title: 'To nobody' })))).kind, 'auth')
  assert.equal(await channel.find(ctx(), rendition({ title: 'To nobody' })), undefined)

  const piece = rendition({ title: 'By mail, too', ...asHtml('<p>Read <a href="https://rocket.example.org/more">more</a>.</p>') })
  // It does not come through at first: the draft that it left is taken the next time.
  const refusing: typeof fetch = (input, init) =>
    init?.method === 'PUT' ? Promise.resolve(new Response('{}', { status: 500 })) : real(input, init)
  const settings = { newsletter: site.newsletter }
  assert.equal((await errorOf(channel.publish(ctx({ fetch: refusing }, settings), piece))).kind, 'unknown')
  assert.equal(await channel.find(ctx(), piece), undefined)
  const post = published(await channel.publish(ctx({}, settings), piece))
  assert.deepEqual(published(await channel.find(ctx(), piece)), post)
  const drafts = await admin('GET', 'posts/?filter=status:draft&fields=slug')
  assert.ok((drafts['posts'] as { slug: string }[]).every(each => !each.slug.startsWith('uptake')))
  await until(async () => mailgun.letters.length > 0, 30)
  const letter = mailgun.letters.join('')
  assert.ok(letter.includes('grace@here.test') && letter.includes('By mail, too'))
  await until(async () => (await channel.metrics!(ctx(), post)).clicks === 0)

  await admin('POST', 'comments/', { comments: [{ post_id: post.id, member_id: grace!.id, html: '<p>Well done.</p>' }] })
  const database = new DatabaseSync(site.database, { timeout: 5000 })
  try {
    // A reader's click on the link as the letter has it; that Mailgun counted openings is written down as Ghost does.
    const { uuid } = database.prepare('SELECT uuid FROM members WHERE id = ?').get(grace?.id ?? '') as { uuid: string }
    const link = new RegExp(`${site.url}/r/[0-9a-f]+`).exec(letter)?.[0]
    await fetch(`${link ?? ''}?m=${uuid}`, { redirect: 'manual' })
    database.prepare('UPDATE emails SET opened_count = 2 WHERE post_id = ?').run(post.id)
  } finally {
    database.close()
  }
  await until(async () => (await channel.metrics!(ctx(), post)).clicks === 1)
  assert.deepEqual(await channel.metrics!(ctx(), post), { views: 2, clicks: 1, likes: 0, replies: 1 })
  const gone = { state: 'published', id: '0'.repeat(24), url: null } as const
  assert.equal((await errorOf(channel.metrics!(ctx(), gone))).kind, 'rejected')
})
