import type { Kysely } from 'kysely'

/** By which name this database is known as the one that sends a workspace's calendar, and whose place it took. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('own_ledger')
    .addColumn('workspace_id', 'text', c => c.primaryKey())
    .addColumn('id', 'text', c => c.notNull())
    .addColumn('replaced', 'text', c => c.notNull())
    .execute()
}
