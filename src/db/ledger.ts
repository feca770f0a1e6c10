/** Deliveries as pages list them: counted by the database, and only as many rows as are shown. */
import { sql, type SelectQueryBuilder } from 'kysely'
import type { LedgerRow } from '../delivery/pages.ts'
import type { Delivery, DeliveryKind, DeliveryState } from '../delivery/delivery.ts'
import { deliveryOf } from './deliveries.ts'
import { oneOf } from './dialect.ts'
import type { Database } from './open.ts'
import type { Tables } from './tables.ts'

/** How many deliveries are in each state, how many of them may be sent now, and their campaigns: read once. */
export async function countsOf(
  db: Database,
  workspace: string,
  now: number,
): Promise<{ states: Map<DeliveryState, number>; due: number; campaigns: string[] }> {
  const rows = await db
    .selectFrom('delivery')
    .select(e => ['state', 'campaign', e.fn.countAll<number>().as('count')])
    .select(e => e.fn.countAll<number>().filterWhere('due_at', '<=', now).as('due'))
    .where('workspace_id', '=', workspace)
    .groupBy(['state', 'campaign'])
    .execute()
  const states = new Map<DeliveryState, number>()
  for (const { state, count } of rows) states.set(state as DeliveryState, (states.get(state as DeliveryState) ?? 0) + count)
  const due = rows.reduce((sum, each) => sum + (each.state === 'planned' ? each.due : 0), 0)
  return { states, due, campaigns: [...new Set(rows.flatMap(each => each.campaign ?? []))] }
}

/** `from`, `to` (not included): by due time. `channels`: of these alone. `after`: the cursor of the row before. */
export type LedgerAsk = {
  states: readonly DeliveryState[] | null
  /** Of these pieces alone. */
  items?: readonly string[]
  /** Words that its reason holds. */
  said?: readonly string[]
  channels?: readonly string[]
  from?: number
  to?: number
  order: 'newest' | 'oldest'
  after?: string | null
  limit: number
}
export type LedgerRowOf = Omit<LedgerRow, 'title'>
type Query = SelectQueryBuilder<Tables, 'delivery', object>

function wanted(db: Database, workspace: string, { states, items, said, channels, from, to }: Omit<LedgerAsk, 'order' | 'limit'>): Query {
  let query: Query = db.selectFrom('delivery').where('workspace_id', '=', workspace)
  if (states !== null) query = query.where('state', 'in', [...states])
  if (channels !== undefined) query = query.where(oneOf(db, 'channel', channels))
  if (from !== undefined) query = query.where('due_at', '>=', from)
  if (to !== undefined) query = query.where('due_at', '<', to)
  if (items !== undefined) query = query.where(oneOf(db, 'item', items))
  for (const word of said ?? []) {
    const like = `%${word.replace(/[\\%_]/g, match => `\\${match}`)}%`
    query = query.where('reason', 'is not', null).where(sql<boolean>`lower(reason) like ${like} escape '\\'`)
  }
  return query
}

/** How many there are of what is asked for. */
export async function countWanted(db: Database, workspace: string, ask: Omit<LedgerAsk, 'order' | 'limit' | 'after'>): Promise<number> {
  const { count } = await wanted(db, workspace, ask)
    .select(e => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

const COLUMNS = ['id', 'item', 'channel', 'state', 'kind', 'due_at', 'url', 'reason'] as const
/** Rows by due time. */
export async function ledgerRows(db: Database, workspace: string, ask: LedgerAsk): Promise<LedgerRowOf[]> {
  const rows = await paged(wanted(db, workspace, ask), ask)
    .select(COLUMNS)
    .execute()
  return rows.map(({ due_at: dueAt, state, kind, ...row }) => ({
    ...row,
    dueAt,
    state: state as DeliveryState,
    kind: kind as DeliveryKind,
  }))
}
/** The same in full. */
export async function wholeRows(db: Database, workspace: string, ask: LedgerAsk): Promise<Delivery[]> {
  return (
    await paged(wanted(db, workspace, ask), ask)
      .selectAll()
      .execute()
  ).map(deliveryOf)
}

function paged(query: Query, { order, after, limit }: LedgerAsk): Query {
  const way = order === 'newest' ? 'desc' : 'asc'
  const [at, id] = cursorIn(after ?? null)
  const beyond = order === 'newest' ? '<' : '>'
  const rest = id === null ? query : query.where(e => e.or([e('due_at', beyond, at), e.and([e('due_at', '=', at), e('id', beyond, id)])]))
  return rest.orderBy('due_at', way).orderBy('id', way).limit(limit)
}
export const cursorOf = ({ dueAt, id }: { dueAt: number; id: string }): string => `${dueAt} ${id}`
function cursorIn(text: string | null): [at: number, id: string | null] {
  const found = /^(-?\d+) (.+)$/.exec(text ?? '')
  return found === null ? [0, null] : [Number(found[1]), found[2]!]
}
