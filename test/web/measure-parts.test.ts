/** The pure parts of the pages of measuring. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { jobsOf } from '../../src/collect/jobs.ts'
import type { Point } from '../../src/db/range.ts'
import type { MeasuredTarget } from '../../src/metrics/view.ts'
import { parseConfig } from '../../src/workspace/config.ts'
import { drawnOf, gapsOf, runsOf, weekChange } from '../../web/charts/series-points.ts'
import { between, gapsBetween, targetDrawing } from '../../web/charts/target-points.ts'
import { DAY, dayAt, timeTicks } from '../../web/charts/time.ts'
import { nearest } from '../../web/charts/use-stops.ts'
import { linearScale, logScale } from '../../web/charts/value-scale.ts'
import { ago, chance, signed, value, valueIn } from '../../web/format-measure.ts'
import { m } from '../../web/messages/index.ts'
import { labelsOf, numberOf, wrongLines } from '../../web/pages/metrics/typed.ts'

const at = (date: string): number => Date.parse(date)
const point = (day: number, of: number | null, more: Partial<Point> = {}): Point => ({
  from: day * DAY,
  to: day * DAY,
  value: of,
  min: of,
  max: of,
  sum: of,
  count: 1,
  gaps: of === null ? 1 : 0,
  flags: [],
  ...more,
})

describe('axes', () => {
  test('time is cut at Mondays, months and years', () => {
    const weeks = timeTicks(at('2026-11-01'), at('2026-11-29'), 5)
    assert.deepEqual(
      weeks.map(tick => tick.label),
      ['Nov 2', 'Nov 9', 'Nov 16', 'Nov 23'],
    )
    assert.ok(weeks.every(tick => new Date(tick.at).getUTCDay() === 1))
    const months = timeTicks(at('2025-11-10'), at('2026-04-10'), 6).map(tick => tick.label)
    assert.deepEqual(months, ['Dec', 'Jan 2026', 'Feb', 'Mar', 'Apr'])
    assert.deepEqual(
      timeTicks(at('2019-05-01'), at('2026-05-01'), 8).map(tick => tick.label),
      ['2020', '2021', '2022', '2023', '2024', '2025', '2026'],
    )
  })
  test('a moment has the day of its zone, a UTC day keeps its own', () => {
    assert.match(dayAt(at('2026-12-31T23:30:00Z'), 'Asia/Tokyo'), /Jan 1, 2027/)
    assert.match(dayAt(at('2026-12-31T00:00:00Z'), 'America/Los_Angeles'), /Dec 31, 2026/)
  })
  test('values: zero is in unless all are far from it; round steps hold everything', () => {
    assert.deepEqual(linearScale(0, 553, 3).ticks, [0, 200, 400, 600])
    assert.equal(linearScale(980, 1000, 3).ticks[0], 980)
    assert.ok(linearScale(980, 1000, 3, true).ticks.includes(0))
    assert.ok(linearScale(-5, 12, 3).ticks[0]! <= -5)
    const { share } = linearScale(0, 600, 3)
    assert.equal(share(0), 0)
    assert.equal(share(600), 1)
  })
  test('powers of ten; what is not above zero sits at the bottom', () => {
    const scale = logScale([3, 40, 900, 0])
    assert.equal(scale.ticks[0], 1)
    assert.equal(scale.ticks.at(-1), 1000)
    assert.equal(scale.share(0), 0)
    assert.ok(Math.abs(scale.share(10) - 1 / 3) < 1e-9)
  })
  test('the nearest place', () => {
    assert.equal(nearest([0, 10, 30], 21), 2)
    assert.equal(nearest([], 3), null)
  })
})

describe('a series as it is drawn', () => {
  test('gaps, silences, new definitions and falling totals cut the line', () => {
    const days = [point(1, 5), point(2, 6), point(3, null), point(4, 7), point(5, 8, { flags: ['redefined'] }), point(6, 9), point(30, 10)]
    const cut = (kind: 'level' | 'total', points: Point[]) => runsOf(drawnOf(points, kind), kind).map(run => run.map(each => each.value))
    assert.deepEqual(cut('level', days), [[5, 6], [7], [8, 9], [10]])
    assert.deepEqual(cut('total', [point(1, 5), point(2, 3), point(3, 4)]), [[5], [3, 4]])
    assert.deepEqual(cut('level', [point(1, 5), point(2, 3), point(3, 4)]), [[5, 3, 4]])
  })
  test('a gap reaches from the last value before it to the first after', () => {
    const days = [point(1, 5), point(2, null), point(3, null), point(4, 7), point(5, null)]
    assert.deepEqual(gapsOf(drawnOf(days, 'level')), [
      { from: DAY, to: 4 * DAY },
      { from: 4 * DAY, to: 5 * DAY },
    ])
  })
  test('levels stand at their last value, amounts at their mean', () => {
    const week = point(7, 9, { from: DAY, to: 7 * DAY, sum: 35, count: 7, min: 2, max: 9 })
    assert.equal(drawnOf([week], 'level')[0]?.value, 9)
    assert.equal(drawnOf([week], 'flow')[0]?.value, 5)
    assert.equal(drawnOf([point(1, null, { count: 3, gaps: 3 })], 'flow')[0]?.value, null)
  })
  test('the change of a week', () => {
    const daily = Array.from({ length: 15 }, (_, day) => point(day, day * 2))
    assert.equal(weekChange(daily, 'level'), 14)
    assert.equal(weekChange(daily, 'flow'), (8 + 9 + 10 + 11 + 12 + 13 + 14) * 2 - (1 + 2 + 3 + 4 + 5 + 6 + 7) * 2)
    assert.equal(weekChange([point(1, 3)], 'level'), null)
    assert.equal(weekChange([point(1, 3), point(60, 9)], 'level'), null)
  })
})

describe('a target as it is drawn', () => {
  const band = (low: number, high: number) => ({ low, high })
  const measured = (chart: MeasuredTarget['chart'], fan: MeasuredTarget['forecast']['fan'] = []): MeasuredTarget =>
    ({ chart, forecast: { fan }, pace: { goal: { better: 'more' } } }) as unknown as MeasuredTarget
  const run = (...pairs: [day: number, value: number][]) => pairs.map(([day, of]) => ({ at: day * DAY, value: of }))

  test('the fan begins at the last value; gaps stay open', () => {
    const chart = { actual: [run([10, 1], [12, 2]), run([15, 3])], expected: run([10, 0], [40, 30]), goal: 30 }
    const fan = [{ at: 40 * DAY, value: 8, fifty: band(6, 10), eighty: band(4, 14) }]
    const drawing = targetDrawing(measured(chart, fan), 16 * DAY)!
    assert.deepEqual(drawing.fan[0], { at: 15 * DAY, value: 3, fifty: band(3, 3), eighty: band(3, 3) })
    assert.deepEqual(gapsBetween(drawing.actual), [{ from: 12 * DAY, to: 15 * DAY }])
    assert.deepEqual(
      drawing.stops.map(stop => [stop.actual, stop.forecast?.value ?? null]),
      [
        [1, null],
        [2, null],
        [3, null],
        [null, 8],
      ],
    )
    assert.ok(drawing.high >= 30)
    const met = { ...chart, expected: run([10, 50], [40, 30]) }
    assert.deepEqual(targetDrawing(measured(met), 16 * DAY)!.expected, [])
    assert.equal(between(chart.expected, 25 * DAY), 15)
    assert.equal(between(chart.expected, 50 * DAY), null)
  })
  test('history long before the start is left out, and a wide fan does not press the rest flat', () => {
    const chart = { actual: [run([0, 1], [990, 90], [1010, 95])], expected: run([1000, 90], [1030, 120]), goal: 120 }
    const fan = [{ at: 1030 * DAY, value: 100, fifty: band(90, 900), eighty: band(10, 5000) }]
    const drawing = targetDrawing(measured(chart, fan), 1011 * DAY)!
    assert.ok(drawing.from > 980 * DAY)
    assert.ok(drawing.high < 300)
    assert.equal(targetDrawing(measured({ actual: [], expected: [], goal: 3 }), 0), null)
  })
})

describe('lines to copy', () => {
  test('what empty pages offer is understood by the program', async () => {
    const offered = [m.measured.inviteExample, m.metrics.example, m.collectors.example, m.automations.example]
    for (const text of offered) {
      const { config, problems } = parseConfig(text, 'uptake.yml')
      assert.deepEqual(problems, [], text)
      assert.deepEqual((await jobsOf(config.collectors)).problems, [], text)
    }
  })
})

describe('in words', () => {
  test('numbers with as many digits as matter', () => {
    assert.deepEqual([12480.4, 487.7, 48.34, 4.256].map(value), ['12,480', '488', '48.3', '4.26'])
    assert.equal(valueIn(99.95, '%'), '99.95 %')
    assert.equal(valueIn(1200, 'USD'), '$1,200')
    assert.equal(valueIn(12, 'stars'), '12')
    assert.equal(valueIn(null, '%'), '–')
    assert.deepEqual(
      [3, -4, 0].map(each => signed(each, null)),
      ['+3', '−4', '0'],
    )
  })
  test('a chance is never certain before it is', () => {
    assert.deepEqual([0, 0.01, 0.34, 0.99, 1].map(chance), ['0 %', '≤ 1 %', '34 %', '≥ 99 %', '100 %'])
  })
  test('how long ago', () => {
    const now = at('2026-11-21T12:00:00Z')
    const since = ['2026-11-21T12:00:10Z', '2026-11-21T11:20:00Z', '2026-11-20T12:00:00Z', '2026-11-01T12:00:00Z', '2026-11-21T15:00:00Z']
    assert.deepEqual(
      since.map(each => ago(at(each), now)),
      ['just now', '40 min ago', '24 h ago', '20 days ago', 'in 3 h'],
    )
  })
})

describe('what people type', () => {
  test('numbers', () => {
    assert.deepEqual(['1200', '1,200', '1 200.5', '-3', '.5', '', '?'].map(numberOf), [1200, 1200, 1200.5, -3, 0.5, null, null])
    assert.deepEqual(['five', '1,2', '1.2.3', '12 apples'].map(numberOf), ['wrong', 'wrong', 'wrong', 'wrong'])
  })
  test('labels', () => {
    assert.deepEqual(labelsOf('repo=owner/name, kind=a'), { repo: 'owner/name', kind: 'a' })
    assert.deepEqual(labelsOf(''), {})
    assert.equal(labelsOf('owner/name'), null)
  })
  test('warnings find their lines', () => {
    const wrong = wrongLines(['metrics/a.csv:3 "x" is no date.', '12 more problems in the files.'])
    assert.deepEqual([...wrong], [[3, '"x" is no date.']])
  })
})
