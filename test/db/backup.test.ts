import assert from 'node:assert/strict'
import { exec, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import type { TestContext } from 'node:test'
import { sql } from 'kysely'
import { backupDatabase, backupName, restoreDatabase } from '../../src/db/backup.ts'
import { addCollectors, leaseRuns } from '../../src/db/collector-state.ts'
import { examine, type Finding } from '../../src/db/doctor.ts'
import { exportLines } from '../../src/db/exchange/export.ts'
import type { Database } from '../../src/db/open.ts'
import { putSamples } from '../../src/db/samples.ts'
import { latestSeries } from '../../src/db/series.ts'
import { emptyDatabase, onBoth, opened } from '../support/engines.ts'
import { noPostgres } from '../support/postgres.ts'
import { fill, T0 } from './filled.ts'

const now = new Date('2026-03-01T12:00:00Z')
const folderOf = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-backup-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}
async function textOf(db: Database): Promise<string> {
  let text = ''
  for await (const line of exportLines(db, null)) text += line
  return text
}
const sample = { metric: 'm.x', labels: {}, span: 0, source: 's', method: 'api', fetchedAt: 1, flags: [], answer: null }

test('a backup is taken while another writes, and holds one moment', async t => {
  const folder = folderOf(t)
  const path = join(folder, 'uptake.db')
  const db = await opened(t, path)
  await fill(db, 'w')
  const stop = new AbortController()
  const writing = (async () => {
    // Each batch writes the same value into two series: a copy of two moments would hold two values.
    for (let value = 1; !stop.signal.aborted; value++) {
      await putSamples(db, 'w', [
        { ...sample, at: value, value },
        { ...sample, metric: 'm.y', at: value, value },
      ])
      await new Promise(resolve => setImmediate(resolve))
    }
  })()
  const backups = []
  for (const name of ['a', 'b', 'c']) {
    backups.push(await backupDatabase(path, join(folder, 'backups', `${name}.db`)))
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  stop.abort()
  await writing
  for (const backup of backups) {
    assert.equal(statSync(backup.path).mode & 0o777, 0o600)
    const copy = await opened(t, backup.path)
    const values = (await latestSeries(copy, 'w', ['m.x', 'm.y'])).map(series => series.latest.value)
    assert.equal(values[0], values[1])
  }
  assert.ok(!readdirSync(join(folder, 'backups')).some(name => name.includes('tmp')))
  await assert.rejects(backupDatabase(path, backups[0]!.path), { code: 'path-exists' })
  await assert.rejects(backupDatabase(join(folder, 'none.db'), join(folder, 'd.db')), { code: 'no-database' })
  await assert.rejects(backupDatabase(path, join(path, 'x', 'd.db')), { code: 'path-unwritable' })
})

test('a restore brings everything back under programs that go on, and keeps what it replaces', async t => {
  const folder = folderOf(t)
  const path = join(folder, 'uptake.db')
  const db = await opened(t, path)
  await fill(db, 'w')
  const before = await textOf(db)
  const backup = await backupDatabase(path, join(folder, backupName(now)))
  await putSamples(db, 'w', [{ ...sample, at: 1, value: 1 }])
  const after = await textOf(db)
  const { kept } = await restoreDatabase(path, backup.path, now)
  assert.equal(await textOf(db), before)
  assert.equal(await textOf(await opened(t, kept!)), after)
  await putSamples(db, 'w', [{ ...sample, at: 2, value: 2 }])
  assert.deepEqual((await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db)).rows, [{ journal_mode: 'wal' }])
  assert.deepEqual(badOf(await examine(path, T0)), [])
})

test('a broken backup is refused and changes nothing; a broken database is replaced', async t => {
  const folder = folderOf(t)
  const path = join(folder, 'uptake.db')
  const db = await opened(t, path)
  await fill(db, 'w')
  const text = await textOf(db)
  const { path: good } = await backupDatabase(path, join(folder, 'good.db'))
  const bytes = readFileSync(good)
  const cut = join(folder, 'cut.db')
  writeFileSync(cut, bytes.subarray(0, bytes.length / 2))
  const scratched = join(folder, 'scratched.db')
  writeFileSync(scratched, bytes.fill(0x5a, 4096 * 3, 4096 * 5))
  writeFileSync(join(folder, 'text.db'), 'hello')
  writeFileSync(join(folder, 'empty.db'), '')
  for (const name of ['cut.db', 'scratched.db', 'text.db', 'empty.db'])
    await assert.rejects(restoreDatabase(path, join(folder, name), now), { name: 'UserError', code: 'backup-broken' }, name)
  await assert.rejects(restoreDatabase(path, join(folder, 'none.db'), now), { code: 'path-missing' })
  assert.equal(await textOf(db), text)
  const ruined = join(folder, 'ruined.db')
  writeFileSync(ruined, 'this was a database once '.repeat(400))
  assert.match(badOf(await examine(ruined, T0)).join(), /^database error/)
  const { kept } = await restoreDatabase(ruined, good, now)
  assert.match(readFileSync(kept!, 'utf8'), /once/)
  assert.equal(await textOf(await opened(t, ruined)), text)
  const fresh = join(folder, 'fresh.db')
  assert.equal((await restoreDatabase(fresh, good, now)).kept, null)
  assert.equal(await textOf(await opened(t, fresh)), text)
})

const hintOf = async (run: Promise<unknown>): Promise<string> => {
  const error: unknown = await run.then(
    () => assert.fail('it was not refused'),
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof Error && 'hint' in error)
  assert.doesNotMatch(`${error.message}${String(error.hint)}`, /secret/)
  return String(error.hint)
}
test('on PostgreSQL its own tools are named, without the password', async () => {
  const address = 'postgres://ada:secret@db.example.org/uptake'
  assert.match(await hintOf(backupDatabase(address, 'x.db')), /pg_dump .*"\$DATABASE_URL".*uptake export/)
  assert.match(await hintOf(restoreDatabase(address, 'x.db', now)), /pg_restore .*"\$DATABASE_URL".*uptake import/)
})

const noTools = noPostgres !== false ? noPostgres : spawnSync('pg_dump', ['--version']).status === 0 ? false : 'no pg_dump here'
test('the tools of PostgreSQL keep and bring back all of it as they are named, while another writes', { skip: noTools }, async t => {
  const address = await emptyDatabase(t, 'PostgreSQL')
  const db = await opened(t, address)
  await fill(db, 'w')
  const cwd = folderOf(t)
  const run = async (hint: string): Promise<void> => {
    const command = /Run {2}(.*?) {2}or/.exec(hint)?.[1] ?? assert.fail(hint)
    await promisify(exec)(command, { cwd, env: { ...process.env, DATABASE_URL: address } })
  }
  const stop = new AbortController()
  const writing = (async () => {
    for (let value = 1; !stop.signal.aborted; value++)
      await putSamples(db, 'w', [{ ...sample, metric: 'm.a', at: 1, value }, { ...sample, metric: 'm.b', at: 1, value }]) // prettier-ignore
  })()
  await run(await hintOf(backupDatabase(address, 'x.db')))
  stop.abort()
  await writing
  await db.deleteFrom('annotation').execute()
  const reading = (async () => {
    // Whoever reads meanwhile finds the tables, before or after, and never none.
    for (let i = 0; i < 40; i++) await db.selectFrom('annotation').selectAll().execute()
  })()
  await run(await hintOf(restoreDatabase(address, 'x.db', now)))
  await reading
  assert.equal((await db.selectFrom('annotation').selectAll().execute()).length, 2)
  const [a, b] = [await latestSeries(db, 'w', ['m.a']), await latestSeries(db, 'w', ['m.b'])]
  assert.equal(a[0]?.latest.value, b[0]?.latest.value, 'one moment')
})

const badOf = (findings: readonly Finding[]): string[] =>
  findings.filter(({ id, state }) => state !== 'ok' && id !== 'disk').map(({ id, state, text }) => `${id} ${state}: ${text}`)

onBoth('the doctor finds nothing wrong with a sound database, and what is wrong with another', async (t, engine) => {
  const address = await emptyDatabase(t, engine)
  const db = await opened(t, address)
  await fill(db, 'w')
  assert.deepEqual(badOf(await examine(address, T0)), [])
  await sql`update series set latest_at = latest_at - 1 where metric = 'github.stars'`.execute(db)
  assert.match(badOf(await examine(address, T0)).join('\n'), /^series error: 4 of 4 series/)
  await sql`update series set latest_at = latest_at + 1`.execute(db)
  await addCollectors(db, 'w', [{ collector: 'npm', instance: '' }], 0)
  await leaseRuns(db, { owner: 'w1', now: T0, for: 1000, limit: 1, only: { collector: 'npm', instance: '' } })
  assert.deepEqual(badOf(await examine(address, T0)), [])
  assert.match(badOf(await examine(address, T0 + 3_600_000)).join('\n'), /^leases warning: The run of npm by w1 was cut off 60 minutes ago/)
  await sql`update collector_state set lease_until = null`.execute(db)
  await sql`delete from schema_version where version > 1`.execute(db)
  assert.match(badOf(await examine(address, T0)).join('\n'), /^schema note: .*version 1; \d+ migrations? (?:is|are) pending/)
  await sql`insert into schema_version (version) values (99)`.execute(db)
  assert.match(badOf(await examine(address, T0)).join('\n'), /^schema error/)
  assert.ok((await examine(address, T0)).every(finding => finding.state === 'ok' || finding.remedy !== null))
})

test('the doctor sees damage, an old journal and open doors, and makes nothing', async t => {
  const folder = folderOf(t)
  const path = join(folder, 'uptake.db')
  const db = await opened(t, path)
  await fill(db, 'w')
  const { path: copy } = await backupDatabase(path, join(folder, 'copy.db'))
  chmodSync(copy, 0o666)
  assert.deepEqual(
    badOf(await examine(copy, T0)).map(text => text.split(':')[0]),
    ['journal warning', 'permissions warning'],
  )
  truncateSync(copy, 4096 * 6)
  assert.match(badOf(await examine(copy, T0)).join('\n'), /^(?:integrity|database) error/)
  assert.deepEqual(
    (await examine(join(folder, 'none.db'), T0)).map(finding => finding.state),
    ['note'],
  )
  assert.deepEqual((await examine(null, T0)).length, 1)
  assert.ok(!readdirSync(folder).includes('none.db'))
  const [unreachable] = await examine('postgres://ada:secret@127.0.0.1:1/x', T0)
  assert.deepEqual([unreachable?.state, unreachable?.text.includes('secret')], ['error', false])
})
