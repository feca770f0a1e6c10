/** Counting and facets against the platforms' own libraries, on 10,000 texts in ten scripts. */
import { RichText } from '@atproto/api'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Limits } from '../../src/channels/channel.ts'
import { byteCount, countOf, fits, graphemeCount } from '../../src/content/length.ts'
import { facetsOf } from '../../src/lib/facets.ts'
import { textsOf } from './generate.ts'

const texts = textsOf(10_000, 20261103)

test('graphemes and bytes as the AT Protocol library counts them', () => {
  for (const text of texts) {
    const rich = new RichText({ text })
    assert.equal(graphemeCount(text), rich.graphemeLength, text)
    assert.equal(byteCount(text), rich.length, text)
  }
})

test('facets as the AT Protocol library finds them', () => {
  for (const text of texts) {
    const rich = new RichText({ text })
    rich.detectFacetsWithoutResolution()
    const theirs = (rich.facets ?? []).map(({ index, features: [feature] }) => {
      const { did, uri, tag } = feature as { did?: string; uri?: string; tag?: string }
      return `${index.byteStart}-${index.byteEnd} ${did ?? uri ?? tag ?? ''}`
    })
    const ours = facetsOf(text).map(facet => `${facet.start}-${facet.end} ${facet.value}`)
    assert.deepEqual(ours.toSorted(), theirs.toSorted(), text)
  }
})

test('weighted length of the examples that X publishes', () => {
  // https://docs.x.com/fundamentals/counting-characters: emoji count two, CJK two, an address 23.
  const cases: [string, number][] = [
    ['a'.repeat(280), 280],
    ['𐍈', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['漢字', 4],
    ['https://example.com/a/very/long/address/that/goes/on', 23],
    ['see http://a.io now', 31],
  ]
  for (const [text, length] of cases) assert.equal(countOf(text, 'weighted'), length, text)
})

test('Mastodon counts an address as 23 and a remote mention without its server', () => {
  // The cases of spec/validators/status_length_validator_spec.rb of Mastodon.
  assert.equal(countOf(`${'a'.repeat(476)} http://${'b'.repeat(30)}.com/example`, 'mastodon'), 500)
  assert.equal(countOf(`${'a'.repeat(475)} @alice@${'b'.repeat(30)}.com`, 'mastodon'), 482)
  assert.equal(countOf('example.com counts as written', 'mastodon'), 29)
  assert.equal(countOf('http://a.io', 'mastodon'), 23)
  assert.equal(countOf('👨‍👩‍👧‍👦', 'mastodon'), 1)
  assert.equal(countOf('👨‍👩‍👧‍👦', 'characters'), 7)
})

// https://developers.facebook.com/documentation/threads/posts: "Emojis are counted as the number of UTF-8 bytes."
test('Threads: an emoji counts its bytes, with all that joins it; letters of any script count one', () => {
  const cases: [string, number][] = [
    ['Rocket 1.0', 10],
    ['größer 大きさ', 10],
    ['🚀', 4],
    ['☀️', 6],
    ['👩‍🚀 on board', 20],
    ['🇩🇪', 8],
    ['1️⃣ and 1', 13],
    ['© #1', 4],
  ]
  for (const [text, length] of cases) assert.equal(countOf(text, 'threads'), length, text)
  assert.ok(fits('a'.repeat(500), threads) && fits(`${'a'.repeat(496)}🚀`, threads))
  assert.ok(!fits(`${'a'.repeat(497)}🚀`, threads))
})
const threads: Limits = { length: 500, counted: 'threads', parts: 1, media: 0 }
