import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kpi } from '../../../src/plan/model.ts'
import { read } from './read.ts'

const kpis = (...lines: string[]): Kpi[] => read(`# Plan\n\n## Success metrics\n\n${lines.map(line => `- ${line}\n`).join('')}`).kpis
const said = ({ metric, op, value, unit, period, by }: Kpi): unknown[] => [metric, op, value, unit, period, by]

test('operators, values, units, periods and deadlines', () => {
  assert.deepEqual(
    kpis(
      '1,000+ GitHub stars within 6 months',
      'Query response time: < 3ms',
      'Documentation page views: 500+/week',
      'Code coverage: 90%',
      'Downloads: 10K by month 3',
      'Newsletter subscribers: 200-300',
    ).map(said),
    [
      ['GitHub stars', '>=', 1000, null, null, 'month:6'],
      ['Query response time', '<', 3, 'ms', null, null],
      ['Documentation page views', '>=', 500, null, 'week', null],
      ['Code coverage', '>=', 90, '%', null, null],
      ['Downloads', '>=', 10_000, null, null, 'month:3'],
      ['Newsletter subscribers', 'between', [200, 300], null, null, null],
    ],
  )
})
test('a rating is the value, not the scale', () => {
  assert.deepEqual(kpis('User rating: 4.5/5.0', 'Course rating: 4.5/5', 'Satisfaction score ≥ 4.2/5.0').map(said), [
    ['User rating', '>=', 4.5, null, null, null],
    ['Course rating', '>=', 4.5, null, null, null],
    ['Satisfaction score', '>=', 4.2, null, null, null],
  ])
})
test('from where to where: an arrow of any kind, or in words; short names of deadlines', () => {
  const lines = [
    'GitHub stars: 1k → 2,500 by M3',
    'GitHub stars: 1,000 -> 2,500 (Q1 2027)',
    'Response time: 48h => 24h',
    'GitHub stars: from 1,000 to 2,500 by month 3',
    'Test coverage: von 60% auf 90% bis W8',
  ]
  assert.deepEqual(
    kpis(...lines).map(each => [...said(each), each.baseline]),
    [
      ['GitHub stars', '>=', 2500, null, null, 'month:3', 1000],
      ['GitHub stars', '>=', 2500, null, null, '2027-Q1', 1000],
      ['Response time', '<=', 24, 'hours', null, null, 48],
      ['GitHub stars', '>=', 2500, null, null, 'month:3', 1000],
      ['Test coverage', '>=', 90, '%', null, 'week:8', 60],
    ],
  )
})
test('the heading gives deadline and period', () => {
  assert.deepEqual(read('# Plan\n\n## Month 3 goals\n\n- 500 GitHub stars\n').kpis.map(said), [
    ['GitHub stars', '>=', 500, null, null, 'month:3'],
  ])
  assert.equal(read('# Plan\n\n## Weekly metrics\n\n- 20 downloads\n').kpis[0]!.period, 'week')
})
test('a table gives one target for each column of time', () => {
  const text =
    '# Plan\n\n## Metrics\n\n| Metric | Month 1 | Month 6 |\n| --- | --- | --- |\n| GitHub stars | 100+ | 1,000+ |\n| Churn | <5% | <3% |\n'
  assert.deepEqual(read(text).kpis.map(said), [
    ['GitHub stars', '>=', 100, null, null, 'month:1'],
    ['GitHub stars', '>=', 1000, null, null, 'month:6'],
    ['Churn', '<', 5, '%', null, 'month:1'],
    ['Churn', '<', 3, '%', null, 'month:6'],
  ])
})
test('from the value of today to the value that is wanted', () => {
  const [kpi] = kpis('GitHub stars: 600 → 2,000')
  assert.deepEqual([kpi!.value, kpi!.baseline], [2000, 600])
})
test('ticked, open and unmarked targets', () => {
  assert.deepEqual(
    kpis('[x] 500 GitHub stars', '[ ] 20 contributors', '✅ 10 talks', '5 posts').map(kpi => kpi.ticked),
    [true, false, true, null],
  )
})
test('bands of success', () => {
  const text = '# Plan\n\n## Success criteria\n\n### Minimum\n\n- 100 GitHub stars\n\n### Stretch\n\n- 500 GitHub stars\n'
  assert.deepEqual(
    read(text).kpis.map(kpi => kpi.group),
    ['Minimum', 'Stretch'],
  )
})
test('what is reached, spent, or said of competitors is no target', () => {
  for (const title of ['Achievements', 'Budget', 'Competitors', 'Out of scope'])
    assert.deepEqual(read(`# Plan\n\n## ${title}\n\n- 500 GitHub stars\n`).kpis, [], title)
})
test('in other languages', () => {
  const value = (heading: string, line: string): unknown[] => {
    const [kpi] = read(`# Plan\n\n## ${heading}\n\n- ${line}\n`).kpis
    return kpi ? [kpi.metricId, kpi.op, kpi.value, kpi.by] : []
  }
  assert.deepEqual(value('Kennzahlen', '1.500 GitHub-Stars in 6 Monaten'), ['github.stars', '>=', 1500, 'month:6'])
  assert.deepEqual(value('Métricas de éxito', '500 estrellas en GitHub en el mes 3'), ['github.stars', '>=', 500, 'month:3'])
  assert.deepEqual(value('Métricas', '500 estrelas no GitHub até o mês 3'), ['github.stars', '>=', 500, 'month:3'])
  assert.deepEqual(value('Indicateurs', '500 étoiles GitHub en 3 mois'), ['github.stars', '>=', 500, 'month:3'])
  assert.deepEqual(value('Метрики', '500 звёзд на GitHub за 3 месяца'), ['github.stars', '>=', 500, 'month:3'])
  assert.deepEqual(value('成功指标', '3个月内 GitHub 星标达到 500+'), ['github.stars', '>=', 500, 'month:3'])
  assert.deepEqual(value('目標指標', '3ヶ月で GitHub スター 500 以上'), ['github.stars', '>=', 500, 'month:3'])
  assert.deepEqual(value('성공 지표', '3개월 안에 GitHub 스타 500개 이상'), ['github.stars', '>=', 500, 'month:3'])
})
test('the name is what remains without value, verb and deadline', () => {
  const name = (heading: string, line: string): string | undefined => read(`# Plan\n\n## ${heading}\n\n- ${line}\n`).kpis[0]?.metric
  assert.equal(name('Success metrics', 'Reach 500 GitHub stars within 3 months'), 'GitHub stars')
  assert.equal(name('Kennzahlen', '500 GitHub-Sterne im Monat 3 erreichen'), 'GitHub-Sterne')
  assert.equal(name('Métricas', 'Alcanzar 500 estrellas en el mes 3'), 'estrellas')
  assert.equal(name('成功指标', '3个月内 GitHub 星标达到 500+'), 'GitHub 星标')
  assert.equal(name('目標指標', '3ヶ月で GitHub スター 500 以上'), 'GitHub スター')
  assert.equal(name('성공 지표', '3개월 안에 GitHub 스타 500개 이상'), 'GitHub 스타')
})
test('what a success metric says is a target without that label, and the number of a norm is none', () => {
  const plan = read(
    '# Plan\n\n## Week 1\n\n- **Success Metric**: 50+ founding members\n- **Success Metric**: Onboarding completion rate >75%\n\n## Goals\n\n- **Certifications:** ISO 27001, SOC 2\n',
  )
  assert.deepEqual(
    plan.kpis.map(({ metric, op, value }) => [metric, op, value]),
    [
      ['founding members', '>=', 50],
      ['Onboarding completion rate', '>', 75],
    ],
  )
  assert.deepEqual(plan.tasks, [])
})
test('targets behind the label of a group, each with its own metric and the deadline of the line', () => {
  const plan = read('# Plan\n\n## KPIs\n\n- **Community**: 10,000 GitHub stars, 500 contributors by Q4 2026\n')
  assert.deepEqual(
    plan.kpis.map(({ metric, value, by }) => [metric, value, by]),
    [
      ['GitHub stars', 10000, '2026-Q4'],
      ['contributors', 500, '2026-Q4'],
    ],
  )
})
test('in a fence what calls itself a target, with the value of today; what is tracked monthly is no rate', () => {
  const plan = read(
    '# Plan\n\n## Metrics (Monthly Tracking)\n\n```\nRepository:\n├── Stars: Target 10,000+ (Currently: ~500)\n└── Forks: 50 of them\n```\n',
  )
  assert.deepEqual(
    plan.kpis.map(({ metric, value, baseline, period }) => [metric, value, baseline, period]),
    [['Stars', 10000, 500, null]],
  )
})
test('the value of today in front of a target in brackets, when both are of one unit', () => {
  const plan = read('# Plan\n\n## Metrics\n\n- Coverage: 78% (target: 90%)\n- Response: 47 minutes avg (target: <2 hours)\n')
  assert.deepEqual(
    plan.kpis.map(({ metric, value, unit, baseline }) => [metric, value, unit, baseline]),
    [
      ['Coverage', 90, '%', 78],
      ['Response', 2, 'hours', null],
    ],
  )
})
test('a heading names the metric of the target below it; shares of channels, open values and thresholds of alarms are none', () => {
  const plan = read(
    [
      '# Key metrics',
      '### 1. GitHub Stars',
      '**Target**: 5,000 by Day 90 (from current baseline)',
      '**Success**: 55-60 stars/day average',
      '### Traffic',
      '**Channels**: Organic (40%), Social (30%)',
      '**Win Rate**: TBD (need 90+ days of data)',
      '## Budget',
      '**Cost per Lead**: Target <$50',
      '**LTV:CAC Ratio**: Target 5:1+',
      '## Alert Thresholds',
      '- Traffic drop >30% day-over-day',
    ].join('\n'),
  )
  assert.deepEqual(
    plan.kpis.map(({ metric, op, value, by }) => [metric, op, value, by]),
    [
      ['GitHub Stars', '>=', 5000, 'day:90'],
      ['stars average', 'between', [55, 60], null],
      ['Cost per Lead', '<', 50, null],
      ['LTV:CAC Ratio', '>=', 5, null],
    ],
  )
})
test('a sentence of targets behind a label, with the time of its own', () => {
  assert.deepEqual(
    read(
      '# P\n\n## Phase 1 (Months 1-3)\n\n**Channels:**\n1. **Lobsters** — where we begin. Target: 50+ points, 200+ GitHub stars in week 1.\n',
    ).kpis.map(({ metric, value, by }) => [metric, value, by]),
    [
      ['Lobsters points', 50, 'week:1'],
      ['GitHub stars', 200, 'week:1'],
    ],
  )
})
test('a target of nothing is a bound, where nothing grows', () => {
  assert.deepEqual(said(kpis('Critical findings: 0')[0]!), ['Critical findings', '<=', 0, null, null, null])
  assert.equal(kpis('Paying customers: 0')[0]!.op, '>=')
  const row = (cells: string): string[] =>
    read(`# Plan\n\n## Targets\n\n| Metric | Q1 | Q2 |\n| --- | --- | --- |\n| ${cells} |\n`).kpis.map(each => each.op)
  assert.deepEqual(row('Outages | 0 | 0'), ['<=', '<='])
  assert.deepEqual(row('Open letters | 0 | 20'), ['>=', '>='])
})
test('columns that call themselves targets of a time, and columns of versions', () => {
  const table = (header: string, rows: string): string => `| ${header} |\n|${' --- |'.repeat(3)}\n| ${rows} |\n`
  assert.deepEqual(
    read(`# Plan\n\n## Revenue streams\n\n${table('Stream | Year 1 target | Year 3 target', 'Cloud | $100K ARR | $3M ARR')}`).kpis.map(
      said,
    ),
    [
      ['Cloud (ARR)', '>=', 100_000, 'USD', 'year', 'year:1'],
      ['Cloud (ARR)', '>=', 3_000_000, 'USD', 'year', 'year:3'],
    ],
  )
  assert.deepEqual(read(`# Plan\n\n## Success metrics\n\n${table('Metric | v0.9 | v1.0', 'GitHub stars | 500 | 2,000')}`).kpis.map(said), [
    ['GitHub stars', '>=', 500, null, null, 'text:v0.9'],
    ['GitHub stars', '>=', 2000, null, null, 'text:v1.0'],
  ])
  assert.deepEqual(
    read(`# Plan\n\n## Quarterly targets\n\n${table('Metric | Q1 | Q2', 'GitHub stars | 500 | 2,000')}`).kpis.map(each => each.period),
    [null, null],
  )
})
test('a metric in each column, of what the row names', () => {
  const text = (heading: string): string =>
    `# Plan\n\n## ${heading}\n\n| Channel | Signups | MRR | Notes |\n| --- | --- | --- | --- |\n| Search | 70 | $9.8K | paid |\n| **Total** | 300 | $49K | |\n`
  assert.deepEqual(read(text('Goals by channel')).kpis.map(said), [
    ['Search Signups', '>=', 70, null, null, null],
    ['Search MRR', '>=', 9800, 'USD', 'month', null],
    ['Signups', '>=', 300, null, null, null],
    ['MRR', '>=', 49_000, 'USD', 'month', null],
  ])
  assert.deepEqual(read(text('Competitors')).kpis, [])
})
test('numbered years and sections are no quantities; a line that opens with a link speaks of that page', () => {
  assert.deepEqual(kpis('Year 2 roadmap defined', '[SPEC.md](../SPEC.md) § 2 holds the tenets', '[Gates](gates.md) — 35 quality gates'), [])
})
test('one metric at several times', () => {
  assert.deepEqual(
    kpis(
      'Docker pulls: 500/week in first month, 5k/week in 6 months',
      'Members: 100 Discord members in the first month, 1k in 6 months',
    ).map(said),
    [
      ['Docker pulls', '>=', 500, null, 'week', 'month:1'],
      ['Docker pulls', '>=', 5000, null, 'week', 'month:6'],
      ['Members', '>=', 100, null, null, 'month:1'],
      ['Members', '>=', 1000, null, null, 'month:6'],
    ],
  )
})
test('labels of a time and a target, several on a line: of what the heading names', () => {
  const text = '# Plan\n\n## Revenue streams\n\n### 2. Support (5% of revenue)\n\n**Year 1 target:** $50K | **Year 3 target:** $500K\n'
  assert.deepEqual(read(text).kpis.map(said), [
    ['Support', '>=', 50_000, 'USD', null, 'year:1'],
    ['Support', '>=', 500_000, 'USD', null, 'year:3'],
  ])
})
test('goal lines: what follows the first goal is one as well; goals of a kind', () => {
  const goal = (line: string): unknown[][] => read(`# Plan\n\n## Phase 2 (Months 6-12)\n\n${line}\n\n- [ ] Build it\n`).kpis.map(said)
  assert.deepEqual(goal('**Goal:** 500 paying customers, 10 enterprise pilots'), [
    ['paying customers', '>=', 500, null, null, 'month:12'],
    ['enterprise pilots', '>=', 10, null, null, 'month:12'],
  ])
  assert.deepEqual(goal('**Goal:** Launch with 3 features, 2 platforms'), [])
  assert.deepEqual(read('# Plan\n\n## Executive summary\n\n- **Revenue goal:** $100K MRR by end of Q3\n').kpis.map(said), [
    ['MRR', '>=', 100_000, 'USD', 'month', 'quarter:3'],
  ])
})
test('criteria by which a gate is passed', () => {
  const { kpis: found, tasks } = read(
    '# Plan\n\n## Q1: Foundation\n\n### Q1 exit criteria\n\n- [ ] Secrets found by scans 100%\n- [ ] Routine work done by scripts > 80% of the time\n- [ ] Drill completed\n',
  )
  assert.deepEqual(
    found.map(({ op, value, unit, by }) => [op, value, unit, by]),
    [
      ['>=', 100, '%', 'quarter:1'],
      ['>', 80, '%', 'quarter:1'],
    ],
  )
  assert.deepEqual(
    tasks.filter(task => task.stateful).map(task => task.title),
    ['Drill completed'],
  )
})
test('key results of an objective; which ones is no rank', () => {
  const table =
    '| Objective | Key results | Owner |\n| --- | --- | --- |\n| Secrets kept | 80% of teams use the vault | Ada |\n| Rights cut | Top 20 wide roles reviewed | Bob |\n'
  assert.deepEqual(
    read(`# Plan\n\n## Q2: Hardening\n\n### Objectives\n\n${table}`).kpis.map(each => [each.metric, each.value]),
    [['Secrets kept (teams use the vault)', 80]],
  )
})
test('ratios with an aside, times to be paid back, unit economics that are wanted', () => {
  const { kpis: found } = read(
    '# Plan\n\n## Unit economics targets\n\n- **LTV:CAC ratio:** 5:1 (LTV: $7,350, CAC: $1,500)\n- **Payback period:** 3 months\n',
  )
  assert.deepEqual(
    found.map(({ op, value, unit }) => [op, value, unit]),
    [
      ['>=', 5, 'ratio'],
      ['<=', 3, 'months'],
    ],
  )
})
test('more compliance is better, whatever it is with', () => {
  assert.deepEqual(
    ['Vulnerability SLA compliance: 80%', 'Incidents resolved: 90%', 'Open incidents: 3'].map(each => kpis(each)[0]!.op),
    ['>=', '>=', '<='],
  )
})

test('what is done in a case, or never, is no target; nor is what a sentence above a list speaks of', () => {
  const found = (line: string): number => read(`# Plan\n\n## Revenue goals\n\n- ${line}\n`).kpis.length
  assert.equal(found('$50 a month → look for a first sponsor'), 0)
  assert.equal(found('Never spend on ads: $3 a run cannot pay back'), 0)
  assert.equal(found('$50 a month of revenue'), 1)
  const ways =
    '# Plan\n\nBreak-even for the goal: about 800 records a month are billed. Any of these does it:\n\n- 1 analyst with 280 records, or\n- 3 users of 270 records a month\n'
  assert.ok(read(ways).kpis.every(kpi => kpi.source.line === 3))
})
test('a time that is counted for each user is part of the name', () => {
  const found = read('# Plan\n\n## Metrics\n\n- Day 1 retention: >50%\n- Week 4 retention: >30%\n- Month 3: 500 stars\n')
  assert.deepEqual(
    found.kpis.map(({ metric, value, by }) => [metric, value, by]),
    [
      ['Day 1 retention', 50, null],
      ['Week 4 retention', 30, null],
      ['stars', 500, 'month:3'],
    ],
  )
  assert.deepEqual(
    found.problems.filter(problem => problem.rule === 'target-conflict'),
    [],
  )
})
test('numbered key results: the target itself says of what, and may hold several', () => {
  const rows = '| KR1 | 200 GitHub stars | 7 |\n| KR2 | 10 articles published, avg score >50 | 0 |\n'
  assert.deepEqual(
    read(`# OKR\n\n## Q2 2026\n\n### Objective: be known\n\n| KR | Target | Current |\n|---|---|---|\n${rows}`).kpis.map(
      ({ metric, op, value, baseline, by }) => [metric, op, value, baseline, by],
    ),
    [
      ['GitHub stars', '>=', 200, 7, '2026-Q2'],
      ['articles published', '>=', 10, null, '2026-Q2'],
      ['avg score', '>', 50, null, '2026-Q2'],
    ],
  )
})
test('in a document of metrics, work below a heading that announces no targets is work', () => {
  const text =
    '# Success metrics\n\n## Adoption\n\n- 500+ stars\n- 1 blog post published\n\n## Next steps\n\n1. **Collect 10+ incidents** by hand\n2. Publish results when the 10x claim holds\n'
  const plan = read(text)
  assert.deepEqual(
    plan.kpis.map(({ metric, value }) => [metric, value]),
    [
      ['stars', 500],
      ['blog post published', 1],
    ],
  )
  assert.equal(plan.tasks.length, 2)
})
test('what calls itself a target counts below a heading that is no block of goals, and a goal above a list', () => {
  const text =
    '# Plan\n\n## Metrics\n\n**Audience building**\n- Newsletter subscribers: Target 1,000 in 6 months\n- Mentions: in forums\n\n## Revenue\n\n**Monthly revenue goal: $3,000**\n- 150 of $20\n'
  assert.deepEqual(
    read(text).kpis.map(({ metric, value, by }) => [metric, value, by]),
    [
      ['Newsletter subscribers', 1000, 'month:6'],
      ['revenue', 3000, null],
    ],
  )
})
test('no income yet is no bound', () => {
  const rows = '| 1 | $0 | $0 |\n| 2 | $5K | $2K |\n'
  const found = read(`# Plan\n\n## Financial projections\n\n| Month | Sales | Fees |\n|---|---|---|\n${rows}`).kpis
  assert.deepEqual([...new Set(found.map(({ op }) => op))], ['>='])
})

test('less of what a lead costs is better', () => {
  assert.deepEqual(
    read('# Plan\n\n## Year 1 targets\n\n- $50 CPL\n- 20% MQL to SQL\n').kpis.map(({ op, value }) => [op, value]),
    [
      ['<=', 50],
      ['>=', 20],
    ],
  )
})
