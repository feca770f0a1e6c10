import type { Kysely } from 'kysely'

/** Apps that registered themselves at the server of a channel. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('oauth_app')
    .addColumn('workspace_id', 'text', c => c.notNull())
    .addColumn('channel', 'text', c => c.notNull())
    .addColumn('server', 'text', c => c.notNull())
    .addColumn('redirect', 'text', c => c.notNull())
    .addColumn('scopes', 'text', c => c.notNull())
    .addColumn('client_id', 'text', c => c.notNull())
    .addColumn('client_secret', 'text', c => c.notNull())
    .addColumn('registered_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('oauth_app_key', ['workspace_id', 'channel'])
    .execute()
}
