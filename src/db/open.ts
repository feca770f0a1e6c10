/** Opens the database of a workspace: one SQLite file in `.uptake/`, in WAL mode, every acknowledged fact on disk. */
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
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

/** Where a workspace keeps its database: beside its files when it has a configuration and may be written, else in the user's state folder. */
export function databasePath(root: string, configured: boolean, env: Record<string, string | undefined>): string {
  if (configured && writable(root)) {
    const folder = join(root, '.uptake')
    mkdirSync(folder, { recursive: true })
    ignore(folder)
    return join(folder, 'uptake.db')
  }
  const state = env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state')
  const folder = join(state, 'uptake', createHash('sha256').update(root).digest('hex').slice(0, 16))
  mkdirSync(folder, { recursive: true })
  return join(folder, 'uptake.db')
}
function writable(root: string): boolean {
  try { accessSync(root, constants.W_OK); return true } catch (error) { if (error instanceof Error) return false; throw error }
}
/** Keeps the folder out of git, once. */
function ignore(folder: string): void {
  const path = join(folder, '.gitignore')
  if (!existsSync(path)) writeFileSync(path, '*\n')
}
