import type { Kysely } from 'kysely'
import { counted } from '../dialect.ts'

/** Workspaces, readings, items and the audit log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('workspace')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('root', 'text', c => c.notNull())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('first_seen', 'bigint', c => c.notNull())
    .addColumn('last_seen', 'bigint', c => c.notNull())
    .execute()
  await db.schema
    .createTable('reading')
    .addColumn('seq', ...counted(db))
    .addColumn('workspace_id', 'text', c => c.notNull().references('workspace.id'))
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('digest', 'text', c => c.notNull())
    .addColumn('plan', 'text', c => c.notNull())
    .addColumn('diff', 'text')
    .execute()
  await db.schema.createIndex('reading_by_workspace').on('reading').columns(['workspace_id', 'seq']).execute()
  await db.schema
    .createTable('item')
    .addColumn('workspace_id', 'text', c => c.notNull().references('workspace.id'))
    .addColumn('item_id', 'text', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('title', 'text', c => c.notNull())
    .addColumn('first_seen', 'bigint', c => c.notNull())
    .addColumn('last_seen', 'bigint', c => c.notNull())
    .addColumn('removed_at', 'bigint')
    .addPrimaryKeyConstraint('item_key', ['workspace_id', 'item_id'])
    .execute()
  await db.schema
    .createTable('audit')
    .addColumn('seq', ...counted(db))
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('workspace_id', 'text')
    .addColumn('actor_kind', 'text', c => c.notNull())
    .addColumn('actor_name', 'text', c => c.notNull())
    .addColumn('origin', 'text', c => c.notNull())
    .addColumn('action', 'text', c => c.notNull())
    .addColumn('subject', 'text', c => c.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('undone_by', 'bigint')
    .execute()
  await db.schema.createIndex('audit_by_workspace').on('audit').columns(['workspace_id', 'seq']).execute()
}
