import assert from 'node:assert/strict'
import type { Flag, Sample } from '../../src/metrics/sample.ts'
import { rangePoints } from '../../src/db/range.ts'
import { putSamples, sampleAsOf, samplesOf } from '../../src/db/samples.ts'
import { latestSeries, seriesList } from '../../src/db/series.ts'
import { emptyDatabase, onBoth, opened, withDatabase } from '../support/engines.ts'

const DAY = 86_400_000
const T0 = Date.UTC(2026, 2, 1)
const sample = (day: number, value: number | null, more: Partial<Sample> = {}): Sample => ({
  metric: 'github.stars',
  labels: { repo: 'ada/widget' },
  at: T0 + day * DAY,
  span: 0,
  value,
  source: 'https://api.example.org/repos/ada/widget',
  method: 'api',
  fetchedAt: T0 + day * DAY + 5,
  flags: value === null ? ['gap'] : [],
  answer: 'answer-1',
  ...more,
})
const everything = { metric: 'github.stars', labels: { repo: 'ada/widget' }, from: 0, to: T0 + 1000 * DAY }

withDatabase('samples come back as they were stored', async db => {
  const samples = [
    sample(0, 10),
    sample(1, null),
    sample(2, 12.5, { flags: ['partial', 'inflated'] as Flag[], answer: null, span: DAY, labels: { repo: 'ada/widget' } }),
    sample(3, -0),
    sample(4, 9_007_199_254_740_991),
    sample(5, 0.1 + 0.2),
  ]
  assert.equal(await putSamples(db, 'w', samples), 6)
  const back = await samplesOf(db, 'w', everything)
  assert.deepEqual(
    back,
    samples.map(each => ({ ...each, value: each.value === 0 ? 0 : each.value, flags: [...each.flags].sort() })),
  )
  assert.deepEqual(await samplesOf(db, 'other', everything), [])
  assert.deepEqual((await samplesOf(db, 'w', { ...everything, from: T0 + DAY, to: T0 + 2 * DAY })).length, 1)
})

withDatabase('what was stored already changes nothing; what says something else does', async db => {
  assert.equal(await putSamples(db, 'w', [sample(0, 1), sample(1, 2)]), 2)
  assert.equal(await putSamples(db, 'w', [sample(0, 1, { fetchedAt: T0 + 9 * DAY, answer: 'answer-2' }), sample(1, 2)]), 0)
  assert.equal((await samplesOf(db, 'w', everything))[0]?.answer, 'answer-1')
  assert.equal(await putSamples(db, 'w', [sample(0, 1), sample(1, 3), sample(2, null)]), 2)
  assert.equal(await putSamples(db, 'w', [sample(2, 4)]), 1)
  assert.equal(await putSamples(db, 'w', [sample(2, 4, { flags: ['partial'] })]), 1)
  assert.equal(await putSamples(db, 'w', [sample(3, 7), sample(3, 8)]), 1)
  assert.deepEqual(
    (await samplesOf(db, 'w', everything)).map(each => each.value),
    [1, 3, 4, 8],
  )
  assert.equal(await putSamples(db, 'w', []), 0)
})

withDatabase('labels in any order are one series, and no two series meet', async db => {
  await putSamples(db, 'w', [
    sample(0, 1, { labels: { a: '1', b: '2' } }),
    sample(1, 2, { labels: { b: '2', a: '1' } }),
    sample(1, 3, { labels: { a: '1' } }),
    sample(1, 4, { labels: {} }),
    sample(1, 5, { labels: {}, metric: 'github.forks' }),
    sample(1, 6, { labels: { a: 'Ä "x" \\ \u2028 日本' } }),
  ])
  await putSamples(db, 'v', [sample(9, 9, { labels: {} })])
  assert.deepEqual(
    (await latestSeries(db, 'w')).map(({ metric, labels, latest }) => [metric, labels, latest.value]),
    [
      ['github.forks', {}, 5],
      ['github.stars', { a: '1', b: '2' }, 2],
      ['github.stars', { a: '1' }, 3],
      ['github.stars', { a: 'Ä "x" \\ \u2028 日本' }, 6],
      ['github.stars', {}, 4],
    ],
  )
  assert.deepEqual(
    (await latestSeries(db, 'w', ['github.forks'])).map(each => each.latest.value),
    [5],
  )
  assert.deepEqual((await seriesList(db, 'w', 'github.stars'))[0], {
    metric: 'github.stars',
    labels: { a: '1', b: '2' },
    from: T0,
    to: T0 + DAY,
  })
})

withDatabase('the newest sample is the newest in time, not the last stored', async db => {
  await putSamples(db, 'w', [sample(5, 50)])
  await putSamples(db, 'w', [sample(3, 30)])
  assert.equal((await latestSeries(db, 'w'))[0]?.latest.value, 50)
  await putSamples(db, 'w', [sample(6, null)])
  const [gap] = await latestSeries(db, 'w')
  assert.deepEqual([gap?.latest.value, gap?.latest.flags, gap?.known], [null, ['gap'], { at: T0 + 5 * DAY, value: 50 }])
  await putSamples(db, 'w', [sample(5, null)])
  assert.deepEqual((await latestSeries(db, 'w'))[0]?.known, { at: T0 + 3 * DAY, value: 30 })
  const asOf = async (day: number, known = false): Promise<number | null | undefined> =>
    (await sampleAsOf(db, 'w', { metric: 'github.stars', labels: { repo: 'ada/widget' }, at: T0 + day * DAY, known }))?.value
  assert.deepEqual([await asOf(2), await asOf(4), await asOf(7), await asOf(7, true)], [undefined, 30, null, 30])
})

withDatabase('a range is summed up without bridging its gaps', async db => {
  const flags: Flag[] = ['redefined']
  const days = [...Array(10).keys(), ...Array.from({ length: 10 }, (_, i) => 30 + i)]
  await putSamples(
    db,
    'w',
    days.map(day => sample(day, day === 4 ? null : day, { flags: day === 4 ? ['gap'] : day === 31 ? flags : [] })),
  )
  const points = await rangePoints(db, 'w', { ...everything, from: T0, to: T0 + 40 * DAY, points: 8 })
  assert.deepEqual(
    points.map(point => [
      (point.from - T0) / DAY,
      (point.to - T0) / DAY,
      point.value,
      point.min,
      point.max,
      point.sum,
      point.count,
      point.gaps,
    ]),
    [
      [0, 4, 3, 0, 3, 6, 5, 1],
      [5, 9, 9, 5, 9, 35, 5, 0],
      [30, 34, 34, 30, 34, 160, 5, 0],
      [35, 39, 39, 35, 39, 185, 5, 0],
    ],
  )
  assert.deepEqual(
    points.map(point => point.flags),
    [['gap'], [], ['redefined'], []],
  )
  const each = await rangePoints(db, 'w', { ...everything, from: T0, to: T0 + 40 * DAY, points: 1000 })
  assert.deepEqual(
    each.map(point => point.value),
    days.map(day => (day === 4 ? null : day)),
  )
  assert.deepEqual(await rangePoints(db, 'w', { ...everything, from: T0, to: T0, points: 5 }), [])
  assert.equal((await rangePoints(db, 'w', { ...everything, points: 1 })).length, 1)
})

withDatabase('the sums of points are those of the samples, for any number of points', async db => {
  const values = Array.from({ length: 400 }, (_, i) => (i % 7 === 3 ? null : (i * 37) % 101))
  await putSamples(
    db,
    'w',
    values.map((value, i) => sample(i / 24, value)),
  )
  const known = values.filter(value => value !== null)
  for (const points of [1, 2, 3, 7, 50, 399, 400, 5000]) {
    const got = await rangePoints(db, 'w', { ...everything, from: T0, to: T0 + 30 * DAY, points })
    assert.ok(got.length <= Math.max(points, 1))
    assert.equal(
      got.reduce((sum, point) => sum + (point.sum ?? 0), 0),
      known.reduce((sum, value) => sum + value, 0),
    )
    assert.equal(
      got.reduce((sum, point) => sum + point.gaps, 0),
      values.length - known.length,
    )
    assert.deepEqual(
      got.map(point => point.from),
      got.map(point => point.from).toSorted((a, b) => a - b),
    )
  }
})

withDatabase('numbers that no engine holds alike are refused as a fault of their maker', async db => {
  for (const bad of [sample(0, Number.NaN), sample(0, Infinity), sample(0.3e-8, 1), sample(0, 1, { fetchedAt: 1.5 })])
    await assert.rejects(putSamples(db, 'w', [bad]), Error)
  assert.deepEqual(await latestSeries(db, 'w'), [])
  assert.equal(await putSamples(db, 'w', [sample(0, 1, { source: 'a\0b\ud800' })]), 1)
  assert.equal((await samplesOf(db, 'w', everything))[0]?.source, 'a\ufffdb\ufffd')
})

withDatabase('thousands at once', async db => {
  const many = Array.from({ length: 3000 }, (_, i) => sample(Math.floor(i / 1500), i, { labels: { n: String(i % 1500) } }))
  assert.equal(await putSamples(db, 'w', many), 3000)
  assert.equal((await latestSeries(db, 'w')).length, 1500)
  assert.equal(await putSamples(db, 'w', many), 0)
})

onBoth('workers that write the same series at once agree on what there is', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const workers = await Promise.all(Array.from({ length: 4 }, () => opened(t, address)))
  // Each writes the same samples in an order of its own, so that they meet everywhere.
  const days = Array.from({ length: 40 }, (_, i) => i)
  const changed = await Promise.all(
    workers.map(async (db, worker) => {
      let count = 0
      for (const day of days.map(each => (each * 7 + worker * 11) % 40))
        count += await putSamples(db, 'w', [
          sample(day, day),
          sample(day, day * 2, { metric: 'github.forks' }),
          sample(day, day, { labels: { n: String(day) } }),
        ])
      return count
    }),
  )
  assert.equal(
    changed.reduce((sum, count) => sum + count, 0),
    120,
  )
  const series = await latestSeries(workers[0]!, 'w')
  assert.equal(series.length, 42)
  assert.deepEqual(
    series.filter(each => each.labels['repo'] !== undefined).map(each => [each.metric, each.latest.value]),
    [
      ['github.forks', 78],
      ['github.stars', 39],
    ],
  )
})

onBoth('workers that make series which others already hold never wait in a circle', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const workers = await Promise.all(Array.from({ length: 4 }, () => opened(t, address)))
  for (let round = 0; round < 25; round++)
    await Promise.all(
      workers.map(async (db, worker) => {
        // All meet in one new series first, then each in the one that another has just made.
        for (const step of [0, 1, 2, 3])
          await putSamples(db, 'w', [
            sample(0, 1, { labels: { a: String(round) } }),
            ...[0, 1, 2].map(i => sample(0, 1, { labels: { b: `${round} ${(worker + step) % 4} ${i}` } })),
          ])
      }),
    )
  assert.equal((await latestSeries(workers[0]!, 'w')).length, 25 * 13)
})
