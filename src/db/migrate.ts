/** Numbered migrations: run once, in order, each in a transaction. A newer database refuses an older program. */
import { Kysely, sql } from 'kysely'
import { UserError } from '../lib/errors.ts'
import * as first from './migrations/0001-first.ts'

const migrations: readonly { up(db: Kysely<unknown>): Promise<void> }[] = [first]
export const schemaVersion = migrations.length

/** Brings the database to this program's version. @throws UserError database-newer */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const any = db as unknown as Kysely<{ schema_version: { version: number } }>
  await any.schema
    .createTable('schema_version')
    .ifNotExists()
    .addColumn('version', 'integer', c => c.notNull())
    .execute()
  const row = await any
    .selectFrom('schema_version')
    .select(sql<number>`max(version)`.as('version'))
    .executeTakeFirst()
  const at = Number(row?.version ?? 0)
  if (at > schemaVersion)
    throw new UserError('database-newer', `The database is of version ${at}, this program knows versions up to ${schemaVersion}.`, {
      hint: 'Update Uptake, or move the folder .uptake away to begin a new history (the plan itself is in your files).',
    })
  for (let next = at; next < schemaVersion; next++) {
    await any.transaction().execute(async transaction => {
      await migrations[next]!.up(transaction as unknown as Kysely<unknown>)
      await transaction
        .insertInto('schema_version')
        .values({ version: next + 1 })
        .execute()
    })
  }
}
