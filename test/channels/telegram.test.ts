/** Messages on Telegram are edited and taken down; nobody can look there, so what was lost is simply done again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { ChannelContext, Part } from '../../src/channels/channel.ts'
import { channel } from '../../src/channels/telegram.ts'
import { stepOf } from '../../src/delivery/step.ts'
import type { Delivery } from '../../src/delivery/delivery.ts'
import { errorOf, notes, published, world } from './contract.ts'
import { telegram } from './fakes/chats.ts'

const parts = (...texts: readonly string[]): Part[] => texts.map(text => ({ text, html: null, media: [] }))
const picture = (name: string): Part['media'][number] => ({ name, type: 'image/png', bytes: new Uint8Array([1, 2, 3]), alt: 'A chart' })

async function place(t: TestContext) {
  const w = await world(t, channel, telegram)
  const journal = notes()
  const ctx = (more: Partial<ChannelContext> = {}): ChannelContext => w.ctx({ journal: journal(), ...more })
  return { ...w, ctx, there: () => w.fake.kept.map(each => each.text) }
}

test('a text is edited; the same text again is no refusal', async t => {
  const { ctx, piece, there, served } = await place(t)
  const post = published(await channel.publish(ctx(), { ...piece, parts: parts('One') }))
  const wanted = { ...piece, parts: parts('Eins') }
  const before = served.sends
  assert.deepEqual(await channel.edit!(ctx(), post, wanted), post)
  assert.equal(served.sends - before, 1)
  assert.deepEqual(there(), ['Eins'])
  await channel.edit!(ctx(), post, wanted)
  // What was posted before messages were noted is known by its first one.
  await channel.edit!(ctx({ journal: notes()() }), post, { ...piece, parts: parts('Uno') })
  assert.deepEqual(there(), ['Uno'])
})

test('a picture and what stands below it are replaced in one request; a text gets a picture, and none can be taken away', async t => {
  const { ctx, piece, there, fake, served } = await place(t)
  const [first] = parts('Below the picture')
  const pictured = { ...piece, parts: [{ ...first!, media: [picture('a.png')] }] }
  const post = published(await channel.publish(ctx(), pictured))
  const before = served.sends
  await channel.edit!(ctx(), post, { ...piece, parts: [{ ...first!, text: 'New words', media: [picture('b.png')] }] })
  assert.equal(served.sends - before, 1)
  assert.deepEqual(there(), ['New words'])
  assert.ok(fake.kept[0]!.more['photo'] !== undefined)
  const bare = await errorOf(channel.edit!(ctx(), post, { ...piece, parts: parts('No picture any more') }))
  assert.deepEqual([bare.kind, /lets none be taken from a message/.test(bare.message)], ['rejected', true])
  const long = { ...piece, parts: [{ ...first!, text: 'x'.repeat(1025), media: [picture('a.png')] }] }
  assert.match((await errorOf(channel.edit!(ctx(), post, long))).message, /may have 1024 characters/)
  assert.deepEqual(there(), ['New words'])
})

test('a thread is edited part by part, and taken down with its last part first', async t => {
  const { ctx, piece, there, fake } = await place(t)
  const post = published(await channel.publish(ctx(), { ...piece, parts: parts('One', 'Two', 'Three') }))
  await channel.edit!(ctx(), post, { ...piece, parts: parts('Eins', 'Two', 'Drei') })
  assert.deepEqual(there(), ['Eins', 'Two', 'Drei'])
  const longer = await errorOf(channel.edit!(ctx(), post, { ...piece, parts: parts('One', 'Two') }))
  assert.match(longer.message, /^3 messages are out, and the piece has 2 now/)
  // A part that somebody took down there is no trouble.
  fake.kept.splice(1, 1)
  assert.equal((await errorOf(channel.edit!(ctx(), post, { ...piece, parts: parts('1', '2', '3') }))).kind, 'unknown')
  await channel.delete!(ctx(), post)
  assert.deepEqual(there(), [])
  await channel.delete!(ctx(), post)
  const gone = await errorOf(channel.edit!(ctx(), post, { ...piece, parts: parts('1') }))
  assert.deepEqual([gone.kind, /not there any more/.test(gone.message)], ['rejected', true])
})

test('an edit that Telegram forbids is told in its words; a lost answer is done again', async t => {
  const { ctx, piece, there, served } = await place(t)
  const post = published(await channel.publish(ctx(), { ...piece, parts: parts('One') }))
  const wanted = { ...piece, parts: parts('Eins') }
  const forbidding: typeof fetch = () =>
    Promise.resolve(
      new Response(JSON.stringify({ ok: false, error_code: 400, description: "Bad Request: message can't be edited" }), { status: 400 }),
    )
  const forbidden = await errorOf(channel.edit!(ctx({ fetch: forbidding }), post, wanted))
  assert.match(forbidden.message, /does not let the bot edit this message any more.*can't be edited/)
  served.fault = (_, posts) => (posts ? { kind: 'status', status: 500, taken: true } : null)
  assert.equal((await errorOf(channel.edit!(ctx(), post, wanted))).kind, 'unknown')
  served.fault = null
  assert.deepEqual(there(), ['Eins'])
  const delivery = { kind: 'edit', postId: post.id, url: post.url } as Delivery
  const step = stepOf(delivery, channel, wanted, delivery)
  assert.equal(step.contract.idempotency, 'key')
  assert.equal((await step.send(ctx())).state, 'published')
  assert.deepEqual(there(), ['Eins'])
})
