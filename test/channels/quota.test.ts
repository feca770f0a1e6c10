/** What is left, as platforms say it in the headers of their answers. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quotaOf, Quotas } from '../../src/channels/door/quota.ts'
import { NOW } from './now.ts'

const said = (headers: Record<string, string>) => quotaOf(new Headers(headers), NOW)

test('left, of how many, until when', () => {
  const minute = NOW + 60_000
  const x = { 'x-rate-limit-remaining': '7', 'x-rate-limit-limit': '17', 'x-rate-limit-reset': String(minute / 1000) }
  assert.deepEqual(said(x), { left: 7, limit: 17, resetAt: minute })
  const mastodon = { 'x-ratelimit-remaining': '299', 'x-ratelimit-limit': '300', 'x-ratelimit-reset': new Date(minute).toISOString() }
  assert.deepEqual(said(mastodon), { left: 299, limit: 300, resetAt: minute })
  assert.deepEqual(said({ 'ratelimit-remaining': '0', 'ratelimit-reset': '60' }), { left: 0, limit: null, resetAt: minute })
  assert.deepEqual(said({ 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': String(minute) }), { left: 1, limit: null, resetAt: minute })
})

test('the server speaks by its own clock; who says nothing says nothing', () => {
  const ahead = NOW + 3_600_000
  const headers = {
    'x-ratelimit-remaining': '5',
    'x-ratelimit-reset': String((ahead + 60_000) / 1000),
    date: new Date(ahead).toUTCString(),
  }
  assert.deepEqual(said(headers), { left: 5, limit: null, resetAt: NOW + 60_000 })
  assert.deepEqual(said({ 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': 'soon' }), { left: 5, limit: null, resetAt: null })
  assert.equal(said({}), null)
  assert.equal(said({ 'x-ratelimit-remaining': '' }), null)
})

test('the last answer that spoke of it counts', async () => {
  const quotas = new Quotas(() => NOW)
  const answers: Record<string, string>[] = [{ 'ratelimit-remaining': '9' }, { 'ratelimit-remaining': '8' }, {}]
  const send = quotas.watching(async () => new Response('', { headers: answers.shift()! }))
  for (let times = 0; times < 3; times++) await send('https://api.example')
  assert.equal(quotas.last?.left, 8)
})
