/**
 * Everything in which SQLite and PostgreSQL differ for migrations and queries. All other files of `db` are the same for
 * both: times are UTC epoch milliseconds, flags are 0 and 1, JSON and labels are text.
 */
import { PostgresAdapter, sql } from 'kysely'
import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely, RawBuilder, SelectQueryBuilder, Transaction } from 'kysely'

export type Dialect = 'sqlite' | 'postgres'
/** The schema of PostgreSQL that holds the tables, so that they meet no other program's. */
export const SCHEMA = 'uptake'
/** Any number that no other program is likely to lock: "uptake" in ASCII, cut to 53 bits. */
const MIGRATION_LOCK = 0x757074616b65

export const dialectOf = <T>(db: Kysely<T>): Dialect => (db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite')

/** Type and modifiers of a key that the database counts up: `.addColumn('seq', ...counted(db))`. */
export function counted<T>(db: Kysely<T>): ['integer' | 'bigint', (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder] {
  return dialectOf(db) === 'postgres'
    ? ['bigint', column => column.generatedByDefaultAsIdentity().primaryKey()]
    : ['integer', column => column.primaryKey().autoIncrement()]
}
/** The type of bytes. */
export const bytesType = <T>(db: Kysely<T>): 'blob' | 'bytea' => (dialectOf(db) === 'postgres' ? 'bytea' : 'blob')

/** A table whose rows lie in the order of its key: reading a range then reads one stretch of the file. */
export const inKeyOrder = <T, Name extends string, Column extends string>(
  db: Kysely<T>,
  table: CreateTableBuilder<Name, Column>,
): CreateTableBuilder<Name, Column> => (dialectOf(db) === 'postgres' ? table : table.modifyEnd(sql`without rowid`))

/**
 * Makes this transaction the only one that changes the schema until it ends. On SQLite it is already: every writing
 * transaction begins with `begin immediate`.
 */
export async function lockMigrations<T>(transaction: Transaction<T>): Promise<void> {
  if (dialectOf(transaction) === 'sqlite') return
  await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction)
  await sql`create schema if not exists ${sql.id(SCHEMA)}`.execute(transaction)
}

/**
 * Makes the table `item_change` and has the database write a row there for every row of some tables that comes or
 * changes: no writer can forget it, in whatever process. A delivery that is only being sent is left out.
 */
export async function markItems<T>(db: Kysely<T>, tables: readonly string[]): Promise<void> {
  const isPostgres = dialectOf(db) === 'postgres'
  const run = async (text: string): Promise<void> => {
    await sql.raw(text).execute(db)
  }
  const columns = 'workspace_id text not null, item text not null'
  const resting = `new.state not in ('claimed', 'attempting')`
  if (isPostgres) {
    const mark = 'mark bigint not null default (pg_current_xact_id()::text::bigint)'
    await run(`create table item_change (${mark}, ${columns}, at bigint not null default extract(epoch from now())::bigint)`)
    await run('create index item_change_mark on item_change (mark)')
    await run(`create function note_item_change() returns trigger language plpgsql as $$
      begin insert into ${SCHEMA}.item_change (workspace_id, item) values (new.workspace_id, new.item); return null; end $$`)
  } else {
    const mark = 'mark integer primary key autoincrement'
    await run(`create table item_change (${mark}, ${columns}, at integer not null default (unixepoch()))`)
  }
  for (const table of tables)
    for (const event of ['insert', 'update']) {
      const when = table === 'delivery' ? `when (${resting})` : ''
      const head = `create trigger ${table}_${event}_item after ${event} on ${table} for each row ${when}`
      await run(
        isPostgres
          ? `${head} execute function note_item_change()`
          : `${head} begin insert into item_change (workspace_id, item) values (new.workspace_id, new.item); end`,
      )
    }
}

/**
 * The first mark of changes that are not to be seen yet. On PostgreSQL marks are transactions, and one that began earlier
 * may still be under way: what is asked for from here on later holds everything that was not seen now, and maybe a little
 * that was.
 */
export async function nextMark<T>(db: Kysely<T>): Promise<number> {
  const query =
    dialectOf(db) === 'postgres'
      ? sql<{ mark: number }>`select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as mark`
      : sql<{ mark: number }>`select coalesce(max(mark), 0) + 1 as mark from item_change`
  return (await query.execute(db)).rows[0]?.mark ?? 0
}

/** Seconds of the database's own clock. */
export const databaseClock = <T>(db: Kysely<T>): RawBuilder<number> =>
  dialectOf(db) === 'postgres' ? sql<number>`extract(epoch from now())::bigint` : sql<number>`unixepoch()`

/** Is a column one of some values, however many? */
export const oneOf = <T>(db: Kysely<T>, column: string, values: readonly string[]): RawBuilder<boolean> =>
  dialectOf(db) === 'postgres'
    ? sql<boolean>`${sql.ref(column)} = any(${values}::text[])`
    : sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`

/** Any number beside which no other program is likely to lock: "gate" in ASCII. */
const GATE_LOCK = 0x67617465

/**
 * What decides whether something may be sent (yeses, changes that are asked for, holds) stays as it is until this
 * transaction ends: `read` by any number at once, `change` by one. On SQLite it does already.
 */
export async function lockGate<T>(transaction: Kysely<T>, workspace: string, to: 'read' | 'change'): Promise<void> {
  if (dialectOf(transaction) === 'sqlite') return
  const name = to === 'read' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock'
  await sql`select ${sql.raw(name)}(${sql.lit(GATE_LOCK)}, hashtext(${workspace}))`.execute(transaction)
}

export async function hasTable<T>(db: Kysely<T>, name: string): Promise<boolean> {
  const query =
    dialectOf(db) === 'postgres'
      ? sql<{ n: number }>`select 1 as n from information_schema.tables where table_schema = ${SCHEMA} and table_name = ${name}`
      : sql<{ n: number }>`select 1 as n from sqlite_master where type = 'table' and name = ${name}`
  return (await query.execute(db)).rows.length > 0
}

/** Names of the tables, sorted. */
export async function tableNames<T>(db: Kysely<T>): Promise<string[]> {
  const query =
    dialectOf(db) === 'postgres'
      ? sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = ${SCHEMA}`
      : sql<{ name: string }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`
  return (await query.execute(db)).rows.map(row => row.name).sort()
}

/** Names of the tables that have a column of this name, sorted. */
export async function columnsNamed<T>(db: Kysely<T>, column: string): Promise<string[]> {
  const query =
    dialectOf(db) === 'postgres'
      ? sql<{
          name: string
        }>`select table_name as name from information_schema.columns where table_schema = ${SCHEMA} and column_name = ${column}`
      : sql<{
          name: string
        }>`select m.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name = ${column}`
  return (await query.execute(db)).rows.map(row => row.name).sort()
}

/** Does a part of a query see the row beside it (`lateral`)? */
export const hasLateral = <T>(db: Kysely<T>): boolean => dialectOf(db) === 'postgres'

/** The rows that are read stay as they are until the transaction ends; it waits for others that hold them. */
export const locked = <DB, Tables extends keyof DB, Row>(
  db: Kysely<DB>,
  query: SelectQueryBuilder<DB, Tables, Row>,
): SelectQueryBuilder<DB, Tables, Row> => (dialectOf(db) === 'postgres' ? query.forUpdate() : query)

/** As `locked`, but rows that another transaction holds are left out: two workers never take the same row. */
export const lockedUnlessTaken = <DB, Tables extends keyof DB, Row>(
  db: Kysely<DB>,
  query: SelectQueryBuilder<DB, Tables, Row>,
): SelectQueryBuilder<DB, Tables, Row> => (dialectOf(db) === 'postgres' ? query.forUpdate().skipLocked() : query)

/** Did the engine refuse the data itself: a constraint, or a value that its column cannot hold? */
export function isContradiction(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  // SQLITE_CONSTRAINT and SQLITE_MISMATCH; classes 22 and 23 of PostgreSQL.
  if ('errcode' in error && typeof error.errcode === 'number') return [19, 20].includes(error.errcode & 0xff)
  return 'code' in error && typeof error.code === 'string' && /^2[23]\d{3}$/.test(error.code)
}

/** Less than this (milliseconds) is the way there and back. */
const NO_DIFFERENCE = 2_000

/**
 * By how many milliseconds the clock that says `now` is ahead of that of a shared database, by which all of its workers go.
 * A file is read by the clock that wrote it: 0.
 */
export async function clockAhead<T>(db: Kysely<T>, now: number): Promise<number> {
  if (dialectOf(db) === 'sqlite') return 0
  const { rows } = await sql<{ at: number }>`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as at`.execute(db)
  const ahead = now - Number(rows[0]?.at ?? now)
  return Math.abs(ahead) < NO_DIFFERENCE ? 0 : ahead
}
