/** Lines that no person writes: rules and counters are done with them at once, where a search from every letter would take minutes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseContent } from '../../src/content/file.ts'
import { countOf } from '../../src/content/length.ts'
import { duplicatesOf } from '../../src/content/lint/duplicates.ts'
import { lint } from '../../src/content/lint/index.ts'
import { noWords } from '../../src/content/lint/rule.ts'
import { placesOf } from '../../src/lib/places.ts'

const LONG = 200_000
const timeout = 15_000

for (const unit of ['a', 'x1', '1.', 'a-', '10k', '+a.', 'a@', '<!--'])
  test(`the rules of content on "${unit}" again and again`, { timeout }, () => {
    const text = `---\nid: a\ntitle: A\n---\n${unit.repeat(LONG / unit.length)}\n`
    const place = placesOf(text, 'content/a.md')
    const { item } = parseContent(text, 'content/a.md')
    lint({ item, text, place, uses: [], words: noWords, claims: null, duplicates: duplicatesOf([], []) }, { 'reading-level': 'off' })
  })

for (const counted of ['weighted', 'mastodon'] as const)
  test(`${counted}: a name of a host without an end is none, and counts as its letters`, { timeout }, () => {
    assert.equal(countOf('1.'.repeat(20_000), counted), 40_000)
    const real = `${'word '.repeat(80)}https://${'a.'.repeat(20)}example.org/${'1.'.repeat(50)}x`
    assert.equal(countOf(real, counted), 400 + 23)
  })

test('addresses and paths are no prose where a word begins with them, and within one', () => {
  const text = '---\nid: a\n---\nAsk ada+x@example.org, see a.b/X% and (sub.example.org/X%), .x.y/X%, and be X% faster.\n'
  const { item } = parseContent(text, 'content/a.md')
  const problems = lint({ item, text, place: placesOf(text, 'content/a.md'), uses: [], words: noWords, claims: null, duplicates: duplicatesOf([], []) }) // prettier-ignore
  const found = problems
    .filter(each => each.rule === 'placeholder-left')
    .map(each => text.split('\n')[each.source.line - 1]!.slice(each.source.column - 1, each.source.endColumn - 1))
  assert.deepEqual(found, ['X%'])
})

test('a front matter that no person wrote is said to be too long, and is read no further', { timeout }, () => {
  const keys = Array.from({ length: 30_000 }, (_, i) => `k${i}: &x${i} 1`).join('\n')
  const { item, problems } = parseContent(`---\nid: other\n${keys}\n---\nText.\n`, 'content/a.md')
  assert.deepEqual([item.id, problems.map(each => each.message)], ['a', ['The front matter has more than 64 KB.']])
})
