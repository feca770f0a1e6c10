/** How channels are called: without what is posted there, without half of a bracket, by the places behind a label. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const names = (...lines: string[]) => read(lines.join('\n')).channels.map(({ name }) => name)

test('a title that names one piece names where it goes', () => {
  assert.deepEqual(
    names('# Plan', '## Channels', '- **Mastodon thread**: short', '- **Dev.to / Lemmy cross-post**: later', '- **LinkedIn posts**'),
    ['Mastodon', 'Dev.to / Lemmy', 'LinkedIn posts'],
  )
})
test('an aside with a dash in it is cut as a whole', () => {
  assert.deepEqual(names('# Plan', '## Launch day', '### 1. Show HN (the big one — early)', '- Answer everybody'), ['Show HN'])
})
test('the places behind a label are the channels', () => {
  assert.deepEqual(names('# Plan', '## Channels', '- Good ones: r/parsers (strict), r/grammars, Lobsters.'), [
    'r/parsers',
    'r/grammars',
    'Lobsters',
  ])
})

test('the tier stands in brackets behind the name, or labels it', () => {
  const lines = [
    '- **Blog** (primary): 2 posts a month',
    '- Discord (Tier 1)',
    '- LinkedIn [P2]',
    '- Secondary: Hacker News',
    '- Reddit (r/parsers)',
  ]
  assert.deepEqual(
    read(['# Plan', '', '## Channels', '', ...lines].join('\n')).channels.map(({ name, tier }) => [name, tier]),
    [
      ['Blog', 'primary'],
      ['Discord', 'Tier 1'],
      ['LinkedIn', 'P2'],
      ['Hacker News', 'secondary'],
      ['Reddit (r/parsers)', null],
    ],
  )
})
