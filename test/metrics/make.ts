/** Samples, series and targets for tests, from few words. */
import type { Kpi } from '../../src/plan/model.ts'
import type { MetricInfo, MetricKind, Sample } from '../../src/metrics/sample.ts'
import { toSeries } from '../../src/metrics/series.ts'
import type { Series } from '../../src/metrics/series.ts'

export const DAY = 86_400_000
export const WEEK = 7 * DAY
export const at = (iso: string): number => Date.parse(iso.includes('T') ? iso : `${iso}T00:00:00Z`)

export const sample = (more: Partial<Sample> = {}): Sample => ({
  metric: 'github.stars',
  labels: {},
  at: at('2026-01-01'),
  span: 0,
  value: 1,
  source: 'https://example.test/stars',
  method: 'api',
  fetchedAt: at('2026-01-01'),
  flags: [],
  answer: null,
  ...more,
})

/** One value each `step` from `start` on; null is a gap. */
export function seriesOf(
  kind: MetricKind,
  values: readonly (number | null)[],
  start = '2026-01-05',
  step = DAY,
  more: Partial<Sample> = {},
): Series {
  const samples = values.map((value, index) =>
    sample({ at: at(start) + index * step, span: kind === 'flow' ? step : 0, value, flags: value === null ? ['gap'] : [], ...more }),
  )
  const [series] = toSeries(samples, () => kind)
  return series ?? { metric: 'github.stars', labels: {}, kind, points: [] }
}

export const info = (kind: MetricKind, unit = 'stars', more: Partial<MetricInfo> = {}): MetricInfo => ({ kind, unit, help: '', ...more })

export const kpi = (more: Partial<Kpi> = {}): Kpi => ({
  id: 'k',
  metric: 'Stars',
  op: '>=',
  value: 100,
  unit: null,
  period: null,
  by: null,
  baseline: null,
  group: null,
  metricId: 'github.stars',
  ticked: null,
  phase: null,
  section: [],
  due: null,
  source: { file: 'plan.md', line: 1, column: 1, endLine: 1, endColumn: 1 },
  ...more,
})

/** Numbers that look random and are the same on every run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
