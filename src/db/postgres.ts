/** PostgreSQL through `pg` and its pool. Docs: node-postgres.com. Numbers come back as SQLite gives them. */
import { CompiledQuery, PostgresDialect, sql } from 'kysely'
import type { Dialect, Kysely } from 'kysely'
import { UserError } from '../lib/errors.ts'
import { SCHEMA } from './dialect.ts'

/** Object ids of pg_type: 64-bit integers and exact decimals, which `pg` gives as text. */
const INT8 = 20
const NUMERIC = 1700
/** Milliseconds until a server that does not answer is given up. */
const PATIENCE = 10_000

export const isPostgres = (address: string): boolean => /^postgres(?:ql)?:\/\//.test(address)

/** The address without its password, for messages. */
export function shownAddress(address: string): string {
  const url = new URL(address)
  if (url.password !== '') url.password = '***'
  for (const name of url.searchParams.keys()) if (/pass|secret|key/i.test(name)) url.searchParams.set(name, '***')
  return url.href
}

/** A dialect over a pool of connections; the parsers hold for this pool alone. */
export async function postgresDialect(address: string): Promise<Dialect> {
  const { default: pg } = await import('pg')
  const parse = (oid: number, format?: 'text' | 'binary'): unknown =>
    (oid === INT8 || oid === NUMERIC) && format !== 'binary' ? numberOf : pg.types.getTypeParser(oid, format)
  const pool = new pg.Pool({
    connectionString: address,
    types: { getTypeParser: parse as typeof pg.types.getTypeParser },
    connectionTimeoutMillis: PATIENCE,
    application_name: 'uptake',
  })
  // A connection that breaks while nobody uses it is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  return new PostgresDialect({
    pool,
    onCreateConnection: async connection => {
      await connection.executeQuery(CompiledQuery.raw(`set search_path to ${SCHEMA}`))
    },
  })
}

/** @throws RangeError for a number that a double cannot hold, as `node:sqlite` does */
function numberOf(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a number`)
  return value
}

/** What a person can mend becomes a UserError, without the password; everything else stays as it is. */
export function explainPostgres(error: unknown, address: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = reasons[code] ?? (error instanceof Error && /timeout/i.test(error.message) ? reasons['ETIMEDOUT'] : undefined)
  if (reason === undefined) return error
  return new UserError('database-unreachable', `The database at ${shownAddress(address)} cannot be used: ${reason[0]}.`, {
    hint: reason[1],
    cause: error,
  })
}

/** System errors, and codes of postgresql.org/docs/current/errcodes-appendix.html. */
const reasons: Readonly<Record<string, readonly [what: string, next: string]>> = {
  ECONNREFUSED: ['nothing answers there', 'Start PostgreSQL, or correct DATABASE_URL; without it a file is used.'],
  ENOTFOUND: ['there is no such host', 'Correct the host in DATABASE_URL.'],
  ETIMEDOUT: ['the server does not answer', 'Check the address in DATABASE_URL, the network and the firewall.'],
  '28P01': ['the password is wrong', 'Correct the user and the password in DATABASE_URL.'],
  '28000': ['this user may not log in', 'Correct the user in DATABASE_URL, or allow it in pg_hba.conf.'],
  '3D000': ['there is no such database', 'Make it with "createdb NAME", or correct the name in DATABASE_URL.'],
  '42501': ['this user may not make tables', `Let its owner run: create schema ${SCHEMA} authorization USER`],
}

/** The version of the server: as it says it, and its first number. */
export async function serverVersion<T>(db: Kysely<T>): Promise<{ text: string; number: number }> {
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db)
  const text = rows[0]?.server_version ?? ''
  return { text, number: Number.parseInt(text, 10) }
}

/** Indexes that a failed build left behind. */
export async function invalidIndexes<T>(db: Kysely<T>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_index i
      join pg_class c on c.oid = i.indexrelid
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${SCHEMA} and not i.indisvalid`.execute(db)
  return rows.map(row => row.name).sort()
}
