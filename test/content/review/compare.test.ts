/** What differs between two texts: nothing is lost, and it reads as a person would mark it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, runsOf, type Body, type Run } from '../../../src/content/review/compare.ts'

const shown = (runs: readonly Run[]): string =>
  runs.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('')
const sides = (runs: readonly Run[]): [string, string] => [
  runs.filter(run => run.kind !== 'added').map(run => run.text).join(''), // prettier-ignore
  runs.filter(run => run.kind !== 'removed').map(run => run.text).join(''), // prettier-ignore
]

test('words, numbers and addresses are changed as a whole', () => {
  assert.equal(shown(runsOf('It is 2.1 GB in a second.', 'It is 1.4 GB in a second.')), 'It is [-2.1-]{+1.4+} GB in a second.')
  assert.equal(
    shown(runsOf('see https://a.example/x?y=1 now', 'see https://a.example/x?y=2 now')),
    'see [-https://a.example/x?y=1-]{+https://a.example/x?y=2+} now',
  )
  assert.equal(shown(runsOf("We don't care.", 'We do care.')), "We [-don't-]{+do+} care.")
  assert.equal(shown(runsOf('one two three four', 'one zwei drei four')), 'one [-two three-]{+zwei drei+} four')
  assert.equal(shown(runsOf('数据库很快', '数据库更快')), '数据库[-很-]{+更+}快')
  assert.equal(shown(runsOf('a\n\nb', 'a\n\nb\n\nc')), 'a\n\nb{+\n\nc+}')
  assert.deepEqual(runsOf('', ''), [])
})

test('both texts can be read back from the changes, whatever they are', () => {
  let seed = 7
  const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below
  const words = ['log', ' ', '\n', '1.5', 'é', '👩‍💻', '数', '\u2028', '.', '-', "don't", 'https://x.example ', '\r\n']
  for (let i = 0; i < 400; i++) {
    const text = (): string => Array.from({ length: next(30) }, () => words[next(words.length)]!).join('')
    const [before, after] = [text(), text()]
    assert.deepEqual(sides(runsOf(before, after)), [before, after])
  }
  const long = (word: string): string => Array.from({ length: 9_000 }, (_, i) => `${word}${i}`).join(' ')
  assert.deepEqual(sides(runsOf(long('a'), long('b'))), [long('a'), long('b')], 'two long texts that have nothing in common')
})

test('every part of what a channel gets is compared, posts by their place', () => {
  const media = (sha256: string) => [{ name: 'p.png', alt: 'a chart', size: 1, sha256: sha256.repeat(64) }]
  const before: Body = {
    title: 'One',
    parts: [
      { text: 'First.', html: null, media: media('a') },
      { text: 'Second.', html: null, media: [] },
    ],
    canonical: null,
    link: 'https://a.example',
    tags: ['a'],
    language: 'en',
    options: { subreddit: 'a' },
  }
  const after: Body = {
    ...before,
    title: 'Two',
    parts: [{ text: 'First.', html: null, media: media('b') }],
    tags: ['a', 'b'],
    options: { flair: 'x' },
  }
  assert.deepEqual(compare(before, before), [])
  assert.deepEqual(
    compare(before, after).map(({ field, post, name }) => [field, post, name]),
    [
      ['title', null, null],
      ['media', 1, null],
      ['text', 2, null],
      ['tags', null, null],
      ['option', null, 'subreddit'],
      ['option', null, 'flair'],
    ],
  )
})
