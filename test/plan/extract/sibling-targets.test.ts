import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const targets = (text: string) => read(text).kpis.map(({ metric, value, by }) => [metric, value, by])

test('what is counted in a list of targets is a target', () => {
  assert.deepEqual(
    targets(
      '# Plan\n\n## Milestones\n\n**Year 2**: Traction\n\n- 10,000 GitHub stars\n- 100 production deployments\n- 20 paying enterprises\n- $10M series A\n- 3 weeks of rest\n- Incubation\n',
    ),
    [
      ['GitHub stars', 10000, 'year:2'],
      ['production deployments', 100, 'year:2'],
      ['paying enterprises', 20, 'year:2'],
      ['series A', 10000000, 'year:2'],
    ],
  )
  assert.deepEqual(targets('# Plan\n\n## Month 3\n\n- 500 GitHub stars\n- 100 downloads\n- 2 engineers\n- 1 designer\n').length, 2)
})
test('several sentences of a goal, and a label that says how sure it is', () => {
  assert.deepEqual(
    targets(
      '# Plan\n\n### Week 2-3: Users\n\n- Ask people\n\n**Goal for Week 2-3**: 5 real users who run jobs. 50-100 GitHub stars at best.\n',
    ),
    [
      ['real users who run jobs', 5, 'week:3'],
      ['GitHub stars at best', [50, 100], 'week:3'],
    ],
  )
  assert.deepEqual(targets('# Plan\n\n## Reach\n\n- **Realistic target**: 100+ GitHub stars in 3 months\n'), [
    ['GitHub stars', 100, 'month:3'],
  ])
})
test('columns of quarters are those of the plan', () => {
  const table = '## Success metrics\n\n| Metric | Q1 target | Q4 target |\n|---|---|---|\n| Tests | 450+ | 500+ |\n'
  assert.deepEqual(
    targets(
      `# Roadmap 2027\n\n## Phase 1: Quality (Q1 2027)\n\n- [ ] Test\n\n## Phase 2: Speed (Q4 2027)\n\n- [ ] Measure\n\n${table}`,
    ).map(([, , by]) => by),
    ['2027-Q1', '2027-Q4'],
  )
  assert.deepEqual(
    targets(`# Roadmap\n\n${table}`).map(([, , by]) => by),
    ['quarter:1', 'quarter:4'],
  )
})
test('days of a week are due in that week, targets of a named phase when it ends', () => {
  assert.deepEqual(
    targets('# Plan\n\n## Week 9: Tests\n\n### Days 3-5: Units\n\n- [ ] Write them (target: 80% coverage)\n').map(([, , by]) => by),
    ['week:9'],
  )
  assert.deepEqual(
    targets(
      '# Plan\n\n# Phase 1: Days 1-30\n\n## Week 4 (Days 22-30)\n\n### Phase 1 metrics check\n\n**Targets:**\n\n- 100+ Discord members\n',
    ).map(([, , by]) => by),
    ['day:30'],
  )
})
test('columns of more than the target, and one that is due at the end', () => {
  assert.deepEqual(
    read('# 计划\n\n## 成功标准\n\n| 指标 | 目标 | 优秀 | 完美 |\n|---|---|---|---|\n| GitHub Stars | 50 | 100 | 200+ |\n').kpis.map(
      ({ value, group }) => [value, group],
    ),
    [
      [50, '目标'],
      [100, '优秀'],
      [200, '完美'],
    ],
  )
  assert.deepEqual(targets('# Plan\n\n## Metrics\n\n| Metric | Target (end of the roadmap) |\n|---|---|\n| Coverage | 80% |\n'), [
    ['Coverage', 80, 'text:end of the roadmap'],
  ])
})
test('no targets: what a row is about, what is built, what work is made of, what is so today', () => {
  assert.deepEqual(
    targets('# Plan\n\n## Performance metrics\n\n| Metric | Ours | Theirs |\n|---|---|---|\n| 10 parallel queries | 800 ms | 5000 ms |\n'),
    [],
  )
  assert.deepEqual(targets('# Plan\n\n## Phase 1: Core\n\n- [x] Decision cache (latency < 1ms)\n'), [])
  assert.equal(read('# Plan\n\n## Phase 1: Core\n\n- [x] Decision cache (latency < 1ms)\n').tasks.length, 1)
  assert.deepEqual(
    targets('# Plan\n\n## Week 1\n\n### Day 1-2: Metrics and alerts\n\n- [ ] Configure alerts (CPU > 70%, errors > 10/min)\n'),
    [],
  )
  assert.deepEqual(targets('# Plan\n\n## Métricas de éxito\n\n### Validación actual\n\n- Throughput: 1.5M mensajes/segundo\n'), [])
})
test('the name of what is counted in Chinese is read whole', () => {
  assert.deepEqual(
    targets('# 计划\n\n## 目标（3 个月）\n\n- 50 社区提及\n').map(([metric, value]) => [metric, value]),
    [['社区提及', 50]],
  )
})
test('in Korean the verb of what is done stands last', () => {
  assert.deepEqual(targets('# 계획\n\n## 1주차\n\n- [ ] 서명 없이 요청 시 401 반환\n- [ ] 시간 제한 지원 (기본 30초)\n'), [])
})
test('what calls itself a target, among what customers bring', () => {
  assert.deepEqual(
    targets('# Plan\n\n## Unit economics\n\n**CAC target:** $50\n').map(([metric, value]) => [metric, value]),
    [['CAC', 50]],
  )
})
