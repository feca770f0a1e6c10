/** First comments, numbers and taking down on X, Threads and LinkedIn. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadChannel } from '../../src/channels/index.ts'
import { errorOf, published, world } from './contract.ts'
import { fakes } from './fakes/index.ts'

const COMMENT = 'The source: https://rocket.example.org/src'

for (const name of ['x', 'threads', 'linkedin', 'linkedin-page'])
  test(`${name}: one comment, found again where that can be asked`, async t => {
    const channel = (await loadChannel(name))!
    const w = await world(t, channel, fakes[name]!)
    const post = published(await channel.publish(w.ctx(), w.piece))
    assert.equal(await channel.findComment?.(w.ctx(), post, COMMENT), undefined)
    const before = w.served.sends
    await channel.comment!(w.ctx({ key: 'c' }), post, COMMENT)
    assert.equal(w.served.sends - before, 1)
    assert.deepEqual(
      w.fake.kept.map(each => each.parent),
      [null, post.id],
    )
    if (channel.findComment !== undefined) assert.equal((await channel.findComment(w.ctx(), post, COMMENT))?.state, 'published')
    assert.deepEqual(w.served.unknown, [])
    w.served.fault = (_, posts) => (posts ? { kind: 'reset', taken: true } : null)
    assert.equal((await errorOf(channel.comment!(w.ctx({ key: 'd' }), post, 'Another'))).kind, 'unknown')
  })

test('linkedin-page: numbers, what stands there, and taken down once and for all', async t => {
  const channel = (await loadChannel('linkedin-page'))!
  const w = await world(t, channel, fakes['linkedin-page']!)
  const post = published(await channel.publish(w.ctx(), w.piece))
  await channel.comment!(w.ctx(), post, COMMENT)
  const counts = await channel.metrics!(w.ctx(), post)
  assert.deepEqual(counts, { likes: 3, replies: 1 })
  for (const metric of Object.keys(counts)) assert.ok(channel.counts!.metrics.includes(metric as never))
  assert.equal(await channel.look!(w.ctx(), post, w.piece), 'same')
  assert.equal(await channel.look!(w.ctx(), post, { ...w.piece, parts: [{ text: 'Other words', html: null, media: [] }] }), 'other')
  await channel.delete!(w.ctx(), post)
  await channel.delete!(w.ctx(), post)
  assert.equal(await channel.look!(w.ctx(), post, null), 'gone')
  assert.equal((await errorOf(channel.metrics!(w.ctx(), post))).kind, 'rejected')
})
