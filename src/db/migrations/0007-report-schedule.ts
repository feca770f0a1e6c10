import type { Kysely } from 'kysely'

/** Since when a report is made and sent by itself: what fell due before is not made up for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('report_schedule')
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('report', 'text', c => c.notNull())
    .addColumn('way', 'text', c => c.notNull())
    .addColumn('since', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('report_schedule_key', ['workspace_id', 'report', 'way'])
    .execute()
}
