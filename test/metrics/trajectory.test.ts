import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runs, trajectory } from '../../src/metrics/trajectory.ts'
import { at, info, kpi, seriesOf, WEEK } from './make.ts'

const context = { now: at('2026-07-06'), zone: 'UTC', start: '2026-01-05', info: info('total') }

test('what was reached, the way that was asked for, where it is going', () => {
  const values = Array.from({ length: 27 }, (_, week) => (week === 10 ? null : 100 + 20 * week))
  const found = trajectory(kpi({ value: 1000, due: '2026-09-28' }), seriesOf('total', values, '2026-01-05', WEEK), context)
  assert.deepEqual(
    found.actual.map(run => run.length),
    [10, 16],
  )
  assert.equal(found.goal, 1000)
  assert.deepEqual(
    found.expected.map(point => point.value),
    [100, 1000],
  )
  assert.equal(found.forecast.fan.at(-1)?.at, found.expected.at(-1)?.at)
  assert.equal(found.pace.state, 'at risk')
})

test('curves are drawn with their bends', () => {
  const series = seriesOf('total', [100, 110, 120], '2026-01-05', WEEK)
  const target = kpi({ value: 1000, due: '2026-09-28' })
  assert.equal(trajectory(target, series, { ...context, curve: 's-curve' }).expected.length, 33)
  const own = trajectory(target, series, { ...context, curve: [{ at: '2026-03-01', share: 0.5 }] })
  assert.deepEqual(
    own.expected.map(point => point.value),
    [100, 550, 1000],
  )
})

test('no line joins two definitions', () => {
  const reached = [
    { at: 1, value: 5, segment: 0 },
    { at: 2, value: 6, segment: 0 },
    { at: 3, value: 1, segment: 1 },
    { at: 4, value: null, segment: 1 },
    { at: 5, value: 2, segment: 1 },
  ]
  assert.deepEqual(
    runs(reached).map(run => run.map(point => point.value)),
    [[5, 6], [1], [2]],
  )
})

test('nothing measured: a goal and nothing else', () => {
  const found = trajectory(kpi({ value: 1000, due: '2026-09-28' }), null, context)
  assert.deepEqual([found.actual, found.expected, found.forecast.fan, found.pace.state], [[], [], [], 'not measured'])
  assert.equal(found.goal, 1000)
})
