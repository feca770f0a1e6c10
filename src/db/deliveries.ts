/** Deliveries as rows: planned, claimed under a lease, and moved on only by whoever holds the lease of that number (fence). */
import type { Selectable } from 'kysely'
import type { Delivery, DeliveryState, MissedPolicy } from '../delivery/delivery.ts'
import { lockedUnlessTaken } from './dialect.ts'
import { inTransaction, type Database } from './open.ts'
import type { Tables } from './tables.ts'

/** Who leases, when and for how many milliseconds; only deliveries of the `workspaces` that it serves. */
export type Lease = { owner: string; now: number; for: number; workspaces: readonly string[] }

const deliveryOf = (row: Selectable<Tables['delivery']>): Delivery => ({
  id: row.id,
  workspace: row.workspace_id,
  item: row.item,
  channel: row.channel,
  digest: row.digest,
  dueAt: row.due_at,
  local: row.local_time,
  zone: row.zone,
  state: row.state as DeliveryState,
  after: row.after_id,
  policy: { late: row.late as MissedPolicy['late'], within: row.late_within },
  attempts: row.attempts,
  postId: row.post_id,
  url: row.url,
  reason: row.reason,
  lease: row.lease_owner === null || row.lease_until === null ? null : { owner: row.lease_owner, until: row.lease_until },
  fence: row.fence,
})

export type NewDelivery = Pick<
  Delivery,
  'id' | 'workspace' | 'item' | 'channel' | 'digest' | 'dueAt' | 'local' | 'zone' | 'after' | 'policy'
>

/** Plans deliveries; one that is known by its id stays as it is. Returns how many are new. */
export async function planDeliveries(db: Database, deliveries: readonly NewDelivery[], now: number): Promise<number> {
  let added = 0
  for (let i = 0; i < deliveries.length; i += CHUNK) {
    const rows = deliveries.slice(i, i + CHUNK).map(each => ({
      id: each.id,
      workspace_id: each.workspace,
      item: each.item,
      channel: each.channel,
      digest: each.digest,
      due_at: each.dueAt,
      local_time: each.local,
      zone: each.zone,
      state: 'planned',
      after_id: each.after,
      late: each.policy.late,
      late_within: each.policy.within,
      updated_at: now,
      post_id: null,
      url: null,
      reason: null,
      lease_owner: null,
      lease_until: null,
    }))
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('delivery')
      .values(rows)
      .onConflict(c => c.column('id').doNothing())
      .executeTakeFirstOrThrow()
    added += Number(numInsertedOrUpdatedRows ?? 0n)
  }
  return added
}
const CHUNK = 200

/** When the next planned delivery of some workspaces is due, for a timer; null when none is. */
export async function nextDueAt(db: Database, workspaces: readonly string[]): Promise<number | null> {
  if (workspaces.length === 0) return null
  const { at } = await db
    .selectFrom('delivery')
    .select(e => e.fn.min('due_at').as('at'))
    .where('state', '=', 'planned')
    .where('workspace_id', 'in', workspaces)
    .executeTakeFirstOrThrow()
  return at
}

/** Leases due deliveries whose predecessor is out and whose channel is not on hold: no two workers get the same one. */
export async function claimDue(db: Database, lease: Lease & { limit: number }): Promise<Delivery[]> {
  return claim(db, lease, 'planned', 'claimed')
}
/** Leases unconfirmed deliveries to look up; their state stays. `due_at` is when they may be looked up. */
export async function claimUnconfirmed(db: Database, lease: Lease & { limit: number }): Promise<Delivery[]> {
  return claim(db, lease, 'unconfirmed', 'unconfirmed')
}

async function claim(db: Database, lease: Lease & { limit: number }, from: DeliveryState, to: DeliveryState): Promise<Delivery[]> {
  if (lease.workspaces.length === 0) return []
  return inTransaction(db, async transaction => {
    const due = transaction
      .selectFrom('delivery')
      .selectAll()
      .where('state', '=', from)
      .where('workspace_id', 'in', lease.workspaces)
      .where('due_at', '<=', lease.now)
      .where(e => e.or([e('lease_until', 'is', null), e('lease_until', '<=', lease.now)]))
      .$if(from === 'planned', query =>
        query
          .where(e =>
            e.or([
              e('after_id', 'is', null),
              e.exists(
                e
                  .selectFrom('delivery as before')
                  .select('before.id')
                  .whereRef('before.id', '=', 'delivery.after_id')
                  .where('before.state', '=', 'published'),
              ),
            ]),
          )
          .where(e =>
            e.not(
              e.exists(
                e
                  .selectFrom('hold')
                  .select('hold.at')
                  .whereRef('hold.workspace_id', '=', 'delivery.workspace_id')
                  .where(h => h.or([h('hold.channel', '=', '*'), h('hold.channel', '=', h.ref('delivery.channel'))])),
              ),
            ),
          ),
      )
      .orderBy('due_at')
      .orderBy('id')
      .limit(lease.limit)
    const rows = await lockedUnlessTaken(transaction, due).execute()
    if (rows.length === 0) return []
    const held = { lease_owner: lease.owner, lease_until: lease.now + lease.for }
    await transaction
      .updateTable('delivery')
      .set(e => ({ ...held, state: to, fence: e('fence', '+', 1) }))
      .where(
        'id',
        'in',
        rows.map(row => row.id),
      )
      .execute()
    return rows.map(row => deliveryOf({ ...row, ...held, state: to, fence: row.fence + 1 }))
  })
}

export type Change = Partial<Pick<Delivery, 'state' | 'dueAt' | 'local' | 'zone' | 'attempts' | 'postId' | 'url' | 'reason'>>
/** Moves a delivery on, if it is still in `from` under the same fence, and gives the lease back. Returns whether it did. */
export async function moveOn(db: Database, delivery: Delivery, from: DeliveryState, change: Change, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({
      updated_at: now,
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.dueAt === undefined ? {} : { due_at: change.dueAt }),
      ...(change.local === undefined ? {} : { local_time: change.local }),
      ...(change.zone === undefined ? {} : { zone: change.zone }),
      ...(change.attempts === undefined ? {} : { attempts: change.attempts }),
      ...(change.postId === undefined ? {} : { post_id: change.postId }),
      ...(change.url === undefined ? {} : { url: change.url }),
      ...(change.reason === undefined ? {} : { reason: change.reason }),
      lease_owner: null,
      lease_until: null,
    })
    .where('id', '=', delivery.id)
    .where('fence', '=', delivery.fence)
    .where('state', '=', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Leases that ended: what was only claimed is planned again, what was being sent is unconfirmed from `lookUpAt` on. */
export async function reap(db: Database, now: number, lookUpAt: number): Promise<{ released: number; unconfirmed: number }> {
  const over = (state: DeliveryState) =>
    db
      .updateTable('delivery')
      .where('state', '=', state)
      .where(e => e.or([e('lease_until', 'is', null), e('lease_until', '<=', now)]))
  const freed = { lease_owner: null, lease_until: null, updated_at: now }
  const released = await over('claimed')
    .set({ ...freed, state: 'planned' })
    .executeTakeFirst()
  const lost = await over('attempting')
    .set({
      ...freed,
      state: 'unconfirmed',
      due_at: lookUpAt,
      reason: 'The worker ended while it was sending; whether the post is out is not known.',
    })
    .executeTakeFirst()
  return { released: Number(released.numUpdatedRows), unconfirmed: Number(lost.numUpdatedRows) }
}

/** Deliveries of a workspace, by due time; of all states unless some are named. */
export async function deliveriesOf(
  db: Database,
  workspace: string,
  filter: { states?: readonly DeliveryState[]; item?: string; from?: number; to?: number; limit?: number } = {},
): Promise<Delivery[]> {
  const { states, item, from, to, limit } = filter
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .$if(states !== undefined, query => query.where('state', 'in', [...(states ?? [])]))
    .$if(item !== undefined, query => query.where('item', '=', item ?? ''))
    .$if(from !== undefined, query => query.where('due_at', '>=', from ?? 0))
    .$if(to !== undefined, query => query.where('due_at', '<', to ?? 0))
    .orderBy('due_at')
    .orderBy('id')
    .$if(limit !== undefined, query => query.limit(limit ?? 0))
    .execute()
  return rows.map(deliveryOf)
}
/** One delivery, or null. */
export async function deliveryById(db: Database, id: string): Promise<Delivery | null> {
  const row = await db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? deliveryOf(row) : null
}
/** The age in milliseconds of the oldest delivery that is due and not taken: the health of the dispatcher. 0 when none is. */
export async function oldestDue(db: Database, now: number, workspaces: readonly string[]): Promise<number> {
  const at = await nextDueAt(db, workspaces)
  return at === null || at > now ? 0 : now - at
}
