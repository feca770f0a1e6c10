/** What channels do with a post that is out: one edit, one deletion, one comment; numbers only where the platform tells them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { schema as github } from '@octokit/graphql-schema'
import { buildSchema, parse, validate } from 'graphql'
import type { ChannelContext, PostCounts, Published } from '../../src/channels/channel.ts'
import { read, remove, reply, update } from '../../src/channels/github-discussion.ts'
import { loadChannel, loadChannels } from '../../src/channels/index.ts'
import { channel as buttondown } from '../../src/channels/buttondown.ts'
import { channel as hackernews } from '../../src/channels/hackernews.ts'
import { channel as listmonk } from '../../src/channels/listmonk.ts'
import { channel as lobsters } from '../../src/channels/lobsters.ts'
import { channel as reddit } from '../../src/channels/reddit.ts'
import { channel as youtube } from '../../src/channels/youtube.ts'
import { silentLog } from '../../src/lib/log.ts'
import { errorOf, NOW, notes, published, rendition, world } from './contract.ts'
import { withAfter, withWayBack } from './fakes/after.ts'
import { fakes } from './fakes/index.ts'

const NEW_TEXT = 'Rocket 1.0.1 is out, and mends what was broken.'
const edited = { parts: [{ text: NEW_TEXT, html: `<p>${NEW_TEXT}</p>`, media: [] }] }
const told: Readonly<Record<string, PostCounts>> = {
  mastodon: { likes: 3, reposts: 0, replies: 1 },
  bluesky: { likes: 3, reposts: 0, quotes: 1, replies: 1 },
  devto: { views: 250, likes: 3, replies: 0 },
  discourse: { views: 250, likes: 3, replies: 1 },
  'github-release': { likes: 3, downloads: 42 },
  'github-discussion': { likes: 3, replies: 1 },
  discord: { likes: 3 },
  matrix: { likes: 3, replies: 1 },
  ghost: { views: 5, likes: 3, replies: 1 },
  hashnode: { views: 250, likes: 3, replies: 1 },
}

for (const name of withWayBack)
  test(`${name}: commented, counted, edited and taken down, each in one go`, async t => {
    const channel = (await loadChannel(name))!
    const made = await world(t, channel, () => withAfter(name, fakes[name]!()))
    const journal = notes()
    const w = { ...made, ctx: (more: Partial<ChannelContext> = {}) => made.ctx({ journal: journal(more.key), ...more }) }
    const post = published(await channel.publish(w.ctx(), w.piece))
    const sends = (): number => w.served.sends
    const once = async (what: string, run: () => Promise<unknown>): Promise<void> => {
      const before = sends()
      await run()
      assert.equal(sends() - before, 1, `${what}: ${w.served.seen.slice(-4).join(', ')}`)
    }
    assert.equal(await channel.look!(w.ctx(), post, w.piece), 'same')
    if (channel.comment !== undefined) {
      const ctx = w.ctx({ key: 'comment-1' })
      assert.equal(await channel.findComment!(ctx, post, 'The source: example.org'), undefined)
      await once('comment', () => channel.comment!(ctx, post, 'The source: example.org'))
      assert.equal((await channel.findComment!(ctx, post, 'The source: example.org'))?.state, 'published')
      assert.deepEqual(
        w.fake.kept.map(each => each.parent),
        [null, post.id],
      )
    }
    if (channel.metrics === undefined) assert.equal(channel.counts, undefined)
    else {
      const counts = await channel.metrics(w.ctx(), post)
      assert.deepEqual(counts, told[name])
      for (const metric of Object.keys(counts)) assert.ok(channel.counts!.metrics.includes(metric as never), `${metric} is not announced`)
    }
    if (channel.edit !== undefined) {
      const next = { ...w.piece, ...edited }
      assert.equal(await channel.look!(w.ctx(), post, next), 'other')
      await once('edit', () => channel.edit!(w.ctx(), post, next))
      assert.equal(await channel.look!(w.ctx(), post, next), 'same')
      assert.ok(w.fake.kept[0]!.text.includes('mends what was broken'))
    }
    if (channel.delete === undefined) w.fake.kept.pop()
    else await channel.delete(w.ctx(), post)
    assert.equal(await channel.look!(w.ctx(), post, null), 'gone')
    assert.ok(!w.fake.kept.some(each => each.id === post.id))
    if (channel.metrics !== undefined) assert.equal((await errorOf(channel.metrics(w.ctx(), post))).kind, 'rejected')
    await channel.delete?.(w.ctx(), post)
    assert.deepEqual(w.served.unknown, [], 'it asks for what the API does not have')
  })

for (const name of withWayBack)
  test(`${name}: an answer that is lost is no refusal, and a question that fails says nothing`, async t => {
    const channel = (await loadChannel(name))!
    const made = await world(t, channel, () => withAfter(name, fakes[name]!()))
    const journal = notes()
    const w = { ...made, ctx: (more: Partial<ChannelContext> = {}) => made.ctx({ journal: journal(more.key), ...more }) }
    const post = published(await channel.publish(w.ctx(), w.piece))
    w.served.fault = (_, posts) => (posts ? { kind: 'status', status: 500, taken: true } : null)
    if (channel.edit !== undefined) assert.equal((await errorOf(channel.edit(w.ctx(), post, { ...w.piece, ...edited }))).kind, 'unknown')
    if (channel.comment !== undefined) assert.equal((await errorOf(channel.comment(w.ctx({ key: 'c' }), post, 'Hello'))).kind, 'unknown')
    w.served.fault = asked => (asked.path.includes('createSession') ? null : { kind: 'status', status: 503 })
    assert.equal((await errorOf(channel.look!(w.ctx(), post, w.piece))).kind, 'unknown')
    w.served.fault = () => ({ kind: 'status', status: 401 })
    if (channel.metrics !== undefined) assert.equal((await errorOf(channel.metrics(w.ctx(), post))).kind, 'auth')
  })

test('bluesky: the numbers of many posts are read with one session, and a session that is over is followed by another', async t => {
  const channel = (await loadChannel('bluesky'))!
  const w = await world(t, channel, () => withAfter('bluesky', fakes['bluesky']!()))
  const post = published(await channel.publish(w.ctx(), w.piece))
  const signIns = (): number => w.served.seen.filter(each => each.includes('createSession')).length
  const before = signIns()
  for (let times = 0; times < 3; times++) await channel.metrics!(w.ctx({ key: `piece-${times}` }), post)
  assert.equal(signIns() - before, 1)
  await channel.metrics!(w.ctx({ now: () => NOW + 3_600_000 }), post)
  assert.equal(signIns() - before, 2)
  let refused = false
  w.served.fault = ({ path }) => (path.includes('getPosts') && !refused ? ((refused = true), { kind: 'status', status: 400 }) : null)
  assert.equal((await channel.metrics!(w.ctx({ now: () => NOW + 3_600_001 }), post)).likes, 3)
  assert.equal(signIns() - before, 3)
})

test('a thread is taken down as a whole, the last part first', async t => {
  for (const name of ['mastodon', 'bluesky']) {
    const channel = (await loadChannel(name))!
    const w = await world(t, channel, () => withAfter(name, fakes[name]!()))
    const parts = ['One', 'Two', 'Three'].map(text => ({ text, html: null, media: [] }))
    const post = published(await channel.publish(w.ctx(), { ...w.piece, parts }))
    assert.equal(w.fake.kept.length, 3)
    await channel.delete!(w.ctx(), post)
    assert.deepEqual(w.fake.kept, [], name)
  }
})

test('the requests to GitHub fit its schema', () => {
  const schema = buildSchema(github.idl, { assumeValid: true })
  for (const query of [read, update, remove, reply]) assert.deepEqual(validate(schema, parse(query)), [])
})

const asking = (settings: Record<string, string>, body: unknown): { ctx: ChannelContext; asked: string[] } => {
  const asked: string[] = []
  const send = ((input: string | URL | Request) => (asked.push(String(input)), Promise.resolve(Response.json(body)))) as typeof fetch
  const signal = AbortSignal.timeout(5_000)
  return { asked, ctx: { settings, fetch: send, key: 'k', now: () => NOW, log: silentLog, signal } }
}
const at = (url: string): Published => ({ state: 'published', id: '', url })

test('numbers of a post on Reddit: score, comments and the share of votes for it, of an approved application', async () => {
  const settings = { base: 'https://oauth.reddit.example', login: 'https://www.reddit.example', client_id: 'app', client_secret: 'secret' }
  const post = { name: 't3_1abc2d', score: 412, num_comments: 37, upvote_ratio: 0.94, removed_by_category: null }
  // One answer for both questions: the token, and the listing of one post.
  const found = asking(settings, { access_token: 'tok', data: { children: [{ kind: 't3', data: post }] } })
  for (const url of [
    'https://www.reddit.com/r/programming/comments/1abc2d/we_made_a_rocket/',
    'https://old.reddit.com/r/programming/comments/1abc2d',
    'https://redd.it/1abc2d',
  ])
    assert.deepEqual(await reddit.metrics!(found.ctx, at(url)), { likes: 412, replies: 37, upvoted: 94 }, url)
  assert.deepEqual(found.asked.slice(0, 2), [
    'https://www.reddit.example/api/v1/access_token',
    'https://oauth.reddit.example/api/info?id=t3_1abc2d&raw_json=1',
  ])
  for (const wrong of [
    'https://www.reddit.com/r/programming/',
    'https://www.reddit.com/r/x/s/AbCdEf',
    'https://example.org/comments/1abc2d',
    '',
  ])
    assert.equal((await errorOf(reddit.metrics!(found.ctx, at(wrong)))).kind, 'rejected', wrong)
  const gone = asking(settings, { access_token: 'tok', data: { children: [] } })
  assert.equal((await errorOf(reddit.metrics!(gone.ctx, at('https://redd.it/1abc2d')))).kind, 'rejected')
  const taken = asking(settings, { access_token: 'tok', data: { children: [{ data: { ...post, removed_by_category: 'moderator' } }] } })
  assert.equal((await errorOf(reddit.metrics!(taken.ctx, at('https://redd.it/1abc2d')))).kind, 'rejected')
  const without = asking({ ...settings, client_secret: '' }, {})
  const refused = await errorOf(reddit.metrics!(without.ctx, at('https://redd.it/1abc2d')))
  assert.deepEqual([refused.kind, without.asked], ['auth', []])
  assert.match(refused.message, /approved/)
})

test('numbers of what a person posted, by the address that was pasted back', async () => {
  const base = 'https://hn.example'
  const hn = asking({ base }, { id: 42, type: 'story', score: 120, descendants: 0 })
  assert.deepEqual(await hackernews.metrics!(hn.ctx, at('https://news.ycombinator.com/item?id=42')), { likes: 120, replies: 0 })
  assert.deepEqual(hn.asked, ['https://hn.example/v0/item/42.json'])
  for (const wrong of ['https://news.ycombinator.com/newest', 'https://example.org/item?id=42', 'nonsense'])
    assert.equal((await errorOf(hackernews.metrics!(hn.ctx, at(wrong)))).kind, 'rejected')
  // The owner hides the likes: they are left out.
  const tube = asking(
    { base: 'https://yt.example', key: 'k' },
    { items: [{ id: 'dQw4w9WgXcQ', statistics: { viewCount: '1234', commentCount: '0' } }] },
  )
  for (const url of [
    'https://youtu.be/dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/shorts/dQw4w9WgXcQ',
  ])
    assert.deepEqual(await youtube.metrics!(tube.ctx, at(url)), { views: 1234, replies: 0 })
  assert.equal(
    (await errorOf(youtube.metrics!(asking({ base: 'https://yt.example' }, {}).ctx, at('https://youtu.be/dQw4w9WgXcQ')))).kind,
    'auth',
  )
})

test('numbers of letters and of a story', async () => {
  const base = 'https://api.example'
  const sent: Published = { state: 'published', id: '7', url: null }
  const letter = asking({ base, token: 't' }, { recipients: 90, opens: 40, clicks: 5, replies: 0 })
  assert.deepEqual(await buttondown.metrics!(letter.ctx, sent), { views: 40, clicks: 5, replies: 0 })
  assert.deepEqual(letter.asked, [`${base}/emails/7/analytics`])
  const campaign = asking({ base, user: 'u', token: 't', lists: 'News' }, { data: { id: 7, views: 41, clicks: 6 } })
  assert.deepEqual(await listmonk.metrics!(campaign.ctx, sent), { views: 41, clicks: 6 })
  assert.deepEqual(campaign.asked, [`${base}/api/campaigns/7?no_body=true`])
  const story = asking({ base: 'https://lobste.rs' }, { short_id: 'abc123', score: 12, comment_count: 4 })
  assert.deepEqual(await lobsters.metrics!(story.ctx, at('https://lobste.rs/s/abc123/rocket_1_0')), { likes: 12, replies: 4 })
  assert.deepEqual(story.asked, ['https://lobste.rs/s/abc123.json'])
  for (const wrong of ['https://lobste.rs/newest', 'https://example.org/s/abc123', 'nonsense'])
    assert.equal((await errorOf(lobsters.metrics!(story.ctx, at(wrong)))).kind, 'rejected')
})

test('what a channel counts is announced with its source; what it cannot do is left out', async () => {
  for (const channel of await loadChannels()) {
    assert.equal(channel.metrics === undefined, channel.counts === undefined, channel.name)
    if (channel.counts !== undefined) assert.ok(URL.canParse(channel.counts.source), channel.name)
    if (channel.contract.idempotency !== 'none')
      assert.equal(channel.comment === undefined, channel.findComment === undefined, channel.name)
    // Where nothing that was posted can be read, a lost answer waits for a person.
    if (channel.contract.idempotency !== 'none' && (channel.edit !== undefined || channel.delete !== undefined))
      assert.ok(channel.look !== undefined, `${channel.name} cannot be looked at`)
  }
  assert.ok(rendition().comment === undefined)
})
