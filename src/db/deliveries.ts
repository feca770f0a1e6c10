/** Deliveries as rows: planned, and moved on only by whoever holds the lease of that number (fence). */
import type { Selectable, Updateable } from 'kysely'
import type { Delivery, DeliveryKind, DeliveryState, MissedPolicy } from '../delivery/delivery.ts'
import { chunks } from './chunks.ts'
import { oneOf } from './dialect.ts'
import { inTransaction, type Database } from './open.ts'
import type { Tables } from './tables.ts'

export const deliveryOf = (row: Selectable<Tables['delivery']>): Delivery => ({
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
  kind: row.kind as DeliveryKind,
  of: row.of_id,
  campaign: row.campaign,
  launchTime: row.launch_time,
})

export type NewDelivery = Pick<
  Delivery,
  'id' | 'workspace' | 'item' | 'channel' | 'digest' | 'dueAt' | 'local' | 'zone' | 'after' | 'policy'
> &
  Partial<Pick<Delivery, 'kind' | 'of' | 'campaign' | 'reason' | 'launchTime'>>

/** Plans deliveries; one that is known by its id stays as it is. Returns how many are new. */
export async function planDeliveries(db: Database, deliveries: readonly NewDelivery[], now: number): Promise<number> {
  let added = 0
  for (const some of chunks(deliveries, ROWS)) {
    const rows = some.map(each => ({
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
      reason: each.reason ?? null,
      lease_owner: null,
      lease_until: null,
      kind: each.kind ?? 'post',
      of_id: each.of ?? null,
      campaign: each.campaign ?? null,
      launch_time: each.launchTime ?? null,
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
/** Rows of a delivery have many values. */
const ROWS = 200

export type Change = Partial<
  Pick<Delivery, 'state' | 'dueAt' | 'local' | 'zone' | 'attempts' | 'postId' | 'url' | 'reason' | 'after' | 'launchTime'>
>
/**
 * Moves a delivery on, if it is still in `from` under the same fence, and gives the lease back. With an edit or a deletion
 * that is done, the post moves too. Returns whether it did.
 */
export async function moveOn(db: Database, delivery: Delivery, from: DeliveryState, change: Change, now: number): Promise<boolean> {
  const { of } = delivery
  const done = change.state === 'published' || change.state === 'deleted'
  if (of === null || !done || delivery.kind === 'comment') return moveOne(db, delivery, from, change, now)
  return inTransaction(db, async transaction => {
    if (!(await moveOne(transaction, delivery, from, change, now))) return false
    await transaction
      .updateTable('delivery')
      .set(delivery.kind === 'delete' ? { state: 'deleted', updated_at: now } : { digest: delivery.digest, updated_at: now })
      .where('id', '=', of)
      .execute()
    return true
  })
}

async function moveOne(db: Database, delivery: Delivery, from: DeliveryState, change: Change, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ ...columnsOf(change), updated_at: now, lease_owner: null, lease_until: null })
    .where('id', '=', delivery.id)
    .where('fence', '=', delivery.fence)
    .where('state', '=', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * An answer that comes when its lease is long over: that a post is out is believed, unless somebody is sending again by
 * now or a person has said that it is out. Whoever looks it up meanwhile finds that it has moved, and what was planned in
 * its place goes no more.
 */
export async function believe(db: Database, delivery: Delivery, change: Change, now: number): Promise<boolean> {
  const freed = { updated_at: now, lease_owner: null, lease_until: null }
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set(e => ({ ...columnsOf(change), ...freed, fence: e('fence', '+', 1) }))
    .where('id', '=', delivery.id)
    .where('state', 'in', ['planned', 'claimed', 'unconfirmed', 'waiting', 'blocked', 'missed', 'cancelled'])
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const { workspace, item, channel, kind } = delivery
  await db
    .updateTable('delivery')
    .set(e => ({ ...freed, state: 'cancelled', reason: 'An earlier attempt turned out to be out.', fence: e('fence', '+', 1) }))
    .where('workspace_id', '=', workspace)
    .where('item', '=', item)
    .where('channel', '=', channel)
    .where('kind', '=', kind)
    .where('id', '!=', delivery.id)
    .where('state', 'in', ['planned', 'claimed', 'blocked', 'missed'])
    .execute()
  return true
}

const columnsOf = (change: Change): Partial<Updateable<Tables['delivery']>> => ({
  ...(change.state === undefined ? {} : { state: change.state }),
  ...(change.dueAt === undefined ? {} : { due_at: change.dueAt }),
  ...(change.local === undefined ? {} : { local_time: change.local }),
  ...(change.zone === undefined ? {} : { zone: change.zone }),
  ...(change.attempts === undefined ? {} : { attempts: change.attempts }),
  ...(change.postId === undefined ? {} : { post_id: change.postId }),
  ...(change.url === undefined ? {} : { url: change.url }),
  ...(change.reason === undefined ? {} : { reason: change.reason }),
  ...(change.after === undefined ? {} : { after_id: change.after }),
  ...(change.launchTime === undefined ? {} : { launch_time: change.launchTime }),
})

/** Deliveries of a workspace, by due time; of all states unless some are named. */
export async function deliveriesOf(
  db: Database,
  workspace: string,
  filter: { states?: readonly DeliveryState[]; item?: string; items?: readonly string[]; from?: number; to?: number; limit?: number } = {},
): Promise<Delivery[]> {
  const { states, item, items, from, to, limit } = filter
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .$if(states !== undefined, query => query.where('state', 'in', [...(states ?? [])]))
    .$if(item !== undefined, query => query.where('item', '=', item ?? ''))
    .$if(items !== undefined, query => query.where(oneOf(db, 'item', items ?? [])))
    .$if(from !== undefined, query => query.where('due_at', '>=', from ?? 0))
    .$if(to !== undefined, query => query.where('due_at', '<', to ?? 0))
    .orderBy('due_at')
    .orderBy('id')
    .$if(limit !== undefined, query => query.limit(limit ?? 0))
    .execute()
  return rows.map(deliveryOf)
}
/** What has not left, was never tried, and tells its time from the launch. */
export async function launchBound(db: Database, workspace: string): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('launch_time', 'is not', null)
    .where('state', 'in', ['planned', 'missed', 'blocked'])
    .where(e => e.not(e.exists(e.selectFrom('attempt').select('attempt.id').whereRef('attempt.delivery_id', '=', 'delivery.id'))))
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  return rows.map(deliveryOf)
}
/** What has not left and is to follow a delivery. */
export async function followersOf(db: Database, id: string): Promise<Delivery[]> {
  const rows = await db.selectFrom('delivery').selectAll().where('after_id', '=', id).where('state', 'in', ['planned', 'blocked']).execute()
  return rows.map(deliveryOf)
}
/** One delivery, or null. */
export async function deliveryById(db: Database, id: string): Promise<Delivery | null> {
  const row = await db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? deliveryOf(row) : null
}
/** Ids of the newest posts that other deliveries of its workspace made on its channel. */
export async function postsOfOthers(db: Database, { id, workspace, channel }: Delivery): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('delivery')
    .select('post_id')
    .where('workspace_id', '=', workspace)
    .where('channel', '=', channel)
    .where('post_id', 'is not', null)
    .where('id', '!=', id)
    .orderBy('due_at', 'desc')
    .limit(500)
    .execute()
  return new Set(rows.flatMap(row => row.post_id ?? []))
}
