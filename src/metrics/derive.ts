/** Works out derived metrics over series. */
import { UserError } from '../lib/errors.ts'
import { flowBetween, lastUpTo, nearestBefore } from './amount.ts'
import { infoOf, sourcesOf } from './derived.ts'
import type { Definitions, Derived } from './derived.ts'
import type { Stands } from './sample.ts'
import { standsFor } from './series.ts'
import type { Point, Series } from './series.ts'
import { periodLength } from './units.ts'

const DAY = 86_400_000

/**
 * Works out a metric. Derived ones may rest on derived ones.
 * @param series the series of a measured metric; undefined when it has none
 * @throws UserError 'metric-circle' when a metric rests on itself
 * @returns null when one of its sources has no values
 */
export function derive(metric: string, definitions: Definitions, series: (metric: string) => Series | undefined): Series | null {
  return deriveFrom(metric, definitions, series, [])
}

function deriveFrom(
  metric: string,
  definitions: Definitions,
  series: (metric: string) => Series | undefined,
  above: readonly string[],
): Series | null {
  const definition = definitions[metric]
  if (!definition) return series(metric) ?? null
  if (above.includes(metric)) {
    throw new UserError('metric-circle', `The metric ${metric} rests on itself: ${[...above, metric].join(' → ')}.`, {
      hint: 'Let one of them read measured metrics only.',
    })
  }
  const sources: Series[] = []
  for (const name of sourcesOf(definition)) {
    const source = deriveFrom(name, definitions, series, [...above, metric])
    if (!source) return null
    sources.push(source)
  }
  const [first, second] = sources
  if (!first) return null
  const kinds = new Map(sourcesOf(definition).map((name, index) => [name, sources[index]?.kind ?? 'level']))
  const kind = infoOf(definition, name => ({ unit: '', help: '', kind: kinds.get(name) ?? 'level' })).kind
  return { metric, labels: first.labels, kind, points: pointsOf(definition, first, second ?? first, sources) }
}

function pointsOf(definition: Derived, first: Series, second: Series, all: readonly Series[]): Point[] {
  switch (definition.by) {
    case 'rate':
      return eachPoint(first, point => amountBefore(first, point, periodLength(definition.per) ?? DAY))
    case 'moving-average':
      return overDays(first, definition.days, standsFor)
    case 'percent-within':
      return overDays(first, definition.days, ({ value }) => ({ count: 1, sum: value <= definition.limit ? 100 : 0 }))
    case 'ratio':
      return sameMoments(all, ([a = 0, b = 0]) => (b === 0 ? null : (definition.percent ? 100 : 1) * (a / b)))
    case 'mean-per':
      return eachPoint(first, point => {
        const amount = amountBefore(first, point, definition.days * DAY)
        const count = amountBefore(second, { ...point, segment: latestSegment(second, point.at) }, definition.days * DAY)
        return amount === null || count === null || count === 0 ? null : amount / count
      })
    case 'sum':
      return sameMoments(all, values => values.reduce((sum, value) => sum + value, 0))
    case 'difference':
      return sameMoments(all, ([a = 0, b = 0]) => a - b)
  }
}

/** A value stands at the end of the time that it was worked out from. Flags of the source go with it. */
const eachPoint = (series: Series, value: (point: Point & { value: number }) => number | null): Point[] =>
  series.points.map(({ stands, ...point }) => ({
    ...point,
    at: point.at + point.span,
    span: 0,
    value: point.value === null ? null : value({ ...point, ...(stands && { stands }), value: point.value }),
  }))

const latestSegment = (series: Series, at: number): number => series.points[lastUpTo(series.points, at)]?.segment ?? 0

/** The last known value at or before a moment that `fits`. */
function lastKnown(series: Series, at: number, fits: (point: Point) => boolean = () => true): Point | undefined {
  let index = lastUpTo(series.points, at)
  for (let point = series.points[index]; point; point = series.points[--index]) if (point.value !== null && fits(point)) return point
  return undefined
}

/** What was added in the time up to a point; null when less than all of that time is known. */
function amountBefore(series: Series, point: Point, length: number): number | null {
  const end = point.at + point.span
  if (series.kind === 'flow') {
    const seen = flowBetween(series, end - length, end + (point.span === 0 ? 1 : 0))
    return seen && seen.covered === 1 ? seen.amount : null
  }
  const last = lastKnown(series, end, each => each.segment === point.segment)
  if (!last || last.value === null) return null
  const before = nearestBefore(series, end - length, last)
  // Readings seldom stand exactly one period apart: the growth between them is brought to its length, if it is near it.
  if (!before || last.at - before.at < 0.5 * length || last.at - before.at > 2 * length) return null
  return ((last.value - before.value) / (last.at - before.at)) * length
}

/** The mean of what the values of the last `days` are worth, up to and with each point's own: in one pass, however many they are. */
function overDays(series: Series, days: number, worth: (point: Point & { value: number }) => Stands): Point[] {
  const known = series.points.filter((point): point is Point & { value: number } => point.value !== null)
  const total = { count: 0, sum: 0 }
  const add = (point: Point & { value: number }, sign: 1 | -1): void => {
    const { count, sum } = worth(point)
    total.count += sign * count
    total.sum += sign * sum
  }
  let oldest = 0
  let newest = 0
  return eachPoint(series, point => {
    for (let next = known[newest]; next && next.at <= point.at; next = known[++newest]) add(next, 1)
    for (let first = known[oldest]; first && leaves(first, point, days); first = known[++oldest]) add(first, -1)
    return total.count === 0 ? null : total.sum / total.count
  })
}
const leaves = (first: Point, last: Point, days: number): boolean => first.at <= last.at - days * DAY || first.segment !== last.segment

/** Values of several series at the moments of the first. Of another level the last reading of the same day counts. */
function sameMoments(all: readonly Series[], combine: (values: number[]) => number | null): Point[] {
  const [first, ...others] = all
  if (!first) return []
  const segments = new Map<string, number>()
  return first.points.map(point => {
    const values: number[] = []
    const parts = [point.segment]
    let known = point.value !== null
    if (point.value !== null) values.push(point.value)
    for (const other of others) {
      const partner = partnerOf(other, point)
      known &&= partner?.value != null
      if (partner?.value != null) values.push(partner.value)
      parts.push(partner?.segment ?? latestSegment(other, point.at))
    }
    const key = parts.join(' ')
    if (!segments.has(key)) segments.set(key, segments.size)
    const flags = point.flags
    return { at: point.at, span: point.span, value: known ? combine(values) : null, flags, segment: segments.get(key) ?? 0 }
  })
}

function partnerOf(series: Series, point: Point): Point | undefined {
  if (series.kind === 'flow')
    return [series.points[lastUpTo(series.points, point.at)]].find(each => each?.at === point.at && each.span === point.span)
  const last = lastKnown(series, point.at + Math.max(point.span, 1))
  return last && point.at - last.at <= DAY ? last : undefined
}
