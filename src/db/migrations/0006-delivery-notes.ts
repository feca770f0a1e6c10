import type { Kysely } from 'kysely'
import { counted } from '../dialect.ts'

/** What a channel noted while it sent: one line for each reader of a newsletter, and how it ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('delivery_note')
    .addColumn('seq', ...counted(db))
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('delivery_id', 'text', c => c.notNull())
    .addColumn('who', 'text', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('reply', 'text', c => c.notNull())
    .execute()
  await db.schema.createIndex('delivery_note_of').on('delivery_note').columns(['delivery_id', 'seq']).execute()
}
