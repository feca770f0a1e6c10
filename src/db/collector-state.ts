/** Where collectors go on, how their last runs went, and which worker runs one now. */
import type { ExpressionBuilder, ExpressionWrapper, Selectable, SqlBool } from 'kysely'
import { lockedUnlessTaken } from './dialect.ts'
import { inTransaction, type Database } from './open.ts'
import type { Tables } from './tables.ts'

/** One collector of a workspace; `instance` tells apart several of its kind ('' when there is one). */
export type CollectorKey = { collector: string; instance: string }
/** The cursor to store with samples. `fence`: the lease under which they were read. */
export type CursorMark = CollectorKey & { cursor: string; fence?: number }
export type RunError = { kind: string; message: string; hint: string | null }
/** Requests left by host, as the hosts say. Times are UTC epoch milliseconds. */
export type Quota = Readonly<Record<string, { limit: number | null; remaining: number; resetAt: number | null }>>

export type CollectorState = CollectorKey & {
  workspace: string
  cursor: string | null
  lastRunAt: number | null
  lastOkAt: number | null
  /** Null: it is not run by itself. */
  nextRunAt: number | null
  /** Runs that failed since the last one that did not. */
  failures: number
  error: RunError | null
  requests: number
  samples: number
  quota: Quota | null
  lease: { owner: string; until: number } | null
  fence: number
}

/** The lease of a run went to another worker, which began where the last cursor stands. */
export class LeaseLost extends Error {
  constructor(key: CollectorKey) {
    super(`Another worker has taken over ${key.collector}${key.instance === '' ? '' : ` (${key.instance})`}.`)
    this.name = 'LeaseLost'
  }
}

type Row = Selectable<Tables['collector_state']>

function stateOf(row: Row): CollectorState {
  return {
    workspace: row.workspace_id,
    collector: row.collector,
    instance: row.instance,
    cursor: row.cursor,
    lastRunAt: row.last_run_at,
    lastOkAt: row.last_ok_at,
    nextRunAt: row.next_run_at,
    failures: row.failures,
    error: row.error === null ? null : (JSON.parse(row.error) as RunError),
    requests: row.requests,
    samples: row.samples,
    quota: row.quota === null ? null : (JSON.parse(row.quota) as Quota),
    lease: row.lease_owner === null || row.lease_until === null ? null : { owner: row.lease_owner, until: row.lease_until },
    fence: row.fence,
  }
}

/** The states of a workspace's collectors, by name. */
export async function collectorStates(db: Database, workspace: string): Promise<CollectorState[]> {
  const rows = await db.selectFrom('collector_state').selectAll().where('workspace_id', '=', workspace).execute()
  return rows.map(stateOf).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}
const nameOf = ({ collector, instance }: CollectorKey): string => `${collector}\n${instance}`

/** Makes collectors known, due at `dueAt` (null: run only by hand); those that are known stay as they are. */
export async function addCollectors(db: Database, workspace: string, keys: readonly CollectorKey[], dueAt: number | null): Promise<void> {
  if (keys.length === 0) return
  await db
    .insertInto('collector_state')
    .values(keys.map(({ collector, instance }) => ({ workspace_id: workspace, collector, instance, next_run_at: dueAt })))
    .onConflict(c => c.columns(['workspace_id', 'collector', 'instance']).doNothing())
    .execute()
}

/** When the next run is due, for a timer; null when none is. */
export async function nextRunAt(db: Database): Promise<number | null> {
  const { at } = await db
    .selectFrom('collector_state')
    .select(e => e.fn.min('next_run_at').as('at'))
    .executeTakeFirstOrThrow()
  return at
}

/** Who leases, when (UTC epoch milliseconds) and for how many milliseconds. */
export type Lease = { owner: string; now: number; for: number }

/**
 * Leases runs that are due, the longest overdue first: no two workers get the same one until its lease is over.
 * @param only a collector to lease whether it is due or not
 */
export async function leaseRuns(
  db: Database,
  lease: Lease & { limit: number; workspaces?: readonly string[]; only?: CollectorKey },
): Promise<CollectorState[]> {
  return inTransaction(db, async transaction => {
    const { only: key, workspaces } = lease
    if (workspaces?.length === 0) return []
    const free = transaction
      .selectFrom('collector_state')
      .selectAll()
      .where(e => e.or([e('lease_until', 'is', null), e('lease_until', '<=', lease.now)]))
      .$if(workspaces !== undefined, query => query.where('workspace_id', 'in', workspaces ?? []))
      .$if(key === undefined, query => query.where('next_run_at', '<=', lease.now))
      .$if(key !== undefined, query => query.where('collector', '=', key?.collector ?? '').where('instance', '=', key?.instance ?? ''))
      .orderBy('next_run_at')
      .limit(lease.limit)
    const rows = await lockedUnlessTaken(transaction, free).execute()
    const taken: CollectorState[] = []
    for (const row of rows) {
      const held = { lease_owner: lease.owner, lease_until: lease.now + lease.for, fence: row.fence + 1 }
      await transaction.updateTable('collector_state').set(held).where(only(row.workspace_id, row)).execute()
      taken.push(stateOf({ ...row, ...held }))
    }
    return taken
  })
}

/** Keeps a lease for longer. @throws LeaseLost */
export async function extendLease(db: Database, state: CollectorState, until: number): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('collector_state')
    .set({ lease_until: until })
    .where(only(state.workspace, state))
    .where('fence', '=', state.fence)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new LeaseLost(state)
}

/** How a run went. `error` is null when it went well; `samples` counts the rows that it changed. */
export type RunEnd = {
  at: number
  error: RunError | null
  requests: number
  samples: number
  quota: Quota | null
  nextRunAt: number | null
}

/** Records how a leased run went and gives the lease back. @throws LeaseLost */
export async function endRun(db: Database, state: CollectorState, end: RunEnd): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('collector_state')
    .set(e => ({
      last_run_at: end.at,
      last_ok_at: end.error === null ? end.at : e.ref('last_ok_at'),
      next_run_at: end.nextRunAt,
      failures: end.error === null ? 0 : e('failures', '+', 1),
      error: end.error === null ? null : JSON.stringify(end.error),
      requests: end.requests,
      samples: end.samples,
      quota: end.quota === null ? e.ref('quota') : JSON.stringify(end.quota),
      lease_owner: null,
      lease_until: null,
    }))
    .where(only(state.workspace, state))
    .where('fence', '=', state.fence)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new LeaseLost(state)
}

/** Stores a cursor, in the transaction of its samples. @throws LeaseLost */
export async function moveCursor(db: Database, workspace: string, mark: CursorMark): Promise<void> {
  const { collector, instance, cursor, fence } = mark
  if (fence === undefined) await addCollectors(db, workspace, [mark], null)
  const { numUpdatedRows } = await db
    .updateTable('collector_state')
    .set({ cursor })
    .where(only(workspace, { collector, instance }))
    .$if(fence !== undefined, query => query.where('fence', '=', fence ?? 0))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new LeaseLost(mark)
}

type StateExpression = ExpressionBuilder<Tables, 'collector_state'>
const only =
  (workspace: string, { collector, instance }: CollectorKey) =>
  (e: StateExpression): ExpressionWrapper<Tables, 'collector_state', SqlBool> =>
    e.and({ workspace_id: workspace, collector, instance })
