/**
 * Forecasts of whole targets, through the same door as the product: samples in, interval and chance out. Young series of
 * three to seven weeks of days, and the chances that were said against what came.
 */
import { forecast } from '../src/metrics/forecast.ts'
import type { Forecast } from '../src/metrics/forecast.ts'
import { toSeries } from '../src/metrics/series.ts'
import type { MetricKind, Sample } from '../src/metrics/sample.ts'
import type { Kpi } from '../src/plan/model.ts'
import { HELD_OUT_DAYS, readCounts } from './histories.ts'

const DAY = 86_400_000
/** Days known, days ahead, days from one origin to the next. */
const KNOWN = [21, 35, 49]
const AHEAD = [7, 14, 28]
const STEP = 29
/** Goals in usual amounts: some easy, some hard. */
const GOALS = [0.5, 1, 1.5]

export type Judged = { known: number; ahead: number; within80: boolean; within50: boolean; chance: number; came: boolean }

export function judgeTargets(repositories: readonly string[] = HELD_OUT_DAYS): Judged[] {
  return repositories.flatMap(repository => {
    const { commits, contributors } = readCounts(`daily/${repository}`)
    return [...judgeSeries(commits, 'flow'), ...judgeSeries(contributors, 'total')]
  })
}

function judgeSeries(values: readonly number[], kind: MetricKind): Judged[] {
  const judged: Judged[] = []
  for (const known of KNOWN)
    for (let origin = known; origin + Math.max(...AHEAD) <= values.length; origin += STEP)
      for (const ahead of AHEAD) judged.push(...judgeOrigin(values, kind, origin, known, ahead))
  return judged
}

function judgeOrigin(values: readonly number[], kind: MetricKind, origin: number, known: number, ahead: number): Judged[] {
  const now = origin * DAY
  const last = origin + ahead - 1
  const weekUpTo = (day: number): number => values.slice(day - 6, day + 1).reduce((sum, value) => sum + value, 0)
  const came = kind === 'flow' ? weekUpTo(last) : (values[last] ?? 0)
  const samples = values.slice(origin - known, origin).map((value, index) => sampleOf(value, kind, (origin - known + index) * DAY))
  const [series] = toSeries(samples, () => kind)
  const grown = ((values[origin - 1] ?? 0) - (values[origin - known] ?? 0)) / known
  const usual = kind === 'flow' ? weekUpTo(origin - 1) : Math.max(1, grown * ahead)
  return GOALS.flatMap(times => {
    const goal = Math.ceil(kind === 'flow' ? times * usual : (values[origin - 1] ?? 0) + times * usual)
    const target = targetOf(goal, kind === 'flow' ? 'week' : null, new Date(last * DAY).toISOString().slice(0, 10))
    const found: Forecast = forecast(target, series ?? null, {
      now,
      zone: 'UTC',
      start: null,
      info: { kind, unit: kind === 'flow' ? 'commits' : 'people', help: '' },
    })
    const { due, chance } = found
    if (!due || chance === null) return []
    const within = ({ low, high }: { low: number; high: number }): boolean => came >= low - 1e-6 && came <= high + 1e-6
    return [{ known, ahead, within80: within(due.eighty), within50: within(due.fifty), chance, came: came >= goal }]
  })
}

const sampleOf = (value: number, kind: MetricKind, at: number): Sample => ({
  metric: 'git.commits',
  labels: {},
  at: kind === 'flow' ? at : at + DAY - 1,
  span: kind === 'flow' ? DAY : 0,
  value,
  source: 'git',
  method: 'git log',
  fetchedAt: at,
  flags: [],
  answer: null,
})

const targetOf = (value: number, period: string | null, due: string): Kpi => ({
  id: 'target',
  metric: 'commits',
  op: '>=',
  value,
  unit: null,
  period,
  by: due,
  baseline: null,
  group: null,
  metricId: 'git.commits',
  ticked: null,
  phase: null,
  section: [],
  due,
  source: { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 },
})

/** Chances in five bands: how many there were, what was said on average, and how often it came. */
export function reliability(judged: readonly Judged[]): { from: number; count: number; said: number; came: number }[] {
  return [0, 0.2, 0.4, 0.6, 0.8].map(from => {
    const band = judged.filter(each => each.chance >= from && (each.chance < from + 0.2 || from === 0.8))
    const mean = (value: (each: Judged) => number): number => band.reduce((sum, each) => sum + value(each), 0) / band.length
    return { from, count: band.length, said: mean(each => each.chance), came: mean(each => Number(each.came)) }
  })
}
