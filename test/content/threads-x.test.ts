/** Threads of 10,000 texts in ten scripts for X: every post is valid by the platform's own library. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import twitter from 'twitter-text'
import { textsOf } from './generate.ts'
import { holdThreads } from './threads.ts'

test('X', () => {
  const limits = { length: 280, counted: 'weighted', parts: 25, media: 4 } as const
  assert.ok(holdThreads(textsOf(10_000, 20261103), limits, post => twitter.parseTweet(post).valid) > 500)
})
