/** The series that forecasts are tested on: weekly counts of public git histories (`bench/derive.ts` made them). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MetricKind } from '../src/metrics/sample.ts'
import { root } from './measure.ts'

/**
 * The constants of src/metrics/outlook.ts and predictors.ts were chosen on these, by name, before the others were looked at:
 * on `historiesOf`, and what concerns levels that grow also on `otherHistoriesOf`, with totals taken as levels.
 */
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
  const rows = readRows(join(root, folder, `${file.replace('/', '+')}.csv`))
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

/** What `bench/derive-kinds.ts` counted of one repository: other kinds of series, one value a week, oldest first. */
export function otherHistoriesOf(repository: string): History[] {
  const rows = readRows(join(root, 'bench/data/kinds', `${repository.replace('/', '+')}.csv`))
  const releases = rows.map(([count = NaN]) => count)
  // Before the host counted anything there was nothing to forecast.
  const opened = rows.map(([, number = NaN]) => number).slice(rows.findIndex(([, number = 0]) => number > 0))
  let sum = 0
  const soFar = releases.map(count => (sum += count))
  const fourWeeks = releases
    .map((_, week) => releases.slice(Math.max(0, week - 3), week + 1).reduce((all, count) => all + count, 0))
    .slice(3)
  return [
    { repository, measure: 'releases so far', overlap: 1, kind: 'total', values: soFar },
    { repository, measure: 'releases, last four weeks', overlap: 4, kind: 'level', values: fourWeeks },
    { repository, measure: 'issues and pull requests so far', overlap: 1, kind: 'total', values: opened },
    {
      repository,
      measure: 'issues and pull requests a week',
      overlap: 1,
      kind: 'flow',
      values: opened.slice(1).map((number, week) => number - (opened[week] ?? number)),
    },
  ]
}

const STARS = join(root, 'bench/data/stars')

/** Stars of repositories, where `bench/derive-stars.ts` has made them; none else. */
export function starHistories(): History[] {
  if (!existsSync(STARS)) return []
  return readdirSync(STARS)
    .filter(file => file.endsWith('.csv'))
    .sort()
    .flatMap(file => {
      const repository = file.slice(0, -'.csv'.length).replace('+', '/')
      const stars = readRows(join(STARS, file)).map(([count = NaN]) => count)
      const gained = stars.slice(1).map((count, week) => count - (stars[week] ?? count))
      return [
        // A level, as the collector has it: stars are taken back too.
        { repository, measure: 'stars so far', overlap: 1, kind: 'level' as const, values: stars },
        { repository, measure: 'stars a week', overlap: 1, kind: 'flow' as const, values: gained },
      ]
    })
}

/** The numbers of a file of `bench/data/`: its first two lines say what it is, the first column when. */
const readRows = (path: string): number[][] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(2)
    .map(line => line.split(',').slice(1).map(Number))
