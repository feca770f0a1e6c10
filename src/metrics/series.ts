/** Samples → series: one per metric and labels, in order of time, each moment once. Gaps and breaks are kept, never bridged. */
import { labelsKey } from './sample.ts'
import type { Flag, MetricKind, Sample, Stands } from './sample.ts'

/** One value of a series. `span` is the length of its period (flow), 0 for a level or a total; null: it could not be read. */
export type Point = {
  at: number
  span: number
  value: number | null
  flags: readonly Flag[]
  /** Grows by one where values stop being comparable: a new definition, or a total that fell (a counter that began anew). */
  segment: number
  /** Of a value in place of many: what their mean is worked out from. */
  stands?: Stands
}
export type Series = {
  metric: string
  labels: Readonly<Record<string, string>>
  kind: MetricKind
  /** Sorted by `at`. */
  points: readonly Point[]
}

/**
 * Groups samples into series. Of several samples with one key (metric, labels, at) the one fetched last counts; a value
 * beats a gap, so that a failed re-reading erases nothing. The order of the samples does not matter.
 * Values that are no finite numbers count as gaps.
 * @param kindOf what kind a metric is; a metric that it does not know is taken as a level.
 */
export function toSeries(samples: Iterable<Sample>, kindOf: (metric: string) => MetricKind | undefined): Series[] {
  const groups = new Map<string, Map<number, Sample>>()
  for (const sample of samples) {
    if (!Number.isFinite(sample.at)) continue
    const key = `${sample.metric} ${labelsKey(sample.labels)}`
    let group = groups.get(key)
    if (!group) groups.set(key, (group = new Map()))
    const known = group.get(sample.at)
    if (!known || wins(sample, known)) group.set(sample.at, sample)
  }
  const keys = [...groups.keys()].sort()
  return keys.map(key => {
    const sorted = [...(groups.get(key)?.values() ?? [])].sort((a, b) => a.at - b.at)
    const { metric = '', labels = {} } = sorted[0] ?? {}
    return sortedSeries(metric, labels, kindOf(metric) ?? 'level', sorted)
  })
}

/** What of a sample says how a series goes on. */
export type Reading = Pick<Sample, 'at' | 'span' | 'value' | 'flags' | 'stands'>

/** A series of readings that are in order of time, each moment once. */
export const sortedSeries = (metric: string, labels: Series['labels'], kind: MetricKind, sorted: readonly Reading[]): Series => ({
  metric,
  labels,
  kind,
  points: pointsOf(kind === 'flow' ? finest(sorted) : sorted, kind),
})

const valueOf = (sample: Reading): number | null => (sample.value !== null && Number.isFinite(sample.value) ? sample.value : null)

/** Does `a` replace `b`? Two readings of one moment that differ in nothing but their value: the higher one, so that order is of no account. */
function wins(a: Sample, b: Sample): boolean {
  const [left, right] = [valueOf(a), valueOf(b)]
  if (left === null || right === null) return right === null && left !== null
  if (a.fetchedAt !== b.fetchedAt) return a.fetchedAt > b.fetchedAt
  return left > right
}

function pointsOf(samples: readonly Reading[], kind: MetricKind): Point[] {
  let segment = 0
  let last: number | null = null
  return samples.map((sample, index) => {
    const value = valueOf(sample)
    const fell = kind === 'total' && value !== null && last !== null && value < last
    if ((sample.flags.includes('redefined') && index > 0) || fell) segment++
    if (value !== null) last = value
    const point = { at: sample.at, span: Math.max(0, sample.span), value, flags: sample.flags, segment }
    return sample.stands === undefined ? point : { ...point, stands: sample.stands }
  })
}

/** How much two periods may overlap and still follow each other: days of 23 hours written as 24. */
const OVERLAP = 0.1

/** Periods that cover the same time twice (a week next to its days) would count twice: the shorter ones are kept. */
function finest(samples: readonly Reading[]): Reading[] {
  const kept: Reading[] = []
  for (const sample of samples) {
    let keep = true
    for (let before = lastKnown(kept); keep && before && collide(before, sample); before = lastKnown(kept)) {
      if (before.span <= sample.span) keep = false
      else kept.splice(kept.indexOf(before), 1)
    }
    if (keep) kept.push(sample)
  }
  return kept
}
const lastKnown = (samples: readonly Reading[]): Reading | undefined => samples.findLast(sample => valueOf(sample) !== null)
const collide = (before: Reading, after: Reading): boolean =>
  valueOf(after) !== null &&
  before.span > 0 &&
  after.span > 0 &&
  before.at + before.span - after.at > OVERLAP * Math.min(before.span, after.span)

/** The series cut where its values stop being comparable. */
export function segments(series: Series): Series[] {
  const cut = new Map<number, Point[]>()
  for (const point of series.points) {
    const part = cut.get(point.segment)
    if (part) part.push(point)
    else cut.set(point.segment, [point])
  }
  return [...cut.values()].map(points => ({ ...series, points }))
}

/** The last value at or before a moment; of a flow, of the last period that had ended by then. Null when there is none. */
export function lastAt(series: Series, at: number): (Point & { value: number }) | null {
  for (let index = series.points.length - 1; index >= 0; index--) {
    const point = series.points[index]
    if (point && point.value !== null && point.at + point.span <= at) return { ...point, value: point.value }
  }
  return null
}

/** How many values a point stands for, and what they add up to. */
export const standsFor = (point: Point & { value: number }): Stands => point.stands ?? { count: 1, sum: point.value }
