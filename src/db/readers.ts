/** Readers of newsletters: who asked, who confirmed, who left, whose mailbox is gone. */
import type { Selectable } from 'kysely'
import type { Database } from './open.ts'
import type { Tables } from './tables.ts'

const READER_STATES = ['pending', 'confirmed', 'left', 'bounced'] as const
export type ReaderState = (typeof READER_STATES)[number]
export type Reader = {
  workspace: string
  list: string
  address: string
  name: string | null
  state: ReaderState
  askedAt: number | null
  confirmedAt: number | null
  endedAt: number | null
  /** Temporary failures in a row. */
  bounces: number
  reason: string | null
}
export type ReaderKey = Pick<Reader, 'workspace' | 'list' | 'address'>

const readerOf = (row: Selectable<Tables['reader']>): Reader => ({
  workspace: row.workspace_id,
  list: row.list,
  address: row.address,
  name: row.name,
  state: row.state as ReaderState,
  askedAt: row.asked_at,
  confirmedAt: row.confirmed_at,
  endedAt: row.ended_at,
  bounces: row.bounces,
  reason: row.reason,
})

export async function readerBy(db: Database, { workspace, list, address }: ReaderKey): Promise<Reader | null> {
  const row = await db
    .selectFrom('reader')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('list', '=', list)
    .where('address', '=', address)
    .executeTakeFirst()
  return row ? readerOf(row) : null
}

/** Of one list, or of all; by address. */
export async function readersOf(
  db: Database,
  workspace: string,
  filter: { list?: string; states?: readonly ReaderState[] } = {},
): Promise<Reader[]> {
  const { list, states } = filter
  const rows = await db
    .selectFrom('reader')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .$if(list !== undefined, query => query.where('list', '=', list ?? ''))
    .$if(states !== undefined, query => query.where('state', 'in', [...(states ?? [])]))
    .orderBy('list')
    .orderBy('address')
    .execute()
  return rows.map(readerOf)
}

/** Writes a reader as a whole. */
export async function putReader(db: Database, reader: Reader, now: number): Promise<void> {
  const values = {
    name: reader.name,
    state: reader.state,
    asked_at: reader.askedAt,
    confirmed_at: reader.confirmedAt,
    ended_at: reader.endedAt,
    bounces: reader.bounces,
    reason: reader.reason,
    updated_at: now,
  }
  await db
    .insertInto('reader')
    .values({ workspace_id: reader.workspace, list: reader.list, address: reader.address, ...values })
    .onConflict(c => c.columns(['workspace_id', 'list', 'address']).doUpdateSet(values))
    .execute()
}

/** Forgets those who asked and did not confirm before `before`. Returns how many. */
export async function forgetPending(db: Database, workspace: string, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('reader')
    .where('workspace_id', '=', workspace)
    .where('state', '=', 'pending')
    .where('asked_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** How many of a list were sent a confirmation since `since`. */
export async function askedSince(db: Database, workspace: string, list: string, since: number): Promise<number> {
  const { count } = await db
    .selectFrom('reader')
    .select(e => e.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspace)
    .where('list', '=', list)
    .where('asked_at', '>=', since)
    .executeTakeFirstOrThrow()
  return count
}
