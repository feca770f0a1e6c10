import assert from 'node:assert/strict'
import { test } from 'node:test'
import { derive } from '../../src/metrics/derive.ts'
import { infoOf } from '../../src/metrics/derived.ts'
import type { Definitions } from '../../src/metrics/derived.ts'
import type { Series } from '../../src/metrics/series.ts'
import { toSeries } from '../../src/metrics/series.ts'
import { at, DAY, info, sample, seriesOf } from './make.ts'

const measured: Record<string, Series> = {
  stars: seriesOf(
    'total',
    Array.from({ length: 22 }, (_, day) => 100 + 3 * day),
  ),
  views: seriesOf(
    'flow',
    Array.from({ length: 14 }, (_, day) => (day === 9 ? null : 70)),
  ),
  posts: seriesOf(
    'flow',
    Array.from({ length: 14 }, (_, day) => (day % 7 === 0 ? 2 : 0)),
  ),
  hours: seriesOf('level', [2, 30, 20, null, 26, 10]),
  done: seriesOf('level', [3, 6, 0]),
  all: seriesOf('level', [4, 8, 0]),
}
const values = (definitions: Definitions, metric = 'it'): (number | null)[] | undefined =>
  derive(metric, definitions, name => measured[name])?.points.map(point =>
    point.value === null ? null : Math.round(point.value * 100) / 100,
  )

test('rate: what was added per period, once a period is known', () => {
  const found = values({ it: { by: 'rate', of: 'stars', per: 'week' } })
  assert.deepEqual(found?.slice(0, 4), [null, null, null, null])
  assert.deepEqual(
    found?.slice(4),
    Array.from({ length: 18 }, () => 21),
  )
  const flow = values({ it: { by: 'rate', of: 'views', per: 'week' } })
  assert.deepEqual(flow, [...Array.from({ length: 6 }, () => null), 490, 490, 490, null, null, null, null, null])
})

test('moving average and percent within', () => {
  assert.deepEqual(values({ it: { by: 'moving-average', of: 'hours', days: 3 } }), [2, 16, 17.33, null, 23, 18])
  assert.deepEqual(values({ it: { by: 'percent-within', of: 'hours', limit: 24, days: 3 } }), [100, 50, 66.67, null, 50, 50])
})

test('ratio, in percent too; nothing divided by nothing is unknown', () => {
  assert.deepEqual(values({ it: { by: 'ratio', of: 'done', over: 'all', percent: true } }), [75, 75, null])
  assert.equal(infoOf({ by: 'ratio', of: 'done', over: 'all', percent: true }, () => info('level')).unit, '%')
})

test('mean per: views for one post', () => {
  const found = values({ it: { by: 'mean-per', of: 'views', per: 'posts', days: 7 } })
  assert.equal(found?.[7], 245)
  assert.equal(found?.[10], null)
})

test('sum and difference take values of the same moments', () => {
  assert.deepEqual(values({ it: { by: 'sum', of: ['done', 'all'] } }), [7, 14, 0])
  assert.deepEqual(values({ it: { by: 'difference', of: 'all', minus: 'done' } }), [1, 2, 0])
  assert.equal(derive('it', { it: { by: 'sum', of: ['views', 'posts'] } }, name => measured[name])?.kind, 'flow')
  assert.equal(derive('it', { it: { by: 'difference', of: 'stars', minus: 'stars' } }, name => measured[name])?.kind, 'level')
})

test('derived from derived; a circle is named', () => {
  const half: Definitions = { half: { by: 'ratio', of: 'done', over: 'all' }, it: { by: 'moving-average', of: 'half', days: 2 } }
  assert.deepEqual(values(half), [0.75, 0.75, null])
  assert.throws(() => values({ it: { by: 'rate', of: 'b', per: 'day' }, b: { by: 'sum', of: ['it'] } }), /it → b → it/)
})

test('without a source there is nothing', () => {
  assert.equal(
    derive('it', { it: { by: 'sum', of: ['stars', 'nowhere'] } }, name => measured[name]),
    null,
  )
})

test('values of two definitions are not mixed', () => {
  const samples = [0, 1, 2, 3].map(day =>
    sample({ at: at('2026-01-05') + day * DAY, value: day < 2 ? 100 : 10, flags: day === 2 ? ['redefined'] : [] }),
  )
  const [series] = toSeries(samples, () => 'level')
  const found = derive('it', { it: { by: 'moving-average', of: 'x', days: 4 } }, () => series)
  assert.deepEqual(
    found?.points.map(point => point.value),
    [100, 100, 10, 10],
  )
  assert.deepEqual(
    found?.points.map(point => point.segment),
    [0, 0, 1, 1],
  )
})
