/** Ours and others side by side: growth, share, gaps. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beside, WEEKS } from '../../src/metrics/beside.ts'
import { isOf } from '../../src/metrics/choose.ts'
import type { Series } from '../../src/metrics/series.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-20')
type Value = (day: number) => number | null
const series = (metric: string, labels: Record<string, string>, kind: Series['kind'], days: number, value: Value): Series => ({
  metric,
  labels,
  kind,
  points: Array.from({ length: days }, (_, index) => {
    const day = days - 1 - index
    const flow = kind === 'flow'
    return { at: NOW - (day + (flow ? 1 : 0)) * DAY, span: flow ? DAY : 0, value: value(day), flags: [], segment: 0 }
  }),
})
const stars = (repo: string, days: number, value: Value): Series => series('github.stars', { repo }, 'level', days, value)

test('newest value, growth in four weeks and share; ours first', () => {
  const [only] = beside([stars('they/it', 200, day => 1000 - day), stars('us/it', 200, day => 500 - 2 * day)], ['they/it'], NOW)
  assert.deepEqual(
    only?.rows.map(({ name, ours, latest, growth, share }) => [name, ours, latest?.value, growth, share]),
    [
      ['us/it', true, 500, { added: 56, share: 56 / 444, since: null }, 500 / 1500],
      ['they/it', false, 1000, { added: 28, share: 28 / 972, since: null }, 1000 / 1500],
    ],
  )
  assert.equal(only?.rows[0]?.weeks.length, WEEKS)
})
test('what is not known of one is a share of none, and a gap stays open', () => {
  const hole = (day: number): number | null => (day >= 21 && day <= 60 ? null : 1000 - day)
  const [only] = beside([stars('they/it', 200, hole), stars('us/it', 5, () => 7)], ['they/it', 'no/body'], NOW)
  assert.equal(only?.rows.length, 2)
  const [ours, theirs] = only!.rows
  assert.equal(ours?.growth, null, 'five days tell of no four weeks')
  assert.equal(theirs?.weeks.filter(each => each === null).length, 4, 'weeks whose last value is older than two weeks')
  assert.equal(theirs?.growth, null, 'what stands before the gap is no beginning of these four weeks')
})
test('what began some time ago grows from there, and says so', () => {
  const [only] = beside([stars('they/it', 99, () => 5), stars('us/it', 20, day => 100 - day)], ['they/it'], NOW)
  assert.deepEqual(only?.rows[0]?.growth, { added: 19, share: 19 / 81, since: NOW - 19 * DAY })
})
test('amounts are added up over four whole weeks, and unknown when a day is', () => {
  const flow = (name: string, value: Value): Series => series('npm.downloads', { package: name }, 'flow', 100, value)
  const [only] = beside([flow('theirs', day => (day < 28 ? 20 : 10)), flow('ours', day => (day === 3 ? null : 1))], ['npm:theirs'], NOW)
  const [ours, theirs] = only!.rows
  assert.equal(theirs?.name, 'theirs')
  assert.deepEqual([theirs?.latest?.value, theirs?.growth?.added], [560, 280])
  assert.deepEqual([ours?.latest, ours?.growth, ours?.share], [null, null, null])
})
test('ours without labels stands beside theirs; nothing of others is no row', () => {
  const plain = { ...stars('x', 50, () => 9), labels: {} }
  assert.deepEqual(
    beside([plain, stars('they/it', 50, () => 3)], ['they/it'], NOW)[0]?.rows.map(row => row.name),
    ['', 'they/it'],
  )
  assert.deepEqual(beside([plain], ['they/it'], NOW), [])
})
test('a package is meant on its registry only', () => {
  const others = new Set(['npm:it', 'they/that'])
  assert.equal(isOf({ metric: 'npm.downloads', labels: { package: 'it' } }, others), true)
  assert.equal(isOf({ metric: 'pypi.downloads', labels: { package: 'it' } }, others), false)
  assert.equal(isOf({ metric: 'github.stars', labels: { repo: 'They/That' } }, others), true)
})
