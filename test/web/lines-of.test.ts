import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf } from '../../web/ui/lines-of.ts'

test('lines of a text, whatever ends them, are made once for all excerpts of it', () => {
  assert.deepEqual(linesOf('a\nb\r\nc\rd'), ['a', 'b', 'c', 'd'])
  const text = 'one\ntwo'
  const lines = linesOf(text)
  assert.equal(linesOf(text), lines)
  assert.deepEqual(linesOf(`${text}\n`), ['one', 'two', ''])
  assert.deepEqual(linesOf(''), [''])
})
