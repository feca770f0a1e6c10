/** Collectors that began together do not ask together for ever, and none waits noticeably longer than it was told. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jitter } from '../../src/actions/collect.ts'

const MINUTE = 60_000

test('a twentieth of the pause, ten minutes at most', () => {
  assert.deepEqual(
    [5 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE].map(pause => [jitter(pause, 0), jitter(pause, 0.5), jitter(pause, 1)]),
    [
      [0, 7_500, 15_000],
      [0, 1.5 * MINUTE, 3 * MINUTE],
      [0, 5 * MINUTE, 10 * MINUTE],
    ],
  )
})
