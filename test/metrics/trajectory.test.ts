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

test('a goal that was met from the start is a line to hold, not a way back', () => {
  const due = '2026-09-28'
  const values = (found: ReturnType<typeof trajectory>): number[] => found.expected.map(point => point.value)
  const stars = trajectory(kpi({ value: 1000, due }), seriesOf('total', [1200, 1250, 1300], '2026-01-05', WEEK), context)
  assert.deepEqual(values(stars), [1000, 1000])
  assert.equal(stars.pace.expected, 1000)
  const quick = kpi({ metric: 'Latency', op: '<', value: 50, unit: 'ms', due })
  const latency = seriesOf('level', [20, 25, 22], '2026-01-05', WEEK)
  const held = trajectory(quick, latency, { ...context, info: { ...info('level', 'ms'), better: 'less' }, curve: 's-curve' })
  assert.deepEqual(values(held), [50, 50])
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
