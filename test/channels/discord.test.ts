/** Messages on Discord that belong together are changed and taken down together, or not at all. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChannelContext } from '../../src/channels/channel.ts'
import { channel } from '../../src/channels/discord.ts'
import { errorOf, notes, published, world } from './contract.ts'
import { withAfter } from './fakes/after.ts'
import { fakes } from './fakes/index.ts'

const parts = (...texts: readonly string[]) => texts.map(text => ({ text, html: null, media: [] }))

test('every message is changed, and every one goes', async t => {
  const w = await world(t, channel, () => withAfter('discord', fakes['discord']!()))
  const journal = notes()
  const ctx = (more: Partial<ChannelContext> = {}): ChannelContext => w.ctx({ journal: journal(), ...more })
  const post = published(await channel.publish(ctx(), { ...w.piece, parts: parts('One', 'Two') }))
  const there = (): string[] => w.fake.kept.map(each => each.text)
  const wanted = { ...w.piece, parts: parts('Eins', 'Zwei') }
  assert.equal(await channel.look!(ctx(), post, { ...w.piece, parts: parts('One', 'Zwei') }), 'other', 'the second is not looked at')
  await channel.edit!(ctx(), post, wanted)
  assert.deepEqual(there(), ['Eins', 'Zwei'])
  assert.equal(await channel.look!(ctx(), post, wanted), 'same')

  const longer = await errorOf(channel.edit!(ctx(), post, { ...w.piece, parts: parts('Eins', 'Zwei', 'Drei') }))
  assert.deepEqual([longer.kind, longer.message.slice(0, 53)], ['rejected', '2 messages are out, and the piece has 3 now: none can'])
  assert.deepEqual(there(), ['Eins', 'Zwei'])

  const unknown = await errorOf(channel.delete!(ctx({ journal: notes()() }), post))
  assert.deepEqual([unknown.kind, there().length], ['rejected', 2], 'half of a piece is taken down')
  await channel.delete!(ctx(), post)
  assert.deepEqual(there(), [])
})

test('a webhook that is gone is no message that is gone', async t => {
  const fake = withAfter('discord', fakes['discord']!())
  let webhook = true
  const w = await world(t, channel, () => ({
    ...fake,
    answer: (asked, base) => (webhook ? fake.answer(asked, base) : { status: 404, body: { message: 'Unknown Webhook', code: 10015 } }),
  }))
  const ctx = w.ctx({ journal: notes()() })
  const post = published(await channel.publish(ctx, w.piece))
  webhook = false
  assert.equal((await errorOf(channel.look!(ctx, post, null))).kind, 'unknown')
  assert.equal((await errorOf(channel.metrics!(ctx, post))).kind, 'auth')
})
