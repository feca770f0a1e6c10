/** Threads on channels without keys: what was cut off goes on where it ended, and nothing is posted twice. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadChannel } from '../../src/channels/index.ts'
import { costOf } from '../../src/channels/x.ts'
import { errorOf, NOW, notes, published, world } from './contract.ts'
import { fakes } from './fakes/index.ts'

const parts = ['One', 'Two', 'Three'].map(text => ({ text: `${text}: https://rocket.example.org/${text}`, html: null, media: [] }))

for (const name of ['x', 'threads']) {
  test(`${name}: refused in the middle, it goes on with the part that was refused`, async t => {
    const channel = (await loadChannel(name))!
    const w = await world(t, channel, fakes[name]!)
    const journal = notes()()
    w.served.fault = (_, posts, nth) => (posts && nth === 2 ? { kind: 'status', status: 429 } : null)
    assert.equal((await errorOf(channel.publish(w.ctx({ journal }), { ...w.piece, parts }))).kind, 'unknown')
    assert.equal(await channel.find(w.ctx({ journal }), { ...w.piece, parts }), undefined)
    w.served.fault = null
    const seen = w.served.seen.length
    published(await channel.publish(w.ctx({ journal }), { ...w.piece, parts }))
    assert.deepEqual(
      w.fake.kept.map(each => each.text.slice(0, 3)),
      ['One', 'Two', 'Thr'],
    )
    assert.deepEqual(
      w.fake.kept.map(each => each.parent),
      [null, w.fake.kept[0]!.id, w.fake.kept[1]!.id],
    )
    const asked = w.served.seen.slice(seen)
    assert.ok(
      !asked.some(each => /\/2\/users\/7\/tweets|GET .*\/me\/(?:threads|replies)$/.test(each)),
      'it pays for a look that it needs not',
    )
  })
  for (const taken of [true, false])
    test(`${name}: an answer lost in the middle, the part ${taken ? 'is' : 'is not'} there`, async t => {
      const channel = (await loadChannel(name))!
      const w = await world(t, channel, fakes[name]!)
      const journal = notes()()
      w.served.fault = (_, posts, nth) => (posts && nth === 2 ? { kind: 'reset', taken } : null)
      assert.equal((await errorOf(channel.publish(w.ctx({ journal }), { ...w.piece, parts }))).kind, 'unknown')
      w.served.fault = null
      const outcome = published(await channel.publish(w.ctx({ journal }), { ...w.piece, parts }))
      assert.equal(outcome.id, w.fake.kept[0]!.id)
      assert.equal(w.fake.kept.length, 3)
      assert.equal(w.served.sends, taken ? 3 : 4)
      assert.equal(published(await channel.find(w.ctx({ journal }), { ...w.piece, parts })).id, outcome.id)
    })
}

test('x: pictures go up first, each with its description, and the price is told', async t => {
  const channel = (await loadChannel('x'))!
  const w = await world(t, channel, fakes['x']!)
  const media = [{ name: 'a.png', type: 'image/png', bytes: new Uint8Array([1, 2, 3]), alt: 'A rocket' }]
  const outcome = published(await channel.publish(w.ctx(), { ...w.piece, parts: [{ text: 'With a picture', html: null, media }] }))
  assert.deepEqual(w.served.seen, ['POST /2/media/upload', 'POST /2/media/metadata', 'POST /2/tweets'])
  assert.deepEqual(w.fake.kept[0]!.more['media'], { media_ids: ['1146654567674912769'] })
  assert.deepEqual(outcome.cost, { amount: 0.015, currency: 'USD' })
  assert.deepEqual(costOf(parts), { amount: 0.6, currency: 'USD' })
  const film = [{ name: 'a.mp4', type: 'video/mp4', bytes: new Uint8Array([1]), alt: '' }]
  assert.equal(
    (await errorOf(channel.publish(w.ctx(), { ...w.piece, parts: [{ text: 'A film', html: null, media: film }] }))).kind,
    'rejected',
  )
})

test('x: a text that is there already is looked for, and an old one of the same words is left to a person', async t => {
  const channel = (await loadChannel('x'))!
  const w = await world(t, channel, fakes['x']!)
  const first = published(await channel.publish(w.ctx(), w.piece))
  const error = await errorOf(channel.publish(w.ctx(), w.piece))
  assert.equal(error.kind, 'unknown')
  assert.equal(published(await channel.find(w.ctx(), w.piece)).id, first.id)
  const later = w.ctx({ now: () => NOW + 3 * 86_400_000 })
  const old = await errorOf(channel.find(later, w.piece))
  assert.equal(old.kind, 'unknown')
  assert.match(old.message, /3 days old/)
})

test('threads: pictures are left to a person, although there is a token', async t => {
  const channel = (await loadChannel('threads'))!
  const w = await world(t, channel, fakes['threads']!)
  const media = [{ name: 'a.png', type: 'image/png', bytes: new Uint8Array([1]), alt: 'A rocket' }]
  const piece = { ...w.piece, parts: [{ text: 'With a picture', html: null, media }] }
  const outcome = await channel.publish(w.ctx(), piece)
  assert.ok(outcome.state === 'handoff')
  assert.match(outcome.steps[0]!, /public addresses/)
  assert.equal(await channel.find(w.ctx(), piece), undefined)
  assert.equal(w.served.sends, 0)
})

test('threads: what Meta says in a 400 is told apart', async t => {
  const channel = (await loadChannel('threads'))!
  const w = await world(t, channel, fakes['threads']!)
  const expired = await errorOf(channel.publish(w.ctx({ settings: { ...w.fake.settings(w.served.base), token: 'over' } }), w.piece))
  assert.deepEqual([expired.kind, expired.status], ['auth', 401])
  const { account, quota } = await channel.check(w.ctx())
  assert.deepEqual([account, quota], ['@ada', { left: 246, limit: 250, resetAt: null }])
})
