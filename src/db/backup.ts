/** A copy of the database as one file, made while others write to it; and the way back. */
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { UserError, userError } from '../lib/errors.ts'
import { EVERYTHING } from '../delivery/delivery.ts'
import { statPath } from '../workspace/files.ts'
import { carryOver, doubt, openDeliveries, unknownTo } from './bring-back.ts'
import { putHold } from './holds.ts'
import { carryLedgers } from './own-ledger.ts'
import { schemaVersion } from './migrate.ts'
import { openDatabase, type Database } from './open.ts'
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

/** `doubted`: how many deliveries were due by then of which nobody knows whether they are out; `held`: nothing is sent until somebody lifts it. */
export type Restored = { kept: string | null; schema: number; doubted: number; held: boolean }

/**
 * Puts the backup `file` in the place of the database at `address`; programs that have it open go on with it. What was
 * there before is kept beside it (`kept`; null when there was nothing), and what it knew of deliveries, yeses and readers
 * is carried over: what is out stays out.
 * @throws UserError path-missing, backup-broken, database-newer, path-unwritable, not-sqlite
 */
export async function restoreDatabase(address: string, file: string, now: Date): Promise<Restored> {
  refusePostgres(address, 'restore')
  statPath(file)
  const schema = await versionOfFile(file)
  const temporary = `${address}.restore-${process.pid}.tmp`
  try {
    const kept = existsSync(address) ? await keep(address, now) : null
    await copyTo(file, temporary)
    const doubts = await caughtUp(temporary, existsSync(address) ? address : null, now.getTime())
    const { backup } = await import('node:sqlite')
    const source = await openReadOnly(temporary)
    try {
      // All pages in one step: one transaction of the database that is replaced, which a crash takes back as a whole.
      await backup(source, address, { rate: 0x7fffffff })
    } finally {
      source.close()
    }
    return { kept, schema, ...doubts }
  } catch (error) {
    throw readable(error, address)
  } finally {
    for (const ending of ['', '-wal', '-shm']) rmSync(temporary + ending, { force: true })
  }
}

/** Brings the copy of a backup up to what the database at `address` knows, and to what nobody knows. */
async function caughtUp(copy: string, address: string | null, now: number): Promise<Pick<Restored, 'doubted' | 'held'>> {
  const [to, from] = [await openDatabase(copy), address === null ? null : await openedOrNull(address)]
  try {
    const unknown = await unknownTo(from, await openDeliveries(to))
    if (from !== null) {
      // From here to the end nothing is sent, so that nothing is missing in what is carried over.
      const stopped = await stopAll(from, now)
      await carryOver(from, to)
      await carryLedgers(from, to)
      await goOn(to, stopped, now)
    }
    return { doubted: await doubt(to, unknown, { now, why: RESTORED }), held: unknown.length > 0 }
  } finally {
    await from?.destroy()
    // With its log in the file: nothing but the file is put in the place of the other.
    await sql`pragma wal_checkpoint(truncate)`.execute(to)
    await to.destroy()
  }
}
const RESTORED = 'Brought back from a backup'
const RESTORING = 'restore'

/** A broken database, or one of a newer program, tells nothing. */
async function openedOrNull(address: string): Promise<Database | null> {
  try {
    return await openDatabase(address)
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** Holds everything; returns the workspaces that were not on hold already. */
async function stopAll(db: Database, now: number): Promise<string[]> {
  const stopped: string[] = []
  for (const { id } of await db.selectFrom('delivery').select('workspace_id as id').distinct().execute())
    if (await putHold(db, id, { channel: EVERYTHING, person: RESTORING, at: now })) stopped.push(id)
  return stopped
}
async function goOn(db: Database, stopped: readonly string[], now: number): Promise<void> {
  if (stopped.length === 0) return
  await db.deleteFrom('hold').where('workspace_id', 'in', stopped).where('person', '=', RESTORING).where('at', '=', now).execute()
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
        'Run  pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" uptake.dump  or  uptake import uptake.jsonl.gz  while no server runs, then  uptake restore --doubt'
  throw new UserError(
    'not-sqlite',
    `The database is PostgreSQL (${shownAddress(address)}): its own tools keep and bring back copies of it.`,
    {
      hint: tool,
    },
  )
}
