import type { Kysely } from 'kysely'

/** Where a workspace comes from, so that two repositories that go by one id are told apart. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('workspace').addColumn('origin', 'text').execute()
}
