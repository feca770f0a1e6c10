import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { lastUndoable, record } from '../../src/db/audit.ts'
import { schemaVersion } from '../../src/db/migrate.ts'
import { connect, databasePath, existingDatabase, openDatabase } from '../../src/db/open.ts'
import { shownAddress } from '../../src/db/postgres.ts'
import { lastReading } from '../../src/db/readings.ts'
import { emptyDatabase, onBoth, opened, withDatabase } from '../support/engines.ts'
import { fill, T0 } from './filled.ts'

const program = join(import.meta.dirname, '..', '..', 'src', 'db', 'open.ts')

onBoth('processes that start at once make the tables once', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const script = `const { openDatabase } = await import(${JSON.stringify(program)}); await (await openDatabase(process.argv[1])).destroy()`
  const ends = Array.from({ length: 6 }, () => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', script, address], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let complaint = ''
    child.stderr.on('data', data => (complaint += String(data)))
    return new Promise<string>(resolve => child.once('close', code => resolve(code === 0 ? '' : complaint)))
  })
  assert.deepEqual(await Promise.all(ends), ['', '', '', '', '', ''])
  const db = await opened(t, address)
  const versions = await db
    .selectFrom(sql<{ version: number }>`schema_version`.as('v'))
    .select('v.version')
    .orderBy('v.version')
    .execute()
  assert.deepEqual(
    versions.map(row => row.version),
    Array.from({ length: schemaVersion }, (_, i) => i + 1),
  )
})

onBoth('a newer database is refused and left alone', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const db = await opened(t, address)
  await sql`insert into schema_version (version) values (99)`.execute(db)
  await assert.rejects(openDatabase(address), { name: 'UserError', code: 'database-newer', message: /version 99.*up to \d/ })
  assert.deepEqual((await sql`select max(version) as v from schema_version`.execute(db)).rows, [{ v: 99 }])
})

onBoth('a database of the first version keeps what it holds', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const old = await connect(address)
  await old.transaction().execute(async transaction => {
    const { lockMigrations } = await import('../../src/db/dialect.ts')
    await lockMigrations(transaction)
    await sql`create table schema_version (version integer not null)`.execute(transaction)
    await sql`insert into schema_version (version) values (1)`.execute(transaction)
    const { up } = await import('../../src/db/migrations/0001-first.ts')
    await up(transaction as unknown as Parameters<typeof up>[0])
    for (const action of ['tick', 'fix'])
      await sql`insert into audit (at, workspace_id, actor_kind, actor_name, origin, action, subject) values (1, 'w', 'cli', 'a', '/', ${action}, 's')`.execute(
        transaction,
      )
  })
  await old.destroy()
  const db = await opened(t, address)
  const rows = await db.selectFrom('audit').select(['id', 'action']).orderBy('seq').execute()
  assert.deepEqual(
    rows.map(row => row.action),
    ['tick', 'fix'],
  )
  assert.equal(new Set(rows.map(row => row.id)).size, 2)
  assert.equal((await lastUndoable(db, 'w'))?.action, 'fix')
})

withDatabase('readings, items and the log are the same on both engines', async db => {
  await fill(db, 'w')
  const reading = await lastReading(db, 'w')
  assert.deepEqual([reading?.digest, reading?.at, reading?.plan.tasks.map(task => task.title)], ['1', T0 + 1, ['Zebra', 'apple']])
  const gone = await db.selectFrom('item').select(['title', 'removed_at']).where('removed_at', 'is not', null).execute()
  assert.deepEqual(
    gone.map(item => [item.title.toLowerCase(), item.removed_at]),
    [['äpfel', T0 + 1]],
  )
  const actor = { kind: 'cli', name: 'ada', origin: '/' } as const
  const seq = await record(db, { at: T0, workspace: 'w', actor, action: 'fix', subject: 's', before: { a: 1 }, after: null })
  const last = await lastUndoable(db, 'w')
  assert.deepEqual([last?.seq, last?.before, last?.after, last?.at], [seq, { a: 1 }, null, T0])
})

withDatabase('64-bit integers come back as numbers', async db => {
  const big = 9_007_199_254_740_991
  await db.insertInto('workspace').values({ id: 'w', root: '/', name: 'w', first_seen: big, last_seen: -big, origin: null }).execute()
  const row = await db
    .selectFrom('workspace')
    .select(e => ['first_seen', 'last_seen', e.fn.countAll<number>().over().as('n'), e.fn.sum<number>('first_seen').over().as('sum')])
    .executeTakeFirstOrThrow()
  assert.deepEqual(row, { first_seen: big, last_seen: -big, n: 1, sum: big })
  await sql`update workspace set first_seen = first_seen + 10`.execute(db)
  await assert.rejects(db.selectFrom('workspace').select('first_seen').execute(), RangeError)
})

withDatabase('a transaction that fails leaves nothing, and the next one works', async db => {
  const write = db.transaction().execute(async transaction => {
    await transaction.insertInto('workspace').values({ id: 'w', root: '/', name: 'w', first_seen: 1, last_seen: 1, origin: null }).execute()
    await transaction.insertInto('workspace').values({ id: 'w', root: '/', name: 'w', first_seen: 1, last_seen: 1, origin: null }).execute()
  })
  await assert.rejects(write)
  await fill(db, 'w')
  assert.equal((await db.selectFrom('workspace').selectAll().execute()).length, 1)
})

test('DATABASE_URL names PostgreSQL or nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-open-'))
  try {
    const url = 'postgres://ada:secret@db.example.org/uptake'
    assert.equal(databasePath(folder, true, { DATABASE_URL: url }), url)
    assert.equal(
      existingDatabase(folder, true, { DATABASE_URL: url.replace('postgres', 'postgresql') }),
      url.replace('postgres', 'postgresql'),
    )
    assert.equal(databasePath(folder, true, { DATABASE_URL: 'mysql://x/y' }), join(folder, '.uptake', 'uptake.db'))
    assert.equal(shownAddress(`${url}?sslpassword=secret`), 'postgres://ada:***@db.example.org/uptake?sslpassword=***')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a server that does not answer and a file that is no database say what to do', async t => {
  await assert.rejects(openDatabase('postgres://ada:secret@127.0.0.1:1/uptake'), error => {
    assert.ok(error instanceof Error && 'code' in error && 'hint' in error)
    assert.equal(error.code, 'database-unreachable')
    assert.doesNotMatch(`${error.message} ${String(error.hint)}`, /secret/)
    return true
  })
  const folder = mkdtempSync(join(tmpdir(), 'uptake-open-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'a.db'), 'no database at all, but long enough to look like one '.repeat(40))
  await assert.rejects(openDatabase(join(folder, 'a.db')), { name: 'UserError', code: 'database-broken' })
})

test('the folder of a database is made for its owner alone', t => {
  const root = mkdtempSync(join(tmpdir(), 'uptake-private-'))
  t.after(() => rmSync(root, { recursive: true }))
  const state = join(root, 'state')
  for (const place of [databasePath(root, true, {}), databasePath(join(root, 'plan.md'), false, { XDG_STATE_HOME: state })])
    assert.equal(statSync(dirname(place)).mode & 0o777, 0o700, place)
})
