/** Kysely on `node:sqlite`: no native build, one file. Docs: kysely.dev (custom dialects), nodejs.org/api/sqlite.html. */
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, QueryResult, TransactionSettings } from 'kysely'
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { UserError } from '../lib/errors.ts'

/** Milliseconds to wait for another process that writes … */
const PATIENCE = 10_000
/** … of which SQLite itself waits so many at a time, holding the thread; the rest passes while other work goes on. */
const HOLD = 10
/** Statements kept prepared. */
const PREPARED = 100

/** Opens (and creates) a file, in WAL mode, every acknowledged fact on disk. @throws UserError database-broken, database-busy */
export async function openSqlite(path: string): Promise<DatabaseSync> {
  const { DatabaseSync } = await import('node:sqlite')
  const file = new DatabaseSync(path, { timeout: HOLD })
  try {
    // Of two processes that open a new file at once SQLite refuses one without waiting at all.
    await patiently(() => file.exec('pragma journal_mode = wal'))
    await patiently(() => file.exec('pragma synchronous = full; pragma foreign_keys = on'))
    return file
  } catch (error) {
    file.close()
    throw explain(error, path)
  }
}

/**
 * Tries again while another connection writes. Waiting in SQLite would hold the thread, and with it a transaction of
 * this very process that the wait is for.
 */
async function patiently<T>(run: () => T): Promise<T> {
  for (const start = performance.now(); ;) {
    try {
      return run()
    } catch (error) {
      if (codeOf(error) !== BUSY || performance.now() - start > PATIENCE) throw error
      await new Promise(resolve => setTimeout(resolve, 5 + Math.random() * 20))
    }
  }
}

// Result codes of sqlite.org/rescode.html.
const BUSY = 5
const CORRUPT = 11
const NOT_A_DATABASE = 26
/** The primary result code of an error of SQLite, or null. */
export const codeOf = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null

/** What a person can mend becomes a UserError; everything else stays as it is. */
export function explain(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code === CORRUPT || code === NOT_A_DATABASE)
    return new UserError('database-broken', `${path} is no intact database: ${error instanceof Error ? error.message : ''}.`, {
      hint: 'Bring back the last backup with "uptake restore FILE", or move the file away to begin a new history.',
      cause: error,
    })
  if (code === BUSY)
    return new UserError('database-busy', `${path} is held by another program.`, {
      hint: 'Wait until it is done, or end it, and try again. Nothing was changed.',
      cause: error,
    })
  return error
}

/** A dialect over one open database; queries run one after the other, as SQLite does. */
export function sqliteDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(database),
    createIntrospector: db => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

class SqliteDriver implements Driver {
  readonly #connection: DatabaseConnection
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()
  #tail: Promise<void> = Promise.resolve()
  #release: (() => void) | null = null
  constructor(database: DatabaseSync) {
    this.#database = database
    this.#connection = {
      executeQuery: async query => (database.isTransaction ? this.#execute(query) : patiently(() => this.#execute(query))),
      streamQuery() {
        throw new Error('streaming is not offered on SQLite')
      },
    }
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#tail
    let release: () => void = () => {}
    this.#tail = new Promise(resolve => {
      release = resolve
    })
    await before
    this.#release = release
    return this.#connection
  }
  /** A read-only transaction sees one state of the database and holds up no writer. */
  async beginTransaction(_connection: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    await patiently(() => this.#database.exec(accessMode === 'read only' ? 'begin' : 'begin immediate'))
  }
  async commitTransaction(): Promise<void> {
    this.#database.exec('commit')
  }
  async rollbackTransaction(): Promise<void> {
    // A full disk or an I/O error has rolled back already.
    if (this.#database.isTransaction) this.#database.exec('rollback')
  }
  async releaseConnection(): Promise<void> {
    this.#release?.()
  }
  async destroy(): Promise<void> {
    this.#prepared.clear()
    this.#database.close()
  }

  #execute<R>(query: CompiledQuery): QueryResult<R> {
    const statement = this.#prepare(query.sql)
    const values = query.parameters as SQLInputValue[]
    // Rows of `node:sqlite` have no prototype; those of `pg` have.
    if (statement.columns().length > 0) return { rows: statement.all(...values).map(row => ({ ...row })) as R[] }
    const { changes, lastInsertRowid } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }
  #prepare(text: string): StatementSync {
    const known = this.#prepared.get(text)
    if (known !== undefined) return known
    const statement = this.#database.prepare(text)
    if (this.#prepared.size >= PREPARED) this.#prepared.clear()
    this.#prepared.set(text, statement)
    return statement
  }
}

/** What `pragma integrity_check` and `foreign_key_check` find wrong, in their words; nothing when all is well. */
export function integrityOf(file: DatabaseSync): string[] {
  const found = file.prepare('pragma integrity_check(10)').all()
  const words = found.map(row => String(row['integrity_check'])).filter(word => word !== 'ok')
  const orphans = file.prepare('pragma foreign_key_check').all().slice(0, 10)
  return [...words, ...orphans.map(row => `a row of ${String(row['table'])} belongs to none of ${String(row['parent'])}`)]
}
