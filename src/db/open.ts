/** Opens the database of a workspace: one SQLite file in `.uptake/`, or the PostgreSQL that `DATABASE_URL` names. */
import { Kysely } from 'kysely'
export { databasePath, existingDatabase } from './location.ts'
import { migrate } from './migrate.ts'
import { explainPostgres, isPostgres, postgresDialect } from './postgres.ts'
import { explain, openSqlite, sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

/**
 * Opens (and creates, and migrates) the database at `address`: a path, `:memory:` for one that is gone when closed, or
 * `postgres://user:password@host/name`.
 * @throws UserError database-newer, database-busy, database-broken, database-unreachable
 */
export async function openDatabase(address: string): Promise<Database> {
  const db = await connect(address)
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.destroy()
    throw isPostgres(address) ? explainPostgres(error, address) : explain(error, address)
  }
}

/** Opens the database as it is, of whatever version. @throws UserError database-busy, database-broken */
export async function connect(address: string): Promise<Database> {
  const dialect = isPostgres(address) ? await postgresDialect(address) : sqliteDialect(await openSqlite(address))
  return new Kysely<Tables>({ dialect })
}

/** Runs in the transaction that there is, else in one of its own. */
export const inTransaction = <T>(db: Database, run: (transaction: Database) => Promise<T>): Promise<T> =>
  db.isTransaction ? run(db) : db.transaction().execute(run)
