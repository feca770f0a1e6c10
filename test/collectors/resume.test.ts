/** A collection that is killed goes on from where it was: the same samples, no work twice. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { random } from '../support/shared.ts'
import { killAndResume } from './resume.ts'

test('killed at random moments, a collection ends with the same samples', async () => {
  const next = random(20260310)
  const moments = Array.from({ length: 3 }, () => next())
  const { kills, plain, again, samples, same } = await killAndResume(50_000, moments)
  assert.ok(kills > 0, 'no kill hit')
  assert.ok(samples > 30_000, `${samples} samples`)
  assert.ok(same, 'the samples differ')
  assert.ok(again <= plain * 0.05, `${again} requests right after ${plain}`)
})
