/** The series that forecasts are tested on: weekly counts of public git histories (`bench/derive.ts` made them). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MetricKind } from '../src/metrics/sample.ts'
import { root } from './measure.ts'

/** The constants of src/metrics/outlook.ts and predictors.ts were chosen on these, by name, before the others were looked at. */
export const TUNING = [
  'BurntSushi/ripgrep',
  'caddyserver/caddy',
  'date-fns/date-fns',
  'gin-gonic/gin',
  'kysely-org/kysely',
  'pallets/flask',
  'pinojs/pino',
  'psf/requests',
  'serde-rs/serde',
  'winstonjs/winston',
]
/** Nothing was chosen on these. */
export const HELD_OUT = [
  'axios/axios',
  'chartjs/Chart.js',
  'duckdb/duckdb',
  'electric-sql/pglite',
  'expressjs/express',
  'fastify/fastify',
  'helix-editor/helix',
  'honojs/hono',
  'httpie/cli',
  'junegunn/fzf',
  'meilisearch/meilisearch',
  'nats-io/nats-server',
  'pytest-dev/pytest',
  'qdrant/qdrant',
  'redis/redis',
  'sharkdp/bat',
  'socketio/socket.io',
  'tokio-rs/tokio',
  'trpc/trpc',
  'vitejs/vite',
]

/** Days, for targets of young projects. Nothing was chosen on these either. */
export const HELD_OUT_DAYS = [
  'astral-sh/ruff',
  'biomejs/biome',
  'charmbracelet/bubbletea',
  'drizzle-team/drizzle-orm',
  'encode/httpx',
  'etcd-io/etcd',
  'grafana/k6',
  'nushell/nushell',
  'prettier/prettier',
  'prisma/prisma',
  'vuejs/core',
]

export type History = {
  repository: string
  measure: string
  kind: MetricKind
  /** Weeks that each value looks back over. */ overlap: number
  values: readonly number[]
}

export type Counts = { commits: number[]; authors: number[]; contributors: number[] }

/** The columns of one file of `bench/data/`, oldest first. */
export function readCounts(name: string): Counts {
  const [folder, file] = name.startsWith('daily/') ? ['bench/data/daily', name.slice(6)] : ['bench/data', name]
  const rows = readFileSync(join(root, folder, `${file.replace('/', '+')}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(2)
    .map(line => line.split(',').slice(1).map(Number))
  const column = (index: number): number[] => rows.map(row => row[index] ?? NaN)
  return { commits: column(0), authors: column(1), contributors: column(2) }
}

/** Four series of one repository, one value a week, oldest first. */
export function historiesOf(repository: string): History[] {
  const { commits, authors, contributors } = readCounts(repository)
  const fourWeeks = authors.map((_, week) => authors.slice(Math.max(0, week - 3), week + 1).reduce((sum, value) => sum + value, 0)).slice(3)
  return [
    { repository, measure: 'commits a week', overlap: 1, kind: 'flow', values: commits },
    { repository, measure: 'authors a week', overlap: 1, kind: 'flow', values: authors },
    { repository, measure: 'contributors so far', overlap: 1, kind: 'total', values: contributors },
    { repository, measure: 'authors, last four weeks', overlap: 4, kind: 'level', values: fourWeeks },
  ]
}
