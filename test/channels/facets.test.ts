/** Links, mentions and tags: our reading against that of the AT Protocol's own library. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { facetsOf } from '../../src/lib/facets.ts'
import { tidOf } from '../../src/channels/tools/tid.ts'
import { folder, install } from '../servers/pds.ts'
import { random } from '../support/shared.ts'

const shown = (text: string): string[] => {
  const bytes = Buffer.from(text)
  return facetsOf(text).map(({ start, end, kind, value }) => `${kind} ${value} = ${bytes.subarray(start, end).toString()}`)
}

test('what counts', () => {
  assert.deepEqual(shown('🚀 see https://a.example/x_(y), (https://b.example/z) and https://c.example/?q=1.'), [
    'link https://a.example/x_(y) = https://a.example/x_(y)',
    'link https://b.example/z = https://b.example/z',
    'link https://c.example/?q=1 = https://c.example/?q=1',
  ])
  assert.deepEqual(shown('@ada.test, (@grace.bsky.social) mail@example.org @no @1.2'), [
    'mention ada.test = @ada.test',
    'mention grace.bsky.social = @grace.bsky.social',
  ])
  assert.deepEqual(shown('#rust! #Größe #2026 #2026er a#b ＃日本 #'), [
    'tag rust = #rust',
    'tag Größe = #Größe',
    'tag 2026er = #2026er',
    'tag 日本 = ＃日本',
  ])
  assert.deepEqual(shown('https://a.example/#frag'), ['link https://a.example/#frag = https://a.example/#frag'])
})

test('record keys are of the right form, fixed for a key and different for all others', () => {
  assert.equal(tidOf('a', 0), tidOf('a', 0))
  const keys = Array.from({ length: 5000 }, (_, index) => tidOf(`delivery-${index >> 1}`, index & 1))
  assert.equal(new Set(keys).size, keys.length)
  for (const key of keys) assert.match(key, /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/)
})

type Library = { RichText: new (given: { text: string }) => { detectFacetsWithoutResolution(): void; facets?: Theirs[] } }
type Theirs = { index: { byteStart: number; byteEnd: number }; features: { $type: string; uri?: string; tag?: string; did?: string }[] }
const path = join(folder, 'node_modules/@atproto/api/dist/index.js')
const skip = install() ?? false
if (skip !== false) console.log(`# SKIPPED: ${skip}`)

const words = [
  'Hallo',
  'größer',
  '日本語',
  'שלום',
  'नमस्ते',
  '👩‍👩‍👧‍👦',
  'é',
  '—',
  '(see',
  'end).',
  'мир',
  'ok,',
  '\n',
  'https://a.example/p?q=1',
  '(https://b.example/x)',
]
const more = [
  'https://c.example/é.',
  '@ada.test',
  '(@grace.bsky.social),',
  '#rust',
  '#Größe!',
  '#2026',
  '#日本',
  '＃tag',
  'mail@example.org',
  '#a#b',
  '#🚀',
]

test('10,000 texts in ten scripts are read alike', { skip }, async () => {
  const { RichText } = (await import(path)) as Library
  const next = random(7)
  const all = [...words, ...more]
  const differing: string[] = []
  let found = 0
  for (let count = 0; count < 10_000; count++) {
    const text = Array.from({ length: 1 + Math.floor(next() * 9) }, () => all[Math.floor(next() * all.length)]!).join(' ')
    const rich = new RichText({ text })
    rich.detectFacetsWithoutResolution()
    const theirs = (rich.facets ?? [])
      .map(({ index, features }) => `${index.byteStart}-${index.byteEnd} ${features[0]!.uri ?? features[0]!.tag ?? features[0]!.did}`)
      .sort()
    const ours = facetsOf(text)
      .map(({ start, end, value }) => `${start}-${end} ${value}`)
      .sort()
    found += theirs.length
    if (theirs.join() !== ours.join())
      differing.push(`${JSON.stringify(text)}\n  ours   ${ours.join(' | ')}\n  theirs ${theirs.join(' | ')}`)
  }
  assert.ok(found > 10_000)
  assert.equal(differing.length, 0, `${differing.length} differ:\n${differing.slice(0, 5).join('\n')}`)
})
