/** Which series answers a target, and what is said when none does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dailyMean } from '../../src/metrics/daily-mean.ts'
import { measureTargets, metricsOf, type MeasureInput } from '../../src/metrics/measured.ts'
import { readRef, refText } from '../../src/metrics/ref.ts'
import type { MetricInfo } from '../../src/metrics/sample.ts'
import type { Series } from '../../src/metrics/series.ts'
import { thin } from '../../src/metrics/thin.ts'
import type { CollectorStatus, MeasuredTarget } from '../../src/metrics/view.ts'
import { emptyPlan } from '../../src/plan/extract/context.ts'
import type { Kpi, Phase } from '../../src/plan/model.ts'
import { at, DAY, info, kpi, random, seriesOf, WEEK } from './make.ts'

const NOW = at('2026-03-02')
const infos: Record<string, MetricInfo> = {
  'github.stars': info('level'),
  'npm.downloads': info('flow', 'downloads'),
  'pypi.downloads': info('flow', 'downloads'),
  'docker.pulls': info('total', 'pulls'),
  'registry.downloads': info('flow', 'downloads'),
  'engineering.tps': info('level', '/s'),
  'engineering.uptime': info('level', '%'),
  'sales.mrr': info('level', ''),
  'github.first_response_time': info('level', 'hours', { better: 'less' }),
}
const github: CollectorStatus = {
  instance: 'github',
  collector: 'github',
  metrics: ['github.stars', 'github.first_response_time'],
  lastRunAt: NOW,
  lastOkAt: NOW,
  error: null,
}
const phase = (id: string, start: string, end: string): Phase => ({
  id,
  title: id,
  window: null,
  kind: 'phase',
  parent: null,
  goal: null,
  status: null,
  section: [],
  span: { start, end },
  source: { file: 'plan.md', line: 1, column: 1, endLine: 1, endColumn: 1 },
})

function measure(kpis: readonly Partial<Kpi>[], more: Partial<MeasureInput> = {}, phases: Phase[] = []): MeasuredTarget[] {
  const plan = { ...emptyPlan(), kpis: kpis.map((each, index) => kpi({ id: `k${index}`, ...each })), phases }
  return measureTargets({
    plan,
    now: NOW,
    zone: 'UTC',
    start: '2026-01-05',
    series: [],
    infos,
    readers: { 'github.stars': ['github'], 'npm.downloads': ['npm'], 'pypi.downloads': ['pypi'], 'docker.pulls': ['docker'] },
    collectors: [],
    derived: {},
    competitors: [],
    ...more,
  })
}
const one = (target: Partial<Kpi>, more: Partial<MeasureInput> = {}, phases: Phase[] = []): MeasuredTarget =>
  measure([target], more, phases)[0]!
const level = (values: readonly number[], more: Partial<Parameters<typeof seriesOf>[4] & object> = {}): Series =>
  seriesOf('level', values, '2026-01-05', WEEK, more)
const eight = [10, 20, 30, 40, 50, 60, 70, 80]

test('a target on the series of its metric: pace, forecast and chart agree', () => {
  const target = one({ value: 200, due: '2026-05-01' }, { series: [level(eight)], collectors: [github] })
  assert.deepEqual([target.metric, target.origin, target.collectors, target.why], ['github.stars', 'collector', ['github'], null])
  assert.deepEqual([target.pace.now, target.pace.baseline, target.pace.daysLeft], [80, 10, 61 - 1 / 86_400_000])
  assert.equal(target.pace.rate, 10)
  assert.deepEqual(
    target.chart.actual.map(run => run.map(point => point.value)),
    [eight],
  )
  assert.deepEqual([target.chart.expected[0]?.value, target.chart.expected.at(-1)?.value, target.chart.goal], [10, 200, 200])
  assert.ok(target.forecast.due !== null && target.forecast.due.eighty.high < 260)
})

test('bands of one metric: which is reached and which is next', () => {
  const due = { due: '2026-05-01' }
  const targets = measure(
    [
      { ...due, value: 500, group: 'Stretch' },
      { ...due, value: 50, group: 'Minimum' },
      { ...due, value: 200 },
      { ...due, value: 50, group: 'Minimum', metricId: 'npm.downloads' },
    ],
    { series: [level(eight)], collectors: [github] },
  )
  const bands = { names: ['Minimum', 'the target', 'Stretch'], reached: 'Minimum', next: 'the target' }
  assert.deepEqual(
    targets.map(target => target.bands),
    [bands, bands, bands, null],
  )
  const all = measure(
    [
      { ...due, value: 50, group: 'Stretch' },
      { ...due, value: 20, group: 'Minimum' },
    ],
    { series: [level(eight)], collectors: [github] },
  )
  assert.deepEqual(all[0]!.bands, { names: ['Minimum', 'Stretch'], reached: 'Stretch', next: null })
})

test('competitors never count, however they are written', () => {
  const own = level(eight, { labels: { repo: 'ours/it' } })
  const other = level([900, 901], { labels: { repo: 'Example/Other' } })
  for (const name of ['example/other', 'https://github.com/example/other', 'https://github.com/Example/Other.git/']) {
    const target = one({}, { series: [own, other], competitors: [name] })
    assert.deepEqual([target.pace.now, target.series], [80, [{ repo: 'ours/it' }]])
  }
  const both = one({}, { series: [own, other] })
  assert.notEqual(both.pace.now, 80)
})

test('parts are added up; finer parts and gauges are not', () => {
  const day = (metric: string, value: number, labels: Record<string, string>): Series =>
    seriesOf(
      'flow',
      Array.from({ length: 56 }, () => value),
      '2026-01-05',
      undefined,
      { metric, labels },
    )
  const parts = [day('npm.downloads', 10, { package: 'a' }), day('npm.downloads', 5, { package: 'b' })]
  const fine = day('npm.downloads', 1, { package: 'a', version: '1' })
  const week = one({ metricId: 'npm.downloads', period: 'week', unit: 'downloads' }, { series: [...parts, fine] })
  assert.deepEqual([week.pace.now, week.note, week.series.length], [105, 'sum of 2 series', 2])

  const tps = ['insert', 'update'].map(benchmark => level([2000, 2500], { metric: 'engineering.tps', labels: { benchmark } }))
  const which = one({ metric: 'TPS', metricId: 'engineering.tps', value: 2400 }, { series: tps })
  assert.equal(which.why?.kind, 'ambiguous')
  assert.match(which.why.message, /engineering\.tps\{benchmark=insert\}, engineering\.tps\{benchmark=update\}/)
  assert.equal(which.pace.state, 'not measured')
  const said = one({ metricId: 'engineering.tps{benchmark=update}', value: 2400 }, { series: tps })
  assert.deepEqual([said.pace.now, said.series, said.why], [2500, [{ benchmark: 'update' }], null])
})

test('a family is what of it is measured: the first kind counts, typed values of its own come first', () => {
  const flow = (metric: string, value: number): Series =>
    seriesOf(
      'flow',
      Array.from({ length: 56 }, () => value),
      '2026-01-05',
      undefined,
      { metric },
    )
  const pulls = seriesOf('total', eight, '2026-01-05', WEEK, { metric: 'docker.pulls' })
  const target = { metricId: 'registry.downloads', period: 'week', unit: 'downloads' }
  const measured = one(target, { series: [flow('npm.downloads', 2), flow('pypi.downloads', 3), pulls] })
  assert.deepEqual([measured.pace.now, measured.note], [35, 'npm.downloads + pypi.downloads'])
  const own = one(target, { series: [flow('npm.downloads', 2), flow('registry.downloads', 4)] })
  assert.deepEqual([own.pace.now, own.note], [28, null])
  assert.match(one(target).why?.hint ?? '', /^Add npm or pypi or docker under collectors/)
})

test('one value for each issue: the mean of the last weeks is what a target speaks of', () => {
  const times = seriesOf('level', [4, 8, 100, 8], '2026-02-25', undefined, { metric: 'github.first_response_time' })
  const target = one({ metricId: 'github.first_response_time', op: '<', value: 24, unit: 'hours' }, { series: [times] })
  assert.deepEqual([target.pace.now, target.note], [30, 'mean of 28 days'])
})

test('derived metrics, also of derived ones; a circle is the fault of the user', () => {
  const derived = {
    'growth.weekly': { by: 'rate', of: 'github.stars', per: 'week' },
    'growth.mean': { by: 'moving-average', of: 'growth.weekly', days: 28 },
  } as const
  const plan = { ...emptyPlan(), kpis: [kpi({ metricId: 'growth.mean' })] }
  assert.deepEqual(metricsOf(plan, derived), ['growth.mean', 'growth.weekly', 'github.stars'])
  const target = one({ metricId: 'growth.mean', value: 9 }, { series: [level(eight)], derived })
  assert.deepEqual([target.pace.now, target.origin, target.note], [10, 'derived', 'moving-average of growth.weekly'])
  const none = one({ metricId: 'growth.mean', value: 9 }, { derived, collectors: [{ ...github, lastRunAt: null }] })
  assert.deepEqual([none.why?.kind, none.why?.hint], ['not-run', 'uptake collect --only github'])
  const circle = { 'a.a': { by: 'rate', of: 'a.a', per: 'day' } } as const
  assert.throws(() => one({ metricId: 'a.a' }, { derived: circle }), { code: 'metric-circle' })
})

test('why nothing is measured, and what to do', () => {
  const why = (target: Partial<Kpi>, more: Partial<MeasureInput> = {}): (string | null | undefined)[] => {
    const found = one(target, more).why
    return [found?.kind, found?.message, found?.hint]
  }
  assert.deepEqual(why({ metricId: null, metric: 'Joy' }), [
    'unmapped',
    'No metric is known for "Joy".',
    'Give it a name and type its values in: uptake targets map "Joy" own.name',
  ])
  const near = one({ metricId: null, metric: 'Follower joy' })
  assert.ok(near.candidates.length > 0)
  assert.equal(
    near.why?.hint,
    `It may mean ${near.candidates.join(', ')}. Say which: uptake targets map "Follower joy" ${near.candidates[0]!}`,
  )
  assert.deepEqual(why({}), [
    'no-collector',
    'No collector is set up for github.stars.',
    'Add github under collectors in uptake.yml, or type values in: uptake record github.stars VALUE',
  ])
  const failed = { ...github, error: { message: 'The token is not accepted.', hint: 'Check GITHUB_TOKEN.' } }
  assert.deepEqual(why({}, { collectors: [failed] }), [
    'failed',
    'The collector github failed: The token is not accepted.',
    'Check GITHUB_TOKEN.',
  ])
  assert.equal(why({}, { collectors: [{ ...github, lastRunAt: null }] })[0], 'not-run')
  assert.deepEqual(why({}, { collectors: [github] }).slice(0, 2), ['no-value', 'The collector github ran and gave no github.stars.'])
  assert.deepEqual(why({ metricId: 'sales.mrr' }), [
    'no-value',
    'It is typed in by hand, and there is no value yet.',
    'uptake record sales.mrr VALUE',
  ])
  assert.deepEqual(why({ unit: 'ms' }, { series: [level(eight)] }).slice(0, 1), [undefined])
  const hours = seriesOf('level', [4], '2026-02-25', undefined, { metric: 'github.first_response_time' })
  assert.deepEqual(why({ metricId: 'github.first_response_time', value: 90, unit: '%' }, { series: [hours] }).slice(0, 2), [
    'unfit',
    'The target is in %, the metric in hours.',
  ])
})

test('a value that is there while its collector fails is shown, with the trouble beside it', () => {
  const failed = { ...github, error: { message: 'The host is away.', hint: null } }
  const target = one({}, { series: [level(eight)], collectors: [failed] })
  assert.deepEqual([target.why, target.trouble], [null, 'The collector github failed since: The host is away.'])
})

test('values that people type are in the unit of the target', () => {
  const mrr = level([1000, 3000], { metric: 'sales.mrr' })
  const target = one({ metricId: 'sales.mrr', value: 5000, unit: 'USD', due: '2026-06-01' }, { series: [mrr] })
  assert.deepEqual([target.info?.unit, target.pace.unit, target.pace.now], ['USD', 'USD', 3000])
})

test('work on a target begins with its phase, unless the phase is over by then', () => {
  const phases = [phase('late', '2026-02-02', '2026-03-31')]
  const target = (due: string): MeasuredTarget =>
    one({ value: 200, due, phase: 'late' }, { series: [level(eight)], start: null }, [
      phase('first', '2026-01-12', '2026-02-01'),
      ...phases,
    ])
  assert.equal(target('2026-04-30').pace.baseline, 50)
  assert.equal(target('2026-02-02').pace.baseline, 20)
})

test('of several targets one suffices: each knows the others and the best state', () => {
  const group = { group: 'any-of', due: '2026-05-01' }
  const all = measure([{ ...group, value: 70 }, { ...group, value: 9000 }, { value: 9000 }], { series: [level(eight)] })
  assert.deepEqual(
    all.map(target => target.anyOf),
    [{ ids: ['k0', 'k1'], state: 'done' }, { ids: ['k0', 'k1'], state: 'done' }, null],
  )
})

test('references to one of several series', () => {
  assert.deepEqual(readRef('a.b'), { metric: 'a.b', labels: {} })
  assert.deepEqual(readRef(' a.b{x = 1, y=two words} '), { metric: 'a.b', labels: { x: '1', y: 'two words' } })
  assert.equal(refText(readRef('a.b{x=1,y=2}')), 'a.b{x=1,y=2}')
})

test('a chart keeps ends and spikes, in about a hundred points', () => {
  const next = random(4)
  const run = Array.from({ length: 5000 }, (_, index) => ({ at: index, value: index === 3111 ? 1e6 : index === 77 ? -1e6 : next() }))
  const [thinned] = thin([run])
  assert.ok(thinned!.length <= 100)
  assert.deepEqual([thinned![0], thinned!.at(-1)], [run[0], run.at(-1)])
  assert.deepEqual([Math.max(...thinned!.map(point => point.value)), Math.min(...thinned!.map(point => point.value))], [1e6, -1e6])
  assert.deepEqual(thin([run.slice(0, 3), []]), [run.slice(0, 3), []])
})

test('the mean of the last days is what adding up by hand gives, and starts anew where counting changed', () => {
  const next = random(9)
  const values = Array.from({ length: 400 }, () => Math.round(next() * 100))
  const series = seriesOf('level', values, '2026-01-01', 5 * 3_600_000)
  const mean = dailyMean(series, 7)
  assert.equal(mean.points.length, 84)
  for (const point of mean.points) {
    const held = series.points.filter(each => each.at <= point.at && each.at > point.at - 7 * DAY).map(each => each.value ?? 0)
    assert.ok(Math.abs((point.value ?? 0) - held.reduce((sum, value) => sum + value, 0) / held.length) < 1e-9)
  }
  const points = series.points.slice(0, 4).map((point, index) => ({ ...point, segment: index < 2 ? 0 : 1 }))
  assert.deepEqual(
    dailyMean({ ...series, points }, 7).points.map(point => point.value),
    [(values[0]! + values[1]!) / 2, (values[2]! + values[3]!) / 2],
  )
})
