import assert from 'node:assert/strict'
import { test } from 'node:test'
import { increments, toBuckets } from '../../src/metrics/buckets.ts'
import { lastAt, segments, toSeries } from '../../src/metrics/series.ts'
import { at, DAY, sample, seriesOf, WEEK } from './make.ts'

test('one series per metric and labels, in order of time, whatever the order of samples and labels', () => {
  const samples = [
    sample({ at: at('2026-01-03'), value: 3, labels: { repo: 'a/b', branch: 'main' } }),
    sample({ at: at('2026-01-01'), value: 1, labels: { branch: 'main', repo: 'a/b' } }),
    sample({ at: at('2026-01-02'), value: 2, labels: { repo: 'c/d' } }),
    sample({ at: at('2026-01-02'), value: 9, metric: 'github.forks' }),
  ]
  const all = toSeries(samples, () => 'level')
  assert.deepEqual(
    toSeries(samples.toReversed(), () => 'level').map(each => each.points),
    all.map(each => each.points),
  )
  assert.deepEqual(
    all.map(each => [each.metric, each.points.map(point => point.value)]),
    [
      ['github.forks', [9]],
      ['github.stars', [1, 3]],
      ['github.stars', [2]],
    ],
  )
})

test('the last reading of a moment counts, and a failed one erases nothing', () => {
  const first = sample({ value: 10, fetchedAt: 1 })
  const later = sample({ value: 12, fetchedAt: 2 })
  const failed = sample({ value: null, fetchedAt: 3, flags: ['gap'] })
  const broken = sample({ value: NaN, fetchedAt: 4 })
  for (const samples of [
    [first, later, failed, broken],
    [broken, failed, later, first],
  ])
    assert.deepEqual(
      toSeries(samples, () => 'level')[0]?.points.map(point => point.value),
      [12],
    )
  assert.equal(toSeries([failed], () => 'level')[0]?.points[0]?.value, null)
})

test('a new definition and a total that falls begin a new segment', () => {
  const level = toSeries(
    [1, 2, 3, 4].map(day => sample({ at: day * DAY, value: day === 3 ? 90 : day, flags: day === 3 ? ['redefined'] : [] })),
    () => 'level',
  )[0]
  assert.deepEqual(
    level?.points.map(point => point.segment),
    [0, 0, 1, 1],
  )
  assert.deepEqual(
    seriesOf('total', [5, 8, 2, 4]).points.map(point => point.segment),
    [0, 0, 1, 1],
  )
  assert.deepEqual(
    seriesOf('level', [5, 8, 2, 4]).points.map(point => point.segment),
    [0, 0, 0, 0],
  )
  assert.deepEqual(
    segments(seriesOf('total', [5, 8, 2, 4])).map(part => part.points.length),
    [2, 2],
  )
})

test('growth is not counted over a reset, a new definition or a gap', () => {
  const daily = (values: (number | null)[]): (number | null)[] =>
    increments(toBuckets(seriesOf('total', values), 'day', 'UTC', at('2027-01-01'))).cells.map(cell => cell.value)
  assert.deepEqual(daily([5, 8, 2, 4]), [3, null, 2])
  assert.deepEqual(daily([5, null, 9, 10]), [null, null, 1])
})

test('a week of a flow is the sum of its days; one day missing makes it unknown', () => {
  const days = Array.from({ length: 21 }, (_, index) => index + 1)
  const weeks = (values: (number | null)[]): (number | null)[] =>
    toBuckets(seriesOf('flow', values), 'week', 'UTC', at('2027-01-01')).cells.map(cell => cell.value)
  assert.deepEqual(weeks(days), [28, 77, 126])
  assert.deepEqual(weeks(days.map(day => (day === 10 ? null : day))), [28, null, 126])
})

test('the running week is partial, so is one that began before the first value', () => {
  const series = seriesOf(
    'flow',
    Array.from({ length: 10 }, () => 1),
    '2026-01-08',
  )
  const cells = toBuckets(series, 'week', 'UTC', at('2026-01-18T12:00:00Z')).cells
  assert.deepEqual(
    cells.map(cell => [cell.date, cell.value, cell.partial]),
    [
      ['2026-01-05', 4, true],
      ['2026-01-12', 6, true],
    ],
  )
})

test('days of a zone with summer time are whole', () => {
  const start = at('2026-03-22T23:00:00Z')
  const samples = Array.from({ length: 14 }, (_, day) =>
    sample({ at: start + day * DAY - (day > 6 ? 3_600_000 : 0), span: DAY, value: 10 }),
  )
  const [series] = toSeries(samples, () => 'flow')
  assert.ok(series)
  const cells = toBuckets(series, 'week', 'Europe/Berlin', at('2027-01-01')).cells
  assert.equal(cells.length, 2)
  for (const cell of cells) assert.ok(Math.abs((cell.value ?? 0) - 70) < 0.5)
})

test('a week given next to its days is not counted twice', () => {
  const days = Array.from({ length: 7 }, (_, day) => sample({ at: at('2026-01-05') + day * DAY, span: DAY, value: 1 }))
  const week = sample({ at: at('2026-01-05') + 1, span: WEEK, value: 7 })
  for (const samples of [
    [week, ...days],
    [...days, week],
  ]) {
    const [series] = toSeries(samples, () => 'flow')
    assert.ok(series)
    assert.deepEqual(
      toBuckets(series, 'week', 'UTC', at('2027-01-01')).cells.map(cell => cell.value),
      [7],
    )
  }
})

test('a month of a flow is not spread over its days', () => {
  const series = seriesOf('flow', [310], '2026-01-01', 31 * DAY)
  assert.ok(toBuckets(series, 'day', 'UTC', at('2027-01-01')).cells.every(cell => cell.value === null))
  assert.equal(toBuckets(series, 'month', 'UTC', at('2027-01-01')).cells[0]?.value, 310)
})

test('the last value at a moment passes over gaps and periods that have not ended', () => {
  assert.equal(lastAt(seriesOf('level', [1, 2, null]), at('2026-01-09'))?.value, 2)
  assert.equal(lastAt(seriesOf('flow', [1, 2]), at('2026-01-06T12:00:00Z'))?.value, 1)
  assert.equal(lastAt(seriesOf('level', [1]), at('2026-01-01')), null)
})
