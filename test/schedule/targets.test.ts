import assert from 'node:assert/strict'
import { test } from 'node:test'
import { targetsByMetric } from '../../src/schedule/targets.ts'
import { planOf } from './plan.ts'

test('targets of one metric are one trajectory, by deadline', () => {
  const text =
    '# Plan\n\n## Metrics\n\n- 900 GitHub stars by month 6\n- 100 stars by month 1\n- 20 contributors\n- Stars on GitHub: 400 by month 3\n'
  const [stars, contributors, ...rest] = targetsByMetric(planOf(text, { start: '2026-01-01' }))
  assert.deepEqual(rest, [])
  assert.equal(stars!.metricId, 'github.stars')
  assert.deepEqual(
    stars!.points.map(point => [point.due, point.kpi.value]),
    [
      ['2026-01-31', 100],
      ['2026-03-31', 400],
      ['2026-06-30', 900],
    ],
  )
  assert.deepEqual(
    contributors!.points.map(point => [point.due, point.day, point.kpi.value]),
    [[null, null, 20]],
  )
})
test('without dates the days of the plan give the order; those without a deadline come last', () => {
  const [stars] = targetsByMetric(
    planOf('# Plan\n\n## Metrics\n\n- GitHub stars: 900\n- 400 GitHub stars by month 3\n- 100 GitHub stars by week 2\n'),
  )
  assert.deepEqual(
    stars!.points.map(point => point.kpi.value),
    [100, 400, 900],
  )
})
test('a share of a metric is another metric', () => {
  const trajectories = targetsByMetric(
    planOf('# Plan\n\n## Metrics\n\n- Retention: 40%\n- Test coverage: 90%\n- Retention: 60% by month 6\n'),
  )
  assert.deepEqual(
    trajectories.map(each => [each.metric, each.unit, each.points.length]),
    [
      ['Retention', '%', 2],
      ['Test coverage', '%', 1],
    ],
  )
})
test('in another language', () => {
  const [stars] = targetsByMetric(
    planOf('# Plan\n\n## Métricas\n\n- 900 estrellas en GitHub en 6 meses\n- 100 estrellas en GitHub en el mes 1\n', {
      start: '2026-01-01',
    }),
  )
  assert.deepEqual(
    stars!.points.map(point => [point.due, point.kpi.value]),
    [
      ['2026-01-31', 100],
      ['2026-06-30', 900],
    ],
  )
})
