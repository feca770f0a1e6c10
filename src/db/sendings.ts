/** Reports on their way: each report of a period goes each way at most once. The row is written before anything is sent. */
import type { Selectable } from 'kysely'
import type { Database } from './open.ts'
import type { Tables } from './tables.ts'
import { storable } from './text.ts'

/** `skipped`: it fell due while nothing ran, and a newer one was sent. */
export type SendingState = 'sending' | 'sent' | 'failed' | 'unconfirmed' | 'skipped'
export type SendingKey = { workspace: string; report: string; period: string; way: string }
export type Sending = SendingKey & {
  state: SendingState
  digest: string
  attempts: number
  startedAt: number
  updatedAt: number
  detail: string | null
}

/** The row of a report, period and way; null when it was never sent. */
export async function sendingOf(db: Database, key: SendingKey): Promise<Sending | null> {
  const row = await db
    .selectFrom('sending')
    .selectAll()
    .where('workspace_id', '=', key.workspace)
    .where('report', '=', key.report)
    .where('period', '=', key.period)
    .where('way', '=', key.way)
    .executeTakeFirst()
  return row ? sendingFrom(row) : null
}

const sendingFrom = (row: Selectable<Tables['sending']>): Sending => ({
  workspace: row.workspace_id,
  report: row.report,
  period: row.period,
  way: row.way,
  state: row.state as SendingState,
  digest: row.digest,
  attempts: row.attempts,
  startedAt: row.started_at,
  updatedAt: row.updated_at,
  detail: row.detail,
})

/** All of a workspace, the newest first; at most `most`. */
export async function sendingsOf(db: Database, workspace: string, most: number): Promise<Sending[]> {
  const rows = await db
    .selectFrom('sending')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .orderBy('updated_at', 'desc')
    .orderBy('period', 'desc')
    .orderBy('way')
    .limit(most)
    .execute()
  return rows.map(sendingFrom)
}

/** Notes that a report is not sent, unless something is known of it already. */
export async function skipSending(db: Database, key: SendingKey, { detail, now }: { detail: string; now: number }): Promise<void> {
  const { workspace, ...rest } = key
  await db
    .insertInto('sending')
    .values({ ...rest, workspace_id: workspace, state: 'skipped', digest: '', attempts: 0, started_at: now, updated_at: now, detail })
    .onConflict(c => c.columns(['workspace_id', 'report', 'period', 'way']).doNothing())
    .execute()
}

/**
 * Takes the right to send: once when there is no row yet, and again only from one of the states in `from` (which a
 * person or a proven failure allows). @returns whether this caller has it; of several that try at once one has.
 */
export async function beginSending(
  db: Database,
  key: SendingKey,
  { digest, now, from }: { digest: string; now: number; from: readonly SendingState[] },
): Promise<boolean> {
  const made = await db
    .insertInto('sending')
    .values({
      workspace_id: key.workspace,
      report: key.report,
      period: key.period,
      way: key.way,
      state: 'sending',
      digest,
      attempts: 1,
      started_at: now,
      updated_at: now,
      detail: null,
    })
    .onConflict(c => c.columns(['workspace_id', 'report', 'period', 'way']).doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 1n) return true
  if (from.length === 0) return false
  const taken = await db
    .updateTable('sending')
    .set(e => ({ state: 'sending', digest, attempts: e('attempts', '+', 1), started_at: now, updated_at: now, detail: null }))
    .where('workspace_id', '=', key.workspace)
    .where('report', '=', key.report)
    .where('period', '=', key.period)
    .where('way', '=', key.way)
    .where('state', 'in', from)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

/** Writes how it ended. `from`: only when it is still in this state. @returns whether it was */
export async function endSending(
  db: Database,
  key: SendingKey,
  { state, detail, now, from }: { state: SendingState; detail: string | null; now: number; from: readonly SendingState[] },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sending')
    .set({ state, updated_at: now, detail: detail === null ? null : storable(detail.slice(0, 500)) })
    .where('workspace_id', '=', key.workspace)
    .where('report', '=', key.report)
    .where('period', '=', key.period)
    .where('way', '=', key.way)
    .where('state', 'in', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
