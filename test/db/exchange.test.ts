import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { test } from 'node:test'
import { sql } from 'kysely'
import { tableNames } from '../../src/db/dialect.ts'
import { exportLines, exportToFile } from '../../src/db/exchange/export.ts'
import { importLines } from '../../src/db/exchange/import.ts'
import { linesOf } from '../../src/db/exchange/lines.ts'
import { exchanged, NOT_EXCHANGED, SPECIAL } from '../../src/db/exchange/tables.ts'
import type { Database } from '../../src/db/open.ts'
import { record } from '../../src/db/audit.ts'
import { putSamples, samplesOf } from '../../src/db/samples.ts'
import { latestSeries } from '../../src/db/series.ts'
import { emptyDatabase, opened, withDatabase } from '../support/engines.ts'
import { noPostgres } from '../support/postgres.ts'
import { fill, T0 } from './filled.ts'

async function textOf(db: Database, workspace: string | null = null): Promise<string> {
  let text = ''
  for await (const line of exportLines(db, workspace)) text += line
  return text
}
async function* linesIn(text: string): AsyncGenerator<string> {
  yield* text.split('\n')
}
const changes = (imported: Awaited<ReturnType<typeof importLines>>): number =>
  Object.values(imported.tables).reduce((sum, { changed }) => sum + changed, 0)

test('an export goes from SQLite to PostgreSQL and back without a byte changed', { skip: noPostgres }, async t => {
  const here = await opened(t, await emptyDatabase(t, 'SQLite'))
  const there = await opened(t, await emptyDatabase(t, 'PostgreSQL'))
  const again = await opened(t, await emptyDatabase(t, 'SQLite'))
  for (const workspace of ['b', 'Ä', 'B', 'a b']) await fill(here, workspace)
  const first = await textOf(here)
  await importLines(there, linesIn(first))
  const second = await textOf(there)
  assert.equal(second, first)
  await importLines(again, linesIn(second))
  assert.equal(await textOf(again), first)
  assert.deepEqual(await latestSeries(there, 'Ä'), await latestSeries(here, 'Ä'))
})

withDatabase('importing twice changes nothing the second time', async (db, t, engine) => {
  await fill(db, 'w')
  const text = await textOf(db)
  const other = await opened(t, await emptyDatabase(t, engine))
  const { tables: first } = await importLines(other, linesIn(text))
  assert.ok(
    Object.values(first).every(({ lines, changed }) => lines === changed && lines > 0),
    JSON.stringify(first),
  )
  const filled: string[] = []
  for (const name of await tableNames(db)) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0 && !NOT_EXCHANGED.includes(name)) filled.push(name)
  }
  assert.ok(filled.length >= 8)
  assert.deepEqual(Object.keys(first).sort(), filled)
  assert.equal(changes(await importLines(other, linesIn(text))), 0)
  assert.equal(changes(await importLines(db, linesIn(text))), 0)
  assert.equal(await textOf(other), text)
})

withDatabase('one workspace is exported alone, and joins others', async (db, t, engine) => {
  await fill(db, 'a')
  await fill(db, 'b')
  const only = await textOf(db, 'a')
  assert.ok(only.split('\n').every(line => !line.includes('"workspace_id":"b"')))
  const other = await opened(t, await emptyDatabase(t, engine))
  await fill(other, 'c')
  const before = await textOf(other, 'c')
  await importLines(other, linesIn(only))
  assert.equal(await textOf(other, 'a'), only)
  assert.equal(await textOf(other, 'c'), before)
  // Numbers were not taken over: the next entry of the log has one of its own.
  const actor = { kind: 'cli', name: 'ada', origin: '/' } as const
  const seq = await record(other, { at: T0, workspace: 'c', actor, action: 'tick', subject: 's', before: null, after: null })
  assert.equal(seq, 5)
})

withDatabase('of two readings of one sample the newer one holds', async (db, t, engine) => {
  const other = await opened(t, await emptyDatabase(t, engine))
  const sample = { metric: 'm.x', labels: {}, span: 0, source: 's', method: 'api', flags: [], answer: null }
  await putSamples(db, 'w', [
    { ...sample, at: 1, value: 1, fetchedAt: 10 },
    { ...sample, at: 2, value: 2, fetchedAt: 30 },
  ])
  await putSamples(other, 'w', [
    { ...sample, at: 1, value: 5, fetchedAt: 20 },
    { ...sample, at: 2, value: 6, fetchedAt: 20 },
    { ...sample, at: 3, value: 7, fetchedAt: 20 },
  ])
  assert.equal(changes(await importLines(other, linesIn(await textOf(db)))), 1)
  const values = (await samplesOf(other, 'w', { metric: 'm.x', labels: {}, from: 0, to: 9 })).map(each => each.value)
  assert.deepEqual(values, [5, 2, 7])
})

withDatabase('what is no export is refused as a whole, with its line', async db => {
  await fill(db, 'w')
  const good = await textOf(db)
  const lines = good.trimEnd().split('\n')
  const at = (index: number, line: string): string => lines.with(index, line).join('\n')
  const sampleLine = lines.findIndex(line => line.startsWith('{"table":"sample"'))
  const bad: [text: string, message: RegExp][] = [
    ['', /Line 1 .*ends before/],
    ['hello', /Line 1 .*no JSON/],
    ['{"a":1}', /Line 1 .*does not begin/],
    [lines.slice(0, -1).join('\n'), /ends before its last line/],
    [lines.slice(0, -2).concat(lines.at(-1)!).join('\n'), /it says/],
    [`${good}{"table":"item"}\n`, /comes after the end/],
    [at(1, '{"table":"workspace","id":"x"}'), /Line 2 .*"root" of workspace is missing/],
    [at(1, '{"table":"sqlite_master"}'), /no table "sqlite_master"/],
    [at(1, '{"table":"__proto__"}'), /no table/],
    [at(1, lines[1]!.replace('"name"', '"other"')), /workspace has no "other"/],
    [at(sampleLine, lines[sampleLine]!.replace(/"at":\d+/, '"at":1.5')), /"at" of sample/],
    [at(sampleLine, lines[sampleLine]!.replace(/"flags":\[[^\]]*\]/, '"flags":[1]')), /"flags" of sample/],
    [at(1, lines[1]!.replace('"id":"w"', '"id":"v"')), /contradicts itself/],
  ]
  const { openDatabase } = await import('../../src/db/open.ts')
  for (const [text, message] of bad) {
    const other = await openDatabase(':memory:')
    await assert.rejects(importLines(other, linesIn(text)), { name: 'UserError', code: 'export-broken', message })
    assert.equal((await textOf(other)).split('\n').length, 3, 'nothing was stored')
    await other.destroy()
  }
  await assert.rejects(importLines(db, linesIn(at(0, '{"uptake":"export","format":1,"schema":999}'))), { code: 'export-newer' })
})

withDatabase('every table is exported, or said not to be', async db => {
  assert.deepEqual(await tableNames(db), [...exchanged.map(each => each.table), ...SPECIAL, ...NOT_EXCHANGED].sort())
})

withDatabase('an export sees one moment and writes its file whole, compressed when asked', async (db, t) => {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-export-'))
  t.after(() => rmSync(folder, { recursive: true }))
  await fill(db, 'w')
  const text = await textOf(db)
  await exportToFile(db, null, join(folder, 'a.jsonl'))
  await exportToFile(db, 'w', join(folder, 'a.jsonl.gz'))
  assert.equal(readFileSync(join(folder, 'a.jsonl'), 'utf8'), text)
  assert.equal(gunzipSync(readFileSync(join(folder, 'a.jsonl.gz'))).toString(), text)
  assert.equal(statSync(join(folder, 'a.jsonl')).mode & 0o777, 0o600)
  for (const name of ['a.jsonl', 'a.jsonl.gz']) assert.equal(changes(await importLines(db, linesOf(join(folder, name)))), 0)
  writeFileSync(join(folder, 'cut.jsonl.gz'), readFileSync(join(folder, 'a.jsonl.gz')).subarray(0, -20))
  await assert.rejects(importLines(db, linesOf(join(folder, 'cut.jsonl.gz'))), { name: 'UserError', code: 'export-broken' })
  await assert.rejects(importLines(db, linesOf(folder)), { name: 'UserError', code: 'path-unreadable' })
  await assert.rejects(exportToFile(db, null, join(folder, 'no', 'a.jsonl')), { name: 'UserError', code: 'path-unwritable' })
  await assert.rejects(importLines(db, linesOf(join(folder, 'none.jsonl'))), { code: 'path-missing' })
})
