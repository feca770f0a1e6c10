/** What came of posts: which are to be asked for, and what was told last. The values over time are samples. */
import type { Selectable } from 'kysely'
import type { Delivery } from '../delivery/delivery.ts'
import type { PostResult } from '../delivery/results.ts'
import { chunks } from './chunks.ts'
import { deliveryOf } from './deliveries.ts'
import { lockedUnlessTaken } from './dialect.ts'
import { inTransaction, type Database } from './open.ts'
import type { Tables } from './tables.ts'

const resultOf = (row: Selectable<Tables['post_result']>): PostResult => ({
  delivery: row.delivery_id,
  nextAt: row.next_at,
  askedAt: row.asked_at,
  failures: row.failures,
  counts: row.counts === null ? null : (JSON.parse(row.counts) as Record<string, number>),
  reason: row.reason,
})

/** Takes in posts that are out and were never asked for: they are due now. Returns how many. */
export async function enrolPosts(db: Database, workspace: string, now: number): Promise<number> {
  const fresh = await db
    .selectFrom('delivery')
    .leftJoin('post_result', 'post_result.delivery_id', 'delivery.id')
    .select('delivery.id')
    .where('delivery.workspace_id', '=', workspace)
    .where('delivery.state', '=', 'published')
    .where('delivery.kind', '=', 'post')
    .where('post_result.delivery_id', 'is', null)
    .limit(500)
    .execute()
  if (fresh.length === 0) return 0
  const row = { workspace_id: workspace, next_at: now, asked_at: null, counts: null, reason: null, updated_at: now }
  await db
    .insertInto('post_result')
    .values(fresh.map(({ id }) => ({ ...row, delivery_id: id })))
    .onConflict(c => c.column('delivery_id').doNothing())
    .execute()
  return fresh.length
}

/** Posts whose time has come, set aside for `lease` milliseconds so that nobody else asks for them, too. */
export async function claimResults(
  db: Database,
  workspace: string,
  { now, lease, limit }: { now: number; lease: number; limit: number },
): Promise<{ post: Delivery; result: PostResult }[]> {
  return inTransaction(db, async transaction => {
    const due = transaction
      .selectFrom('post_result')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(limit)
    const rows = await lockedUnlessTaken(transaction, due).execute()
    if (rows.length === 0) return []
    const ids = rows.map(row => row.delivery_id)
    await transaction
      .updateTable('post_result')
      .set({ next_at: now + lease })
      .where('delivery_id', 'in', ids)
      .execute()
    const posts = await transaction.selectFrom('delivery').selectAll().where('id', 'in', ids).execute()
    const byId = new Map(posts.map(row => [row.id, deliveryOf(row)]))
    return rows.flatMap(row => {
      const post = byId.get(row.delivery_id)
      return post === undefined ? [] : [{ post, result: resultOf(row) }]
    })
  })
}

/** Counts that are left out stay as they were told before. */
export async function putResult(db: Database, result: PostResult, now: number): Promise<void> {
  await db
    .updateTable('post_result')
    .set({
      next_at: result.nextAt,
      asked_at: result.askedAt,
      failures: result.failures,
      ...(result.counts === null ? {} : { counts: JSON.stringify(result.counts) }),
      reason: result.reason,
      updated_at: now,
    })
    .where('delivery_id', '=', result.delivery)
    .execute()
}

/** Those of a workspace. */
export async function resultsOf(db: Database, workspace: string): Promise<PostResult[]> {
  const rows = await db.selectFrom('post_result').selectAll().where('workspace_id', '=', workspace).execute()
  return rows.map(resultOf)
}
/** Those of some deliveries. */
export async function resultsOfDeliveries(db: Database, deliveries: readonly string[]): Promise<PostResult[]> {
  const found: PostResult[] = []
  for (const some of chunks(deliveries)) {
    const rows = await db.selectFrom('post_result').selectAll().where('delivery_id', 'in', some).execute()
    for (const row of rows) found.push(resultOf(row))
  }
  return found
}
/** When the next post is to be asked for; null: none. */
export async function nextResultAt(db: Database, workspace: string): Promise<number | null> {
  const { at } = await db
    .selectFrom('post_result')
    .select(e => e.fn.min('next_at').as('at'))
    .where('workspace_id', '=', workspace)
    .executeTakeFirstOrThrow()
  return at
}
