import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kpi } from '../../src/plan/model.ts'
import { shareAt } from '../../src/metrics/curve.ts'
import { goalOf } from '../../src/metrics/goal.ts'
import { pace } from '../../src/metrics/pace.ts'
import type { Pace, PaceContext } from '../../src/metrics/pace.ts'
import type { MetricInfo } from '../../src/metrics/sample.ts'
import type { Series } from '../../src/metrics/series.ts'
import { at, DAY, info, kpi, seriesOf, WEEK } from './make.ts'

const NOW = at('2026-02-14T12:00:00Z')
const context = (more: Partial<PaceContext> = {}): PaceContext => ({
  now: NOW,
  zone: 'UTC',
  start: '2026-01-05',
  info: info('total'),
  ...more,
})
const run = (target: Partial<Kpi>, series: Series | null, more: Partial<PaceContext> = {}): Pace => pace(kpi(target), series, context(more))
/** Daily values from 5 January to 14 February. */
const daily = (value: (day: number) => number | null): (number | null)[] => Array.from({ length: 41 }, (_, day) => value(day))
const near = (actual: number | null, expected: number, slack = 0.02): void =>
  assert.ok(actual !== null && Math.abs(actual - expected) <= Math.abs(expected) * slack, `${actual} is not near ${expected}`)

test('a level on a straight way: expected today, run rate, run rate needed', () => {
  // 100 on 5 January; 300 wanted by 14 March: 68 days and a bit.
  const found = run(
    { value: 300, due: '2026-03-14' },
    seriesOf(
      'total',
      daily(day => 100 + 3 * day),
    ),
  )
  near(found.expected, 100 + (200 * 40.5) / 69)
  assert.equal(found.baseline, 100)
  assert.equal(found.now, 220)
  near(found.rate, 21)
  near(found.needed, (80 / 28.5) * 7)
  near(found.daysLeft, 28.5)
  assert.equal(found.state, 'on track')
})

test('states by how far the value is from its way', () => {
  const state = (last: number): string =>
    run(
      { value: 300, due: '2026-03-14' },
      seriesOf(
        'level',
        daily(day => (day === 40 ? last : 100)),
      ),
    ).state
  assert.deepEqual([100, 160, 180, 215, 218, 240, 300, 400].map(state), [
    'off track',
    'off track',
    'at risk',
    'on track',
    'on track',
    'ahead',
    'done',
    'done',
  ])
})

test('after the deadline a target is done or it is off track', () => {
  const past = { value: 300, due: '2026-02-10' }
  assert.equal(
    run(
      past,
      seriesOf(
        'total',
        daily(() => 299),
      ),
    ).state,
    'off track',
  )
  assert.equal(
    run(
      past,
      seriesOf(
        'total',
        daily(() => 300),
      ),
    ).state,
    'done',
  )
})

test('not measured, not due, no deadline', () => {
  assert.equal(run({ due: '2026-03-01' }, null).state, 'not measured')
  assert.equal(run({ due: '2026-03-01' }, null, { info: null }).state, 'not measured')
  assert.equal(run({ due: '2026-06-01' }, seriesOf('total', [1, 2]), { start: '2026-05-01' }).state, 'not due')
  assert.equal(run({ due: '2026-06-01' }, null, { start: '2026-05-01' }).state, 'not due')
  const open = run(
    { due: null },
    seriesOf(
      'total',
      daily(day => day),
    ),
  )
  assert.equal(open.state, 'not due')
  assert.match(open.reason, /no deadline/)
  assert.equal(run({ value: 5, unit: '%', due: '2026-06-01' }, seriesOf('total', [1, 2])).state, 'not measured')
})

test('increments count from the start and skip what a new definition adds', () => {
  const series = seriesOf(
    'total',
    daily(day => 500 + 2 * day),
    '2026-01-05',
  )
  const found = run({ op: 'increase', value: 100, due: '2026-03-14' }, series, { start: '2026-01-15' })
  assert.equal(found.shape, 'increment')
  assert.equal(found.now, 60)
  assert.equal(found.baseline, 0)
  const reset = run(
    { op: 'increase', value: 100, due: '2026-03-14' },
    seriesOf(
      'total',
      daily(day => (day < 20 ? 500 + day : day - 20)),
    ),
  )
  assert.equal(reset.now, 19 + 20)
})

test('a rate per month of a total, of a level and of a flow', () => {
  const month = 365.2425 / 12
  for (const series of [
    seriesOf(
      'total',
      daily(day => 2 * day),
    ),
    seriesOf(
      'level',
      daily(day => 2 * day),
    ),
  ]) {
    const found = run({ op: 'increase', value: 50, period: 'month' }, series)
    assert.equal(found.shape, 'rate')
    near(found.now, 2 * month)
    assert.equal(found.state, 'ahead')
  }
  const flow = seriesOf(
    'flow',
    daily(() => 2),
  )
  near(run({ value: 50, period: 'month' }, flow, { info: info('flow', 'views') }).now, 2 * month)
  near(run({ value: 10, period: 'week' }, flow, { info: info('flow', 'posts') }).now, 14)
})

test('a rate needs a quarter of its period; a day that is not over makes none', () => {
  const few = seriesOf('flow', [5, 5], '2026-02-12')
  assert.equal(run({ value: 50, period: 'month' }, few, { info: info('flow', 'views') }).state, 'not measured')
  const running = seriesOf('flow', [...Array.from({ length: 13 }, () => 7), 1], '2026-02-01')
  near(run({ value: 49, period: 'week' }, running, { info: info('flow', 'views') }).now, 49)
})

test('a flow without a period is summed up since the start', () => {
  const found = run(
    { value: 100, due: '2026-03-14' },
    seriesOf(
      'flow',
      daily(() => 2),
    ),
    { info: info('flow', 'attendees') },
  )
  assert.equal(found.shape, 'cumulative')
  assert.equal(found.now, 82)
})

test('growth in percent, by month and since the start', () => {
  const series = seriesOf(
    'total',
    daily(day => 100 + day),
  )
  const monthly = run({ value: 20, unit: '%', period: 'month' }, series)
  assert.equal(monthly.shape, 'growth')
  near(monthly.now, (365.2425 / 12 / (140 - 365.2425 / 12)) * 100, 0.03)
  near(run({ op: 'increase', value: 50, unit: '%', due: '2026-04-01' }, series).now, 40)
})

test('durations: less is better, in the unit of the metric', () => {
  const hours = (values: number[]): Series => seriesOf('level', values, '2026-01-05', WEEK)
  const target = { op: '<', value: 24, unit: 'hours', due: '2026-04-01' } as const
  const minutes = run(target, hours([3000, 2400, 1500]), { info: info('level', 'minutes', { better: 'less' }) })
  assert.equal(minutes.goal?.high, 1440)
  assert.equal(minutes.state, 'ahead')
  assert.equal(run(target, hours([3000, 3000, 3000]), { info: info('level', 'minutes') }).state, 'off track')
  assert.equal(run(target, hours([3000, 2000, 1439]), { info: info('level', 'minutes') }).state, 'ahead')
  assert.equal(run({ ...target, due: null }, hours([1440, 1440, 1440]), { info: info('level', 'minutes') }).state, 'at risk')
  assert.equal(run({ ...target, due: null }, hours([1440, 1440, 1400]), { info: info('level', 'minutes') }).state, 'on track')
})

test('ratios and percent are read off, whichever way they are written', () => {
  const found = run({ value: 90, unit: '%', due: null }, seriesOf('level', [0.8, 0.95]), { info: info('level', 'ratio') })
  assert.equal(found.shape, 'gauge')
  assert.equal(found.goal?.low, 0.9)
  assert.equal(found.state, 'on track')
})

test('ranks, ranges, zero and about', () => {
  const rank: Partial<Kpi> = { op: '<=', value: 10, unit: 'rank', due: null }
  assert.equal(run(rank, seriesOf('level', [40, 8]), { info: info('level', 'rank') }).state, 'ahead')
  assert.equal(run(rank, seriesOf('level', [40, 31]), { info: info('level', 'rank') }).state, 'off track')
  const band = (value: number): string =>
    run({ op: 'between', value: [2, 4], unit: '%', due: null }, seriesOf('level', [3, value]), { info: info('level', '%') }).state
  assert.deepEqual([0.5, 1.5, 2, 3, 4, 4.5, 6].map(band), ['off track', 'at risk', 'on track', 'ahead', 'on track', 'at risk', 'off track'])
  assert.equal(run({ op: 'between', value: [300, 500], due: '2026-03-14' }, seriesOf('total', [10, 600])).state, 'done')
  assert.equal(run({ op: '=', value: 0, due: null }, seriesOf('level', [1, 0]), { info: info('level', 'score') }).state, 'on track')
  assert.equal(run({ op: '~', value: 100, due: '2026-03-14' }, seriesOf('total', [10, 92])).state, 'done')
})

test('a ceiling on a count is not done before its deadline', () => {
  const open: Partial<Kpi> = { op: '<', value: 50, due: '2026-03-14' }
  assert.notEqual(run(open, seriesOf('level', [20, 30]), { info: info('level', 'issues') }).state, 'done')
  assert.equal(
    run(
      { ...open, due: '2026-02-01' },
      seriesOf(
        'level',
        daily(() => 30),
      ),
      { info: info('level', 'issues') },
    ).state,
    'done',
  )
})

test('every shape of target', () => {
  const shape = (target: Partial<Kpi>, metric: MetricInfo): string | undefined => {
    const goal = goalOf(kpi(target), metric)
    return typeof goal === 'string' ? undefined : goal.shape
  }
  assert.equal(shape({}, info('total')), 'level')
  assert.equal(shape({ op: 'increase' }, info('total')), 'increment')
  assert.equal(shape({ op: 'increase', period: 'month' }, info('level')), 'rate')
  assert.equal(shape({ period: 'week' }, info('flow', 'posts')), 'rate')
  assert.equal(shape({ period: 'week', unit: '%' }, info('level', '%')), 'gauge')
  assert.equal(shape({ period: 'month', unit: '%' }, info('total')), 'growth')
  assert.equal(shape({ period: 'post' }, info('level', 'views')), 'gauge')
  assert.equal(shape({}, info('flow', 'attendees')), 'cumulative')
  // "MAU: 5,000": the month is a part of what is counted.
  const active = info('level', 'people')
  assert.equal(shape({ metricId: 'users.active', period: 'month' }, active), 'level')
  assert.equal(shape({ metricId: 'users.active', period: 'day', op: 'increase' }, active), 'increment')
  assert.equal(shape({ metricId: 'users.active', period: 'month', unit: '%' }, active), 'growth')
})

test('pace curves: straight, S, own points', () => {
  const share = (curve: Parameters<typeof shareAt>[0], part: number): number => shareAt(curve, part * 100 * DAY, 0, 100 * DAY, Date.parse)
  assert.deepEqual(
    [-1, 0, 0.25, 1, 2].map(part => share('linear', part)),
    [0, 0, 0.25, 1, 1],
  )
  assert.ok(share('s-curve', 0.2) < 0.1 && share('s-curve', 0.8) > 0.9)
  near(share('s-curve', 0.5), 0.5)
  const own = [
    { at: '1970-01-21', share: 0.5 },
    { at: '1970-02-10', share: 0.6 },
  ]
  near(share(own, 0.1), 0.25)
  near(share(own, 0.3), 0.55)
  near(share(own, 0.7), 0.8)
})
