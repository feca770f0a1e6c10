/** An edit of a thread on Mastodon reaches every part, or says which it cannot reach, before anything is changed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { ChannelContext, Published, Rendition } from '../../src/channels/channel.ts'
import { channel } from '../../src/channels/mastodon.ts'
import { errorOf, notes, published, world } from './contract.ts'
import { withAfter } from './fakes/after.ts'
import { fakes } from './fakes/index.ts'

const part = (text: string): Rendition['parts'][number] => ({ text, html: null, media: [] })

async function thread(t: TestContext, texts: readonly string[]) {
  const w = await world(t, channel, () => withAfter('mastodon', fakes['mastodon']!()))
  const journal = notes()
  const ctx = (more: Partial<ChannelContext> = {}): ChannelContext => w.ctx({ journal: journal(more.key), ...more })
  const piece = (...all: readonly string[]): Rendition => ({ ...w.piece, parts: all.map(part) })
  const post = published(await channel.publish(ctx(), piece(...texts)))
  const there = (): string[] => w.fake.kept.map(each => each.text)
  const sendsOf = async (work: () => Promise<unknown>): Promise<number> => {
    const before = w.served.sends
    await work()
    return w.served.sends - before
  }
  const edit = (...all: readonly string[]): Promise<Published> => channel.edit!(ctx(), post, piece(...all))
  const look = (...all: readonly string[]): ReturnType<NonNullable<typeof channel.look>> => channel.look!(ctx(), post, piece(...all))
  return { ...w, ctx, piece, post, there, sendsOf, edit, look }
}

test('every part that is another one is changed, and no other', async t => {
  const w = await thread(t, ['One', 'Two', 'Three'])
  await channel.comment!(w.ctx({ key: 'comment' }), w.post, 'The source')
  assert.equal(await w.look('One', 'Two', 'Three'), 'same')
  assert.equal(await w.look('One', 'Two', 'Four'), 'other', 'a later part is not looked at')
  assert.equal(await w.sendsOf(() => w.edit('One', 'Zwei', 'Drei')), 2)
  assert.deepEqual(w.there(), ['One', 'Zwei', 'Drei', 'The source'])
  assert.equal(await w.look('One', 'Zwei', 'Drei'), 'same')
})

test('a thread that gets longer goes on below its last part, once', async t => {
  const w = await thread(t, ['One'])
  await channel.comment!(w.ctx({ key: 'comment' }), w.post, 'The source')
  assert.equal(await w.sendsOf(() => w.edit('One', 'Two', 'Three')), 2)
  assert.deepEqual(w.there(), ['One', 'The source', 'Two', 'Three'])
  const [one, , two, three] = w.fake.kept
  assert.deepEqual([two!.parent, three!.parent], [one!.id, two!.id])
  assert.equal(await w.look('One', 'Two', 'Three'), 'same')
  assert.equal(await w.sendsOf(() => w.edit('One', 'Two', 'Three')), 0)
})

test('a thread that gets shorter ends earlier; a post of ours below its end stops that before anything is changed', async t => {
  const w = await thread(t, ['One', 'Two', 'Three'])
  const comment = published(await channel.comment!(w.ctx({ key: 'comment' }), w.post, 'The source'))
  const refused = await errorOf(w.edit('Eins'))
  assert.equal(refused.kind, 'rejected')
  assert.match(refused.message, new RegExp(`below its last part .*${comment.id}`))
  assert.deepEqual(w.there(), ['One', 'Two', 'Three', 'The source'])
  w.fake.kept.pop()
  await w.edit('Eins')
  assert.deepEqual(w.there(), ['Eins'])
  assert.equal(await w.look('Eins'), 'same')
  await w.edit('Eins', 'Zwei')
  assert.deepEqual(w.there(), ['Eins', 'Zwei'])
  assert.equal(await w.look('Eins', 'Zwei'), 'same')
})

test('an answer that is lost in the middle: how far it came is told, and the next attempt repeats nothing', async t => {
  const w = await thread(t, ['One', 'Two', 'Three'])
  const wanted = ['Eins', 'Two', 'Drei', 'Vier'] as const
  let asked = 0
  w.served.fault = (_, posts) => (posts && ++asked === 3 ? { kind: 'reset', taken: true } : null)
  const lost = await errorOf(w.edit(...wanted))
  assert.equal(lost.kind, 'unknown')
  assert.match(lost.message, /3 of 4 parts are edited/)
  w.served.fault = null
  assert.equal(await w.look(...wanted), 'other')
  assert.equal(await w.sendsOf(() => w.edit(...wanted)), 0, 'what is there already is made again')
  assert.deepEqual(w.there(), wanted)
  assert.equal(await w.look(...wanted), 'same')
})

test('where the parts were not noted, only a thread of the same length is edited', async t => {
  const w = await thread(t, ['One', 'Two'])
  const piece = { ...w.piece('Eins', 'Zwei'), comment: 'The source' }
  await channel.comment!(w.ctx({ key: 'comment' }), w.post, 'The source')
  const without = (): ChannelContext => w.ctx({ journal: notes()() })
  await channel.edit!(without(), w.post, piece)
  assert.deepEqual(w.there(), ['Eins', 'Zwei', 'The source'])
  const refused = await errorOf(channel.edit!(without(), w.post, { ...piece, comment: 'Another comment' }))
  assert.equal(refused.kind, 'rejected')
  assert.match(refused.message, /3 posts of yours .* the piece has 2 now/)
  assert.equal(await channel.look!(without(), w.post, { ...piece, comment: null }), 'other')
})

test('a part that somebody took down cannot be edited, and that is told first', async t => {
  const w = await thread(t, ['One', 'Two', 'Three'])
  w.fake.kept.splice(1, 1)
  const refused = await errorOf(w.edit('Eins', 'Zwei', 'Drei'))
  assert.deepEqual([refused.kind, refused.message], ['rejected', 'Part 2 is not there any more.'])
  assert.deepEqual(w.there(), ['One', 'Three'])
})
