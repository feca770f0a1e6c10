/** Kysely on `node:sqlite`: no native build, one file. Docs: kysely.dev (custom dialects), nodejs.org/api/sqlite.html. */
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

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
  #tail: Promise<void> = Promise.resolve()
  #release: (() => void) | null = null
  constructor(database: DatabaseSync) {
    this.#database = database
    this.#connection = {
      executeQuery: async query => execute(database, query),
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
  async beginTransaction(): Promise<void> {
    this.#database.exec('begin immediate')
  }
  async commitTransaction(): Promise<void> {
    this.#database.exec('commit')
  }
  async rollbackTransaction(): Promise<void> {
    this.#database.exec('rollback')
  }
  async releaseConnection(): Promise<void> {
    this.#release?.()
  }
  async destroy(): Promise<void> {
    this.#database.close()
  }
}

function execute<R>(database: DatabaseSync, query: CompiledQuery): QueryResult<R> {
  const statement = database.prepare(query.sql)
  const values = query.parameters as SQLInputValue[]
  if (statement.columns().length > 0) return { rows: statement.all(...values) as R[] }
  const { changes, lastInsertRowid } = statement.run(...values)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
}
