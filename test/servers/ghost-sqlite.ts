/**
 * Lets Ghost keep its data with Node's own SQLite, so that none has to be compiled: loaded before Ghost (`--import`), it
 * stands in wherever `better-sqlite3` is asked for. It has what knex and Ghost call of it.
 */
import { registerHooks } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue } from 'node:sqlite'

/** Primary result codes by which Ghost tells errors apart: https://www.sqlite.org/rescode.html */
const codes: Readonly<Record<number, string>> = {
  1: 'SQLITE_ERROR',
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
}

/** Errors bear the names that better-sqlite3 gives them. */
function named<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && 'errcode' in error) Object.assign(error, { code: codes[Number(error.errcode) & 255] ?? 'SQLITE_ERROR' })
    throw error
  }
}

class Database {
  private readonly db: DatabaseSync

  constructor(file: string) {
    this.db = named(() => new DatabaseSync(file, { timeout: 5000 }))
  }

  prepare(sql: string): object {
    const statement = named(() => this.db.prepare(sql))
    // What is undefined is null there.
    const bound = (values: readonly (SQLInputValue | undefined)[]): SQLInputValue[] => values.map(value => value ?? null)
    return {
      reader: statement.columns().length > 0,
      all: (values: SQLInputValue[]) => named(() => statement.all(...bound(values)).map(row => ({ ...row }))),
      run: (values: SQLInputValue[]) => named(() => statement.run(...bound(values))),
    }
  }

  pragma(text: string): unknown {
    return this.db.prepare(`PRAGMA ${text}`).all()
  }

  close(): void {
    this.db.close()
  }
}

// What `require` gives of this file.
export { Database as 'module.exports' }

registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'better-sqlite3' ? import.meta.filename : specifier, context),
})
