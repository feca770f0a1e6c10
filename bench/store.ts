/**
 * A million samples in the store: how long the two reads take on which every page stands.
 *   node bench/store.ts [samples]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { openDatabase, type Database } from '../src/db/open.ts'
import { rangePoints } from '../src/db/range.ts'
import { putSamples } from '../src/db/samples.ts'
import { latestSeries } from '../src/db/series.ts'
import type { Sample } from '../src/metrics/sample.ts'
import { noPostgres, startPostgres } from '../test/support/postgres.ts'

const HOUR = 3_600_000
const START = Date.UTC(2025, 0, 1)
const SERIES = 200
const ROUNDS = 200
const POINTS = 300
/** Of one batch that a collector stores with its cursor. */
const BATCH = 2000

export type StoreRow = {
  engine: string
  samples: number
  series: number
  /** Rows stored per second, in batches, each in one transaction. */
  writes: number
  megabytes: number
  /** Milliseconds at the 50th and the 95th percentile. */
  latest: [p50: number, p95: number]
  range: [p50: number, p95: number]
  /** One series that holds a tenth of all samples, from its first to its last. */
  longest: [p50: number, p95: number]
}

/** Hourly samples of `SERIES` series, and one series that alone has a tenth of them. */
function* samples(count: number): Generator<Sample[]> {
  const long = Math.floor(count / 10)
  let batch: Sample[] = []
  for (let i = 0; i < count; i++) {
    const inLong = i < long
    const series = inLong ? SERIES : i % SERIES
    const step = inLong ? i : Math.floor((i - long) / SERIES)
    const at = START + step * (inLong ? HOUR / 10 : HOUR)
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

async function times(run: (round: number) => Promise<unknown>): Promise<[number, number]> {
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now()
    await run(round)
    taken.push(performance.now() - before)
  }
  taken.sort((a, b) => a - b)
  return [taken[Math.floor(ROUNDS * 0.5)]!, taken[Math.floor(ROUNDS * 0.95)]!]
}

async function measure(engine: string, db: Database, count: number, size: () => Promise<number>): Promise<StoreRow> {
  const before = performance.now()
  for (const batch of samples(count)) await putSamples(db, 'bench', batch)
  const writes = count / ((performance.now() - before) / 1000)
  const hours = Math.floor((count * 0.9) / SERIES)
  const labels = (series: number): { metric: string; labels: { repo: string } } => ({
    metric: `source.metric${series % 20}`,
    labels: { repo: `owner/name${Math.floor(series / 20)}` },
  })
  const series = await latestSeries(db, 'bench')
  return {
    engine,
    samples: count,
    series: series.length,
    writes,
    megabytes: (await size()) / 1e6,
    latest: await times(() => latestSeries(db, 'bench')),
    range: await times(round =>
      rangePoints(db, 'bench', { ...labels((round * 7) % SERIES), from: START, to: START + hours * HOUR, points: POINTS }),
    ),
    longest: await times(() =>
      rangePoints(db, 'bench', { ...labels(SERIES), from: START, to: START + (count / 10) * (HOUR / 10), points: POINTS }),
    ),
  }
}

/** Measures both engines; PostgreSQL only where it is installed. */
export async function storeTable(count = 1_000_000): Promise<StoreRow[]> {
  const rows: StoreRow[] = []
  const folder = mkdtempSync(join(tmpdir(), 'uptake-store-'))
  const path = join(folder, 'uptake.db')
  const file = await openDatabase(path)
  try {
    rows.push(await measure('SQLite', file, count, async () => statSync(path).size))
  } finally {
    await file.destroy()
    rmSync(folder, { recursive: true })
  }
  if (noPostgres !== false) return rows
  const server = await startPostgres({ durable: true })
  const db = await openDatabase(await server.createDatabase())
  const size = async (): Promise<number> =>
    (await sql<{ size: number }>`select pg_database_size(current_database()) as size`.execute(db)).rows[0]!.size
  try {
    rows.push(await measure('PostgreSQL', db, count, size))
  } finally {
    await db.destroy()
    await server.stop()
  }
  return rows
}

/** The table as text. */
export function storeText(rows: readonly StoreRow[]): string {
  const ms = ([p50, p95]: [number, number]): string => `${p50.toFixed(1)} / ${p95.toFixed(1)}`
  return [
    '| engine | samples | series | rows stored/s | size, MB | latest of all series, ms p50 / p95 | one series, 300 points | the longest series |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(
      row =>
        `| ${row.engine} | ${row.samples} | ${row.series} | ${Math.round(row.writes)} | ${Math.round(row.megabytes)} | ${ms(row.latest)} | ${ms(row.range)} | ${ms(row.longest)} |`,
    ),
    ...(noPostgres === false ? [] : [`PostgreSQL was not measured: ${noPostgres}`]),
  ].join('\n')
}

if (import.meta.main) console.log(storeText(await storeTable(Number(process.argv[2] ?? 1_000_000))))
