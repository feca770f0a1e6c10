/** Attempts to send: written before they are made, so that a crash leaves a trace and never a silent second post. */
import type { Delivery } from '../delivery/delivery.ts'
import { believe, moveOn, type Change } from './deliveries.ts'
import { lockGate } from './dialect.ts'
import { notHeld } from './due.ts'
import { inTransaction, type Database } from './open.ts'

export type Attempt = {
  id: string
  delivery: string
  fence: number
  digest: string
  startedAt: number
  endedAt: number | null
  outcome: string | null
  detail: string | null
}

/** `taken`: the lease went to another worker, or somebody put a hold on it since it was claimed. */
export type Begun = 'begun' | 'taken' | { blocked: string }

/**
 * Writes the intent to send these bytes and takes the delivery into `attempting`, both or neither. What forbids it (null: nothing
 * does) is asked in the same transaction, so that no yes is taken back and no hold is put between the two; it blocks the
 * delivery.
 */
export async function beginAttempt(
  db: Database,
  delivery: Delivery,
  attempt: { id: string; digest: string; startedAt: number; leaseUntil: number },
  forbidden: (transaction: Database) => Promise<string | null>,
): Promise<Begun> {
  const { startedAt: now, leaseUntil } = attempt
  return inTransaction(db, async transaction => {
    await lockGate(transaction, delivery.workspace, 'read')
    const why = await forbidden(transaction)
    if (why !== null) {
      const moved = await moveOn(transaction, delivery, 'claimed', { state: 'blocked', reason: why }, now)
      return moved ? { blocked: why } : 'taken'
    }
    const { numUpdatedRows } = await transaction
      .updateTable('delivery')
      .set({ state: 'attempting', digest: attempt.digest, attempts: delivery.attempts + 1, lease_until: leaseUntil, updated_at: now })
      .where('id', '=', delivery.id)
      .where('fence', '=', delivery.fence)
      .where('state', '=', 'claimed')
      .where('lease_until', '>', now)
      .where(notHeld)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return 'taken'
    await transaction
      .insertInto('attempt')
      .values({
        id: attempt.id,
        workspace_id: delivery.workspace,
        delivery_id: delivery.id,
        fence: delivery.fence,
        digest: attempt.digest,
        started_at: now,
        ended_at: null,
        outcome: null,
        detail: null,
      })
      .execute()
    return 'begun'
  })
}

/**
 * Writes what came of an attempt and moves the delivery on. An answer that comes after the lease was over still counts
 * when nobody has decided meanwhile, and one that says that it is out even then: knowing beats not knowing. Returns
 * whether the delivery moved.
 */
export async function endAttempt(
  db: Database,
  delivery: Delivery,
  attempt: string,
  result: { outcome: string; detail: string | null; change: Change },
  now: number,
): Promise<boolean> {
  return inTransaction(db, async transaction => {
    await transaction
      .updateTable('attempt')
      .set({ ended_at: now, outcome: result.outcome, detail: result.detail })
      .where('id', '=', attempt)
      .execute()
    return (
      (await moveOn(transaction, delivery, 'attempting', result.change, now)) ||
      (await moveOn(transaction, delivery, 'unconfirmed', result.change, now)) ||
      (delivery.of === null && result.change.state === 'published' && (await believe(transaction, delivery, result.change, now)))
    )
  })
}

/** Notes what the last attempt made, if its answer was lost. @param found null: that is not known */
export async function learn(db: Database, { id }: Delivery, found: object | null, now: number): Promise<void> {
  const last = (await attemptsOf(db, id)).at(-1)
  if (last === undefined || (last.outcome !== null && last.outcome !== 'unknown')) return
  const detail = found === null ? last.detail : JSON.stringify({ ...found, lost: last.detail })
  await db
    .updateTable('attempt')
    .set({ outcome: 'unknown', ended_at: last.endedAt ?? now, detail })
    .where('id', '=', last.id)
    .execute()
}

/** Attempts of a delivery, oldest first. */
export async function attemptsOf(db: Database, delivery: string): Promise<Attempt[]> {
  const rows = await db
    .selectFrom('attempt')
    .selectAll()
    .where('delivery_id', '=', delivery)
    .orderBy('started_at')
    .orderBy('fence')
    .execute()
  return rows.map(row => ({
    id: row.id,
    delivery: row.delivery_id,
    fence: row.fence,
    digest: row.digest,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    outcome: row.outcome,
    detail: row.detail,
  }))
}
