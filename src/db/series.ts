/** Series: one metric with one set of labels. Each knows its newest sample, so that "now" is one small read. */
import type { Sample } from '../metrics/sample.ts'
import { labelsKey } from '../metrics/sample.ts'
import { chunks } from './chunks.ts'
import { locked } from './dialect.ts'
import type { Database } from './open.ts'
import { labelsOf, sampleOf } from './sample-row.ts'

export type Series = {
  metric: string
  labels: Readonly<Record<string, string>>
  /** The newest sample; its value is null when the last reading was a gap. */
  latest: Sample
  /** The newest value that is known, and its time. Null when none ever was. */
  known: { at: number; value: number } | null
}

/** The newest sample of every series of a workspace, by metric and labels. */
export async function latestSeries(db: Database, workspace: string, metrics: readonly string[] | null = null): Promise<Series[]> {
  const rows = await db
    .selectFrom('series')
    .innerJoin('sample', join => join.onRef('sample.series_id', '=', 'series.id').onRef('sample.at', '=', 'series.latest_at'))
    .leftJoin('sample as known', join => join.onRef('known.series_id', '=', 'series.id').onRef('known.at', '=', 'series.known_at'))
    .selectAll('sample')
    .select(['series.metric', 'series.labels', 'known.at as known_at', 'known.value as known_value'])
    .where('series.workspace_id', '=', workspace)
    .$if(metrics !== null, query => query.where('series.metric', 'in', metrics ?? []))
    .execute()
  return rows
    .sort((a, b) => compare(a.metric, b.metric) || compare(a.labels, b.labels))
    .map(row => {
      const labels = labelsOf(row.labels)
      return {
        metric: row.metric,
        labels,
        latest: sampleOf(row.metric, labels, row),
        known: row.known_at === null || row.known_value === null ? null : { at: row.known_at, value: row.known_value },
      }
    })
}
// Not the engine's own order: PostgreSQL sorts by the language of its cluster.
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export type SeriesSpan = { metric: string; labels: Readonly<Record<string, string>>; from: number; to: number }

/** The series of a workspace (of one metric), with the times of their first and last sample. */
export async function seriesList(db: Database, workspace: string, metric: string | null = null): Promise<SeriesSpan[]> {
  const rows = await db
    .selectFrom('series')
    .select(e => [
      'metric',
      'labels',
      'latest_at as to',
      e.selectFrom('sample').select('at').whereRef('series_id', '=', 'series.id').orderBy('at').limit(1).as('from'),
    ])
    .where('workspace_id', '=', workspace)
    .$if(metric !== null, query => query.where('metric', '=', metric ?? ''))
    .execute()
  return rows
    .sort((a, b) => compare(a.metric, b.metric) || compare(a.labels, b.labels))
    .flatMap(({ metric, labels, from, to }) => (from === null || to === null ? [] : [{ metric, labels: labelsOf(labels), from, to }]))
}

/** The number of a series, or null when it has no samples. */
export async function seriesId(
  db: Database,
  workspace: string,
  metric: string,
  labels: Readonly<Record<string, string>>,
): Promise<number | null> {
  const row = await db
    .selectFrom('series')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('metric', '=', metric)
    .where('labels', '=', labelsKey(labels))
    .executeTakeFirst()
  return row?.id ?? null
}

export type SeriesKey = { metric: string; labels: string }
export const seriesName = ({ metric, labels }: SeriesKey): string => `${metric}\n${labels}`

/**
 * Numbers of series by `seriesName`, made where they are missing, and held until the transaction ends. First all that is
 * missing is made, in the order of the names, while nothing else is held; only then is all of it held, in the order of
 * the numbers: so two that write the same series can wait for each other, but never in a circle.
 */
export async function holdSeries(db: Database, workspace: string, keys: readonly SeriesKey[]): Promise<Map<string, number>> {
  const sorted = keys.toSorted((a, b) => compare(seriesName(a), seriesName(b)))
  const ids = await findSeries(db, workspace, sorted)
  const missing = sorted.filter(key => !ids.has(seriesName(key)))
  for (const chunk of chunks(missing))
    await db
      .insertInto('series')
      .values(chunk.map(({ metric, labels }) => ({ workspace_id: workspace, metric, labels, latest_at: null, known_at: null })))
      .onConflict(c => c.columns(['workspace_id', 'metric', 'labels']).doNothing())
      .execute()
  for (const [name, id] of await findSeries(db, workspace, missing)) ids.set(name, id)
  for (const chunk of chunks([...ids.values()].sort((a, b) => a - b)))
    await locked(db, db.selectFrom('series').select('id').where('id', 'in', chunk).orderBy('id')).execute()
  return ids
}

async function findSeries(db: Database, workspace: string, keys: readonly SeriesKey[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const chunk of chunks(keys)) {
    const wanted = new Set(chunk.map(seriesName))
    const rows = await db
      .selectFrom('series')
      .select(['id', 'metric', 'labels'])
      .where('workspace_id', '=', workspace)
      .where('metric', 'in', [...new Set(chunk.map(key => key.metric))])
      .where('labels', 'in', [...new Set(chunk.map(key => key.labels))])
      .execute()
    for (const row of rows) if (wanted.has(seriesName(row))) ids.set(seriesName(row), row.id)
  }
  return ids
}

/** Looks up the newest samples of series again. */
export async function refreshSeries(db: Database, ids: readonly number[]): Promise<void> {
  for (const chunk of chunks(ids))
    await db
      .updateTable('series')
      .set(e => {
        const newest = e.selectFrom('sample').select('at').whereRef('series_id', '=', 'series.id').orderBy('at', 'desc').limit(1)
        return { latest_at: newest, known_at: newest.where('value', 'is not', null) }
      })
      .where('id', 'in', chunk)
      .execute()
}
