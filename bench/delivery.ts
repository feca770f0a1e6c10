/** Ten thousand deliveries with a kill about every fifty, beside a sender that retries blindly; and how fast due pieces leave. */
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
import { atMost, print, row, type Row } from './measure.ts'

const COUNT = Number(process.env['DELIVERIES'] ?? 10_000)
const MINUTES = 20

async function onSqlite<T>(run: (address: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-bench-'))
  try {
    return await run(join(folder, 'uptake.db'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function faults(address: string, workers: number, naive = false): Promise<Result> {
  const db = await openDatabase(address)
  try {
    return await trial({
      address,
      db,
      count: naive ? 1_000 : COUNT,
      workers,
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
  row(title, `${result.kills} kills`),
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

export async function deliveryTable(): Promise<Row[]> {
  const rows = [
    atMost(`${COUNT} due at once, SQLite`, await onSqlite(burst), 60, ' s'),
    ...told(`${COUNT} deliveries, SQLite, two workers`, await onSqlite(address => faults(address, 2))),
  ]
  const naive = await onSqlite(address => faults(address, 2, true))
  if (!noPostgres) {
    const server = await startPostgres()
    try {
      rows.push(atMost(`${COUNT} due at once, PostgreSQL`, await burst(await server.createDatabase()), 60, ' s'))
      rows.push(...told(`${COUNT} deliveries, PostgreSQL, four workers`, await faults(await server.createDatabase(), 4)))
    } finally {
      await server.stop()
    }
  }
  rows.push(row('a sender that retries blindly, 1000 deliveries', `${naive.twice} twice, ${naive.unapproved} unapproved`))
  return rows
}

if (import.meta.main) print('Delivery', await deliveryTable())
