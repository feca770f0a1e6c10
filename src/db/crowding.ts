/** What stands too close, counted by the database however much there is: the same that `crowding` finds among rows. */
import { sql, type RawBuilder } from 'kysely'
import type { Crowding, CrowdKind, Limits } from '../schedule/crowding.ts'
import type { ClockOffset } from '../schedule/window.ts'
import { inStretch, type Stretch, type Wanted } from './calendar.ts'
import { DAY, HOUR, localDue, MINUTE, unitOf } from './local.ts'
import type { Database } from './open.ts'
import { compare } from './series.ts'

/** `total`: of all days, also those that are not among `first`. `days`: how many in each local day. */
export type Crowded = { first: Crowding[]; total: number; days: Map<string, number> }

/**
 * Crowding within a stretch on a local clock, the first `most` of each day.
 * What was refused or deleted does not count.
 */
export async function crowdingIn(
  db: Database,
  workspace: string,
  stretch: Stretch,
  wanted: Wanted,
  { clock, limits, most }: { clock: readonly ClockOffset[]; limits: Limits; most: number },
): Promise<Crowded> {
  const standing = inStretch(db, workspace, stretch, wanted)
    .select(['channel', 'campaign', 'item', localDue(clock).as('local')])
    .where('state', 'not in', ['rejected', 'deleted'])
  const { rows } = await sql<{ kind: CrowdKind; at: number; what: string; count: number; limit: number; in_day: number }>`
    with standing as materialized ${standing},
      hours as materialized (
        select ${unitOf(local, HOUR)} as hour, channel, count(*) as pieces from standing group by ${unitOf(local, HOUR)}, channel),
      found as (${sql.join(parts(limits), sql` union all `)}),
      placed as (
        select found.*, count(*) over (partition by at / ${sql.lit(DAY)}) as in_day,
          row_number() over (partition by at / ${sql.lit(DAY)} order by rank, count desc, at) as place
        from found)
    select kind, at, what, count, most as "limit", in_day from placed where place <= ${most}`.execute(db)
  const first = rows.map(({ kind, at, what, count, limit }) => ({ kind, when: textOf(at, kind), what, count, limit }))
  const days = new Map(rows.map(({ at, in_day: inDay }) => [textOf(at, 'day'), inDay]))
  return { first: first.sort(order), total: [...days.values()].reduce((sum, count) => sum + count, 0), days }
}

const LENGTH: Readonly<Record<CrowdKind, number>> = { day: 10, campaign: 10, hour: 13, minute: 16 }
/** 2026-03-02, 2026-03-02T09, 2026-03-02T09:30. */
const textOf = (at: number, kind: CrowdKind): string => new Date(at).toISOString().slice(0, LENGTH[kind])
const order = (a: Crowding, b: Crowding): number => compare(a.when, b.when) || compare(a.kind, b.kind) || compare(a.what, b.what)

const local = sql<number>`local`
/** One query for each kind; days come first, as they say most; of hours and minutes the fullest. */
function parts(limits: Limits): RawBuilder<unknown>[] {
  const [perDay, perHour, perCampaign] = [limitOf(limits, 'perDay'), limitOf(limits, 'perHour'), numberOf(limits.campaignPerDay)]
  return [
    sql`select 'day' as kind, 0 as rank, hour / 24 * ${sql.lit(DAY)} as at, channel as what, sum(pieces) as count, ${perDay} as most
      from hours group by hour / 24, channel having sum(pieces) > ${perDay}`,
    sql`select 'campaign' as kind, 1 as rank, day * ${sql.lit(DAY)} as at, campaign as what, count(*) as count, ${perCampaign} as most
      from (select distinct ${unitOf(local, DAY)} as day, campaign, item from standing where campaign is not null) as pieces
      group by day, campaign having count(*) > ${perCampaign}`,
    sql`select 'hour' as kind, 2 as rank, hour * ${sql.lit(HOUR)} as at, channel as what, pieces as count, ${perHour} as most
      from hours where pieces > ${perHour}`,
    sql`select 'minute' as kind, 2 as rank, ${unitOf(local, MINUTE)} * ${sql.lit(MINUTE)} as at, channel as what, count(*) as count, 1 as most
      from standing group by ${unitOf(local, MINUTE)}, channel having count(*) > 1`,
  ]
}

/** The limit of the channel of a row; null, which nothing is above, where there is none. */
function limitOf({ channels, ...all }: Limits, key: 'perDay' | 'perHour'): RawBuilder<unknown> {
  const own = Object.entries(channels).flatMap(([name, { [key]: limit }]) => (limit === undefined ? [] : [{ name, limit }]))
  if (own.length === 0) return numberOf(all[key])
  const whens = own.map(({ name, limit }) => sql`when ${name} then ${numberOf(limit)}`)
  return sql`case channel ${sql.join(whens, sql` `)} else ${numberOf(all[key])} end`
}
const numberOf = (limit: number | null): RawBuilder<unknown> => (limit === null ? sql`cast(null as integer)` : sql.lit(limit))
