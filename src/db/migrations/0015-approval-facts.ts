import type { Kysely } from 'kysely'

/** What kind of content it was when somebody said yes: the rules look at it, and the digest does not hold it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('approval').addColumn('facts', 'text').execute()
}
