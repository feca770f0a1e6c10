import type { Kysely } from 'kysely'
import { bytesType } from '../dialect.ts'

/** What collectors asked in their runs: with the answers that are kept, their numbers can be worked out again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('collector_run')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('collector', 'text', c => c.notNull())
    .addColumn('instance', 'text', c => c.notNull())
    .addColumn('started_at', 'bigint', c => c.notNull())
    .addColumn('record', bytesType(db), c => c.notNull())
    .execute()
  await db.schema.createIndex('collector_run_by_time').on('collector_run').columns(['workspace_id', 'collector', 'started_at']).execute()
}
