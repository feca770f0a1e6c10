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
  const parts = await db
    .selectFrom('sample')
    .select(e => [
      bucket.as('bucket'),
      'flags',
      e.fn.countAll<number>().as('count'),
      e.fn.count<number>('value').as('known'),
      e.fn.min('value').as('min'),
      e.fn.max('value').as('max'),
      e.fn.sum<number | null>('value').as('sum'),
      e.fn.min('at').as('from'),
      e.fn.max('at').as('to'),
      e.fn.max('at').filterWhere('value', 'is not', null).as('known_at'),
    ])
    .where('series_id', '=', id)
    .where('at', '>=', range.from)
    .where('at', '<', range.to)
    .groupBy(['bucket', 'flags'])
    .orderBy('bucket')
    .execute()
  const points = new Map<number, Point & { knownAt: number }>()
  for (const part of parts) {
    const next = {
      from: part.from,
      to: part.to,
      value: null,
      min: part.min,
      max: part.max,
      sum: part.sum,
      count: part.count,
      gaps: part.count - part.known,
      flags: flagsOf(part.flags),
      knownAt: part.known_at ?? -Infinity,
    }
    const before = points.get(part.bucket)
    points.set(part.bucket, before === undefined ? next : merge(before, next))
  }
  const values = await valuesAt(
    db,
    id,
    [...points.values()].map(point => point.knownAt),
  )
  return [...points.values()].map(({ knownAt, ...point }) => ({ ...point, value: values.get(knownAt) ?? null }))
}

type Part = Point & { knownAt: number }
function merge(a: Part, b: Part): Part {
  const both = (x: number | null, y: number | null, join: (x: number, y: number) => number): number | null =>
    x === null ? y : y === null ? x : join(x, y)
  return {
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    value: null,
    min: both(a.min, b.min, Math.min),
    max: both(a.max, b.max, Math.max),
    sum: both(a.sum, b.sum, (x, y) => x + y),
    count: a.count + b.count,
    gaps: a.gaps + b.gaps,
    flags: [...new Set([...a.flags, ...b.flags])].sort(),
    knownAt: Math.max(a.knownAt, b.knownAt),
  }
}

async function valuesAt(db: Database, series: number, times: readonly number[]): Promise<Map<number, number>> {
  const wanted = times.filter(Number.isFinite)
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('sample').select(['at', 'value']).where('series_id', '=', series).where('at', 'in', wanted).execute()
  return new Map(rows.flatMap(({ at, value }) => (value === null ? [] : [[at, value] as const])))
}
