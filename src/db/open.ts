/** Opens the database of a workspace: one SQLite file in `.uptake/`, in WAL mode, every acknowledged fact on disk. */
import { Kysely } from 'kysely'
export { databasePath, existingDatabase } from './location.ts'
import { migrate } from './migrate.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

/** Opens (and creates, and migrates) the database at `path`; `:memory:` for one that is gone when closed. */
export async function openDatabase(path: string): Promise<Database> {
  const { DatabaseSync } = await import('node:sqlite')
  const file = new DatabaseSync(path)
  file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000')
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file) })
  await migrate(db)
  return db
}
