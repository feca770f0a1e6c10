/** Threads of 10,000 texts in ten scripts for Bluesky and Mastodon, and for a channel so small that everything is cut. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Limits } from '../../src/channels/channel.ts'
import { textsOf } from './generate.ts'
import { holdThreads } from './threads.ts'

const texts = textsOf(10_000, 20261103)
const bluesky: Limits = { length: 300, bytes: 3000, counted: 'graphemes', parts: 25, media: 4 }

test('Bluesky', () => assert.ok(holdThreads(texts, bluesky) > 500))
test('Mastodon', () => assert.ok(holdThreads(texts, { ...bluesky, length: 500, counted: 'mastodon' }) > 40))
test('sixty characters', () => assert.ok(holdThreads(texts.slice(0, 2500), { ...bluesky, length: 60 }) > 1500))
