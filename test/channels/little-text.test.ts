import assert from 'node:assert/strict'
import { test } from 'node:test'
import { escapedLittle } from '../../src/channels/tools/little-text.ts'
import { loadChannel } from '../../src/channels/index.ts'
import { errorOf, published, world } from './contract.ts'
import { fakes } from './fakes/index.ts'

test('reserved characters are escaped, hashtags and addresses stay what they are', () => {
  assert.equal(escapedLittle('Plain words, 100 % & more.'), 'Plain words, 100 % & more.')
  assert.equal(escapedLittle('f(x) = [a] {b} <c> a*b ~ a|b c\\d'), 'f\\(x\\) = \\[a\\] \\{b\\} \\<c\\> a\\*b \\~ a\\|b c\\\\d')
  assert.equal(
    escapedLittle('#rust and #2024edition, C# and issue #12, @ada snake_case'),
    '#rust and #2024edition, C\\# and issue \\#12, \\@ada snake\\_case',
  )
  assert.equal(escapedLittle('See https://x.example/a_b#c(d)?e=[f]'), 'See https://x.example/a_b#c%28d%29?e=%5Bf%5D')
})

const image = (name: string): { name: string; type: string; bytes: Uint8Array; alt: string } => ({
  name,
  type: 'image/png',
  bytes: new Uint8Array([1]),
  alt: `Picture ${name}`,
})

test('LinkedIn: one picture, several, or a card for the link', async t => {
  const channel = (await loadChannel('linkedin-page'))!
  const content = async (more: object): Promise<unknown> => {
    const w = await world(t, channel, fakes['linkedin-page']!)
    await channel.publish(w.ctx(), { ...w.piece, ...more })
    return w.fake.kept[0]!.more['content']
  }
  const with_ = (...media: object[]): object => ({ parts: [{ text: 'Look', html: null, media }] })
  assert.deepEqual(await content(with_(image('a'))), {
    media: { id: 'urn:li:image:C4E10AQFoyyAjHPMQuQ', altText: 'Picture a', title: 'Rocket 1.0 & what is in it' },
  })
  assert.equal(((await content(with_(image('a'), image('b')))) as { multiImage: { images: unknown[] } }).multiImage.images.length, 2)
  assert.deepEqual(await content({ link: 'https://rocket.example.org/?utm_source=linkedin' }), {
    article: { source: 'https://rocket.example.org/?utm_source=linkedin', title: 'Rocket 1.0 & what is in it' },
  })
  assert.equal(await content({}), undefined)
})

test('LinkedIn: a version that is over says what to do; another one can be set', async t => {
  const channel = (await loadChannel('linkedin-page'))!
  const w = await world(t, channel, fakes['linkedin-page']!)
  w.served.fault = () => ({ kind: 'status', status: 426 })
  const error = await errorOf(channel.publish(w.ctx(), w.piece))
  assert.equal(error.kind, 'rejected')
  assert.match(error.message, /version 202603 .*Update Uptake, or set "version"/)
  w.served.fault = asked => (asked.headers['linkedin-version'] === '202701' ? null : { kind: 'status', status: 426 })
  const settings = { ...w.fake.settings(w.served.base), version: '202701' }
  assert.equal((await channel.check(w.ctx({ settings }))).account, 'Rocket')
})

test('LinkedIn: hashtags come back as templates and are found all the same', async t => {
  const channel = (await loadChannel('linkedin-page'))!
  const w = await world(t, channel, fakes['linkedin-page']!)
  const piece = { ...w.piece, parts: [{ text: 'Faster #rust (twice)', html: null, media: [] }] }
  const { id } = published(await channel.publish(w.ctx(), piece))
  w.fake.kept[0]!.more['commentary'] = 'Faster {hashtag|\\#|rust} \\(twice\\)'
  assert.equal(published(await channel.find(w.ctx(), piece)).id, id)
})
