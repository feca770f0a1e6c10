/** Tokens that are obtained on the way are hidden like those from the environment; what finds a post again stays. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChannelError } from '../../src/channels/channel.ts'
import type { Journal, Note } from '../../src/channels/channel.ts'
import { openChannel, type Doors, type Opened } from '../../src/channels/door/open.ts'
import { configuredChannels } from '../../src/channels/door/settings.ts'
import type { Log } from '../../src/lib/log.ts'
import { NOW, errorOf, published, rendition } from './contract.ts'

const ACCESS = 'eyJhbGciOi.the-session-of-ada.c2lnbmF0dXJl'
const REFRESH = 'eyJhbGciOi.the-renewal-of-ada.c2lnbmF0dXJl'

type Answer = { status?: number; body: unknown }
type Played = { opened: Opened; logged: string[]; notes: Note[] }

/** @param answer what the platform says to a request */
async function played(
  written: Record<string, Record<string, unknown>>,
  env: Record<string, string>,
  answer: (url: URL, init: RequestInit) => Answer,
  more: Partial<Doors> = {},
): Promise<Played> {
  const { configured, problems } = await configuredChannels(written)
  assert.deepEqual(problems, [])
  const logged: string[] = []
  const notes: Note[] = []
  const note = (message: string, fields: object = {}): void => void logged.push(`${message} ${JSON.stringify(fields)}`)
  const log: Log = { debug: note, info: note, warn: note, error: note, with: () => log }
  const journal: Journal = { entries: async () => [...notes], note: async each => void notes.push(each) }
  const send = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const { status = 200, body } = answer(new URL(String(input)), init)
    return Response.json(body, { status })
  }
  const doors: Doors = {
    env,
    now: () => NOW,
    log,
    signal: AbortSignal.timeout(5000),
    fetch: send as typeof fetch,
    journal: () => journal,
    ...more,
  }
  return { opened: await openChannel(configured[0]!, doors), logged, notes }
}

const bluesky = { bluesky: { handle: 'ada.test', base: 'https://pds.example.org' } }
const password = { BLUESKY_APP_PASSWORD: 'abcd-efgh-ijkl-mnop' }
const session = { did: 'did:plc:ada', handle: 'ada.test', accessJwt: ACCESS, refreshJwt: REFRESH }

test('a session that a platform says back is in no message, log or note', async () => {
  const { opened, logged, notes } = await played(bluesky, password, url => {
    if (url.pathname.endsWith('createSession')) return { body: session }
    if (url.pathname.endsWith('resolveHandle')) return { status: 400, body: { error: 'InvalidRequest' } }
    return { status: 403, body: { message: `no rights: Bearer ${ACCESS}, renewed by ${encodeURIComponent(REFRESH)}` } }
  })
  const context = opened.context('k')
  const error = await errorOf(opened.channel.publish(context, rendition()))
  assert.equal(error.kind, 'auth')
  assert.match(error.message, /no rights: Bearer …, renewed by …/)
  context.log.warn(`signed in with ${ACCESS}`, { header: `Bearer ${ACCESS}` })
  await context.journal!.note({ who: 'ada', state: 'refused', at: NOW, reply: `it said ${ACCESS}` })
  for (const kept of [...logged, JSON.stringify(notes), error.message]) assert.ok(!kept.includes('-of-ada'), kept)
})

test('a session in the address of a post is hidden, although it was unknown when the account was opened', async () => {
  const { opened } = await played(bluesky, password, url =>
    url.pathname.endsWith('createSession')
      ? { body: session }
      : { body: { uri: `at://did:plc:ada/app.bsky.feed.post/${ACCESS}`, cid: 'c1' } },
  )
  assert.equal(published(await opened.channel.publish(opened.context('k'), rendition())).id, 'at://did:plc:ada/app.bsky.feed.post/…')
})

test('a session that is used again is hidden where it was not signed in to', async () => {
  let sessions = 0
  const platform = (url: URL): Answer => {
    if (!url.pathname.endsWith('createSession')) return { status: 500, body: { message: `broken for ${ACCESS}` } }
    sessions++
    return { body: session }
  }
  const post = { state: 'published', id: 'at://did:plc:ada/app.bsky.feed.post/1', url: null } as const
  for (const _ of ['signs in', 'uses it again']) {
    const { opened } = await played(bluesky, password, platform)
    const error = await errorOf(opened.channel.metrics!(opened.context('k'), post))
    assert.match(error.message, /broken for …/)
  }
  assert.equal(sessions, 1)
})

test('both tokens of a connected account are hidden, and those that come in their place', async () => {
  const other = 'another-token-that-came-meanwhile'
  const { opened } = await played(
    { mastodon: { base: 'https://social.example.org' } },
    {},
    () => ({ status: 401, body: { error: `unknown: ${ACCESS} ${REFRESH} ${other}` } }),
    {
      tokens: {
        async current(_, hide) {
          hide?.(REFRESH)
          return ACCESS
        },
        async renew(_, refused, hide) {
          assert.equal(refused, ACCESS)
          hide?.(other)
          return true
        },
      },
    },
  )
  const error = await errorOf(opened.channel.publish(opened.context('k'), rendition()))
  assert.equal(error.kind, 'later')
  assert.match(error.message, /unknown: … … …/)
})

const word = { MASTODON_TOKEN: 'demo' }
const mastodon = { mastodon: { base: 'https://social.example.org' } }

test('a secret that is a word leaves ids and addresses as they are, and is masked in what is read', async () => {
  const url = 'https://social.example.org/@demo/17-demo'
  const { opened } = await played(mastodon, word, asked =>
    asked.pathname.endsWith('/statuses') ? { body: { id: '17-demo', url } } : { status: 403, body: { error: 'demo may not' } },
  )
  const post = published(await opened.channel.publish(opened.context('k'), rendition()))
  assert.deepEqual([post.id, post.url], ['17-demo', url])
  assert.match((await errorOf(opened.channel.delete!(opened.context('k'), post))).message, /… may not/)
})

test('parts of a thread are noted as they can be found again', async () => {
  let posts = 0
  const { opened, notes } = await played({ slack: { url: 'HOOK' } }, { HOOK: 'https://hooks.slack.com/services/T000/B000/demo' }, () => ({
    body: {},
  }))
  const { journal } = opened.context('k')
  const post = { id: 'demo-1', url: `https://x.example/demo/${++posts}` }
  await journal!.note({ who: 'part 1', state: 'accepted', at: NOW, reply: JSON.stringify(post), post })
  assert.deepEqual(JSON.parse(notes[0]!.reply), post)
})

test('an id that is nothing but a secret, or holds a long one, is no id', async () => {
  const ids = ['demo', `x-${ACCESS}`]
  for (const id of ids) {
    const { opened } = await played(mastodon, { MASTODON_TOKEN: id === 'demo' ? 'demo' : ACCESS }, () => ({
      body: { id, url: `https://social.example.org/${id}` },
    }))
    const post = published(await opened.channel.publish(opened.context('k'), rendition()))
    assert.ok(!post.id.includes('demo') && !post.id.includes('-of-ada') && !post.url!.includes('-of-ada'), post.id)
  }
})

test('a secret that is too short to be hidden is not used', async () => {
  await assert.rejects(
    played(mastodon, { MASTODON_TOKEN: 'abc' }, () => ({ body: {} })),
    (error: unknown) => error instanceof ChannelError && error.kind === 'auth' && /MASTODON_TOKEN has fewer than 4/.test(error.message),
  )
})
