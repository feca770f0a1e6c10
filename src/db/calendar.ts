/** Posts of a stretch of time, as the calendar reads them: counted by the database, and only as many rows as are shown. */
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { ShownDelivery } from '../delivery/calendar.ts'
import type { Delivery, DeliveryKind, DeliveryState } from '../delivery/delivery.ts'
import type { ClockOffset } from '../schedule/window.ts'
import { chunks } from './chunks.ts'
import { deliveryOf } from './deliveries.ts'
import { hasLateral, oneOf } from './dialect.ts'
import { localDue, unitOf } from './local.ts'
import type { Database } from './open.ts'
import type { Tables } from './tables.ts'

/** `from` to `to` (not included), UTC epoch milliseconds; `channel` null: all. */
export type Stretch = { from: number; to: number; channel: string | null }
/** What is left out: channels and states that are not wanted; what was taken back is never shown unless it is asked for. */
export type Wanted = { channels: readonly string[] | null; states: readonly DeliveryState[] | null }
/** `at`: where the day or the hour begins on the local clock, read as if it were UTC. */
export type UnitCount = { at: number; channel: string; state: DeliveryState; count: number }

type Rows = SelectQueryBuilder<Tables, 'delivery', object>
/** Deliveries of a stretch of time that are wanted. */
export function inStretch(db: Database, workspace: string, { from, to, channel }: Stretch, wanted: Wanted): Rows {
  const query = wantedOf(db, workspace, wanted).where('due_at', '>=', from).where('due_at', '<', to)
  return channel === null ? query : query.where('channel', '=', channel)
}
function wantedOf(db: Database, workspace: string, { channels, states }: Wanted): Rows {
  // A first comment, an edit and a deletion go with their post, and stand in the ledger.
  const query = db.selectFrom('delivery').where('delivery.workspace_id', '=', workspace).where('kind', '=', 'post')
  const byChannel = channels === null ? query : query.where('delivery.channel', 'in', channels)
  return states === null ? byChannel.where('state', '!=', 'cancelled') : byChannel.where('state', 'in', states)
}

/** How many deliveries stand in each day or hour (`unit`, milliseconds) of a local clock, by channel and state. */
export async function countIn(
  db: Database,
  workspace: string,
  stretch: Stretch,
  wanted: Wanted,
  { clock, unit }: { clock: readonly ClockOffset[]; unit: number },
): Promise<UnitCount[]> {
  const rows = await inStretch(db, workspace, stretch, wanted)
    .select(e => [unitOf(localDue(clock), unit).as('place'), 'channel', 'state', e.fn.countAll<number>().as('count')])
    .groupBy(['place', 'channel', 'state'])
    .orderBy('place')
    .execute()
  return rows.map(({ place, channel, state, count }) => ({ at: place * unit, channel, state: state as DeliveryState, count }))
}

const SHOWN = ['id', 'item', 'channel', 'due_at', 'local_time', 'zone', 'state', 'kind', 'campaign'] as const
type ShownRow = Pick<Selectable<Tables['delivery']>, (typeof SHOWN)[number]>
const shownOf = ({ due_at: dueAt, local_time: local, state, kind, ...row }: ShownRow): ShownDelivery => ({
  ...row,
  dueAt,
  local,
  state: state as DeliveryState,
  kind: kind as DeliveryKind,
})

/** The first `limit` deliveries of each stretch, by due time; in one query for all of them, which is planned once. */
export async function firstIn(
  db: Database,
  workspace: string,
  stretches: readonly Stretch[],
  wanted: Wanted,
  limit: number,
): Promise<Map<number, ShownDelivery[]>> {
  const found = new Map<number, ShownDelivery[]>()
  const inEach = wantedOf(db, workspace, wanted)
    .where(sql<boolean>`due_at >= each.start and due_at < each.finish and (each.chosen is null or channel = each.chosen)`)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
  const first = hasLateral(db)
    ? sql`lateral ${inEach.select(SHOWN)} as first`
    : sql`delivery as first on first.id in ${inEach.select('delivery.id')}`
  const shown = sql.join(SHOWN.map(name => sql.ref(`first.${name}`)))
  for (const some of chunks([...stretches.entries()])) {
    const values = some.map(([place, { from, to, channel }]) => sql`(${sql.lit(place)}, ${sql.lit(from)}, ${sql.lit(to)}, cast(${channel} as text))`) // prettier-ignore
    const { rows } = await sql<ShownRow & { place: number }>`
      with each(place, start, finish, chosen) as (values ${sql.join(values)})
      select each.place, ${shown} from each cross join ${first}`.execute(db)
    for (const { place, ...row } of rows) {
      const list = found.get(place)
      if (list) list.push(shownOf(row))
      else found.set(place, [shownOf(row)])
    }
  }
  for (const list of found.values()) list.sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
  return found
}

/** Which of some items have a delivery that was not taken back, as `item channel`. */
export async function itemsWithDeliveries(db: Database, workspace: string, items: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const some of chunks(items)) {
    const rows = await db
      .selectFrom('delivery')
      .select(['item', 'channel'])
      .where('workspace_id', '=', workspace)
      .where('item', 'in', some)
      .where('state', '!=', 'cancelled')
      .execute()
    for (const { item, channel } of rows) found.add(`${item} ${channel}`)
  }
  return found
}

/** Deliveries of a stretch in full, by due time; at most `limit`. What was taken back is left out. */
export async function deliveriesIn(db: Database, workspace: string, stretch: Stretch, wanted: Wanted, limit: number): Promise<Delivery[]> {
  const rows = await inStretch(db, workspace, stretch, wanted).selectAll().orderBy('due_at').orderBy('id').limit(limit).execute()
  return rows.map(deliveryOf)
}
/** Items with a delivery that is out, and those with one that is still to go or out; of these items, or of all. */
export async function itemsByProgress(
  db: Database,
  workspace: string,
  items: readonly string[] | null = null,
): Promise<{ scheduled: Set<string>; published: Set<string> }> {
  const rows = await db
    .selectFrom('delivery')
    .select(['item', 'state'])
    .distinct()
    .where('workspace_id', '=', workspace)
    .where('kind', '=', 'post')
    .where('state', 'not in', ['cancelled', 'rejected', 'deleted'])
    .$if(items !== null, query => query.where(oneOf(db, 'item', items ?? [])))
    .execute()
  return {
    scheduled: new Set(rows.map(each => each.item)),
    published: new Set(rows.filter(each => each.state === 'published').map(each => each.item)),
  }
}
