/** What is kept of a line's text must be true of each line with that text. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fact, leadFact } from '../../../src/plan/read/fact.ts'
import { readDocument } from '../../../src/plan/read/read.ts'

test('lines that read alike may have other labels: what is bold opens one', () => {
  const { lines } = readDocument(
    { path: 'plan.md', text: '- **Owner** Ada: writes\n- Owner Ada: writes\n- Owner **Ada**: writes\n' },
    () => 'en',
  )
  assert.equal(new Set(lines.map(line => line.text)).size, 1)
  const length = leadFact(lead => lead.length)
  const expected = lines.map(({ lead }) => lead!.length)
  assert.deepEqual(expected, [5, 9, 9])
  assert.deepEqual(lines.map(length), expected)
  assert.deepEqual(lines.toReversed().map(length), expected.toReversed())
})

test('what is found out about one text is never taken for another, however many there are, and is found out once', () => {
  let asked = 0
  const number = fact(text => (asked++, Number(/\d+$/.exec(text)?.[0] ?? -1)))
  const text = Array.from({ length: 1500 }, (_, i) => `- Thing ${i}\n`).join('')
  const { lines } = readDocument({ path: 'plan.md', text }, () => 'en')
  const expected = lines.map((_, i) => i)
  assert.deepEqual(lines.map(number), expected)
  assert.deepEqual(lines.toReversed().map(number), expected.toReversed())
  // A text that comes again, in a document of its own.
  assert.equal(number(readDocument({ path: 'other.md', text: '- Thing 7\n' }, () => 'en').lines[0]!), 7)
  assert.equal(asked, 1500)
})
