/**
 * Lets a server keep its data with Node's own SQLite, so that none has to be compiled: loaded before it (`--import`), it
 * stands in wherever `better-sqlite3` is asked for. It has what knex and kysely call of it.
 */
import { registerHooks } from 'node:module'
import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue } from 'node:sqlite'

/** Result codes by which errors are told apart: https://www.sqlite.org/rescode.html */
const codes: Readonly<Record<number, string>> = {
  1: 'SQLITE_ERROR',
  5: 'SQLITE_BUSY',
  8: 'SQLITE_READONLY',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
}

/** Errors bear the names that better-sqlite3 gives them. */
function named<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && 'errcode' in error) {
      const result = Number(error.errcode)
      Object.assign(error, { code: codes[result] ?? codes[result & 255] ?? 'SQLITE_ERROR' })
    }
    throw error
  }
}

class Database {
  private readonly db: DatabaseSync

  constructor(file: string, { timeout = 5000 }: { timeout?: number } = {}) {
    this.db = named(() => new DatabaseSync(file, { timeout }))
  }

  prepare(sql: string): object {
    const statement = named(() => this.db.prepare(sql))
    // What is undefined is null there.
    const bound = (values: readonly (SQLInputValue | undefined)[]): SQLInputValue[] => values.map(value => value ?? null)
    return {
      reader: statement.columns().length > 0,
      all: (values: SQLInputValue[]) => named(() => statement.all(...bound(values)).map(row => ({ ...row }))),
      run: (values: SQLInputValue[]) => named(() => statement.run(...bound(values))),
      iterate: (values: SQLInputValue[]) => named(() => statement.iterate(...bound(values))),
    }
  }

  pragma(text: string): unknown {
    return this.db.prepare(`PRAGMA ${text}`).all()
  }

  close(): void {
    this.db.close()
  }
}

// What `require` gives of this file, and what `import` does.
// oxlint-disable-next-line import/no-default-export -- the package that it stands in for has one
export { Database as 'module.exports', Database as default }

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'better-sqlite3') return next(specifier, context)
    return next(context.conditions.includes('require') ? import.meta.filename : import.meta.url, context)
  },
})
