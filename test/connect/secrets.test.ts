/** Tokens are sealed where they are kept, and shown nowhere: not in rows, logs, errors, exports, pages. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { channelsView } from '../../src/actions/channels-view.ts'
import { checkChannels } from '../../src/actions/check-channel.ts'
import { publishDue } from '../../src/actions/publish-due.ts'
import { vault } from '../../src/actions/vault.ts'
import { keyId, readKeys, vaultOf } from '../../src/connect/vault.ts'
import type { Loose } from '../../src/db/exchange/tables.ts'
import { exportLines } from '../../src/db/exchange/export.ts'
import { tableNames } from '../../src/db/dialect.ts'
import type { Database } from '../../src/db/open.ts'
import { fixedClock } from '../../src/lib/clock.ts'
import { createLog } from '../../src/lib/log.ts'
import { authority, SECRET } from './authority.ts'
import { desk, HOUR, KEY } from './desk.ts'

/** Every row of every table, as text. */
async function dump(db: Database): Promise<string> {
  const loose = db as unknown as Loose
  const rows = await Promise.all((await tableNames(db)).map(name => loose.selectFrom(name).selectAll().execute()))
  return JSON.stringify(rows)
}
async function exported(db: Database): Promise<string> {
  let all = ''
  for await (const piece of exportLines(db, null)) all += piece
  return all
}

test('each value has a nonce of its own, opens only where it stands, and only with its key', () => {
  const keys = vaultOf([randomBytes(32)])
  const [a, b] = [keys.seal('token', 'here'), keys.seal('token', 'here')]
  assert.notEqual(a, b)
  assert.ok(!a.includes('token') && !Buffer.from(a.split('.')[2]!, 'base64url').toString('latin1').includes('token'))
  assert.equal(keys.open(a, 'here'), 'token')
  assert.throws(() => keys.open(a, 'there'), { code: 'key-mismatch' })
  assert.throws(() => keys.open(`${a.slice(0, -2)}${a.endsWith('AA') ? 'BB' : 'AA'}`, 'here'), { code: 'key-mismatch' })
  assert.throws(() => vaultOf([randomBytes(32)]).open(a, 'here'), { code: 'key-unknown' })
})

test('a key is replaced by putting another one on top', () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)]
  const sealed = vaultOf([old]).seal('token', 'here')
  const both = vaultOf(readKeys(`# newest first\n${fresh.toString('hex')}\n${old.toString('base64')}\n`, 'key'))
  assert.equal(both.open(sealed, 'here'), 'token')
  assert.ok(both.seal('token', 'here').includes(keyId(fresh)))
  assert.throws(() => readKeys('too short', 'key'), { code: 'key-broken' })
})

test('the key is made once, in a file that only the user reads, outside the database', async t => {
  const at = await authority(t)
  const d = await desk(t, at)
  const { env: _, ...context } = d.context()
  const path = join(d.root, '.uptake', 'key')
  const sealed = vault({ ...context, env: {} }).seal('token', 'here')
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.equal(vault({ ...context, env: {} }).open(sealed, 'here'), 'token')
  const key = readFileSync(path, 'utf8')
    .split('\n')
    .find(line => line !== '' && !line.startsWith('#'))!
  assert.ok(!(await dump(d.db)).includes(key))
  assert.throws(() => vault({ ...context, env: { DATABASE_URL: 'postgres://nowhere/x', UPTAKE_KEY: 'short' } }), { code: 'key-broken' })
  assert.throws(() => vault({ ref: { ...context.ref, root: join(d.root, 'elsewhere') }, env: { DATABASE_URL: 'postgres://nowhere/x' } }), {
    code: 'key-missing',
  })
})

test('no token is found in rows, log, errors, export or view, whatever happens', async t => {
  const at = await authority(t)
  const d = await desk(t, at)
  const said: string[] = []
  const log = createLog({ level: 'debug', write: line => void said.push(line), clock: fixedClock('2026-11-21T09:00:00Z') })
  await d.connect()
  await d.schedule()
  const context = d.context(HOUR)
  said.push(JSON.stringify(await checkChannels(context, { channel: null })))
  at.spoil = 'error'
  await publishDue(d.context(2 * HOUR), { log })
  at.spoil = null
  said.push(JSON.stringify(await checkChannels(d.context(3 * HOUR), { channel: null })))
  await at.revokeAll()
  await publishDue(d.context(3 * HOUR), { log })
  said.push(JSON.stringify(await checkChannels(d.context(6 * HOUR), { channel: null })))
  said.push(JSON.stringify(await channelsView(context, [])))
  said.push(await dump(d.db), await exported(d.db))
  const all = said.join('\n')
  assert.ok(at.tokens.size >= 2 && all.length > 2000)
  for (const secret of [...at.tokens, SECRET, KEY])
    for (const shape of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')])
      assert.ok(!all.includes(shape), `a secret is in ${all.slice(Math.max(0, all.indexOf(shape) - 200), all.indexOf(shape) + 20)}`)
})
