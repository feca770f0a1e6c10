/** A copy of the database as one file, made while others write to it; and the way back. */
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { UserError, userError } from '../lib/errors.ts'
import { statPath } from '../workspace/files.ts'
import { schemaVersion } from './migrate.ts'
import { openDatabase } from './open.ts'
import { isPostgres, shownAddress } from './postgres.ts'
import { explain, integrityOf } from './sqlite.ts'

export type Backup = { path: string; bytes: number; schema: number }

/** Name of a backup made at `at`: `uptake-2026-03-01T120000Z.db`. */
export const backupName = (at: Date): string => `uptake-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.db`

/**
 * Copies the database at `address` to the new file `target`, of one moment, and reads the copy over before it says that
 * it is there. @throws UserError no-database, path-exists, path-unwritable, database-broken, not-sqlite
 */
export async function backupDatabase(address: string, target: string): Promise<Backup> {
  refusePostgres(address, 'backup')
  if (!existsSync(address))
    throw new UserError('no-database', `There is no database at ${address} yet.`, { hint: 'There is nothing to keep safe.' })
  if (existsSync(target)) throw new UserError('path-exists', `${target} is there already.`, { hint: 'Give another name with --to FILE.' })
  const temporary = `${target}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(target), { recursive: true })
    await copyTo(address, temporary)
    const schema = await versionOfFile(temporary)
    flush(temporary)
    renameSync(temporary, target)
    return { path: target, bytes: statSync(target).size, schema }
  } catch (error) {
    throw readable(error, target)
  } finally {
    if (existsSync(temporary)) rmSync(temporary)
  }
}

/**
 * Puts the backup `file` in the place of the database at `address`; programs that have it open go on with it. What was
 * there before is kept beside it. @returns where that is, or null when there was nothing
 * @throws UserError path-missing, backup-broken, database-newer, path-unwritable, not-sqlite
 */
export async function restoreDatabase(address: string, file: string, now: Date): Promise<{ kept: string | null; schema: number }> {
  refusePostgres(address, 'restore')
  statPath(file)
  const schema = await versionOfFile(file)
  try {
    const kept = existsSync(address) ? await keep(address, now) : null
    const { backup } = await import('node:sqlite')
    const source = await openReadOnly(file)
    try {
      // All pages in one step: one transaction of the database that is replaced, which a crash takes back as a whole.
      await backup(source, address, { rate: 0x7fffffff })
    } finally {
      source.close()
    }
    await (await openDatabase(address)).destroy()
    return { kept, schema }
  } catch (error) {
    throw readable(error, address)
  }
}

/** A copy of what will be replaced; a database that is too broken for one is moved aside as it is. */
async function keep(address: string, now: Date): Promise<string> {
  const stamp = now.toISOString().slice(0, 23).replaceAll(':', '')
  const kept = join(dirname(address), `before-restore-${stamp}.db`)
  try {
    await copyTo(address, kept)
  } catch (error) {
    if (!(explain(error, address) instanceof UserError)) throw error
    rmSync(kept, { force: true })
    for (const ending of ['', '-wal', '-shm']) if (existsSync(address + ending)) renameSync(address + ending, kept + ending)
  }
  return kept
}

async function copyTo(address: string, target: string): Promise<void> {
  const source = await openReadOnly(address)
  try {
    source.prepare('vacuum into ?').run(target)
  } finally {
    source.close()
  }
  chmodSync(target, 0o600)
}

async function openReadOnly(path: string): Promise<DatabaseSync> {
  const { DatabaseSync } = await import('node:sqlite')
  return new DatabaseSync(path, { readOnly: true, timeout: 10_000 })
}

/** The version of the tables in a file that must be intact. @throws UserError backup-broken, database-newer */
async function versionOfFile(path: string): Promise<number> {
  const broken = (what: string, cause?: unknown): UserError =>
    new UserError('backup-broken', `${path} is no intact backup: ${what}.`, { hint: 'Take another one. Nothing was changed.', cause })
  const file = await openReadOnly(path)
  try {
    const [problem] = integrityOf(file)
    if (problem !== undefined) throw broken(problem)
    const row = file.prepare('select max(version) as version from schema_version').get()
    const version = Number(row?.['version'] ?? 0)
    if (version > schemaVersion)
      throw new UserError('database-newer', `${path} is of version ${version}, this program knows versions up to ${schemaVersion}.`, {
        hint: 'Update Uptake and try again. Nothing was changed.',
      })
    return version
  } catch (error) {
    throw error instanceof UserError ? error : broken(error instanceof Error ? error.message : String(error), error)
  } finally {
    file.close()
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function readable(error: unknown, path: string): unknown {
  if (error instanceof UserError) return error
  const system = error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null
  return system === null ? explain(error, path) : userError('path-unwritable', path, system)
}

function refusePostgres(address: string, verb: 'backup' | 'restore'): void {
  if (!isPostgres(address)) return
  const tool =
    verb === 'backup'
      ? 'Run  pg_dump --format=custom --schema=uptake --file=uptake.dump "$DATABASE_URL"  or  uptake export --all --to uptake.jsonl.gz'
      : // As one transaction: programs that run meanwhile see all of it or nothing.
        'Run  pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" uptake.dump  or  uptake import uptake.jsonl.gz'
  throw new UserError(
    'not-sqlite',
    `The database is PostgreSQL (${shownAddress(address)}): its own tools keep and bring back copies of it.`,
    {
      hint: tool,
    },
  )
}
