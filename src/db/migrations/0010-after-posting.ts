import type { Kysely } from 'kysely'

/** What follows a post: its first comment, edits and deletion as deliveries of their own, its results, and readers who subscribed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('delivery')
    .addColumn('kind', 'text', c => c.notNull().defaultTo('post'))
    .execute()
  await db.schema.alterTable('delivery').addColumn('of_id', 'text').execute()
  await db.schema.alterTable('delivery').addColumn('campaign', 'text').execute()
  await db.schema.createIndex('delivery_of').on('delivery').columns(['of_id']).execute()
  await db.schema.createIndex('delivery_after').on('delivery').columns(['after_id']).execute()
  await db.schema
    .createTable('post_result')
    .addColumn('delivery_id', 'text', c => c.primaryKey().references('delivery.id').onDelete('cascade'))
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('next_at', 'bigint')
    .addColumn('asked_at', 'bigint')
    .addColumn('failures', 'integer', c => c.notNull().defaultTo(0))
    .addColumn('counts', 'text')
    .addColumn('reason', 'text')
    .addColumn('updated_at', 'bigint', c => c.notNull())
    .execute()
  await db.schema.createIndex('post_result_next').on('post_result').columns(['workspace_id', 'next_at']).execute()
  await db.schema
    .createTable('reader')
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('list', 'text', c => c.notNull())
    .addColumn('address', 'text', c => c.notNull())
    .addColumn('name', 'text')
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('asked_at', 'bigint')
    .addColumn('confirmed_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('bounces', 'integer', c => c.notNull().defaultTo(0))
    .addColumn('reason', 'text')
    .addColumn('updated_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('reader_key', ['workspace_id', 'list', 'address'])
    .execute()
}
