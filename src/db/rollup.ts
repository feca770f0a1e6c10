/**
 * Roll-ups: what an hour and a day of a series add up to, where they hold many samples. Samples remain the one truth;
 * whoever writes them brings these up to date in the same transaction, and where one is missing samples are read.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Flag } from '../metrics/sample.ts'
import { chunks } from './chunks.ts'
import type { Database } from './open.ts'
import type { Tables } from './tables.ts'

export type RollUp = Omit<Tables['rollup'], 'series_id' | 'width'>
export const HOUR = 3_600_000
export const DAY = 24 * HOUR
const WIDTHS = [HOUR, DAY] as const
/** With fewer samples an hour or a day is as fast to read as they are. */
const LEAST = 4
/** In the order of their bits. */
const FLAGS: readonly Flag[] = ['back-filled', 'gap', 'inflated', 'partial', 'redefined']
/** Days that are brought up to date by one statement although none of theirs changed: so many may lie between two that did. */
const BRIDGED = 3

export const flagsOfBits = (bits: number): Flag[] => (bits === 0 ? [] : FLAGS.filter((_, place) => (bits & (1 << place)) !== 0))
export const bitsOf = (flags: readonly Flag[]): number => flags.reduce((bits, flag) => bits | (1 << FLAGS.indexOf(flag)), 0)
export const startOf = (at: number, width: number): number => Math.floor(at / width) * width

/** Brings the roll-ups of the days around these samples up to date. In the transaction that wrote them. */
export async function refreshRollUps(db: Database, samples: readonly { series_id: number; at: number }[]): Promise<void> {
  for (const { series, from, to } of stretches(samples)) {
    await db
      .deleteFrom('rollup')
      .where('series_id', 'in', series)
      // The key: without it every roll-up of the series would be looked at.
      .where('width', 'in', WIDTHS)
      .where('at', '>=', from)
      .where('at', '<', to)
      .execute()
    const within = sql`sample.series_id in (${sql.join(series)}) and sample.at >= ${sql.lit(from)} and sample.at < ${sql.lit(to)}`
    await insertFrom(db, within)
  }
}

/** Makes all roll-ups anew. */
export async function rebuildRollUps(db: Database): Promise<void> {
  await db.deleteFrom('rollup').execute()
  await insertFrom(db, sql`true`)
}

/** How many roll-ups are missing, wrong or without samples. Sums are not compared: engines add up in their own order. */
export async function wrongRollUps(db: Database): Promise<number> {
  const told = sql.raw(
    'series_id, width, at, first_at, last_at, end_at, count, known, first, last, min, max, spans, instants, falls, flags',
  )
  const fresh = sql`select ${told} from (${rollUpsOf(sql`true`)}) as fresh`
  const kept = sql`select ${told} from rollup`
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from (${fresh} except ${kept}) as missing)
      + (select count(*) from rollup where not exists
          (select 1 from (${rollUpsOf(sql`true`)}) as f where f.series_id = rollup.series_id and f.width = rollup.width and f.at = rollup.at)) as n`.execute(
    db,
  )
  return Number(rows[0]?.n ?? 0)
}

/** Roll-ups of one width that lie wholly within [from, to), oldest first. */
export function rollUpsIn(db: Database, series: number, width: number, from: number, to: number): Promise<RollUp[]> {
  return db
    .selectFrom('rollup')
    .selectAll()
    .where('series_id', '=', series)
    .where('width', '=', width)
    .where('at', '>=', from)
    .where('at', '<=', to - width)
    .orderBy('at')
    .execute()
}

type Stretch = { series: number[]; from: number; to: number }

/** Days that hold these samples, runs of them as one; series with the same run together. */
function stretches(samples: readonly { series_id: number; at: number }[]): Stretch[] {
  const days = new Map<number, Set<number>>()
  for (const { series_id, at } of samples) {
    const known = days.get(series_id)
    if (known) known.add(startOf(at, DAY))
    else days.set(series_id, new Set([startOf(at, DAY)]))
  }
  const found = new Map<string, Stretch>()
  for (const [series, own] of days)
    for (const { from, to } of runs([...own].sort((a, b) => a - b))) {
      const key = `${from} ${to}`
      const stretch = found.get(key)
      if (stretch) stretch.series.push(series)
      else found.set(key, { series: [series], from, to })
    }
  return [...found.values()].flatMap(({ series, from, to }) => chunks(series).map(some => ({ series: some, from, to })))
}

function runs(days: readonly number[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (const day of days) {
    const last = found.at(-1)
    if (last && day - last.to <= BRIDGED * DAY) last.to = day + DAY
    else found.push({ from: day, to: day + DAY })
  }
  return found
}

const insertFrom = (db: Database, which: RawBuilder<unknown>): Promise<unknown> =>
  sql`insert into rollup
    (series_id, width, at, first_at, last_at, end_at, count, known, first, last, min, max, sum, spans, instants, falls, flags)
    ${rollUpsOf(which)}`.execute(db)

/** Rounded down also before 1970, where the remainder is negative. */
const BUCKET = sql.raw('at - ((at % width) + width) % width')
const BITS = sql.raw(FLAGS.map((flag, place) => `max(case when flags like '%${flag}%' then ${1 << place} else 0 end)`).join(' + '))

const rollUpsOf = (which: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select series_id, width, bucket as at, min(at) as first_at, max(at) as last_at, max(at + span) as end_at,
    count(*) as count, count(value) as known,
    max(case when forward = 1 then value end) as first, max(case when backward = 1 then value end) as last,
    min(value) as min, max(value) as max, sum(value) as sum,
    sum(span) as spans, sum(case when span = 0 then 1 else 0 end) as instants,
    sum(case when value < before then 1 else 0 end) as falls, ${BITS} as flags
  from (
    select s.*,
      lag(value) over (partition by series_id, width, bucket order by at) as before,
      row_number() over (partition by series_id, width, bucket, value is null order by at) as forward,
      row_number() over (partition by series_id, width, bucket, value is null order by at desc) as backward
    from (
      select sample.*, width, ${BUCKET} as bucket
      from sample cross join (select ${sql.lit(HOUR)} as width union all select ${sql.lit(DAY)} as width) as widths
      where ${which}
    ) as s
  ) as numbered
  group by series_id, width, bucket
  having count(*) >= ${sql.lit(LEAST)}`
