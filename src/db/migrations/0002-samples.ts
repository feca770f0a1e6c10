import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { bytesType, counted, inKeyOrder } from '../dialect.ts'

/** Series and their samples, raw answers, collectors' state, annotations; names for rows that were only numbered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await nameRows(db, 'audit')
  await nameRows(db, 'reading')
  await db.schema
    .createTable('series')
    .addColumn('id', ...counted(db))
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('metric', 'text', c => c.notNull())
    .addColumn('labels', 'text', c => c.notNull())
    .addColumn('latest_at', 'bigint')
    .addColumn('known_at', 'bigint')
    .addUniqueConstraint('series_key', ['workspace_id', 'metric', 'labels'])
    .execute()
  await inKeyOrder(
    db,
    db.schema
      .createTable('sample')
      .addColumn('series_id', 'bigint', c => c.notNull().references('series.id').onDelete('cascade'))
      .addColumn('at', 'bigint', c => c.notNull())
      .addColumn('span', 'bigint', c => c.notNull())
      .addColumn('value', 'double precision')
      .addColumn('source', 'text', c => c.notNull())
      .addColumn('method', 'text', c => c.notNull())
      .addColumn('fetched_at', 'bigint', c => c.notNull())
      .addColumn('flags', 'text', c => c.notNull())
      .addColumn('answer', 'text')
      .addPrimaryKeyConstraint('sample_key', ['series_id', 'at']),
  ).execute()
  await db.schema
    .createTable('answer')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('url', 'text', c => c.notNull())
    .addColumn('request', 'text', c => c.notNull())
    .addColumn('status', 'integer', c => c.notNull())
    .addColumn('headers', 'text', c => c.notNull())
    .addColumn('body', bytesType(db), c => c.notNull())
    .addColumn('fetched_at', 'bigint', c => c.notNull())
    .addColumn('used_at', 'bigint', c => c.notNull())
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .execute()
  await db.schema.createIndex('answer_by_request').on('answer').columns(['workspace_id', 'url', 'request', 'used_at']).execute()
  await db.schema.createIndex('answer_by_use').on('answer').columns(['workspace_id', 'used_at']).execute()
  await db.schema
    .createTable('collector_state')
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('collector', 'text', c => c.notNull())
    .addColumn('instance', 'text', c => c.notNull())
    .addColumn('cursor', 'text')
    .addColumn('last_run_at', 'bigint')
    .addColumn('last_ok_at', 'bigint')
    .addColumn('next_run_at', 'bigint')
    .addColumn('failures', 'integer', c => c.notNull().defaultTo(0))
    .addColumn('error', 'text')
    .addColumn('requests', 'bigint', c => c.notNull().defaultTo(0))
    .addColumn('samples', 'bigint', c => c.notNull().defaultTo(0))
    .addColumn('quota', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('fence', 'bigint', c => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('collector_state_key', ['workspace_id', 'collector', 'instance'])
    .execute()
  await db.schema.createIndex('collector_state_due').on('collector_state').columns(['next_run_at']).execute()
  await db.schema
    .createTable('annotation')
    .addColumn('id', 'text', c => c.notNull())
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('label', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('source', 'text', c => c.notNull())
    .addColumn('metric', 'text')
    .addColumn('updated_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('annotation_key', ['workspace_id', 'id'])
    .execute()
  await db.schema.createIndex('annotation_by_time').on('annotation').columns(['workspace_id', 'at']).execute()
}

/** A row that goes to another database needs a name: its number may be taken there. */
async function nameRows(db: Kysely<unknown>, table: 'audit' | 'reading'): Promise<void> {
  await db.schema.alterTable(table).addColumn('id', 'text').execute()
  const { rows } = await sql<{ seq: number }>`select seq from ${sql.table(table)}`.execute(db)
  for (const { seq } of rows) await sql`update ${sql.table(table)} set id = ${randomUUID()} where seq = ${seq}`.execute(db)
  await db.schema.createIndex(`${table}_by_id`).on(table).columns(['id']).unique().execute()
}
