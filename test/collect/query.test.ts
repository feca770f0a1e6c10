/** Queries on databases of the user's own: nothing can be changed, nothing is waited for too long, no password is said. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { querier } from '../../src/collect/query.ts'
import type { RunResult } from '../../src/collect/run.ts'
import { CollectError } from '../../src/collectors/collector.ts'
import { collector } from '../../src/collectors/sql.ts'
import { memoryStore, run, withDatabase } from '../collectors/harness.ts'
import type { MemoryStore } from '../collectors/harness.ts'
import { noPostgres, startPostgres } from '../support/postgres.ts'
import type { Server } from '../support/postgres.ts'

const now = Date.parse('2026-03-10T12:00:00Z')
const endless = 'with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) as value from n'

type Outcome = { result: RunResult; store: MemoryStore }
async function collect(settings: Record<string, unknown>, more: { root?: string; env?: Record<string, string> } = {}): Promise<Outcome> {
  const store = memoryStore()
  const { result } = await run({ collector, settings: { metric: 'users.total', ...settings }, now, store, ...more })
  return { result, store }
}
const valuesOf = ({ store }: Outcome): unknown[] =>
  [...store.samples.values()].map(({ metric, labels, at, span, value }) => [metric, labels, new Date(at).toISOString(), span, value])

describe('SQLite', () => {
  let root = ''
  before(() => {
    root = withDatabase(mkdtempSync(join(tmpdir(), 'uptake-query-')), 'create table users (id integer); insert into users values (1), (2);')
    writeFileSync(join(root, 'not.db'), 'this is no database, whatever its name may say. '.repeat(40))
  })
  after(() => rmSync(root, { recursive: true, force: true }))
  const file = 'data/app.db'

  test('one number needs no names', async () => {
    const outcome = await collect({ file, query: 'select count(*) from users' }, { root })
    assert.equal(outcome.result.error, null)
    assert.deepEqual(valuesOf(outcome), [['users.total', {}, '2026-03-10T12:00:00.000Z', 0, 2]])
  })

  test('times, labels, gaps', async () => {
    const query = `select * from (values (1772323200, 'a', 1), (1772323200000, 'b', 2.5), ('2026-03', 'c', null), ('2026-03-09T23:00:00+01:00', 'd', 4))`
    const outcome = await collect({ file, query: `select column1 as time, column2 as kind, column3 as value from (${query})` }, { root })
    assert.equal(outcome.result.error, null, JSON.stringify(outcome.result.error))
    assert.deepEqual(valuesOf(outcome), [
      ['users.total', { kind: 'a' }, '2026-03-01T00:00:00.000Z', 0, 1],
      ['users.total', { kind: 'b' }, '2026-03-01T00:00:00.000Z', 0, 2.5],
      ['users.total', { kind: 'c' }, '2026-03-01T00:00:00.000Z', 0, null],
      ['users.total', { kind: 'd' }, '2026-03-09T22:00:00.000Z', 0, 4],
    ])
  })

  for (const [name, query, kind] of [
    ['a statement that deletes', 'delete from users', 'settings'],
    ['one behind a comment', '/* select */ -- select\n drop table users', 'settings'],
    ['a clause that hides one', 'with gone as (select 1) delete from users', 'settings'],
    ['another database', `attach database 'other.db' as other`, 'settings'],
    ['a wrong name', 'select count(*) from user', 'settings'],
    ['two numbers without a name', 'select 1 as a, 2 as b', 'settings'],
    ['two rows of one key', 'select 1 as value union all select 2', 'settings'],
    ['a word for a number', `select 'many' as value`, 'settings'],
    ['a word for a time', `select 'soon' as time, 1 as value`, 'settings'],
  ] as const)
    test(`${name} is a mistake in the settings`, async () => {
      const { result, store } = await collect({ file, query }, { root })
      assert.equal(result.error?.kind, kind, JSON.stringify(result))
      assert.ok(result.error?.hint !== null)
      assert.equal(store.samples.size, 0)
      assert.deepEqual(valuesOf(await collect({ file, query: 'select count(*) from users' }, { root }))[0], [
        'users.total',
        {},
        '2026-03-10T12:00:00.000Z',
        0,
        2,
      ])
    })

  test('only the first statement is run', async () => {
    await collect({ file, query: 'select 1 as value; delete from users' }, { root })
    assert.equal((valuesOf(await collect({ file, query: 'select count(*) from users' }, { root }))[0] as unknown[])[4], 2)
  })

  test('a query without an end is ended, and the process with it', async () => {
    const { result } = await collect({ file, query: endless, timeout: 1 }, { root })
    assert.equal(result.error?.kind, 'answer')
    assert.match(result.error?.message ?? '', /within 1 s/)
  })

  test('a run that is stopped ends its query', async () => {
    const stop = new AbortController()
    const query = querier({ root, privateHosts: new Set(), signal: stop.signal })
    const waiting = query({ file, statement: endless, time: 60_000 })
    setTimeout(() => stop.abort(new Error('stopped')), 50)
    await assert.rejects(waiting, /stopped/)
  })

  test('too many rows', async () => {
    const many = endless.replace('union all select i + 1 from n', 'union all select i + 1 from n limit 60000').replace('count(*)', 'i')
    const { result } = await collect({ file, query: many }, { root })
    assert.match(result.error?.message ?? '', /more than 50000 rows/)
  })

  test('files that are not there, not below, or no database', async () => {
    const kindOf = async (path: string): Promise<unknown> =>
      (await collect({ file: path, query: 'select 1 as value' }, { root })).result.error?.kind
    assert.equal(await kindOf('gone.db'), 'missing')
    assert.equal(await kindOf('/etc/hostname'), 'settings')
    assert.equal(await kindOf('not.db'), 'answer')
  })

  test('neither or both', async () => {
    assert.equal((await collect({ query: 'select 1' }, { root })).result.error?.kind, 'settings')
    const both = await collect({ query: 'select 1', file, database: 'DB' }, { root, env: { DB: 'postgres://127.0.0.1/x' } })
    assert.equal(both.result.error?.kind, 'settings')
  })
})

describe('PostgreSQL', { skip: noPostgres }, () => {
  let server: Server
  let address = ''
  const settings = { database: 'REPORTING', allow: ['127.0.0.1'] }
  const ask = (query: string, more: Record<string, unknown> = {}, given = address): Promise<Outcome> =>
    collect({ ...settings, query, ...more }, { env: { REPORTING: given } })
  before(async () => {
    server = await startPostgres()
    address = (await server.createDatabase()).replace('uptake@', 'uptake:s3cret-word@')
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query(`create table users (id bigint, made timestamp, zoned timestamptz, plan text);
      insert into users values (1, '2026-03-01 23:30', '2026-03-01 23:30+02', 'free'), (2, '2026-03-02 00:30', '2026-03-02 00:30+02', 'team');
      create role reader login; create table secret (id int)`)
    await client.end()
  })
  after(() => server.stop())

  test('numbers of every size, times with and without a zone', async () => {
    const query = `select made as time, plan, id + 4000000000 as value from users;`
    assert.deepEqual(valuesOf(await ask(query)), [
      ['users.total', { plan: 'free' }, '2026-03-01T23:30:00.000Z', 0, 4_000_000_001],
      ['users.total', { plan: 'team' }, '2026-03-02T00:30:00.000Z', 0, 4_000_000_002],
    ])
    const zoned = valuesOf(
      await ask(`select date_trunc('day', zoned) as day, avg(id)::numeric(10,2) as value from users group by 1 order by 1`, {
        period: 'day',
      }),
    )
    assert.deepEqual(zoned, [['users.total', {}, '2026-03-01T00:00:00.000Z', 86_400_000, 1.5]])
  })

  for (const [name, query] of [
    ['a statement that deletes', 'delete from users'],
    ['two statements', 'select 1 as value; delete from users'],
    ['the end of the transaction', 'select 1 as value; commit; delete from users'],
    ['a clause that deletes', 'with gone as (delete from users returning id) select count(*) as value from gone'],
    ['a function that writes', `select setval('s', 1) as value`],
    ['a program', `copy (select 1) to program 'true'`],
  ] as const)
    test(`${name} changes nothing`, async () => {
      const { result } = await ask(query)
      assert.equal(result.error?.kind, 'settings', JSON.stringify(result.error))
      assert.equal((valuesOf(await ask('select count(*) from users'))[0] as unknown[])[4], 2)
    })

  test('a query that takes too long is ended by the server', async () => {
    const { result } = await ask('select 1 as value from pg_sleep(20)', { timeout: 1 })
    assert.match(result.error?.message ?? '', /within 1 s/)
  })

  test('what may not be read is a matter of rights', async () => {
    const { result } = await ask('select count(*) from secret', {}, address.replace('uptake:', 'reader:'))
    assert.equal(result.error?.kind, 'auth')
  })

  test('a private address must be allowed by name, and no password is said', async () => {
    const refused = await collect({ database: 'REPORTING', query: 'select 1', allow: [] }, { env: { REPORTING: address } })
    assert.equal(refused.result.error?.kind, 'settings')
    assert.match(refused.result.error?.hint ?? '', /allow/)
    const gone = await ask('select 1', {}, address.replace(/:\d+\//, ':1/'))
    assert.equal(gone.result.error?.kind, 'network')
    const named = await ask('select 1', { allow: [] }, address.replace('127.0.0.1', 'localhost'))
    assert.equal(named.result.error?.kind, 'settings')
    // Where it leads counts, not what stands first in the address.
    const port = new URL(address).port
    const hidden = await ask('select 1', { allow: [] }, `postgres://uptake:s3cret-word@example.org:${port}/x?host=127.0.0.1`)
    assert.equal(hidden.result.error?.kind, 'settings', JSON.stringify(hidden.result.error))
    const local = await ask('select 1', { allow: [] }, 'postgres://uptake:s3cret-word@example.org/x?host=/var/run/postgresql')
    assert.equal(local.result.error?.kind, 'settings', JSON.stringify(local.result.error))
    const good = await ask('select 1 as value')
    for (const outcome of [refused, gone, named, hidden, local, good])
      assert.doesNotMatch(JSON.stringify([outcome.result, [...outcome.store.samples]]), /s3cret-word/)
  })

  test('no address at all', async () => {
    await assert.rejects(
      querier({ root: '/', privateHosts: new Set(), signal: AbortSignal.timeout(1000) })({
        address: 'mysql://host/x',
        statement: 'select 1',
        time: 1000,
      }),
      (error: unknown) => error instanceof CollectError && error.kind === 'settings' && !error.message.includes('mysql'),
    )
  })
})
