import type { Kysely } from 'kysely'

/** Reports sent: one row for each report, period and way, written before it is sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sending')
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('report', 'text', c => c.notNull())
    .addColumn('period', 'text', c => c.notNull())
    .addColumn('way', 'text', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('digest', 'text', c => c.notNull())
    .addColumn('attempts', 'integer', c => c.notNull())
    .addColumn('started_at', 'bigint', c => c.notNull())
    .addColumn('updated_at', 'bigint', c => c.notNull())
    .addColumn('detail', 'text')
    .addPrimaryKeyConstraint('sending_key', ['workspace_id', 'report', 'period', 'way'])
    .execute()
}
