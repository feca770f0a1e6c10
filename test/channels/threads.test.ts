/** Posts on Threads: counted, taken down as a whole, and looked at. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChannelContext } from '../../src/channels/channel.ts'
import { channel } from '../../src/channels/threads.ts'
import { errorOf, notes, published, world } from './contract.ts'
import { threads } from './fakes/threads.ts'

const parts = (...texts: readonly string[]) => texts.map(text => ({ text, html: null, media: [] }))

test('its numbers are read; one that Threads does not tell is no 0', async t => {
  const w = await world(t, channel, threads)
  const post = published(await channel.publish(w.ctx(), w.piece))
  const counts = await channel.metrics!(w.ctx(), post)
  assert.deepEqual(counts, { views: 250, likes: 3, replies: 1, reposts: 0 })
  for (const metric of Object.keys(counts)) assert.ok(channel.counts!.metrics.includes(metric as never), metric)
  const byHand = { state: 'published', id: '', url: 'https://www.threads.net/@ada/post/x' } as const
  assert.equal((await errorOf(channel.metrics!(w.ctx(), byHand))).kind, 'rejected')
})

test('an account that did not say yes to numbers is told to be connected again', async t => {
  const w = await world(t, channel, threads)
  const post = published(await channel.publish(w.ctx(), w.piece))
  const denied: typeof fetch = () =>
    Promise.resolve(
      new Response(JSON.stringify({ error: { message: 'Application does not have permission for this action', code: 10 } }), {
        status: 400,
      }),
    )
  const error = await errorOf(channel.metrics!(w.ctx({ fetch: denied }), post))
  assert.deepEqual([error.kind, error.status], ['auth', 403])
  assert.match(error.message, /Connect it again/)
})

test('a thread is taken down as a whole, and what is gone is no error', async t => {
  const w = await world(t, channel, threads)
  const journal = notes()
  const ctx = (more: Partial<ChannelContext> = {}): ChannelContext => w.ctx({ journal: journal(), ...more })
  const piece = { ...w.piece, parts: parts('One', 'Two', 'Three') }
  const post = published(await channel.publish(ctx(), piece))
  assert.equal(await channel.look!(ctx(), post, piece), 'same')
  assert.equal(await channel.look!(ctx(), post, { ...piece, parts: parts('Another') }), 'other')
  w.fake.kept.splice(1, 1)
  await channel.delete!(ctx(), post)
  assert.deepEqual(w.fake.kept, [])
  assert.equal(await channel.look!(ctx(), post, null), 'gone')
  await channel.delete!(ctx(), post)
  assert.equal((await errorOf(channel.metrics!(ctx(), post))).kind, 'rejected')
})

test('a lost answer to a deletion is no refusal, and a question that fails says nothing', async t => {
  const w = await world(t, channel, threads)
  const post = published(await channel.publish(w.ctx(), w.piece))
  w.served.fault = (_, posts) => (posts ? { kind: 'status', status: 500, taken: true } : null)
  assert.equal((await errorOf(channel.delete!(w.ctx(), post))).kind, 'unknown')
  w.served.fault = () => ({ kind: 'status', status: 503 })
  assert.equal((await errorOf(channel.look!(w.ctx(), post, null))).kind, 'unknown')
})
