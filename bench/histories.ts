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

export type History = {
  repository: string
  measure: string
  kind: MetricKind
  /** Weeks that each value looks back over. */ overlap: number
  values: readonly number[]
}

/** Four series of one repository, one value a week, oldest first. */
export function historiesOf(repository: string): History[] {
  const text = readFileSync(join(root, 'bench/data', `${repository.replace('/', '+')}.csv`), 'utf8')
  const rows = text
    .trim()
    .split('\n')
    .slice(2)
    .map(line => line.split(',').slice(1).map(Number))
  const column = (index: number): number[] => rows.map(row => row[index] ?? NaN)
  const authors = column(1)
  const fourWeeks = authors.map((_, week) => authors.slice(Math.max(0, week - 3), week + 1).reduce((sum, value) => sum + value, 0)).slice(3)
  return [
    { repository, measure: 'commits a week', overlap: 1, kind: 'flow', values: column(0) },
    { repository, measure: 'authors a week', overlap: 1, kind: 'flow', values: authors },
    { repository, measure: 'contributors so far', overlap: 1, kind: 'total', values: column(2) },
    { repository, measure: 'authors, last four weeks', overlap: 4, kind: 'level', values: fourWeeks },
  ]
}
