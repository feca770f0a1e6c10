/**
 * A million samples in the store: how long the two reads take on which every page stands.
 *   node bench/store.ts [samples]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { databasePath, openDatabase, type Database } from '../src/db/open.ts'
import { rangePoints } from '../src/db/range.ts'
import { putSamples } from '../src/db/samples.ts'
import { latestSeries } from '../src/db/series.ts'
import type { Sample } from '../src/metrics/sample.ts'
import { atMost, print, row, time, type Row } from './measure.ts'
import { fill, measuredWorkspaces, metricPage, overview, p95, weeklyReports, type Bench } from './measured.ts'
import { serverOver } from './start.ts'
import { noPostgres, startPostgres } from '../test/support/postgres.ts'

const HOUR = 3_600_000
const START = Date.UTC(2025, 0, 1)
const FIVE_YEARS = 5 * 365 * 24
const LONG_START = START - FIVE_YEARS * HOUR
const SERIES = 200
const ROUNDS = 200
const POINTS = 300
/** Of one batch that a collector stores with its cursor. */
const BATCH = 2000

const longLength = (count: number): number => Math.min(FIVE_YEARS, Math.floor(count / 10))

/** Hourly samples of `SERIES` series, and one that goes back five years. */
function* samples(count: number): Generator<Sample[]> {
  const long = longLength(count)
  let batch: Sample[] = []
  for (let i = 0; i < count; i++) {
    const inLong = i < long
    const series = inLong ? SERIES : i % SERIES
    const step = inLong ? i : Math.floor((i - long) / SERIES)
    const at = (inLong ? LONG_START : START) + step * HOUR
    batch.push({
      metric: `source.metric${series % 20}`,
      labels: { repo: `owner/name${Math.floor(series / 20)}` },
      at,
      span: 0,
      value: Math.sin(step / 50) * 100 + step,
      source: `https://api.example.org/repos/owner/name${series}/metric?page=${step % 100}`,
      method: 'api',
      fetchedAt: at,
      flags: step % 100 === 0 ? ['back-filled'] : [],
      answer: `answer-${series}-${step % 50}`,
    })
    if (batch.length === BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

async function measure(engine: string, db: Database, count: number, limit: number, size: () => Promise<number>): Promise<Row[]> {
  const seconds =
    (await time(async () => {
      for (const batch of samples(count)) await putSamples(db, 'bench', batch)
    })) / 1000
  const long = longLength(count)
  const hours = Math.floor((count - long) / SERIES)
  const read = (series: number, from: number, length: number): Promise<unknown> =>
    rangePoints(db, 'bench', {
      metric: `source.metric${series % 20}`,
      labels: { repo: `owner/name${Math.floor(series / 20)}` },
      from,
      to: from + length * HOUR,
      points: POINTS,
    })
  const latest = await p95(ROUNDS, () => latestSeries(db, 'bench'))
  const range = await p95(ROUNDS, round => read((round * 7) % SERIES, START, hours))
  const longest = await p95(ROUNDS, () => read(SERIES, LONG_START, long))
  return [
    atMost(`${engine}: newest sample of all ${SERIES + 1} series, p95`, latest, limit, ' ms'),
    atMost(`${engine}: one series of ${hours} samples in ${POINTS} points, p95`, range, limit, ' ms'),
    atMost(`${engine}: one series of ${long} samples in ${POINTS} points, p95`, longest, limit, ' ms'),
    row(`${engine}: stored in batches of ${BATCH}, each with a commit`, `${Math.round(count / seconds)} rows/s`),
    row(`${engine}: size with ${count} samples`, `${Math.round((await size()) / 1e6)} MB`),
  ]
}

/** Samples of the one series that is very long. */
const LONGEST = 100_000
/** Whole pages take longer than single reads. */
const PAGES = 40

/** What people wait for: pages of a workspace with one very long series, and reports of all workspaces. */
async function pages(engine: string, bench: Bench, count: number, limit: number): Promise<Row[]> {
  const [first] = bench.workspaces
  if (first === undefined) return []
  const { measured } = first
  const long = 'github.stars'
  await measured.db.deleteFrom('series').where('workspace_id', '=', measured.workspace).where('metric', '=', long).execute()
  await fill(measured.db, measured.workspace, long, 'total', LONGEST)
  const others = { ...measured, plan: { ...measured.plan, kpis: measured.plan.kpis.filter(kpi => kpi.metricId === long) } }
  const targets = others.plan.kpis.length
  return [
    atMost(
      `${engine}: ${targets} targets on one series of ${LONGEST}, worked out anew, p95`,
      await p95(PAGES, () => overview(others)),
      limit,
      ' ms',
    ),
    atMost(`${engine}: page of the metric with ${LONGEST} samples, p95`, await p95(PAGES, () => metricPage(measured, long)), limit, ' ms'),
    atMost(
      `${engine}: weekly reports of ${bench.workspaces.length} workspaces, ${count} samples`,
      await fastest(() => weeklyReports(bench)),
      2000,
      ' ms',
    ),
  ]
}

/** Of three runs: whatever else the machine does is no part of it. */
async function fastest(run: () => Promise<void>): Promise<number> {
  return Math.min(await time(run), await time(run), await time(run))
}

async function pagesOnSqlite(count: number): Promise<Row[]> {
  const bench = await measuredWorkspaces(root => openDatabase(databasePath(root, true, {})), count)
  try {
    const rows = await pages('SQLite', bench, count, 50)
    for (const { measured } of bench.workspaces) await measured.db.destroy()
    return [...rows, ...(await serverOver([bench.folder], `${count} samples`))]
  } finally {
    bench.end()
  }
}

/** Measures both engines; PostgreSQL only where it is installed. */
export async function storeTable(count = 1_000_000): Promise<Row[]> {
  const rows: Row[] = []
  const folder = mkdtempSync(join(tmpdir(), 'uptake-store-'))
  const path = join(folder, 'uptake.db')
  const file = await openDatabase(path)
  try {
    rows.push(...(await measure('SQLite', file, count, 50, async () => statSync(path).size)))
  } finally {
    await file.destroy()
    rmSync(folder, { recursive: true })
  }
  rows.push(...(await pagesOnSqlite(count)))
  if (noPostgres !== false) return [...rows, row(`PostgreSQL: ${noPostgres}`, 'skipped')]
  const server = await startPostgres({ durable: true })
  const db = await openDatabase(await server.createDatabase())
  const size = async (): Promise<number> =>
    (await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(db)).rows[0]?.size ?? NaN
  try {
    rows.push(...(await measure('PostgreSQL', db, count, 100, size)))
    const pool = await openDatabase(await server.createDatabase())
    const bench = await measuredWorkspaces(async () => pool, count)
    try {
      rows.push(...(await pages('PostgreSQL', bench, count, 100)))
    } finally {
      bench.end()
      await pool.destroy()
    }
  } finally {
    await db.destroy()
    await server.stop()
  }
  return rows
}

if (import.meta.main) print('Store', await storeTable(Number(process.argv[2] ?? 1_000_000)))
