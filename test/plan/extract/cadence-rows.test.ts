import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const table = (title: string, header: string, ...rows: string[]): ReturnType<typeof read> =>
  read(`# Plan\n\n## ${title}\n\n${header}\n|---|---|\n${rows.join('\n')}\n`)
const cadences = (plan: ReturnType<typeof read>): unknown[] => plan.cadences.map(({ channel, count, period }) => [channel, count, period])

test('a column says how often, and the plan publishes where its rows say', () => {
  const plan = table(
    'Posting schedule',
    '| Platform | Frequency |',
    '| Mastodon | 5x/week |',
    '| Blog | 2 per month |',
    '| YouTube | monthly |',
  )
  assert.deepEqual(cadences(plan), [
    ['mastodon', 5, 'week'],
    ['blog', 2, 'month'],
    ['youtube', 1, 'month'],
  ])
  assert.deepEqual(
    plan.channels.map(({ name }) => name),
    ['Mastodon', 'Blog', 'YouTube'],
  )
  assert.deepEqual(cadences(table('Social media', '| Platform | Posts/week |', '| Mastodon | 5 |', '| LinkedIn | 2-3 |')), [
    ['mastodon', 5, 'week'],
    ['linkedin', 2, 'week'],
  ])
})

test('how often something is measured or paid is no cadence', () => {
  assert.deepEqual(cadences(table('Success metrics', '| Metric | Frequency |', '| Mastodon followers | weekly |')), [])
  assert.deepEqual(cadences(table('Budget', '| Item | Frequency |', '| LinkedIn ads | monthly |')), [])
})
