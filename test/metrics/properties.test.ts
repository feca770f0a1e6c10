/** What has to hold for any series at all, on many random ones. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kpi } from '../../src/plan/model.ts'
import { changes } from '../../src/metrics/explain.ts'
import { pace } from '../../src/metrics/pace.ts'
import type { State } from '../../src/metrics/pace.ts'
import type { Flag, MetricInfo, MetricKind, Sample } from '../../src/metrics/sample.ts'
import { toSeries } from '../../src/metrics/series.ts'
import { toBuckets } from '../../src/metrics/buckets.ts'
import { trajectory } from '../../src/metrics/trajectory.ts'
import { at, DAY, info, kpi, random, sample } from './make.ts'

const ROUNDS = 400
const NOW = at('2026-06-15T09:30:00Z')
const pick = <Item>(next: () => number, items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!

type Case = { samples: Sample[]; kpi: Kpi; info: MetricInfo; start: string | null }

/** Any kind, unit, spacing and target; gaps, jumps, resets, new definitions, readings of one moment twice. */
function anyCase(next: () => number): Case {
  const kind = pick<MetricKind>(next, ['level', 'total', 'flow'])
  const metric = info(kind, pick(next, ['stars', 'posts', '%', 'hours', 'ratio', 'rank']), next() < 0.2 ? { better: 'less' } : {})
  const step = pick(next, [DAY, DAY, 7 * DAY, 3 * DAY, DAY / 2])
  const count = Math.floor(next() * pick(next, [5, 20, 120]))
  const size = pick(next, [0, 1, 10, 1000, 1e6])
  let value = Math.floor(next() * size)
  const samples: Sample[] = []
  for (let index = 0; index < count; index++) {
    const growth = next() * next() * size * (next() < 0.02 ? 40 : 0.1)
    value = kind === 'total' ? value + Math.floor(growth) : Math.max(0, value + (next() - 0.5) * growth)
    if (next() < 0.01) value = 0
    const flags: Flag[] = next() < 0.02 ? ['redefined'] : []
    const moment = NOW - (count - index) * step - (next() < 0.2 ? Math.floor(next() * step) : 0)
    samples.push(sample({ at: moment, span: kind === 'flow' ? step : 0, value: next() < 0.08 ? null : value, flags, fetchedAt: index % 3 }))
    if (next() < 0.1)
      samples.push({ ...samples.at(-1)!, value: next() < 0.3 ? null : Math.floor(value / 2), fetchedAt: Math.floor(next() * 3) })
  }
  const amount = Math.floor(next() * 2 * (value || size))
  const target = kpi({
    op: pick(next, ['>=', '>', '<=', '<', '=', 'between', 'increase', '~']),
    value: next() < 0.2 ? [amount, amount + Math.floor(next() * 50)] : amount,
    unit: pick(next, [null, null, '%', 'hours', 'rank']),
    period: pick(next, [null, null, 'week', 'month', 'post']),
    due: pick(next, [null, '2026-06-15', '2026-07-15', '2026-12-31', '2026-05-01']),
    baseline: next() < 0.2 ? Math.floor(next() * size) : null,
  })
  return { samples, kpi: target, info: metric, start: pick(next, [null, '2026-01-05', '2026-05-04', '2026-07-01']) }
}

function noBadNumber(value: unknown, path: string): void {
  if (typeof value === 'number') assert.ok(Number.isFinite(value), `${path} is ${value}`)
  else if (value !== null && typeof value === 'object') for (const [key, each] of Object.entries(value)) noBadNumber(each, `${path}.${key}`)
}

test('nothing is NaN or infinite', () => {
  const next = random(20_260_101)
  for (let round = 0; round < ROUNDS; round++) {
    const each = anyCase(next)
    const all = toSeries(each.samples, () => each.info.kind)
    noBadNumber(
      trajectory(each.kpi, all[0] ?? null, { now: NOW, zone: 'Europe/Berlin', start: each.start, info: each.info }),
      `round ${round}`,
    )
    noBadNumber(changes(all, NOW), `changes of round ${round}`)
    for (const series of all) noBadNumber(toBuckets(series, 'week', 'Europe/Berlin', NOW), `weeks of round ${round}`)
  }
})

test('adding samples again, in any order, changes nothing', () => {
  const next = random(42)
  for (let round = 0; round < ROUNDS; round++) {
    const each = anyCase(next)
    const again = each.samples.filter(() => next() < 0.5)
    const mixed = [...each.samples, ...again].sort(() => next() - 0.5)
    const once = toSeries(each.samples, () => each.info.kind)
    assert.deepEqual(
      toSeries(mixed, () => each.info.kind),
      once,
    )
  }
})

const RANK: Partial<Record<State, number>> = { 'not due': -1, 'off track': 0, 'at risk': 1, 'on track': 2, ahead: 3, done: 4 }

test('a better last value never makes the state worse', () => {
  const next = random(7)
  let compared = 0
  for (let round = 0; round < ROUNDS; round++) {
    const each = anyCase(next)
    if (each.samples.length < 3) continue
    const earlier = each.samples.toSorted((a, b) => a.at - b.at)
    const highest = Math.max(0, ...earlier.map(one => one.value ?? 0))
    const least = each.info.kind === 'total' ? highest : 0
    const states = Array.from({ length: 25 }, (_, index) => least + ((highest + 10) * index) / 8).map(value => {
      const last = sample({ at: NOW - DAY, span: each.info.kind === 'flow' ? DAY : 0, value, fetchedAt: 9 })
      const [series] = toSeries([...earlier.filter(one => one.at + one.span < last.at), last], () => each.info.kind)
      return pace(each.kpi, series ?? null, { now: NOW, zone: 'UTC', start: each.start, info: each.info })
    })
    const better = states[0]?.goal?.better
    if (!better || better === 'inside') continue
    const ranks = states.map(found => RANK[found.state]).filter(rank => rank !== undefined)
    if (better === 'less') ranks.reverse()
    for (const [index, rank] of ranks.entries()) {
      if (index === 0) continue
      assert.ok(
        rank >= (ranks[index - 1] ?? rank),
        `round ${round}: ${JSON.stringify(each.kpi)} ${states.map(found => `${found.now} ${found.state}`).join(', ')}`,
      )
      compared++
    }
  }
  assert.ok(compared > 3000, `${compared} comparisons`)
})
