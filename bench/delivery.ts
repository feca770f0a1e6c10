/**
 * How fast due pieces leave; and ten thousand deliveries with a kill about every fifty, beside a sender that retries
 * blindly. `DELIVERIES=1000 npm run bench faults` does it with fewer.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Channel } from '../src/channels/channel.ts'
import { defaultRule } from '../src/content/review/rule.ts'
import { planDeliveries } from '../src/db/deliveries.ts'
import { openDatabase } from '../src/db/open.ts'
import { dispatchDue, type Ports } from '../src/delivery/dispatch.ts'
import { silentLog } from '../src/lib/log.ts'
import { trial, type Result } from '../test/faults/delivery/trial.ts'
import { noPostgres, startPostgres } from '../test/support/postgres.ts'
import { atLeast, atMost, print, row, type Row } from './measure.ts'

const COUNT = Number(process.env['DELIVERIES'] ?? 10_000)
/** Worker processes of a trial. */
const WORKERS = 4
const MINUTES = 20

async function onSqlite<T>(run: (address: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-bench-'))
  try {
    return await run(join(folder, 'uptake.db'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function faults(address: string, naive = false): Promise<Result> {
  const db = await openDatabase(address)
  try {
    return await trial({
      address,
      db,
      count: naive ? Math.min(1_000, COUNT) : COUNT,
      workers: WORKERS,
      killEvery: 50,
      seed: 5,
      naive,
      patience: (naive ? 2 : MINUTES) * 60_000,
    })
  } finally {
    await db.destroy()
  }
}
const told = (title: string, result: Result): Row[] => [
  atLeast(`${title}: kills`, result.kills, Math.floor(COUNT / 80), ''),
  atMost('  sent twice', result.twice, 0, ''),
  atMost('  lost', result.lost, 0, ''),
  atMost('  sent without a yes to these bytes', result.unapproved, 0, ''),
  row('  waiting for a person', String(result.waiting)),
]

const nothing: Channel = {
  name: 'null',
  title: 'Nothing',
  contract: { idempotency: 'key', settles: 0, apiVersion: null, sunset: null, pricePerPost: null },
  limits: { length: Infinity, counted: 'characters', parts: Infinity, media: 0 },
  check: () => Promise.resolve({ account: 'none' }),
  publish: (_, rendition) => Promise.resolve({ state: 'published', id: rendition.item, url: null }),
  find: () => Promise.resolve(undefined),
}
/** Seconds until `COUNT` pieces that are due in one minute have left through a channel that does nothing. */
async function burst(address: string): Promise<number> {
  const db = await openDatabase(address)
  const at = Date.now()
  await planDeliveries(
    db,
    Array.from({ length: COUNT }, (_, i) => ({
      id: `d${i}`,
      workspace: 'w',
      item: `i${i}`,
      channel: 'null',
      digest: 'd',
      dueAt: at,
      local: '',
      zone: 'UTC',
      after: null,
      policy: { late: 'send', within: 0 },
    })),
    at,
  )
  const ports: Ports = {
    db,
    now: () => Date.now(),
    newId: randomUUID,
    current: ({ item }) =>
      Promise.resolve({
        digest: 'd',
        gate: { rule: { ...defaultRule, approvals: 0 }, people: [], author: null, zone: 'UTC', stop: null },
        rendition: { item, channel: 'null', title: null, parts: [], canonical: null, link: null, tags: [], language: null, options: {} },
      }),
    route: () => ({
      channel: nothing,
      context: (_, signal) => ({ settings: {}, fetch, key: '', now: () => Date.now(), log: silentLog, signal }),
    }),
  }
  const before = performance.now()
  while (
    (await dispatchDue(ports, { owner: 'bench', limit: 200, lease: 60_000, timeout: 5_000, settles: 0, workspaces: ['w'] })).length > 0
  );
  const took = (performance.now() - before) / 1000
  await db.destroy()
  return took
}

/** Runs something on a database of a PostgreSQL of its own; null where there is none. */
async function onPostgres<T>(run: (address: string) => Promise<T>): Promise<T | null> {
  if (noPostgres) return null
  const server = await startPostgres()
  try {
    return await run(await server.createDatabase())
  } finally {
    await server.stop()
  }
}

/** How long many pieces take that are due at once. */
export async function deliveryTable(): Promise<Row[]> {
  const rows = [atMost(`${COUNT} due at once, SQLite`, await onSqlite(burst), 60, ' s')]
  const postgres = await onPostgres(burst)
  if (postgres !== null) rows.push(atMost(`${COUNT} due at once, PostgreSQL`, postgres, 60, ' s'))
  return rows
}

/** Nothing twice, nothing lost, nothing unapproved, whatever dies; and the same trial is failed by whom it should be. */
export async function faultsTable(): Promise<Row[]> {
  const title = (engine: string): string => `${COUNT} deliveries, ${engine}, ${WORKERS} workers`
  const rows = told(title('SQLite'), await onSqlite(address => faults(address)))
  const postgres = await onPostgres(address => faults(address))
  if (postgres !== null) rows.push(...told(title('PostgreSQL'), postgres))
  const naive = await onSqlite(address => faults(address, true))
  rows.push(atLeast('a sender that retries blindly: sent twice', naive.twice, 1, ''))
  rows.push(atLeast('  sent without a yes', naive.unapproved, 1, ''))
  return rows
}

if (import.meta.main) print('Delivery', [...(await deliveryTable()), ...(await faultsTable())])
