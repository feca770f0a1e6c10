/** Workspaces with years of samples behind their targets: what Overview, a metric page and a report are measured on. */
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { makeReport } from '../src/actions/make-report.ts'
import { loadCatalogue } from '../src/collect/catalogue.ts'
import type { Database } from '../src/db/open.ts'
import { putSamples } from '../src/db/samples.ts'
import { metricsOf } from '../src/metrics/measured.ts'
import type { MetricKind, Sample } from '../src/metrics/sample.ts'
import type { Plan } from '../src/plan/model.ts'
import { compileWorkspace } from '../src/workspace/compile.ts'
import { discover } from '../src/workspace/discover.ts'
import { loadWorkspace, type Loaded } from '../src/workspace/load.ts'
import { readMetrics, readRange } from '../src/measure/metrics.ts'
import { readTargets } from '../src/measure/targets.ts'
import type { Measured } from '../src/measure/workspace.ts'
import { quantile, root, time } from './measure.ts'

const HOUR = 3_600_000
export const TODAY = '2026-11-16'
export const NOW = Date.UTC(2026, 10, 16, 12)
/** Samples of one batch that a collector stores with its cursor. */
const BATCH = 2000

const WARM = 5

export type Bench = {
  workspaces: readonly { loaded: Loaded; plan: Plan; measured: Measured }[]
  /** The folder that holds them all. */
  folder: string
  end(): void
}

/** Plans of all kinds: real ones beside the repository where there are any, else the examples. */
function planFolders(into: string): string[] {
  const seeds = join(root, '../shared/seeds')
  if (!existsSync(seeds))
    return readdirSync(join(root, 'examples')).map(name => {
      cpSync(join(root, 'examples', name), join(into, name), { recursive: true })
      return join(into, name)
    })
  return readdirSync(seeds).map(name => {
    const folder = join(into, basename(name, '.txt'))
    mkdirSync(join(folder, 'plan'), { recursive: true })
    copyFileSync(join(seeds, name), join(folder, 'plan', 'plan.md'))
    writeFileSync(join(folder, 'uptake.yml'), 'start: 2026-06-01\nlaunch: 2026-08-01\ntimezone: UTC\n')
    return folder
  })
}

/**
 * `count` samples in all, shared out evenly over the metrics that the targets of all workspaces mean.
 * @param open the database of the workspace in a folder
 */
export async function measuredWorkspaces(open: (root: string) => Promise<Database>, count: number): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-measured-'))
  const { infos } = await loadCatalogue()
  const read = await Promise.all(
    planFolders(folder).map(async path => {
      const loaded = await loadWorkspace(discover([path], path)[0]!)
      const { plan } = compileWorkspace(loaded, { today: TODAY })
      return { loaded, plan, db: await open(loaded.root), metrics: metricsOf(plan, loaded.config.derived) }
    }),
  )
  const each = Math.floor(count / read.reduce((sum, { metrics }) => sum + metrics.length, 0))
  for (const { loaded, db, metrics } of read)
    for (const metric of metrics) await fill(db, loaded.id, metric, infos[metric]?.kind ?? 'level', each)
  return {
    folder,
    workspaces: read.map(({ loaded, plan, db }) => ({
      loaded,
      plan,
      measured: { db, workspace: loaded.id, root: loaded.root, config: loaded.config, plan, now: NOW, zone: 'UTC' },
    })),
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Samples at equal steps back from now: hourly, or closer together when `count` would reach back more than five years. */
export async function fill(db: Database, workspace: string, metric: string, kind: MetricKind, count: number): Promise<void> {
  const step = Math.min(HOUR, Math.floor((5 * 365 * 24 * HOUR) / count))
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => sampleAt(metric, kind, count, from + i, step))
    await putSamples(db, workspace, batch)
  }
}

function sampleAt(metric: string, kind: MetricKind, count: number, index: number, step: number): Sample {
  const at = NOW - (count - index) * step
  const wave = Math.sin(index / 50) * 10
  return {
    metric,
    labels: {},
    at,
    span: kind === 'flow' ? step : 0,
    value: kind === 'total' ? Math.floor(index / 10) : 100 + wave,
    source: `https://api.example.org/${metric}?page=${index % 100}`,
    method: 'api',
    fetchedAt: at,
    flags: index % 1000 === 0 ? ['back-filled'] : [],
    answer: null,
  }
}

/** Milliseconds at the 95th percentile, of a program that has done the same a few times before, as a server has. */
export async function p95(rounds: number, run: (round: number) => Promise<unknown>): Promise<number> {
  for (let round = 0; round < WARM; round++) await run(round)
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) taken.push(await time(() => run(round)))
  return quantile(taken, 0.95)
}

/** What Overview asks of one workspace when nothing is remembered. */
export const overview = (measured: Measured): Promise<unknown> => readTargets(measured)

/** What the page of a metric asks: the list of all series, and one of them as a chart over all of its time. */
export async function metricPage(measured: Measured, metric: string): Promise<void> {
  const series = (await readMetrics(measured)).find(each => each.metric === metric)
  if (series?.from == null) throw new Error(`no series of ${metric}`)
  await readRange(measured, { metric, labels: series.labels, from: series.from, to: NOW, points: 300 })
}

/** The weekly report of all workspaces, one after the other. */
export async function weeklyReports({ workspaces }: Bench): Promise<void> {
  for (const { loaded, plan, measured } of workspaces)
    await makeReport({ db: measured.db, loaded, plan }, { kind: 'week', phase: null, at: null, today: TODAY })
}
