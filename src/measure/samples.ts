/** Series as the store has them → series that can be reckoned with. */
import type { Catalogue } from '../collect/catalogue.ts'
import { condensedReadings } from '../db/condensed.ts'
import { latestSeries } from '../db/series.ts'
import { BY_HAND, FAMILIES } from '../metrics/by-hand.ts'
import { sourcesOf } from '../metrics/derived.ts'
import type { Definitions } from '../metrics/derived.ts'
import type { MetricKind, Sample } from '../metrics/sample.ts'
import { sortedSeries } from '../metrics/series.ts'
import type { Reading, Series } from '../metrics/series.ts'
import type { Measured } from './workspace.ts'

/** How far back targets and forecasts look: a forecast remembers 260 weeks at most. */
const MEMORY = 5 * 366 * 86_400_000

/** What of a series must be as it was measured. */
export type Closely = {
  derived: Definitions
  /** Moments (deadlines, starts) at which the value must be what it was, UTC epoch milliseconds. */
  moments?: readonly number[]
  /** From when on each single value of a metric counts; null: none does. */
  singleFrom?: (metric: string) => number | null
}

/**
 * All series of some metrics, back to where targets and forecasts look. What lies far back is read by the day where days
 * hold many values, unless a single value would be missed.
 */
export async function readSeries(
  { db, workspace, now }: Pick<Measured, 'db' | 'workspace' | 'now'>,
  metrics: readonly string[],
  infos: Catalogue['infos'],
  { derived, moments = [], singleFrom = () => null }: Closely,
): Promise<Series[]> {
  if (metrics.length === 0) return []
  const found = await latestSeries(db, workspace, metrics)
  const counted = singly(derived)
  const together = addedUp(found.map(each => each.metric))
  const read: { metric: string; labels: Series['labels']; readings: Reading[] }[] = []
  for (const { metric, labels, latest } of found) {
    const range = { metric, labels, from: now - MEMORY, to: now + 1 }
    const kind = kindsOf([latest], infos).get(metric) ?? 'level'
    const whole = counted.has(metric) || (kind === 'flow' && together.has(metric))
    const how = { kind, moments, singleFrom: whole ? range.from : singleFrom(metric) }
    const readings = await condensedReadings(db, workspace, range, how)
    if (readings.length > 0) read.push({ metric, labels, readings })
  }
  const kinds = kindsOf(
    read.map(({ metric, readings }) => ({ metric, span: readings.some(reading => reading.span > 0) ? 1 : 0 })),
    infos,
  )
  return read.map(({ metric, labels, readings }) => sortedSeries(metric, labels, kinds.get(metric) ?? 'level', readings))
}

/** Metrics of which several series, or which with others, may become one: their periods must be the same. */
function addedUp(metrics: readonly string[]): Set<string> {
  const several = metrics.filter((metric, index) => metrics.indexOf(metric) !== index)
  const families = Object.values(FAMILIES).filter(members => members.filter(member => metrics.includes(member)).length > 1)
  return new Set([...several, ...families.flat()])
}

/** Metrics whose values are counted, or held against those of others at the same moment. */
function singly(definitions: Definitions): Set<string> {
  const found = new Set<string>()
  const add = (metric: string): void => {
    if (found.has(metric)) return
    found.add(metric)
    const definition = Object.hasOwn(definitions, metric) ? definitions[metric] : undefined
    if (definition) sourcesOf(definition).forEach(add)
  }
  for (const definition of Object.values(definitions))
    if (['percent-within', 'ratio', 'sum', 'difference'].includes(definition.by)) sourcesOf(definition).forEach(add)
  return found
}

/**
 * What collectors declare holds. A metric that people type is what the values are: amounts when they have a period,
 * readings when they have none.
 */
export function kindsOf(samples: readonly Pick<Sample, 'metric' | 'span'>[], infos: Catalogue['infos']): Map<string, MetricKind> {
  const kinds = new Map<string, MetricKind>()
  const withPeriod = new Set(samples.filter(sample => sample.span > 0).map(sample => sample.metric))
  for (const { metric } of samples) {
    if (kinds.has(metric)) continue
    const declared = Object.hasOwn(infos, metric) ? infos[metric]?.kind : undefined
    const typed = declared === undefined || Object.hasOwn(BY_HAND, metric)
    if (!typed) kinds.set(metric, declared)
    else kinds.set(metric, withPeriod.has(metric) ? 'flow' : declared === undefined || declared === 'flow' ? 'level' : declared)
  }
  return kinds
}
