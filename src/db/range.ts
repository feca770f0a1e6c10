/** A series over a time range in as many points as a chart can show: the engine sums up, no row travels in vain. */
import { sql } from 'kysely'
import type { Flag } from '../metrics/sample.ts'
import type { Database } from './open.ts'
import { rowsIn, without, type SingleRow } from './between.ts'
import { DAY, flagsOfBits, HOUR, rollUpsIn, startOf, type RollUp } from './rollup.ts'
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

/** At most `points` points of equal width over [from, to), oldest first. Wide ones begin with an hour or a day (UTC). */
export async function rangePoints(db: Database, workspace: string, range: SeriesRange & { points: number }): Promise<Point[]> {
  const id = await seriesId(db, workspace, range.metric, range.labels)
  if (id === null || range.to <= range.from) return []
  const most = Math.max(1, range.points)
  const width = Math.ceil((range.to - range.from) / most)
  const unit = width >= DAY ? DAY : HOUR
  if (width >= HOUR) {
    const rolled = await rollUpsIn(db, id, unit, range.from, range.to)
    if (rolled.length > 0) return pointsOfRollUps(db, id, range, rolled, unit)
  }
  return pointsOfSamples(db, id, range, Math.max(1, width))
}

/** From roll-ups, and from single samples where there is none: in hours and days with few of them, and at both ends. */
async function pointsOfRollUps(
  db: Database,
  id: number,
  { from, to, points }: SeriesRange & { points: number },
  rolled: readonly RollUp[],
  unit: number,
): Promise<Point[]> {
  const origin = startOf(from, unit)
  const width = Math.ceil((to - origin) / Math.max(1, points) / unit) * unit
  const parts = rolled.map(partOfRollUp)
  for (const row of await rowsIn(db, id, without({ from, to }, rolled, unit))) parts.push(partOfSample(row))
  const buckets = new Map<number, Point[]>()
  for (const part of parts.sort((a, b) => a.from - b.from)) {
    const bucket = Math.floor((part.from - origin) / width)
    const known = buckets.get(bucket)
    if (known) known.push(part)
    else buckets.set(bucket, [part])
  }
  return [...buckets.values()].map(joined)
}

const partOfRollUp = (each: RollUp): Point => ({
  from: each.first_at,
  to: each.last_at,
  value: each.last,
  min: each.min,
  max: each.max,
  sum: each.sum,
  count: each.count,
  gaps: each.count - each.known,
  flags: flagsOfBits(each.flags),
})

const partOfSample = ({ at, value, flags }: SingleRow): Point => pointOf(at, value, flagsOf(flags))

/** One value as a point of its own. */
export const pointOf = (at: number, value: number | null, flags: readonly Flag[]): Point => ({
  from: at,
  to: at,
  value,
  min: value,
  max: value,
  sum: value,
  count: 1,
  gaps: value === null ? 1 : 0,
  flags: [...flags],
})

/** Parts that follow each other as one point. */
function joined(parts: readonly Point[]): Point {
  const known = parts.filter(part => part.value !== null)
  const of = (key: 'min' | 'max' | 'sum'): number[] => known.map(part => part[key] ?? 0)
  const total = (key: 'count' | 'gaps'): number => parts.reduce((sum, part) => sum + part[key], 0)
  return {
    from: parts[0]?.from ?? 0,
    to: parts.at(-1)?.to ?? 0,
    value: known.at(-1)?.value ?? null,
    min: known.length === 0 ? null : Math.min(...of('min')),
    max: known.length === 0 ? null : Math.max(...of('max')),
    sum: known.length === 0 ? null : of('sum').reduce((sum, value) => sum + value, 0),
    count: total('count'),
    gaps: total('gaps'),
    flags: [...new Set(parts.flatMap(part => part.flags))].sort(),
  }
}

async function pointsOfSamples(db: Database, id: number, range: SeriesRange, width: number): Promise<Point[]> {
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
