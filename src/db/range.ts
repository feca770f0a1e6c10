/** A series over a time range in as many points as a chart can show: the engine sums up, no row travels in vain. */
import { sql } from 'kysely'
import type { Flag } from '../metrics/sample.ts'
import type { Database } from './open.ts'
import { flagsOf } from './sample-row.ts'
import type { SeriesRange } from './samples.ts'
import { seriesId } from './series.ts'

/** What a stretch of time holds. A stretch without samples gives no point: a gap is not bridged. */
export type Point = {
  /** Times of the first and the last sample in it. */
  from: number
  to: number
  /** The last value that is known in it: what a level or a total stands at. */
  value: number | null
  min: number | null
  max: number | null
  /** What a flow adds up to. */
  sum: number | null
  /** Samples in it, and how many of them have no value. */
  count: number
  gaps: number
  flags: Flag[]
}

/** At most `points` points of equal width over [from, to), oldest first. */
export async function rangePoints(db: Database, workspace: string, range: SeriesRange & { points: number }): Promise<Point[]> {
  const id = await seriesId(db, workspace, range.metric, range.labels)
  if (id === null || range.to <= range.from) return []
  const width = Math.max(1, Math.ceil((range.to - range.from) / Math.max(1, range.points)))
  // The cast makes the division whole on both engines; node:sqlite hands numbers over as fractions.
  const bucket = sql<number>`cast((at - cast(${range.from} as bigint)) / cast(${width} as bigint) as bigint)`
  const within = db
    .selectFrom('sample')
    .select(bucket.as('bucket'))
    .where('series_id', '=', id)
    .where('at', '>=', range.from)
    .where('at', '<', range.to)
  const rows = await within
    .select(e => [
      e.fn.countAll<number>().as('count'),
      e.fn.count<number>('value').as('known'),
      e.fn.min('value').as('min'),
      e.fn.max('value').as('max'),
      e.fn.sum<number | null>('value').as('sum'),
      e.fn.min('at').as('from'),
      e.fn.max('at').as('to'),
      e.fn.max('flags').as('flagged'),
    ])
    .groupBy('bucket')
    .orderBy('bucket')
    .execute()
  const flags = new Map<number, Set<Flag>>()
  // Grouping every row by its flags would double the time; few rows have any.
  if (rows.some(row => row.flagged !== ''))
    for (const row of await within.select('flags').distinct().where('flags', '<>', '').execute())
      flags.set(row.bucket, new Set([...(flags.get(row.bucket) ?? []), ...flagsOf(row.flags)]))
  const last = await lastValues(
    db,
    id,
    rows.filter(row => row.known > 0),
  )
  return rows.map(row => ({
    from: row.from,
    to: row.to,
    value: last.get(row.bucket) ?? null,
    min: row.min,
    max: row.max,
    sum: row.sum,
    count: row.count,
    gaps: row.count - row.known,
    flags: [...(flags.get(row.bucket) ?? [])].sort(),
  }))
}

type Stretch = { bucket: number; from: number; to: number; count: number; known: number }

/** The last known value of each stretch: its last sample's, unless that is a gap. */
async function lastValues(db: Database, series: number, stretches: readonly Stretch[]): Promise<Map<number, number>> {
  const atEnd = await valuesAt(
    db,
    series,
    stretches.map(stretch => stretch.to),
  )
  const values = new Map<number, number>()
  for (const { bucket, from, to } of stretches) {
    const value = atEnd.get(to) ?? (await lastKnown(db, series, from, to))
    if (value !== null) values.set(bucket, value)
  }
  return values
}

async function lastKnown(db: Database, series: number, from: number, to: number): Promise<number | null> {
  const row = await db
    .selectFrom('sample')
    .select('value')
    .where('series_id', '=', series)
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('value', 'is not', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.value ?? null
}

async function valuesAt(db: Database, series: number, times: readonly number[]): Promise<Map<number, number>> {
  if (times.length === 0) return new Map()
  const rows = await db.selectFrom('sample').select(['at', 'value']).where('series_id', '=', series).where('at', 'in', times).execute()
  return new Map(rows.flatMap(({ at, value }) => (value === null ? [] : [[at, value] as const])))
}
