/** Deliveries of a stretch of time, as the calendar reads them: counted by the database, and only as many rows as are shown. */
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { ShownDelivery } from '../delivery/calendar.ts'
import type { Delivery, DeliveryKind, DeliveryState } from '../delivery/delivery.ts'
import { deliveryOf } from './deliveries.ts'
import type { Database } from './open.ts'
import type { Tables } from './tables.ts'

/** `from` to `to` (not included), UTC epoch milliseconds; `channel` null: all. */
export type Stretch = { from: number; to: number; channel: string | null }
/** What is left out: channels and states that are not wanted; what was taken back is never shown unless it is asked for. */
export type Wanted = { channels: readonly string[] | null; states: readonly DeliveryState[] | null }
export type StretchCount = { stretch: number; channel: string; state: DeliveryState; count: number }

/** A compound of more queries than this is refused by SQLite (SQLITE_MAX_COMPOUND_SELECT is 500). */
const MOST = 400

type Rows = SelectQueryBuilder<Tables, 'delivery', object>
function inStretch(db: Database, workspace: string, { from, to, channel }: Stretch, { channels, states }: Wanted): Rows {
  const query = db.selectFrom('delivery').where('workspace_id', '=', workspace).where('due_at', '>=', from).where('due_at', '<', to)
  const byChannel =
    channel !== null ? query.where('channel', '=', channel) : channels === null ? query : query.where('channel', 'in', channels)
  return states === null ? byChannel.where('state', '!=', 'cancelled') : byChannel.where('state', 'in', states)
}

/** How many deliveries stand in each stretch, by channel and state; in one query for all of them. */
export async function countIn(db: Database, workspace: string, stretches: readonly Stretch[], wanted: Wanted): Promise<StretchCount[]> {
  const found: StretchCount[] = []
  for (let i = 0; i < stretches.length; i += MOST) {
    const queries = stretches.slice(i, i + MOST).map((stretch, j) =>
      inStretch(db, workspace, stretch, wanted)
        .select(e => [sql<number>`${sql.lit(i + j)}`.as('stretch'), 'channel', 'state', e.fn.countAll<number>().as('count')])
        .groupBy(['channel', 'state']),
    )
    const rows = await united(queries).execute()
    for (const row of rows)
      found.push({ stretch: Number(row.stretch), channel: row.channel, state: row.state as DeliveryState, count: Number(row.count) })
  }
  return found
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

/** Deliveries of a stretch as they are shown, by due time; at most `limit`. */
export async function shownIn(db: Database, workspace: string, stretch: Stretch, wanted: Wanted, limit: number): Promise<ShownDelivery[]> {
  const rows = await inStretch(db, workspace, stretch, wanted).select(SHOWN).orderBy('due_at').orderBy('id').limit(limit).execute()
  return rows.map(shownOf)
}

/** The first `limit` deliveries of each stretch, by due time; in one query for all of them. */
export async function firstIn(
  db: Database,
  workspace: string,
  stretches: readonly Stretch[],
  wanted: Wanted,
  limit: number,
): Promise<Map<number, ShownDelivery[]>> {
  const found = new Map<number, ShownDelivery[]>()
  for (let i = 0; i < stretches.length; i += MOST) {
    const queries = stretches.slice(i, i + MOST).map((stretch, j) => {
      const first = inStretch(db, workspace, stretch, wanted).select(SHOWN).orderBy('due_at').orderBy('id').limit(limit).as('first')
      return db
        .selectFrom(first)
        .selectAll('first')
        .select(sql<number>`${sql.lit(i + j)}`.as('stretch'))
    })
    for (const { stretch, ...row } of await united(queries).execute()) {
      const list = found.get(Number(stretch))
      if (list) list.push(shownOf(row))
      else found.set(Number(stretch), [shownOf(row)])
    }
  }
  for (const list of found.values()) list.sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
  return found
}

type Unitable<Self> = { unionAll(other: Self): Self }
const united = <Query extends Unitable<Query>>([first, ...rest]: readonly Query[]): Query =>
  rest.reduce((all, each) => all.unionAll(each), first!)

export type Standing = { id: string; item: string; channel: string; campaign: string | null; at: number; state: DeliveryState }
/** What stands in a stretch and will go out or went out, in few columns; at most `limit`. */
export async function standingIn(db: Database, workspace: string, stretch: Stretch, limit: number): Promise<Standing[]> {
  const rows = await inStretch(db, workspace, stretch, { channels: null, states: null })
    .select(['id', 'item', 'channel', 'campaign', 'due_at', 'state'])
    .where('state', 'not in', ['rejected', 'deleted'])
    .where('kind', '=', 'post')
    .orderBy('due_at')
    .limit(limit)
    .execute()
  return rows.map(({ due_at: at, state, ...row }) => ({ ...row, at, state: state as DeliveryState }))
}

/** Which of some items have a delivery that was not taken back, as `item channel`. */
export async function itemsWithDeliveries(db: Database, workspace: string, items: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (let i = 0; i < items.length; i += MOST) {
    const rows = await db
      .selectFrom('delivery')
      .select(['item', 'channel'])
      .where('workspace_id', '=', workspace)
      .where('item', 'in', items.slice(i, i + MOST))
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
/** All deliveries of some items that were not taken back. */
export async function deliveriesOfItems(db: Database, workspace: string, items: readonly string[]): Promise<Delivery[]> {
  const found: Delivery[] = []
  for (let i = 0; i < items.length; i += MOST) {
    const rows = await db
      .selectFrom('delivery')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('item', 'in', items.slice(i, i + MOST))
      .where('state', '!=', 'cancelled')
      .orderBy('due_at')
      .execute()
    found.push(...rows.map(deliveryOf))
  }
  return found
}
/** Items with a delivery that is out, and those with one that is still to go or out. */
export async function itemsByProgress(db: Database, workspace: string): Promise<{ scheduled: Set<string>; published: Set<string> }> {
  const rows = await db
    .selectFrom('delivery')
    .select(['item', 'state'])
    .distinct()
    .where('workspace_id', '=', workspace)
    .where('kind', '=', 'post')
    .where('state', 'not in', ['cancelled', 'rejected', 'deleted'])
    .execute()
  return {
    scheduled: new Set(rows.map(each => each.item)),
    published: new Set(rows.filter(each => each.state === 'published').map(each => each.item)),
  }
}
