/** Series as the store has them → series that can be reckoned with. */
import type { Catalogue } from '../collect/catalogue.ts'
import { samplesOf } from '../db/samples.ts'
import { latestSeries } from '../db/series.ts'
import { BY_HAND } from '../metrics/by-hand.ts'
import type { MetricKind, Sample } from '../metrics/sample.ts'
import { toSeries } from '../metrics/series.ts'
import type { Series } from '../metrics/series.ts'
import type { Measured } from './workspace.ts'

/** How far back targets and forecasts look: a forecast remembers 260 weeks at most. */
const MEMORY = 5 * 366 * 86_400_000

/** All series of some metrics, back to where targets and forecasts look. */
export async function readSeries(
  { db, workspace, now }: Pick<Measured, 'db' | 'workspace' | 'now'>,
  metrics: readonly string[],
  infos: Catalogue['infos'],
): Promise<Series[]> {
  if (metrics.length === 0) return []
  const samples: Sample[] = []
  for (const { metric, labels } of await latestSeries(db, workspace, metrics))
    for (const sample of await samplesOf(db, workspace, { metric, labels, from: now - MEMORY, to: now + 1 })) samples.push(sample)
  const kinds = kindsOf(samples, infos)
  return toSeries(samples, metric => kinds.get(metric))
}

/**
 * What collectors declare holds. A metric that people type is what the values are: amounts when they have a period,
 * readings when they have none.
 */
export function kindsOf(samples: readonly Sample[], infos: Catalogue['infos']): Map<string, MetricKind> {
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
