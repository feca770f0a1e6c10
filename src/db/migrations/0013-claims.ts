import type { Kysely } from 'kysely'

/** What came of checking a claim: one row for each time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('claim_check')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('claim', 'text', c => c.notNull())
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('ok', 'integer', c => c.notNull())
    .addColumn('value', 'double precision')
    .addColumn('detail', 'text', c => c.notNull())
    .addColumn('definition', 'text', c => c.notNull())
    .addColumn('files', 'text', c => c.notNull())
    .addColumn('took', 'bigint', c => c.notNull())
    .execute()
  await db.schema.createIndex('claim_check_of').on('claim_check').columns(['workspace_id', 'claim', 'at']).execute()
  // Answers of addresses that content leads to: asked politely, and not again for a while.
  await db.schema
    .createTable('link_check')
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('address', 'text', c => c.notNull())
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('detail', 'text')
    .addPrimaryKeyConstraint('link_check_key', ['workspace_id', 'address'])
    .execute()
}
