/** Which deliveries are due, who takes them, and what becomes of those whose worker is gone. */
import { sql, type ExpressionBuilder, type ExpressionWrapper, type SqlBool } from 'kysely'
import { EVERYTHING, type Delivery, type DeliveryState } from '../delivery/delivery.ts'
import { deliveryOf } from './deliveries.ts'
import { lockedUnlessTaken } from './dialect.ts'
import { inTransaction, type Database } from './open.ts'
import type { Tables } from './tables.ts'

/**
 * Who leases, when and for how many milliseconds; only deliveries of the `workspaces` that it serves, and none of the
 * `paused` channels.
 */
export type Lease = { owner: string; now: number; for: number; workspaces: readonly string[]; paused?: readonly string[] }

type Row = ExpressionBuilder<Tables, 'delivery'>
type Condition = ExpressionWrapper<Tables, 'delivery', SqlBool>

/** What it follows is out. */
const itsTurn = (e: Row): Condition =>
  e.or([
    e('after_id', 'is', null),
    e.exists(
      e
        .selectFrom('delivery as before')
        .select('before.id')
        .whereRef('before.id', '=', 'delivery.after_id')
        .where('before.state', '=', 'published'),
    ),
  ])

/** States of a delivery after which what follows it will never have its turn. */
const NEVER: readonly DeliveryState[] = ['cancelled', 'rejected', 'deleted']
const neverItsTurn = (e: Row): Condition =>
  e.exists(
    e
      .selectFrom('delivery as before')
      .select('before.id')
      .whereRef('before.id', '=', 'delivery.after_id')
      .where('before.state', 'in', [...NEVER]),
  )

/** Neither its channel, nor its campaign, nor everything is on hold. */
export const notHeld = (e: Row): Condition =>
  e.not(
    e.exists(
      e
        .selectFrom('hold')
        .select('hold.at')
        .whereRef('hold.workspace_id', '=', 'delivery.workspace_id')
        .where(h =>
          h.or([
            h('hold.channel', '=', EVERYTHING),
            h('hold.channel', '=', h.ref('delivery.channel')),
            h('hold.channel', '=', sql<string>`'campaign:' || ${h.ref('delivery.campaign')}`),
          ]),
        ),
    ),
  )

/** When there is next something to do about a planned delivery of some workspaces, for a timer; null when nothing is. */
export async function nextDueAt(db: Database, workspaces: readonly string[]): Promise<number | null> {
  if (workspaces.length === 0) return null
  const { at } = await db
    .selectFrom('delivery')
    .select(e => e.fn.min('due_at').as('at'))
    .where('state', '=', 'planned')
    .where('workspace_id', 'in', workspaces)
    .where(e => e.or([e.and([itsTurn(e), notHeld(e)]), neverItsTurn(e)]))
    .executeTakeFirstOrThrow()
  return at
}

/** The age in milliseconds of the oldest delivery that may go, is due and is not taken: the health of the dispatcher. 0 when none is. */
export async function oldestDue(db: Database, now: number, workspaces: readonly string[]): Promise<number> {
  const at = await nextDueAt(db, workspaces)
  return at === null || at > now ? 0 : now - at
}

/** Delays of the oldest due delivery (milliseconds) up to this are in order: the timer looks again within it. */
export const LATE = 5 * 60_000

/**
 * How sending is: `oldest` is the age of the oldest due delivery that nobody takes (milliseconds), `held` how many are
 * due and may not go (on hold, or what they follow is not out), `unknown` how many are unconfirmed, `person` how many
 * wait for a person's word.
 */
export type SendingHealth = { oldest: number; held: number; unknown: number; person: number }
export async function sendingHealth(db: Database, now: number, workspaces: readonly string[]): Promise<SendingHealth> {
  if (workspaces.length === 0) return { oldest: 0, held: 0, unknown: 0, person: 0 }
  const { held, unknown, person } = await db
    .selectFrom('delivery')
    .where('workspace_id', 'in', workspaces)
    .where('state', 'in', ['planned', 'unconfirmed', 'waiting', 'blocked', 'missed'])
    .select(e => [
      e.fn
        .countAll<number>()
        .filterWhere(each =>
          each.and([each('state', '=', 'planned'), each('due_at', '<=', now), each.not(each.and([itsTurn(each), notHeld(each)]))]),
        )
        .as('held'),
      e.fn.countAll<number>().filterWhere('state', '=', 'unconfirmed').as('unknown'),
      e.fn.countAll<number>().filterWhere('state', 'in', ['waiting', 'blocked', 'missed']).as('person'),
    ])
    .executeTakeFirstOrThrow()
  return { oldest: await oldestDue(db, now, workspaces), held, unknown, person }
}

/** Leases due deliveries whose turn it is and that are not on hold: no two workers get the same one. */
export async function claimDue(db: Database, lease: Lease & { limit: number }): Promise<Delivery[]> {
  return claim(db, lease, 'planned', 'claimed')
}
/** Leases unconfirmed deliveries to look up; their state stays. `due_at` is when they may be looked up. */
export async function claimUnconfirmed(db: Database, lease: Lease & { limit: number }): Promise<Delivery[]> {
  return claim(db, lease, 'unconfirmed', 'unconfirmed')
}

async function claim(db: Database, lease: Lease & { limit: number }, from: DeliveryState, to: DeliveryState): Promise<Delivery[]> {
  if (lease.workspaces.length === 0) return []
  const paused = lease.paused ?? []
  return inTransaction(db, async transaction => {
    const due = transaction
      .selectFrom('delivery')
      .selectAll()
      .where('state', '=', from)
      .where('workspace_id', 'in', lease.workspaces)
      .where('due_at', '<=', lease.now)
      .where(e => e.or([e('lease_until', 'is', null), e('lease_until', '<=', lease.now)]))
      .$if(from === 'planned', query => query.where(itsTurn).where(notHeld))
      .$if(paused.length > 0, query => query.where('channel', 'not in', paused))
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

/** No lease is given for so long (milliseconds): one that ends later was given by a clock that was ahead. */
const LONGEST = 3_600_000

/** Leases that ended: what was only claimed is planned again, what was being sent is unconfirmed from `lookUpAt` on. */
export async function reap(db: Database, now: number, lookUpAt: number): Promise<{ released: number; unconfirmed: number }> {
  const over = (state: DeliveryState) =>
    db
      .updateTable('delivery')
      .where('state', '=', state)
      .where(e => e.or([e('lease_until', 'is', null), e('lease_until', '<=', now), e('lease_until', '>', now + LONGEST)]))
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

/**
 * Deliveries that are blocked, and neither for want of an account (the last attempt was refused so) nor because what they
 * were to follow will not be out: by due time.
 */
export async function blockedByGate(db: Database, workspaces: readonly string[]): Promise<Delivery[]> {
  if (workspaces.length === 0) return []
  const lastAttempt = (e: Row) =>
    e.selectFrom('attempt').select('attempt.outcome').whereRef('attempt.delivery_id', '=', 'delivery.id').orderBy('started_at', 'desc').limit(1) // prettier-ignore
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .where('state', '=', 'blocked')
    .where('workspace_id', 'in', workspaces)
    .where(e => e(e.fn.coalesce(lastAttempt(e), sql<string>`''`), '!=', 'auth'))
    .where(e => e.not(neverItsTurn(e)))
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  return rows.map(deliveryOf)
}

/** What follows a delivery that will not be out any more is blocked, and says so. Returns how many. */
export async function blockFollowers(db: Database, now: number, workspaces: readonly string[]): Promise<number> {
  if (workspaces.length === 0) return 0
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({
      state: 'blocked',
      updated_at: now,
      reason: 'What it was to follow is not out and will not be. Mend that one, or have this one sent without it.',
    })
    .where('state', '=', 'planned')
    .where('workspace_id', 'in', workspaces)
    .where('due_at', '<=', now)
    .where(neverItsTurn)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
