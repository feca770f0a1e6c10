/**
 * A ledger that comes from a backup or from another place is older than the world: what it calls planned may be out by now,
 * a yes that it holds may have been taken back since. So what the ledger that it replaces knows is carried over; what
 * nobody knows is looked up, and nothing is sent before a person has looked.
 */
import { record } from './audit.ts'
import { chunks } from './chunks.ts'
import { exportLines } from './exchange/export.ts'
import { importLines, type Imported } from './exchange/import.ts'
import { putHold } from './holds.ts'
import { inTransaction, type Database } from './open.ts'
import { EVERYTHING } from '../delivery/delivery.ts'

/** What happened, and what somebody decided: it does not unhappen with a backup. */
const CARRIED: ReadonlySet<string> = new Set([
  'delivery',
  'attempt',
  'delivery_note',
  'post_result',
  'reader',
  'approval',
  'reviewed',
  'review_note',
  'review_link',
  'hold',
  'audit',
])

/** Takes what `from` knows of deliveries, yeses, readers and holds into `to`; of two rows for one thing the newer one stays. */
export async function carryOver(from: Database, to: Database): Promise<void> {
  await importLines(to, linesOf(exportLines(from, null, CARRIED)))
}

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) yield* piece.split('\n')
}

/** States in which something may still happen. */
const OPEN = ['planned', 'claimed', 'attempting', 'unconfirmed', 'blocked', 'missed'] as const
type Open = { id: string; workspace: string; updatedAt: number }

/** What has not come to its end, by id. */
export async function openDeliveries(db: Database): Promise<Map<string, Open>> {
  const rows = await db
    .selectFrom('delivery')
    .select(['id', 'workspace_id', 'updated_at'])
    .where('state', 'in', [...OPEN])
    .execute()
  return new Map(rows.map(row => [row.id, { id: row.id, workspace: row.workspace_id, updatedAt: row.updated_at }]))
}

/** Of these, the ones of which `newer` has no news, or older news. */
export async function unknownTo(newer: Database | null, open: ReadonlyMap<string, Open>): Promise<Open[]> {
  if (newer === null) return [...open.values()]
  const known = new Map<string, number>()
  for (const ids of chunks([...open.keys()], IDS))
    for (const row of await newer.selectFrom('delivery').select(['id', 'updated_at']).where('id', 'in', ids).execute())
      known.set(row.id, row.updated_at)
  return [...open.values()].filter(({ id, updatedAt }) => (known.get(id) ?? -Infinity) < updatedAt)
}
const IDS = 500

/**
 * Of these deliveries nobody knows whether they went out: those that were due are looked up, those that waited for
 * somebody wait for a person, and nothing of their workspaces is sent until the hold is lifted. Returns how many were due.
 */
export async function doubt(db: Database, deliveries: readonly Open[], { now, why }: { now: number; why: string }): Promise<number> {
  if (deliveries.length === 0) return 0
  return inTransaction(db, async transaction => {
    for (const workspace of new Set(deliveries.map(each => each.workspace)))
      if (await putHold(transaction, workspace, { channel: EVERYTHING, person: why, at: now })) {
        const actor = { kind: 'job', name: why, origin: 'command line' } as const
        await record(transaction, { at: now, workspace, actor, action: 'hold', subject: EVERYTHING, before: false, after: true })
      }
    return lookUpDue(transaction, deliveries.map(each => each.id), { now, why }) // prettier-ignore
  })
}

/** What was due of these is looked up, and what stood still waits for a person; what is due later goes as planned. Returns how many were due. */
export async function lookUpDue(db: Database, deliveries: readonly string[], { now, why }: { now: number; why: string }): Promise<number> {
  let due = 0
  const freed = { lease_owner: null, lease_until: null, updated_at: now }
  for (const ids of chunks([...deliveries], IDS)) {
    const these = db.updateTable('delivery').where('id', 'in', ids)
    const { numUpdatedRows: looked } = await these
      .where(e =>
        e.or([e('state', 'in', ['claimed', 'attempting', 'unconfirmed']), e.and([e('state', '=', 'planned'), e('due_at', '<=', now)])]),
      )
      .set({ ...freed, state: 'unconfirmed', due_at: now, reason: `${why}: it may have gone out since.` })
      .executeTakeFirst()
    const { numUpdatedRows: asked } = await these
      .where('state', 'in', ['blocked', 'missed'])
      .set({ ...freed, state: 'waiting', reason: `${why}: it may have gone out since. Look for it, then say whether it is there.` })
      .executeTakeFirst()
    due += Number(looked + asked)
  }
  return due
}

/** `doubted`: deliveries that were due; `held`: open ones that are new here. */
export type TakenIn = Imported & { doubted: number; held: number }

/**
 * Takes in an export. What it plans may be sent by the place that it comes from, so nothing of it leaves before somebody
 * lifts the hold. @throws as `importLines`
 */
export async function takeIn(
  db: Database,
  lines: AsyncIterable<string>,
  { idOf, now }: { idOf: (workspace: string) => string; now: number },
): Promise<TakenIn> {
  return inTransaction(db, async transaction => {
    const before = await openDeliveries(transaction)
    const imported = await importLines(transaction, lines, idOf)
    const fresh = [...(await openDeliveries(transaction)).values()].filter(each => !before.has(each.id))
    return { ...imported, doubted: await doubt(transaction, fresh, { now, why: 'Taken in from an export' }), held: fresh.length }
  })
}
