/** Roll-ups follow the samples, whatever happens to these, and what is read by them is what the samples say. */
import assert from 'node:assert/strict'
import { changeSamples } from '../../src/db/sample-change.ts'
import { condensedReadings } from '../../src/db/condensed.ts'
import { rebuildRollUps, wrongRollUps } from '../../src/db/rollup.ts'
import type { Database } from '../../src/db/open.ts'
import { rangePoints } from '../../src/db/range.ts'
import { putSamples, samplesOf } from '../../src/db/samples.ts'
import type { Flag, MetricKind, Sample } from '../../src/metrics/sample.ts'
import type { Reading } from '../../src/metrics/series.ts'
import { random } from '../support/shared.ts'
import { withDatabase } from '../support/engines.ts'
import { at, DAY, sample } from '../metrics/make.ts'

const HOUR = DAY / 24
const START = at('2025-03-01')
const count = async (db: Database, width: number): Promise<number> =>
  (await db.selectFrom('rollup').select('at').where('width', '=', width).execute()).length
const hourly = (hours: number, value: (hour: number) => number | null, more: Partial<Sample> = {}): Sample[] =>
  Array.from({ length: hours }, (_, hour) => sample({ at: START + hour * HOUR, value: value(hour), ...more }))

withDatabase('days with many samples are summed up, others are not', async db => {
  await putSamples(
    db,
    'w',
    hourly(72, hour => hour),
  )
  await putSamples(db, 'w', [sample({ metric: 'daily', at: START }), sample({ metric: 'daily', at: START + DAY })])
  assert.deepEqual([await count(db, DAY), await count(db, HOUR)], [3, 0])
  const [day] = await db.selectFrom('rollup').selectAll().orderBy('at').execute()
  assert.deepEqual(
    [day?.at, day?.first_at, day?.last_at, day?.count, day?.known, day?.first, day?.last, day?.min, day?.max, day?.sum, day?.falls],
    [START, START, START + 23 * HOUR, 24, 24, 0, 23, 0, 23, 276, 0],
  )
})

withDatabase('they follow every change of the samples', async db => {
  const chance = random(11)
  const flags: Flag[][] = [[], [], [], ['back-filled'], ['gap'], ['partial', 'inflated'], ['redefined']]
  const some = (): Sample =>
    sample({
      metric: chance() < 0.5 ? 'a' : 'b',
      at: START - 2 * DAY + Math.floor(chance() * 5 * 24) * (HOUR / 2),
      span: chance() < 0.3 ? HOUR : 0,
      value: chance() < 0.1 ? null : Math.floor(chance() * 100),
      flags: flags[Math.floor(chance() * flags.length)]!,
      fetchedAt: START + Math.floor(chance() * 1e6),
    })
  for (let round = 0; round < 12; round++) {
    await putSamples(db, 'w', Array.from({ length: 40 }, some))
    const gone = Array.from({ length: 25 }, some)
    await db.transaction().execute(transaction => changeSamples(transaction, 'w', { put: [some()], remove: gone }))
    assert.equal(await wrongRollUps(db), 0, `round ${round}`)
  }
  assert.ok((await count(db, DAY)) > 0)
  const kept = await db.selectFrom('rollup').selectAll().orderBy('series_id').orderBy('width').orderBy('at').execute()
  await rebuildRollUps(db)
  assert.deepEqual(await db.selectFrom('rollup').selectAll().orderBy('series_id').orderBy('width').orderBy('at').execute(), kept)
  await db.updateTable('rollup').set({ last: -1 }).where('at', '=', kept[0]!.at).execute()
  await db.deleteFrom('rollup').where('at', '=', kept.at(-1)!.at).execute()
  assert.ok((await wrongRollUps(db)) >= 2)
})

withDatabase('a chart by roll-ups tells what one by samples tells', async db => {
  const chance = random(3)
  const value = (hour: number): number | null => (hour % 97 === 5 ? null : Math.floor(chance() * 1000))
  await putSamples(
    db,
    'w',
    hourly(24 * 200, value).filter((_, hour) => hour % 24 < 20 || hour < 2000),
  )
  // Ends that cut days, and stretches of single days with few samples.
  await putSamples(db, 'w', [sample({ at: START + 230 * DAY + 5, value: 7 }), sample({ at: START + 231 * DAY + 9, value: 8 })])
  for (const [from, to, points] of [
    [START, START + 240 * DAY, 30],
    [START + 7 * HOUR + 1, START + 180 * DAY + 5 * HOUR, 60],
    [START - 30 * DAY, START + 20 * DAY, 300],
  ] as const) {
    const found = await rangePoints(db, 'w', { metric: 'github.stars', labels: {}, from, to, points })
    const samples = await samplesOf(db, 'w', { metric: 'github.stars', labels: {}, from, to })
    const known = samples.filter(each => each.value !== null)
    const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, each) => total + (each ?? 0), 0)
    assert.ok(found.length <= points, `${found.length} of ${points}`)
    assert.equal(sum(found.map(point => point.count)), samples.length)
    assert.equal(sum(found.map(point => point.gaps)), samples.length - known.length)
    assert.equal(sum(found.map(point => point.sum)), sum(known.map(each => each.value)))
    assert.deepEqual([found[0]?.from, found.at(-1)?.to], [samples[0]?.at, samples.at(-1)?.at])
    for (const point of found) {
      const within = known.filter(each => each.at >= point.from && each.at <= point.to).map(each => each.value ?? 0)
      const expected = within.length === 0 ? [null, null, null] : [Math.min(...within), Math.max(...within), within.at(-1)]
      assert.deepEqual([point.min, point.max, point.value], expected)
    }
  }
})

type Case = { kind: MetricKind; samples: Sample[] }
const cases: Record<string, Case> = {
  'a level': { kind: 'level', samples: hourly(24 * 90, hour => 50 + (hour % 7)) },
  'a total that begins anew at night': {
    kind: 'total',
    samples: hourly(24 * 90, hour => (hour < 24 * 40 ? 1000 + hour : hour - 24 * 40)),
  },
  'amounts of hours': { kind: 'flow', samples: hourly(24 * 90, hour => hour % 5, { span: HOUR }) },
  'amounts with a hole and a gap': {
    kind: 'flow',
    samples: hourly(24 * 90, hour => (hour === 500 ? null : 2), { span: HOUR }).filter((_, hour) => hour !== 700),
  },
}
for (const [name, { kind, samples }] of Object.entries(cases))
  withDatabase(`${name}: read by the day, it says the same`, async db => {
    await putSamples(db, 'w', samples)
    const range = { metric: 'github.stars', labels: {}, from: START, to: START + 90 * DAY }
    const moment = START + 10 * DAY + 7 * HOUR + 1
    const read = await condensedReadings(db, 'w', range, { kind, moments: [moment], singleFrom: null })
    assert.ok(read.length < samples.length / 2, `${read.length} of ${samples.length}`)
    const total = (all: readonly Reading[]): number => all.reduce((sum, each) => sum + (each.stands?.sum ?? each.value ?? 0), 0)
    const number = (all: readonly Reading[]): number => all.reduce((sum, each) => sum + (each.stands?.count ?? 1), 0)
    assert.deepEqual([total(read), number(read)], [total(samples), number(samples)])
    if (kind === 'flow') {
      const spans = (all: readonly Reading[]): number => all.reduce((sum, each) => sum + each.span, 0)
      const values = read.reduce((sum, each) => sum + (each.value ?? 0), 0)
      assert.deepEqual([spans(read), values], [spans(samples), total(samples)])
      assert.deepEqual(
        read.filter(each => each.value === null).map(each => each.at),
        samples.filter(each => each.value === null).map(each => each.at),
      )
    }
    // At the moment itself, and over the last days, nothing is summed up.
    const last = (all: readonly Reading[]): number | undefined => all.filter(each => each.at <= moment).at(-1)?.at
    assert.equal(last(read), last(samples))
    const newest = samples.filter(each => each.at >= range.to - 2 * DAY).map(each => [each.at, each.value])
    assert.deepEqual(
      read.slice(-newest.length).map(each => [each.at, each.value]),
      newest,
    )
    if (kind === 'total') {
      const falls = (all: readonly Reading[]): number => all.filter((each, i) => (each.value ?? 0) < (all[i - 1]?.value ?? 0)).length
      assert.equal(falls(read), falls(samples))
    }
    assert.equal(new Set(read.map(each => each.at)).size, read.length)
  })

withDatabase('single values are read where they count', async db => {
  const samples = hourly(24 * 90, hour => hour)
  await putSamples(db, 'w', samples)
  const range = { metric: 'github.stars', labels: {}, from: START, to: START + 90 * DAY }
  const singleFrom = START + 30 * DAY
  const read = await condensedReadings(db, 'w', range, { kind: 'level', moments: [], singleFrom })
  assert.deepEqual(
    read.filter(each => each.at >= singleFrom).map(each => each.at),
    samples.filter(each => each.at >= singleFrom).map(each => each.at),
  )
  const all = await condensedReadings(db, 'w', range, { kind: 'level', moments: [], singleFrom: START })
  assert.equal(all.length, samples.length)
})
