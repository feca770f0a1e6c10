/** Readings of a workspace and the items they saw. */
import { randomUUID } from 'node:crypto'
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Plan } from '../plan/model.ts'
import { itemsOf, KINDS } from '../plan/identity/items.ts'
import type { PlanDiff } from '../plan/identity/ids.ts'
import { chunks } from './chunks.ts'
import { storable } from './text.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
/** The newest readings of a workspace are kept, and before them the last of each day. Items and the audit log stay. */
const KEPT = 50
const DAY = 86_400_000

export type Reading = { seq: number; id: string; at: number; digest: string; plan: Plan; diff: PlanDiff | null }

/** The newest reading of a workspace, or null. */
export async function lastReading(db: Db, workspace: string): Promise<Reading | null> {
  const row = await db
    .selectFrom('reading')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row
    ? {
        seq: row.seq,
        id: row.id,
        at: Number(row.at),
        digest: row.digest,
        plan: JSON.parse(row.plan) as Plan,
        diff: row.diff ? (JSON.parse(row.diff) as PlanDiff) : null,
      }
    : null
}

/** Stores a reading and brings the items up to date. */
export async function addReading(
  db: Db,
  reading: { workspace: string; root: string; name: string; at: number; digest: string; plan: Plan; diff: PlanDiff | null },
): Promise<void> {
  const { workspace, at } = reading
  await db
    .insertInto('workspace')
    .values({ id: workspace, root: reading.root, name: reading.name, first_seen: at, last_seen: at, origin: null })
    .onConflict(c => c.column('id').doUpdateSet({ root: reading.root, name: reading.name, last_seen: at }))
    .execute()
  await db
    .insertInto('reading')
    .values({
      id: randomUUID(),
      workspace_id: workspace,
      at,
      digest: reading.digest,
      plan: JSON.stringify({ ...reading.plan, problems: [] }),
      diff: reading.diff ? JSON.stringify(reading.diff) : null,
    })
    .execute()
  const items = KINDS.filter(kind => kind !== 'notes').flatMap(kind =>
    itemsOf(reading.plan, kind).map(item => ({
      workspace_id: workspace,
      item_id: item.id,
      kind,
      title: storable(item.title.slice(0, 500)),
      first_seen: at,
      last_seen: at,
      removed_at: null,
    })),
  )
  for (const some of chunks(items))
    await db
      .insertInto('item')
      .values(some)
      .onConflict(c =>
        c.columns(['workspace_id', 'item_id']).doUpdateSet(e => ({ title: e.ref('excluded.title'), last_seen: at, removed_at: null })),
      )
      .execute()
  await db
    .updateTable('item')
    .set({ removed_at: at })
    .where('workspace_id', '=', workspace)
    .where('last_seen', '<', at)
    .where('removed_at', 'is', null)
    .execute()
  const old = await db
    .selectFrom('reading')
    .select('seq')
    .where('workspace_id', '=', workspace)
    .orderBy('seq', 'desc')
    .offset(KEPT)
    .limit(1)
    .executeTakeFirst()
  if (old === undefined) return
  const day = (table: string): RawBuilder<number> => sql<number>`${sql.ref(`${table}.at`)} / ${sql.lit(DAY)}`
  await db
    .deleteFrom('reading')
    .where('workspace_id', '=', workspace)
    .where('seq', '<=', old.seq)
    .where(e =>
      e.exists(
        e
          .selectFrom('reading as later')
          .select('later.seq')
          .where('later.workspace_id', '=', workspace)
          .whereRef('later.seq', '>', 'reading.seq')
          .where(day('later'), '=', day('reading')),
      ),
    )
    .execute()
}

/** Removes readings from before `before` (UTC epoch milliseconds), except the newest. @returns how many */
export async function pruneReadings(db: Db, workspace: string, before: number): Promise<number> {
  const newest = await db
    .selectFrom('reading')
    .select('seq')
    .where('workspace_id', '=', workspace)
    .orderBy('seq', 'desc')
    .offset(KEPT - 1)
    .limit(1)
    .executeTakeFirst()
  if (newest === undefined) return 0
  const { numDeletedRows } = await db
    .deleteFrom('reading')
    .where('workspace_id', '=', workspace)
    .where('seq', '<', newest.seq)
    .where('at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
