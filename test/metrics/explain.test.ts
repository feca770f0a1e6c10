import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeOf, changes, UNUSUAL } from '../../src/metrics/explain.ts'
import { at, DAY, seriesOf } from './make.ts'

const START = '2026-01-05'
const NOW = at('2026-03-02')
const day = (count: number): number => at(START) + count * DAY
/** 57 days of stars: ten a week, a little uneven; in the last week `extra` more on one day. */
const stars = (extra: number): ReturnType<typeof seriesOf> => {
  let sum = 100
  return seriesOf(
    'total',
    Array.from({ length: 57 }, (_, index) => (sum += (index % 7 < 3 ? 3 : 0) + (index % 14 === 0 ? 2 : 0) + (index === 53 ? extra : 0))),
    START,
  )
}

test('the change since last week, and whether it is usual', () => {
  const calm = changeOf(stars(0), NOW)
  assert.ok(calm && calm.change === 11 && calm.unusual !== null && Math.abs(calm.unusual) < UNUSUAL)
  const front = changeOf(stars(300), NOW)
  assert.ok(front && front.change > 300 && front.unusual !== null && front.unusual > UNUSUAL)
  assert.equal(front.peakAt, day(53))
})

test('events near the peak stand beside it, the nearest first', () => {
  const events = [
    { at: day(50), label: 'v2.0', kind: 'release' },
    { at: day(52), label: 'On the front page', kind: 'post' },
    { at: day(55), label: 'A talk afterwards', kind: 'talk' },
    { at: day(30), label: 'Long ago', kind: 'post' },
  ]
  assert.deepEqual(
    changeOf(stars(300), NOW, events)?.beside.map(event => event.label),
    ['On the front page', 'v2.0'],
  )
})

test('flows compare whole weeks: today, which is not over, is left out', () => {
  const views = seriesOf('flow', [...Array.from({ length: 42 }, () => 10), ...Array.from({ length: 7 }, () => 20), 1], START)
  const found = changeOf(views, day(49) + DAY / 2)
  assert.deepEqual([found?.before, found?.now], [70, 140])
})

test('across a gap or a new definition nothing is said', () => {
  assert.equal(
    changeOf(
      seriesOf(
        'flow',
        Array.from({ length: 28 }, (_, index) => (index === 24 ? null : 5)),
        START,
      ),
      day(28),
    ),
    null,
  )
  assert.equal(
    changeOf(
      seriesOf(
        'total',
        Array.from({ length: 20 }, (_, index) => (index < 17 ? 500 + index : index)),
        START,
      ),
      day(19),
    ),
    null,
  )
})

test('the most unusual change comes first', () => {
  const calm = { ...stars(0), metric: 'calm' }
  assert.deepEqual(
    changes([calm, stars(300)], NOW).map(change => change.metric),
    ['github.stars', 'calm'],
  )
})
