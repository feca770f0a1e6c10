/** Exports of older versions, and of every table: what they say is taken in as if the database had been there all along. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Kysely } from 'kysely'
import { exportLines } from '../../src/db/exchange/export.ts'
import { importLines } from '../../src/db/exchange/import.ts'
import { linesOf } from '../../src/db/exchange/lines.ts'
import { exchanged, type Exchanged, type Loose } from '../../src/db/exchange/tables.ts'
import { schemaVersion } from '../../src/db/migrate.ts'
import { openDatabase, type Database } from '../../src/db/open.ts'
import { openSqlite, sqliteDialect } from '../../src/db/sqlite.ts'
import { emptyDatabase, opened, withDatabase } from '../support/engines.ts'
import { noPostgres } from '../support/postgres.ts'

const T0 = Date.UTC(2026, 2, 1)
const here = import.meta.dirname
const migrations = globSync('0*.ts', { cwd: join(here, '../../src/db/migrations') }).sort()

async function textOf(db: Database): Promise<string> {
  let text = ''
  for await (const line of exportLines(db, null)) text += line
  return text
}
async function* linesIn(text: string): AsyncGenerator<string> {
  yield* text.split('\n')
}

/** One row with something in each of the columns, belonging to the rows of the other tables. */
function rowOf({ table, columns }: Exchanged, wanted: readonly string[]): Record<string, unknown> {
  const value = (name: string, type: string): unknown => {
    if (name === 'workspace_id' || (table === 'workspace' && name === 'id')) return 'w'
    if (name === 'id' || /^(?:delivery|of|after)_id$/.test(name)) return 'one'
    if (type.startsWith('text')) return `${name} “Ä” of ${table}`
    if (type.startsWith('bytes')) return Buffer.from([0, 1, 255])
    if (type.startsWith('number')) return 1.5
    return /at$|since|until/.test(name) ? T0 : 3
  }
  return Object.fromEntries(
    Object.entries(columns)
      .filter(([name]) => wanted.includes(name))
      .map(([name, type]) => [name, value(name, type)]),
  )
}
const asLine = (table: string, row: Record<string, unknown>): string =>
  JSON.stringify({ table, ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString('base64') : value])) }) // prettier-ignore

test('every table goes from SQLite to PostgreSQL and back', { skip: noPostgres }, async t => {
  const [first, there, again] = [
    await opened(t, await emptyDatabase(t, 'SQLite')),
    await opened(t, await emptyDatabase(t, 'PostgreSQL')),
    await opened(t, await emptyDatabase(t, 'SQLite')),
  ]
  for (const spec of exchanged)
    await (first as unknown as Loose)
      .insertInto(spec.table)
      .values(rowOf(spec, Object.keys(spec.columns)))
      .execute()
  const text = await textOf(first)
  assert.equal(text.split('\n').length, exchanged.length + 3)
  await importLines(there, linesIn(text))
  assert.equal(await textOf(there), text)
  await importLines(again, linesIn(text))
  assert.equal(await textOf(again), text)
  for (const db of [there, again])
    for (const { changed } of Object.values((await importLines(db, linesIn(text))).tables))
      assert.equal(changed, 0, 'again nothing changes')
})

// The first version gave rows no names that travel, and knew no exports.
for (const version of Array.from(migrations, (_, index) => index + 1).slice(1))
  test(`an export of version ${version} of the tables says what its database comes to when it is migrated`, async t => {
    const old = new Kysely<unknown>({ dialect: sqliteDialect(await openSqlite(':memory:')) })
    t.after(() => old.destroy())
    const up = async (from: number, to: number): Promise<void> => {
      for (const file of migrations.slice(from, to)) {
        const { up: run } = (await import(`../../src/db/migrations/${file}`)) as { up(db: Kysely<unknown>): Promise<void> }
        await run(old)
      }
    }
    await up(0, version)
    const tables = await old.introspection.getTables()
    const lines = [JSON.stringify({ uptake: 'export', format: 1, schema: version })]
    for (const spec of exchanged) {
      const columns = tables.find(each => each.name === spec.table)?.columns.map(each => each.name)
      if (columns === undefined) continue
      const row = rowOf(spec, columns)
      await (old as unknown as Loose).insertInto(spec.table).values(row).execute()
      lines.push(asLine(spec.table, row))
    }
    lines.push(JSON.stringify({ uptake: 'end', lines: lines.length }))
    const imported = await opened(t, ':memory:')
    await importLines(imported, linesIn(lines.join('\n')))
    await up(version, migrations.length)
    assert.equal(await textOf(imported), await textOf(old as unknown as Database))
  })

withDatabase('an export that version 6 wrote is taken in, once', async db => {
  const read = () => importLines(db, linesOf(join(here, 'exports/schema-6.jsonl')))
  const { tables } = await read()
  assert.ok(Object.values(tables).every(({ lines, changed }) => lines === changed))
  const deliveries = await db.selectFrom('delivery').select(['id', 'kind', 'state', 'of_id', 'campaign']).orderBy('id').execute()
  assert.deepEqual(deliveries, [
    { id: 'd1', kind: 'post', state: 'published', of_id: null, campaign: null },
    { id: 'd2', kind: 'post', state: 'planned', of_id: null, campaign: null },
  ])
  const approvals = await db.selectFrom('approval').select(['person', 'kind', 'authors', 'facts']).orderBy('id').execute()
  assert.deepEqual(approvals, [
    { person: 'ada', kind: 'yes', authors: '[]', facts: null },
    { person: 'sam', kind: 'yes', authors: '[]', facts: null },
  ])
  assert.ok(Object.values((await read()).tables).every(({ changed }) => changed === 0))
  const notes = await db.selectFrom('delivery_note').selectAll().execute()
  assert.equal(notes.length, 1)
})

test('what a version has always written may not be missing from its exports', async () => {
  const db = await openDatabase(':memory:')
  const text = readFileSync(join(here, 'exports/schema-6.jsonl'), 'utf8')
  const [head = '', ...rest] = text.split('\n')
  const newer = [JSON.stringify({ ...(JSON.parse(head) as object), schema: schemaVersion }), ...rest].join('\n')
  await assert.rejects(importLines(db, linesIn(newer)), { code: 'export-broken', message: /"kind" of delivery is missing/ })
  await db.destroy()
})
