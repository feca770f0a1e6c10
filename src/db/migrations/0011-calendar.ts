import type { Kysely } from 'kysely'

/** Deliveries by the time at which they are due, for the calendar; addresses at which other calendars subscribe to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // State and channel are in the index, so that days are counted without reading the rows.
  await db.schema.createIndex('delivery_in_time').on('delivery').columns(['workspace_id', 'due_at', 'channel', 'state']).execute()
  await db.schema
    .createTable('calendar_feed')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('token_digest', 'text', c => c.notNull().unique())
    .addColumn('person', 'text', c => c.notNull())
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addColumn('read_at', 'bigint')
    .execute()
}
