/** What is kept of a line's text must be true of each line with that text. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leadFact } from '../../../src/plan/read/fact.ts'
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
