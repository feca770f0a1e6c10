import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kpi } from '../../../src/plan/model.ts'
import { read } from './read.ts'

const kpis = (text: string): Kpi[] => read(`# Plan\n\n${text}\n`).kpis
const said = ({ metric, op, value, period, by }: Kpi): unknown[] => [metric, op, value, period, by]

test('a goal that opens with a number counts what follows, known as a metric or not', () => {
  assert.deepEqual(kpis('## Week 2\n\n**Goal: 12 testers, 4 paying customers**\n\n- [ ] Write to friends\n').map(said), [
    ['testers', '>=', 12, null, 'week:2'],
    ['paying customers', '>=', 4, null, 'week:2'],
  ])
  assert.deepEqual(kpis('## Semana 4\n\n#### Métricas\n\n- Meta: 150 inscritos na lista\n').map(said), [
    ['inscritos na lista', '>=', 150, null, 'week:4'],
  ])
  assert.deepEqual(kpis('## Week 2\n\n**Goal: answer everybody in 2 forums**\n\n- [ ] Read them\n'), [])
})
test('a label that says "metric" is one of targets where a number follows', () => {
  assert.deepEqual(kpis('## Неделя 5\n\n**Метрика недели**: 6 интервью, отчёт\n').map(said), [['интервью', '>=', 6, null, 'week:5']])
  assert.deepEqual(
    kpis('## Week 5\n\n**Metric**: 2-3 published interviews\n').map(each => each.value),
    [[2, 3]],
  )
  assert.deepEqual(kpis('## Week 5\n\n**Metric**: how many of the 40 schools answer\n'), [])
})
test('what follows from a target is one for itself, due when the line says', () => {
  assert.deepEqual(kpis('## Blog\n\n**Goal: 20 articles by June 2027 → 3,000 visitors a month**\n').map(said), [
    ['articles', '>=', 20, null, '2027-06'],
    ['visitors', '>=', 3000, 'month', '2027-06'],
  ])
  assert.deepEqual(kpis('## Shop\n\n**Target:** 300 plugins by Year 2, 50 active authors\n').map(said), [
    ['plugins', '>=', 300, null, 'year:2'],
    ['active authors', '>=', 50, null, 'year:2'],
  ])
})
test('a phase of which only the length is known is the deadline itself, but for the first', () => {
  const plan =
    '## Phase 1: Ground (3 months)\n\n### Metrics\n\n- 50 stars\n\n## Phase 2: Walls (2-3 months)\n\n### Metrics\n\n- 200 stars\n\n## Phase 3: Roof (2 months)\n\n### Metrics\n\n- 400 stars\n'
  assert.deepEqual(
    kpis(plan).map(each => each.by),
    ['month:3', 'phase:Phase 2: Walls (2-3 months)', 'phase:Phase 3: Roof (2 months)'],
  )
  assert.deepEqual(
    kpis('## KPIs\n\n### Fase de lanzamiento\n\n- Clics: > 4%\n\n### Phase notes\n\n- Stars: 300\n').map(each => each.by),
    ['phase:Fase de lanzamiento', null],
  )
})
test('periods that a name holds', () => {
  const periods = (lines: string): unknown[] => kpis(`## Metrics\n\n${lines}`).map(each => each.period)
  assert.deepEqual(periods('- MRR: $2,000\n- ARR: $30K\n- 15 teams ($20K MRR)\n- DAU/MAU: > 20%\n'), ['month', 'year', null, null])
  assert.deepEqual(periods('- 月收入：5 万元\n- 社区：周均 10+ 讨论\n'), ['month', 'week'])
})
