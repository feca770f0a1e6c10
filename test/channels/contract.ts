/** What every channel that speaks to an API must do, whatever the API does. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { ChannelError } from '../../src/channels/channel.ts'
import type { ChannelContext, ChannelPlugin, Journal, Note, Outcome, Published, Rendition } from '../../src/channels/channel.ts'
import { guardedFetch } from '../../src/channels/door/fetch.ts'
import { silentLog } from '../../src/lib/log.ts'
import { freePort } from '../servers/machine.ts'
import type { FakeApi, Fault, Served } from './fakes/fake.ts'
import { SECRET, serve } from './fakes/fake.ts'
import { NOW } from './now.ts'

export { NOW } from './now.ts'
export const rendition = (more: Partial<Rendition> = {}): Rendition => ({
  item: 'rocket-one',
  channel: 'any',
  title: 'Rocket 1.0 & what is in it',
  parts: [
    { text: 'Rocket 1.0 is out: it is <fast> & small.', html: '<p>Rocket 1.0 is out: it is &lt;fast&gt; &amp; small.</p>', media: [] },
  ],
  canonical: 'https://rocket.example.org/blog/one',
  link: null,
  tags: ['release', 'rust lang'],
  language: 'en',
  options: {},
  ...more,
})

export type World = {
  channel: ChannelPlugin
  fake: FakeApi
  served: Served
  ctx(more?: Partial<ChannelContext>): ChannelContext
  piece: Rendition
}

export async function world(t: TestContext, channel: ChannelPlugin, make: () => FakeApi): Promise<World> {
  const fake = make()
  const served = await serve(fake)
  t.after(() => served.close())
  const ctx = (more: Partial<ChannelContext> = {}): ChannelContext => ({
    settings: fake.settings(served.base),
    fetch: guardedFetch({ allow: new Set(['127.0.0.1']) }),
    key: 'delivery-1',
    now: () => NOW,
    log: silentLog,
    signal: AbortSignal.timeout(10_000),
    ...more,
  })
  return { channel, fake, served, ctx, piece: rendition(fake.rendition ?? {}) }
}

/** Notes of deliveries, by their keys. */
export function notes(): (key?: string) => Journal & { all: Note[] } {
  const byKey = new Map<string, Note[]>()
  return (key = 'delivery-1') => {
    const all = byKey.get(key) ?? []
    byKey.set(key, all)
    return { all, entries: async () => [...all], note: async entry => void all.push(entry) }
  }
}

/** The error that `work` ends with. No secret may stand in it. */
export async function errorOf(work: Promise<unknown>): Promise<ChannelError> {
  try {
    await work
  } catch (error) {
    assert.ok(error instanceof ChannelError, `it threw ${String(error)}`)
    assert.ok(!error.message.includes(SECRET), `a secret is in: ${error.message}`)
    return error
  }
  return assert.fail('it did not throw')
}

export function published(outcome: Outcome | undefined): Published {
  assert.equal(outcome?.state, 'published')
  return outcome as Published
}

const canLook = ({ contract, name }: ChannelPlugin): boolean =>
  contract.idempotency === 'lookup' || ['bluesky', 'mastodon', 'github-release'].includes(name)

/** After a lost answer: `find` tells what is there, or says that it cannot. */
async function checkFind(w: World, isThere: boolean): Promise<void> {
  const find = w.channel.find(w.ctx(), w.piece)
  if (w.channel.contract.idempotency === 'none') assert.equal((await errorOf(find)).kind, 'unknown')
  else if (!canLook(w.channel)) assert.equal(await find, undefined)
  else if (!isThere) assert.equal(await find, undefined)
  else {
    const found = published(await find)
    assert.equal(w.fake.kept.length, 1)
    assert.ok(w.fake.kept[0]!.id === found.id, `it found ${found.id} and not ${w.fake.kept[0]!.id}`)
  }
}

export async function good(t: TestContext, channel: ChannelPlugin, make: () => FakeApi): Promise<void> {
  const w = await world(t, channel, make)
  const { account } = await channel.check(w.ctx())
  assert.ok(account !== '' && !account.includes(SECRET))
  assert.equal(w.fake.kept.length, 0, 'check posts')
  await checkFind(w, false)
  assert.equal(w.served.sends, 0, 'find posts')
  const outcome = published(await channel.publish(w.ctx(), w.piece))
  assert.equal(w.served.sends, 1)
  assert.equal(w.fake.kept.length, 1)
  assert.ok(w.fake.kept[0]!.text.includes('Rocket 1.0 is out'))
  assert.ok(outcome.id !== '' && (outcome.url === null || URL.canParse(outcome.url)))
  await checkFind(w, true)
  assert.equal(w.served.sends, 1, 'find posts')
  assert.deepEqual(w.served.unknown, [], 'it asks for what the API does not have')

  if (channel.contract.idempotency === 'key') {
    const again = published(await channel.publish(w.ctx(), w.piece))
    assert.equal(again.id, outcome.id)
    assert.equal(w.fake.kept.length, 1, 'the same key posted twice')
    if (channel.name !== 'github-release') {
      await channel.publish(w.ctx({ key: 'delivery-2' }), w.piece)
      assert.equal(w.fake.kept.length, 2, 'another key is another post')
    }
  }
}

const refusals: Record<string, { fault: Fault; kind: string; retryAt?: number | null }> = {
  '400': { fault: { kind: 'status', status: 400 }, kind: 'rejected' },
  '401': { fault: { kind: 'status', status: 401 }, kind: 'auth' },
  '402': { fault: { kind: 'status', status: 402 }, kind: 'auth' },
  '403': { fault: { kind: 'status', status: 403 }, kind: 'auth' },
  '403 of a quota': {
    fault: {
      kind: 'status',
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 60), date: new Date(NOW).toUTCString() },
    },
    kind: 'later',
    retryAt: NOW + 60_000,
  },
  '404': { fault: { kind: 'status', status: 404 }, kind: 'rejected' },
  '409': { fault: { kind: 'status', status: 409 }, kind: 'rejected' },
  '422': { fault: { kind: 'status', status: 422 }, kind: 'rejected' },
  '426': { fault: { kind: 'status', status: 426 }, kind: 'rejected' },
  '429': { fault: { kind: 'status', status: 429 }, kind: 'later', retryAt: null },
  '429 with Retry-After': { fault: { kind: 'status', status: 429, headers: { 'retry-after': '7' } }, kind: 'later', retryAt: NOW + 7000 },
  '429 with a date, and a clock that is a day ahead': {
    fault: {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': new Date(NOW + 86_400_000 + 9000).toUTCString(), date: new Date(NOW + 86_400_000).toUTCString() },
    },
    kind: 'later',
    retryAt: NOW + 9000,
  },
  '308': { fault: { kind: 'status', status: 308, headers: { location: 'https://elsewhere.example/' } }, kind: 'rejected' },
}

const ambiguous: Record<string, Fault> = {
  '500': { kind: 'status', status: 500 },
  '500 after it was taken': { kind: 'status', status: 500, taken: true },
  '502 after it was taken': { kind: 'status', status: 502, taken: true },
  '503 with Retry-After': { kind: 'status', status: 503, headers: { 'retry-after': '5' } },
  '302 after it was taken': { kind: 'status', status: 302, headers: { location: '/elsewhere' }, taken: true },
  'reset before it was taken': { kind: 'reset', taken: false },
  'reset after it was taken': { kind: 'reset', taken: true },
  'no answer, not taken': { kind: 'silence', taken: false },
  'no answer, taken': { kind: 'silence', taken: true },
  'half an answer': { kind: 'half', taken: true },
  'JSON cut short': { kind: 'cut', taken: true },
}

export async function refused(t: TestContext, channel: ChannelPlugin, make: () => FakeApi): Promise<void> {
  for (const [name, { fault, kind, retryAt }] of Object.entries(refusals)) {
    await t.test(name, async inner => {
      const w = await world(inner, channel, make)
      w.served.fault = (_, posts) => (posts ? fault : null)
      const error = await errorOf(channel.publish(w.ctx(), w.piece))
      assert.equal(error.kind, kind, error.message)
      if (retryAt !== undefined) assert.equal(error.retryAt, retryAt)
      assert.equal(w.served.sends, 1, 'it tried again by itself')
      assert.equal(w.fake.kept.length, 0)
      w.served.fault = null
      await channel.publish(w.ctx(), w.piece)
      assert.equal(w.fake.kept.length, 1)
    })
  }
}

export async function lost(t: TestContext, channel: ChannelPlugin, make: () => FakeApi): Promise<void> {
  for (const [name, fault] of Object.entries(ambiguous)) {
    await t.test(name, async inner => {
      const w = await world(inner, channel, make)
      w.served.fault = (_, posts) => (posts ? fault : null)
      const signal = fault.kind === 'silence' ? AbortSignal.timeout(300) : AbortSignal.timeout(10_000)
      const publish = channel.publish(w.ctx({ signal }), w.piece)
      // A webhook's receiver need not answer anything: a cut answer with status 200 has been taken all the same.
      if (channel.name === 'webhook' && fault.kind === 'cut') assert.equal((await publish).state, 'published')
      else assert.equal((await errorOf(publish)).kind, 'unknown')
      assert.equal(w.served.sends, 1, 'it tried again by itself')
      w.served.fault = null
      await checkFind(w, fault.taken === true)
      if (channel.contract.idempotency === 'key') {
        await channel.publish(w.ctx(), w.piece)
        assert.equal(w.fake.kept.length, 1, 'sent twice')
      }
    })
  }
}

/** The same text again, as of what repeats: neither is one taken for the other. */
export async function repeated(t: TestContext, channel: ChannelPlugin, make: () => FakeApi): Promise<void> {
  for (const parts of channel.limits.parts > 1 ? [1, 2] : [1])
    await t.test(parts === 1 ? 'a post' : 'a thread', async inner => {
      const w = await world(inner, channel, make)
      const [part] = w.piece.parts
      const piece = {
        ...w.piece,
        parts: Array.from({ length: parts }, (_, n) => ({ ...part!, text: n === 0 ? part!.text : 'And more of it' })),
      }
      const first = published(await channel.publish(w.ctx(), piece))
      const ctx = (): ChannelContext => w.ctx({ key: 'delivery-2', others: async () => new Set([first.id]) })
      const seen = await channel.find(ctx(), piece).catch((error: unknown) => error)
      // By their title or address a channel cannot tell them apart, and X takes no text twice: both say so.
      if (seen instanceof ChannelError) return assert.equal(seen.kind, 'unknown')
      assert.equal(seen, undefined, 'the post of another delivery is taken for this one')
      const second = published(await channel.publish(ctx(), piece))
      assert.notEqual(second.id, first.id)
      if (channel.contract.idempotency === 'lookup') assert.equal(published(await channel.find(ctx(), piece)).id, second.id)
      return undefined
    })
}

/** Before anything was posted, no failure may leave it open whether something was. */
export async function before(t: TestContext, channel: ChannelPlugin, make: () => FakeApi): Promise<void> {
  await t.test('nobody listens', async inner => {
    const w = await world(inner, channel, make)
    const settings = w.fake.settings(`http://127.0.0.1:${await freePort()}`)
    assert.equal((await errorOf(channel.publish(w.ctx({ settings }), w.piece))).kind, 'later')
    assert.equal((await errorOf(channel.publish(w.ctx({ settings, fetch }), w.piece))).kind, 'later')
  })
  await t.test('a private address that nobody allowed', async inner => {
    const w = await world(inner, channel, make)
    const error = await errorOf(channel.publish(w.ctx({ fetch: guardedFetch({ allow: new Set() }) }), w.piece))
    assert.equal(error.kind, 'rejected')
    assert.equal(w.served.seen.length, 0)
  })
  for (const fault of [
    { kind: 'reset', taken: false },
    { kind: 'status', status: 500 },
    { kind: 'cut', taken: true },
  ] as const) {
    await t.test(`${fault.kind} while it prepares`, async inner => {
      const w = await world(inner, channel, make)
      w.served.fault = (_, posts) => (posts ? null : fault)
      const ended = await channel.publish(w.ctx(), w.piece).catch((error: unknown) => error)
      // Channels that prepare nothing never meet the fault.
      if (!(ended instanceof ChannelError)) return assert.equal(w.fake.kept.length, 1)
      assert.notEqual(ended.kind, 'unknown', ended.message)
      assert.equal(w.served.sends, 0)
      return undefined
    })
  }
  await t.test('find never says anything but "unknown" when it fails', async inner => {
    for (const status of [401, 404, 429, 500]) {
      const w = await world(inner, channel, make)
      w.served.fault = () => ({ kind: 'status', status })
      const ended = await channel.find(w.ctx(), w.piece).catch((error: unknown) => error)
      if (ended instanceof ChannelError) assert.equal(ended.kind, 'unknown')
      else assert.ok(ended === undefined && (status === 404 || !canLook(channel)), `find took ${status} for an absence`)
    }
  })
  await t.test('check says who must mend what', async inner => {
    const w = await world(inner, channel, make)
    w.served.fault = () => ({ kind: 'status', status: 401 })
    const ended = await channel.check(w.ctx()).catch((error: unknown) => error)
    if (w.served.seen.length > 0) assert.ok(ended instanceof ChannelError && ended.kind === 'auth')
  })
}

export async function threads(t: TestContext, channel: ChannelPlugin, make: () => FakeApi): Promise<void> {
  const parts = ['One', 'Two', 'Three'].map(text => ({ text: `${text} of the thread`, html: `<p>${text} of the thread</p>`, media: [] }))
  await t.test('in order, each in reply to the one before', async inner => {
    const w = await world(inner, channel, make)
    const outcome = published(await channel.publish(w.ctx(), { ...w.piece, parts }))
    // Slack says no id.
    if (channel.name !== 'slack') assert.equal(outcome.id, w.fake.kept[0]!.id)
    assert.deepEqual(
      w.fake.kept.map(each => each.text),
      parts.map(part => part.text),
    )
    if (['bluesky', 'mastodon', 'telegram', 'threads', 'x'].includes(channel.name))
      assert.deepEqual(
        w.fake.kept.map(each => each.parent),
        [null, w.fake.kept[0]!.id, w.fake.kept[1]!.id],
      )
  })
  await t.test('refused in the middle: nobody may think that nothing was posted', async inner => {
    const w = await world(inner, channel, make)
    w.served.fault = (_, posts, nth) => (posts && nth >= 2 ? { kind: 'status', status: 429 } : null)
    const error = await errorOf(channel.publish(w.ctx(), { ...w.piece, parts }))
    assert.equal(error.kind, 'unknown')
    assert.match(error.message, /1 of 3 parts/)
    assert.equal(w.fake.kept.length, 1)
    w.served.fault = null
    if (channel.contract.idempotency !== 'key') return
    assert.equal(await channel.find(w.ctx(), { ...w.piece, parts }), undefined, 'half a thread is not the thread')
    await channel.publish(w.ctx(), { ...w.piece, parts })
    assert.deepEqual(
      w.fake.kept.map(each => each.text),
      parts.map(part => part.text),
    )
  })
}
