/** The workspaces of a database: which there are, where each comes from, and how one gets another id. */
import { sql } from 'kysely'
import { columnsNamed } from './dialect.ts'
import { inTransaction, type Database } from './open.ts'

/** `origin`: see `originText`; null where no repository is known. Times are UTC epoch milliseconds. */
export type StoredWorkspace = { id: string; root: string; name: string; firstSeen: number; lastSeen: number; origin: string | null }

export async function storedWorkspace(db: Database, id: string): Promise<StoredWorkspace | null> {
  const row = await db.selectFrom('workspace').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  const { first_seen, last_seen, ...rest } = row
  return { ...rest, firstSeen: first_seen, lastSeen: last_seen }
}

/** Notes a workspace that is there for the first time. One that is there already stays as it is. */
export async function noteWorkspace(
  db: Database,
  { id, root, name, origin }: Pick<StoredWorkspace, 'id' | 'root' | 'name' | 'origin'>,
  now: number,
): Promise<void> {
  await db
    .insertInto('workspace')
    .values({ id, root, name, origin, first_seen: now, last_seen: now })
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute()
}

export async function setOrigin(db: Database, id: string, origin: string): Promise<void> {
  await db.updateTable('workspace').set({ origin }).where('id', '=', id).execute()
}

/** Was a workspace ever read with files of this digest? Of its last readings those that are kept. */
export async function hasReading(db: Database, workspace: string, digest: string): Promise<boolean> {
  const row = await db
    .selectFrom('reading')
    .select('seq')
    .where('workspace_id', '=', workspace)
    .where('digest', '=', digest)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Gives all rows of a workspace another id, as a whole or not at all. What is there under the new id must be nothing.
 * Tables are found by their column, so that none is forgotten.
 */
export async function renameWorkspace(db: Database, from: string, to: string): Promise<void> {
  await inTransaction(db, async transaction => {
    const row = await transaction.selectFrom('workspace').selectAll().where('id', '=', from).executeTakeFirst()
    if (row === undefined) return
    await transaction
      .insertInto('workspace')
      .values({ ...row, id: to })
      .execute()
    for (const table of await columnsNamed(transaction, 'workspace_id'))
      await sql`update ${sql.table(table)} set workspace_id = ${to} where workspace_id = ${from}`.execute(transaction)
    await transaction.deleteFrom('workspace').where('id', '=', from).execute()
  })
}

/** Is nothing kept of a workspace but what its files say? */
export async function isEmptyWorkspace(db: Database, id: string): Promise<boolean> {
  for (const table of await columnsNamed(db, 'workspace_id')) {
    if (FROM_FILES.includes(table)) continue
    const { rows } = await sql`select 1 as found from ${sql.table(table)} where workspace_id = ${id} limit 1`.execute(db)
    if (rows.length > 0) return false
  }
  return true
}
const FROM_FILES = ['reading', 'item']

/** Forgets a workspace of which nothing is kept but what its files say. */
export async function removeWorkspace(db: Database, id: string): Promise<void> {
  for (const table of FROM_FILES) await sql`delete from ${sql.table(table)} where workspace_id = ${id}`.execute(db)
  await db.deleteFrom('workspace').where('id', '=', id).execute()
}
