import type { Kysely } from 'kysely'

/** Automations: episodes that are going on, what fired when, and the last audit of the repository. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('automation_episode')
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('automation', 'text', c => c.notNull())
    .addColumn('subject', 'text', c => c.notNull())
    .addColumn('condition', 'text', c => c.notNull())
    .addColumn('since', 'bigint', c => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('updated_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('automation_episode_key', ['workspace_id', 'automation', 'subject'])
    .execute()
  await db.schema
    .createTable('automation_event')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('automation', 'text', c => c.notNull())
    .addColumn('subject', 'text', c => c.notNull())
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('because', 'text', c => c.notNull())
    .addColumn('outcomes', 'text', c => c.notNull())
    .execute()
  await db.schema.createIndex('automation_event_by_time').on('automation_event').columns(['workspace_id', 'at']).execute()
  await db.schema
    .createTable('readiness')
    .addColumn('workspace_id', 'text', c => c.primaryKey())
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('offline', 'integer', c => c.notNull())
    .addColumn('result', 'text', c => c.notNull())
    .execute()
}
