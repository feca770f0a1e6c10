/** Samples: written together with the cursor of who collected them, read by series and time. */
import type { Sample } from '../metrics/sample.ts'
import { chunks } from './chunks.ts'
import { moveCursor, type CursorMark } from './collector-state.ts'
import { inTransaction, type Database } from './open.ts'
import { refreshRollUps } from './rollup.ts'
import { rowOf, sampleOf, type SampleRow } from './sample-row.ts'
import { holdSeries, refreshSeries, seriesId, seriesName } from './series.ts'

/** What is asked of a series: times are UTC epoch milliseconds, `from` belongs to it, `to` does not. */
export type SeriesRange = { metric: string; labels: Readonly<Record<string, string>>; from: number; to: number }

/**
 * Stores samples, and with them the cursor behind which they need not be read again, in one transaction. A sample that
 * is there with the same value, span, flags, source and method stays as it was first read.
 * @returns how many rows are new or now say something else
 * @throws LeaseLost when the cursor's lease went to another worker: then nothing is stored
 */
export async function putSamples(db: Database, workspace: string, samples: readonly Sample[], mark?: CursorMark): Promise<number> {
  return inTransaction(db, async transaction => {
    const changed = await writeSamples(transaction, workspace, samples)
    if (mark !== undefined) await moveCursor(transaction, workspace, mark)
    return changed
  })
}

/** Stores samples in the transaction that there is. With `newerOnly` a row that was fetched later stays. */
export async function writeSamples(
  db: Database,
  workspace: string,
  samples: readonly Sample[],
  { newerOnly = false }: { newerOnly?: boolean } = {},
): Promise<number> {
  // Of two values for one key the last holds; one statement cannot write a row twice.
  const rows = new Map<string, ReturnType<typeof rowOf>>()
  for (const sample of samples) {
    const row = rowOf(sample)
    rows.set(`${seriesName(row)}\n${row.at}`, row)
  }
  const keys = new Map([...rows.values()].map(row => [seriesName(row), { metric: row.metric, labels: row.labels }]))
  const ids = await holdSeries(db, workspace, [...keys.values()])
  const sorted = [...rows.values()]
    .map(({ metric, labels, ...row }): SampleRow => ({ series_id: ids.get(seriesName({ metric, labels }))!, ...row }))
    .sort((a, b) => a.series_id - b.series_id || a.at - b.at)
  const changed: { series_id: number; at: number }[] = []
  for (const some of chunks(sorted)) for (const row of await upsert(db, some, newerOnly)) changed.push(row)
  await refreshSeries(db, [...new Set(changed.map(row => row.series_id))])
  await refreshRollUps(db, changed)
  return changed.length
}

/** @returns the keys of the rows that were written */
async function upsert(db: Database, rows: readonly SampleRow[], newerOnly: boolean): Promise<{ series_id: number; at: number }[]> {
  return db
    .insertInto('sample')
    .values(rows)
    .onConflict(conflict =>
      conflict
        .columns(['series_id', 'at'])
        .doUpdateSet(e => ({
          span: e.ref('excluded.span'),
          value: e.ref('excluded.value'),
          source: e.ref('excluded.source'),
          method: e.ref('excluded.method'),
          fetched_at: e.ref('excluded.fetched_at'),
          flags: e.ref('excluded.flags'),
          answer: e.ref('excluded.answer'),
        }))
        .where(e =>
          e.and([
            e.or([
              e('excluded.value', 'is distinct from', e.ref('sample.value')),
              e('excluded.span', '<>', e.ref('sample.span')),
              e('excluded.flags', '<>', e.ref('sample.flags')),
              e('excluded.source', '<>', e.ref('sample.source')),
              e('excluded.method', '<>', e.ref('sample.method')),
            ]),
            ...(newerOnly ? [e('excluded.fetched_at', '>', e.ref('sample.fetched_at'))] : []),
          ]),
        ),
    )
    .returning(['series_id', 'at'])
    .execute()
}

/** All samples of a series within a range, oldest first. */
export async function samplesOf(db: Database, workspace: string, range: SeriesRange): Promise<Sample[]> {
  const id = await seriesId(db, workspace, range.metric, range.labels)
  if (id === null) return []
  const rows = await within(db, id, range).orderBy('at').execute()
  return rows.map(row => sampleOf(range.metric, range.labels, row))
}

/** The newest samples of a series within a range, at most `limit`, oldest first. */
export async function newestSamples(db: Database, workspace: string, range: SeriesRange, limit: number): Promise<Sample[]> {
  const id = await seriesId(db, workspace, range.metric, range.labels)
  if (id === null) return []
  const rows = await within(db, id, range).orderBy('at', 'desc').limit(limit).execute()
  return rows.reverse().map(row => sampleOf(range.metric, range.labels, row))
}

const within = (db: Database, id: number, { from, to }: Pick<SeriesRange, 'from' | 'to'>) =>
  db.selectFrom('sample').selectAll().where('series_id', '=', id).where('at', '>=', from).where('at', '<', to)

/** The newest sample of a series at `at` or before, with a value when `known`; null when there is none. */
export async function sampleAsOf(
  db: Database,
  workspace: string,
  series: { metric: string; labels: Readonly<Record<string, string>>; at: number; known?: boolean },
): Promise<Sample | null> {
  const id = await seriesId(db, workspace, series.metric, series.labels)
  if (id === null) return null
  const row = await db
    .selectFrom('sample')
    .selectAll()
    .where('series_id', '=', id)
    .where('at', '<=', series.at)
    .$if(series.known === true, query => query.where('value', 'is not', null))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : sampleOf(series.metric, series.labels, row)
}
