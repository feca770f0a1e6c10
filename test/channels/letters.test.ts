/** Newsletter services: drafts are never doubled, braces are sent as they stand, pictures get addresses. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadChannel } from '../../src/channels/index.ts'
import { errorOf, published, world } from './contract.ts'
import { fakes } from './fakes/index.ts'

for (const name of ['buttondown', 'listmonk']) {
  test(`${name}: a draft that was made and not sent is taken again`, async t => {
    const channel = (await loadChannel(name))!
    const w = await world(t, channel, fakes[name]!)
    w.served.fault = (_, posts) => (posts ? { kind: 'status', status: 429 } : null)
    assert.equal((await errorOf(channel.publish(w.ctx(), w.piece))).kind, 'later')
    assert.equal(await channel.find(w.ctx(), w.piece), undefined, 'a draft is no letter')
    w.served.fault = null
    const { id } = published(await channel.publish(w.ctx(), w.piece))
    assert.equal(w.served.seen.filter(each => /^POST .*\/(?:emails|campaigns)$/.test(each)).length, 1, 'two drafts')
    assert.equal(published(await channel.publish(w.ctx(), w.piece)).id, id)
    assert.equal(w.fake.kept.length, 1, 'sent twice')
    await channel.publish(w.ctx({ key: 'delivery-2' }), w.piece)
    assert.equal(w.fake.kept.length, 2, 'another delivery is another letter')
  })
}

const braces = 'Use `${{ secrets.KEY }}` and {% raw %}.'
test('braces are no templates unless that is wanted', async t => {
  const expected: Record<string, string> = {
    buttondown:
      '<!-- buttondown-editor-mode: plaintext -->Use `${% templatetag openvariable %} secrets.KEY }}` and {% templatetag openblock %} raw %}.',
    listmonk: 'Use `${{ "{{" }} secrets.KEY }}` and {% raw %}.',
  }
  for (const [name, text] of Object.entries(expected)) {
    const channel = (await loadChannel(name))!
    const w = await world(t, channel, fakes[name]!)
    const piece = { ...w.piece, parts: [{ text: braces, html: null, media: [] }] }
    await channel.publish(w.ctx(), piece)
    assert.equal(w.fake.kept[0]!.text, text)
    await channel.publish(w.ctx({ key: 'raw', settings: { ...w.fake.settings(w.served.base), templates: 'true' } }), piece)
    assert.ok(w.fake.kept[1]!.text.endsWith(braces))
  }
})

test('pictures are put where readers can get them, and the text names that place', async t => {
  const media = [
    { name: 'chart.png', type: 'image/png', bytes: new Uint8Array([1]), alt: 'A chart' },
    { name: 'logo.png', type: 'image/png', bytes: new Uint8Array([2]), alt: 'Our [logo]' },
  ]
  for (const name of ['buttondown', 'listmonk']) {
    const channel = (await loadChannel(name))!
    const w = await world(t, channel, fakes[name]!)
    await channel.publish(w.ctx(), { ...w.piece, parts: [{ text: 'Look: ![A chart](./chart.png)', html: null, media }] })
    assert.match(w.fake.kept[0]!.text, /!\[A chart\]\(https?:\/\/[^)]+chart\.png\)\n\n!\[Our logo\]\(https?:\/\/[^)]+logo\.png\)$/)
  }
})

test('listmonk: a list that is not there is named', async t => {
  const channel = (await loadChannel('listmonk'))!
  const w = await world(t, channel, fakes['listmonk']!)
  assert.equal((await channel.check(w.ctx())).account, 'Newsletter, 40 readers; Partners, 1 reader')
  const error = await errorOf(channel.publish(w.ctx({ settings: { ...w.fake.settings(w.served.base), lists: 'Nobody' } }), w.piece))
  assert.equal(error.kind, 'auth')
  assert.match(error.message, /no list "Nobody"\. There are: Newsletter, Partners/)
})
