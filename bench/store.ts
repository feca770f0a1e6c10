/**
 * A million samples in the store: how long the two reads take on which every page stands.
 *   node bench/store.ts [samples]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase, type Database } from '../src/db/open.ts'
import { rangePoints } from '../src/db/range.ts'
import { putSamples } from '../src/db/samples.ts'
import { latestSeries } from '../src/db/series.ts'
import type { Sample } from '../src/metrics/sample.ts'
import { atMost, print, quantile, row, time, type Row } from './measure.ts'
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

/** Milliseconds at the 95th percentile of `ROUNDS` reads. */
async function p95(run: (round: number) => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) taken.push(await time(() => run(round)))
  return quantile(taken, 0.95)
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
  const latest = await p95(() => latestSeries(db, 'bench'))
  const range = await p95(round => read((round * 7) % SERIES, START, hours))
  const longest = await p95(() => read(SERIES, LONG_START, long))
  return [
    atMost(`${engine}: newest sample of all ${SERIES + 1} series, p95`, latest, limit, ' ms'),
    atMost(`${engine}: one series of ${hours} samples in ${POINTS} points, p95`, range, limit, ' ms'),
    atMost(`${engine}: one series of ${long} samples in ${POINTS} points, p95`, longest, limit, ' ms'),
    row(`${engine}: stored in batches of ${BATCH}, each with a commit`, `${Math.round(count / seconds)} rows/s`),
    row(`${engine}: size with ${count} samples`, `${Math.round((await size()) / 1e6)} MB`),
  ]
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
  if (noPostgres !== false) return [...rows, row(`PostgreSQL: ${noPostgres}`, 'skipped')]
  const server = await startPostgres({ durable: true })
  const db = await openDatabase(await server.createDatabase())
  const size = async (): Promise<number> =>
    (await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(db)).rows[0]?.size ?? NaN
  try {
    rows.push(...(await measure('PostgreSQL', db, count, 100, size)))
  } finally {
    await db.destroy()
    await server.stop()
  }
  return rows
}

if (import.meta.main) print('Store', await storeTable(Number(process.argv[2] ?? 1_000_000)))
