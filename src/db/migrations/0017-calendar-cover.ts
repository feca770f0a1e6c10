import type { Kysely } from 'kysely'

/** All that the calendar counts by is in the index: no row is read for what stands too close. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('delivery_in_time').execute()
  await db.schema
    .createIndex('delivery_in_time')
    .on('delivery')
    .columns(['workspace_id', 'due_at', 'channel', 'state', 'kind', 'campaign', 'item'])
    .execute()
}
