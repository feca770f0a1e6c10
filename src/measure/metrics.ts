/** Everything that is measured of a workspace: the list of its series, and one of them over a time. */
import { loadCatalogue } from '../collect/catalogue.ts'
import { pointOf, rangePoints } from '../db/range.ts'
import type { Point as RangePoint } from '../db/range.ts'
import { newestSamples, samplesOf } from '../db/samples.ts'
import { compare, latestSeries, seriesList } from '../db/series.ts'
import { choose, isOf, repositoryName } from '../metrics/choose.ts'
import { derive } from '../metrics/derive.ts'
import { infoOf, sourcesOf } from '../metrics/derived.ts'
import type { MetricInfo, Sample } from '../metrics/sample.ts'
import type { Series } from '../metrics/series.ts'
import { lastAt } from '../metrics/series.ts'
import { kindsOf, readSeries } from './samples.ts'
import type { Measured } from './workspace.ts'

type Labels = Readonly<Record<string, string>>
/** One series as a list shows it. Times are UTC epoch milliseconds. */
export type SeriesView = {
  metric: string
  labels: Labels
  info: MetricInfo
  /** Names of the collectors that can read the metric; empty for what is typed in. */
  readers: readonly string[]
  /** It is worked out from others, as `derived:` says. */
  derived: boolean
  /** Metrics that it is worked out from; empty for what is measured. */
  restsOn: readonly string[]
  /** It measures a project that is only compared with. */
  competitor: boolean
  from: number | null
  to: number | null
  /** The newest value that is known. */
  latest: { at: number; value: number } | null
  /** Where the newest sample came from; null for what is worked out. */
  provenance: Pick<Sample, 'source' | 'method' | 'fetchedAt' | 'flags' | 'answer'> | null
}

/** All series of a workspace, and those that are worked out from them; by metric and labels. */
export async function readMetrics(measured: Measured): Promise<SeriesView[]> {
  const { db, workspace, config, now } = measured
  const { infos, readers } = await loadCatalogue()
  const [latest, spans] = await Promise.all([latestSeries(db, workspace), seriesList(db, workspace)])
  const first = new Map(spans.map(span => [keyOf(span), span.from]))
  const others = new Set(config.competitors.map(repositoryName))
  const stored = latest.map(({ metric, labels, latest: sample, known }): SeriesView => {
    const { source, method, fetchedAt, flags, answer } = sample
    return {
      metric,
      labels,
      info: infoFor(metric, infos, sample),
      readers: readers[metric] ?? [],
      derived: false,
      restsOn: [],
      competitor: isOf({ metric, labels }, others),
      from: first.get(keyOf({ metric, labels })) ?? null,
      to: sample.at,
      latest: known,
      provenance: { source, method, fetchedAt, flags, answer },
    }
  })
  const derived: SeriesView[] = []
  const workedOut = await derivations(measured, Object.keys(config.derived))
  for (const [metric, definition] of Object.entries(config.derived)) {
    const series = workedOut(metric)
    const last = series ? lastAt(series, now) : null
    derived.push({
      metric,
      labels: {},
      info: infoOf(definition, name => infos[name]),
      readers: [],
      derived: true,
      restsOn: sourcesOf(definition),
      competitor: false,
      from: series?.points[0]?.at ?? null,
      to: series?.points.at(-1)?.at ?? null,
      latest: last && { at: last.at, value: last.value },
      provenance: null,
    })
  }
  return [...stored, ...derived].sort((a, b) => compare(keyOf(a), keyOf(b)))
}

const keyOf = ({ metric, labels }: { metric: string; labels: Labels }): string => `${metric} ${JSON.stringify(labels)}`

const infoFor = (metric: string, infos: Readonly<Record<string, MetricInfo>>, latest: Sample): MetricInfo => ({
  ...(infos[metric] ?? { unit: '', help: '' }),
  kind: kindsOf([latest], infos).get(metric) ?? 'level',
})

export type RangeInput = { metric: string; labels: Labels; from: number; to: number; /** At most so many. */ points: number }

/** A series over [from, to): summed up to as many points as are asked for. Of what is worked out each value is a point. */
export async function readRange(measured: Measured, range: RangeInput): Promise<RangePoint[]> {
  if (!Object.hasOwn(measured.config.derived, range.metric)) return rangePoints(measured.db, measured.workspace, range)
  const series = (await derivations(measured, [range.metric]))(range.metric)
  return (series?.points ?? [])
    .filter(point => point.at >= range.from && point.at < range.to)
    .slice(-range.points)
    .map(({ at, value, flags }) => pointOf(at, value, flags))
}

/** Single samples of a series with their provenance, the newest `limit` of [from, to), oldest first. */
export async function readSamples(
  { db, workspace }: Measured,
  { limit, ...range }: Omit<RangeInput, 'points'> & { limit: number },
): Promise<Sample[]> {
  return newestSamples(db, workspace, range, limit)
}

/** All values of a series within [from, to), oldest first. What is worked out has its definition as its source. */
export async function readAll(measured: Measured, range: Omit<RangeInput, 'points'>): Promise<Sample[]> {
  const { metric } = range
  const definition = Object.hasOwn(measured.config.derived, metric) ? measured.config.derived[metric] : undefined
  if (!definition) return samplesOf(measured.db, measured.workspace, range)
  const source = `${definition.by} of ${sourcesOf(definition).join(', ')}`
  const series = (await derivations(measured, [metric]))(metric)
  return (series?.points ?? [])
    .filter(point => point.at >= range.from && point.at < range.to)
    .map(({ at, span, value, flags }) => ({
      metric,
      labels: {},
      at,
      span,
      value,
      source,
      method: 'worked out',
      fetchedAt: measured.now,
      flags,
      answer: null,
    }))
}

/** Reads all that some derived metrics are worked out from, once; gives each of them. */
async function derivations(measured: Measured, metrics: readonly string[]): Promise<(metric: string) => Series | null> {
  const { derived, competitors } = measured.config
  const { infos } = await loadCatalogue()
  const wanted = new Set<string>()
  const add = (name: string): void => {
    if (wanted.has(name)) return
    wanted.add(name)
    const definition = Object.hasOwn(derived, name) ? derived[name] : undefined
    if (definition) for (const source of sourcesOf(definition)) add(source)
  }
  metrics.forEach(add)
  const others = new Set(competitors.map(repositoryName))
  const all = (await readSeries(measured, [...wanted], infos, { derived })).filter(series => !isOf(series, others))
  const sourceOf = (name: string): Series | undefined => {
    const own = all.filter(series => series.metric === name)
    const chosen = choose(own, infos[name] ?? { unit: '', help: '', kind: own[0]?.kind ?? 'level' })
    return chosen.found === 'one' ? chosen.series : undefined
  }
  return metric => derive(metric, derived, sourceOf)
}
