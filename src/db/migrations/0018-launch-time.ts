import { sql, type Kysely } from 'kysely'

/** A delivery whose time is told from the launch, as its file says it: T-7 09:00. It moves with the launch. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('delivery').addColumn('launch_time', 'text').execute()
  await db.schema
    .createIndex('delivery_launch_time')
    .on('delivery')
    .column('workspace_id')
    .where(sql.ref('launch_time'), 'is not', null)
    .execute()
}
