/** One suite for both engines: every test runs on SQLite and on PostgreSQL, each time with an empty database. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { TestContext } from 'node:test'
import { openDatabase, type Database } from '../../src/db/open.ts'
import { noPostgres, startPostgres, type Server } from './postgres.ts'

export type Engine = 'SQLite' | 'PostgreSQL'
let server: Promise<Server> | null = null
after(async () => (await server)?.stop())

/** The address of an empty database that goes away with the test. */
export async function emptyDatabase(t: TestContext, engine: Engine): Promise<string> {
  if (engine === 'PostgreSQL') return (await (server ??= startPostgres())).createDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'uptake-db-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'uptake.db')
}

/** Opens a database until the test ends. */
export async function opened(t: TestContext, address: string): Promise<Database> {
  const db = await openDatabase(address)
  t.after(() => db.destroy())
  return db
}

/** Runs a test on both engines. */
export function onBoth(name: string, run: (t: TestContext, engine: Engine) => Promise<void>): void {
  test(`${name} (SQLite)`, t => run(t, 'SQLite'))
  test(`${name} (PostgreSQL)`, { skip: noPostgres }, t => run(t, 'PostgreSQL'))
}

/** Runs a test on both engines, with an open database. */
export const withDatabase = (name: string, run: (db: Database, t: TestContext, engine: Engine) => Promise<void>): void =>
  onBoth(name, async (t, engine) => run(await opened(t, await emptyDatabase(t, engine)), t, engine))
