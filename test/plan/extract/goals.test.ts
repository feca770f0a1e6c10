/** Where plans of other projects state targets besides blocks of metrics, and what only looks like one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const kpis = (text: string): unknown[] => read(`# P\n\n${text}\n`).kpis.map(({ metric, value, by }) => [metric, value, by])
const tasks = (text: string): string[] => read(`# P\n\n${text}\n`).tasks.map(({ title }) => title)

test('a label that ends in goals, in an overview', () => {
  assert.deepEqual(kpis('## Overview\n- **Launch Goals**: 1000 signups, $5000 revenue\n'), [
    ['signups', 1000, null],
    ['revenue', 5000, null],
  ])
})

test('a column for the goal, beside one that says when', () => {
  assert.deepEqual(
    kpis(
      '## Channel Plan\n\n| Channel | Action | Goal | Timeline |\n|---|---|---|---|\n| Cold mail | Write 100 mails | ≥5% reply rate | Week 2 |\n| Forum | Post | Talk to people | Week 3 |\n',
    ),
    [['reply rate', 5, 'week:2']],
  )
})

test('expected results in a fence', () => {
  assert.deepEqual(kpis('## 推广\n\n```yaml\n知乎:\n  内容:\n    - 文章: 3 篇\n  预期效果:\n    - 关注者: 5000+\n```\n'), [
    ['关注者', 5000, null],
  ])
})

test('criteria of a goal are not five goals', () => {
  assert.deepEqual(
    kpis(
      '## SMART Goals\n\n**Specific:** 500 GitHub stars by month 6\n**Achievable:** The market grows 13.8% a year\n**Relevant:** 90% of users ask for it\n**Time-bound:** 6 months\n',
    ),
    [['GitHub stars', 500, 'month:6']],
  )
})

test('what somebody does, what a task consists of and what a checklist asks for are no targets', () => {
  const owned = '## Month 1\n- [ ] 5+ partnerships signed - Owner: Bea - Due: 06/06\n'
  assert.deepEqual([kpis(owned), tasks(owned).length], [[], 1])
  const parts = '## Launch (Week 1)\n- [ ] Quality gates passed\n  - 300+ tests passing\n  - GitHub stars: target 20+\n'
  assert.deepEqual(kpis(parts), [['GitHub stars', 20, 'week:1']])
  const checklist = '## Before launch (T-7)\n\n### Checklist\n- [ ] 5+ first issues labelled\n'
  assert.deepEqual([kpis(checklist), tasks(checklist)], [[], ['5+ first issues labelled']])
})

test('a label that says "target" makes every number behind it one, and its block names what has no name', () => {
  const targets = (body: string): [string, unknown, string | null][] =>
    read(`# Plan\n\n${body}`).kpis.map(kpi => [kpi.metric, kpi.value, kpi.by])
  assert.deepEqual(targets('## Semaine J-7 : départ\n\n- **KPI cible** : 3 discussions ouvertes, 5 stars GitHub\n'), [
    ['discussions ouvertes', 3, 'launch+week:-7'],
    ['stars GitHub', 5, 'launch+week:-7'],
  ])
  assert.deepEqual(
    targets('## Metrics\n\n1. **Preview conversion**\n   - **Tracking**: by hand\n   - **Target**: 40% (of those who came)\n'),
    [['Preview conversion (of those who came)', 40, null]],
  )
  assert.deepEqual(targets('## Hafta 2\n\n**Hafta 2 sonu hedefi:** 80-120 GitHub yıldızı\n'), [['GitHub yıldızı', [80, 120], 'week:2']])
  assert.deepEqual(targets('## Etapas\n\n**Meta del mes 2:** 30 tiendas\n'), [['tiendas', 30, 'month:2']])
})

test('a box that is a metric and a comparison is a target, a milestone with a date may be one', () => {
  const plan = read('# Plan\n\n## Phase 1: Beta\n\n### Checklist\n\n- [ ] Uptime > 99%\n- [ ] Fix bugs with > 3 reports\n')
  assert.deepEqual(
    plan.kpis.map(kpi => [kpi.metric, kpi.op, kpi.value]),
    [['Uptime', '>', 99]],
  )
  assert.equal(plan.tasks.filter(task => task.stateful).length, 1)
  assert.deepEqual(
    read('# Piano\n\n## Pietre miliari\n\n- **30/11/2026:** raggiungere 20 clienti\n').kpis.map(kpi => [kpi.value, kpi.by]),
    [[20, '2026-11-30']],
  )
})

test('a column of targets may say when they are due', () => {
  const plan = read('# Plan\n\n## Metriken\n\n| Kennzahl | Zielwert nach 12 Monaten |\n|---|---|\n| Sterne | 1.000+ |\n')
  assert.deepEqual(
    plan.kpis.map(kpi => [kpi.value, kpi.by]),
    [[1000, 'month:12']],
  )
})

test('words without their accents are read all the same', () => {
  for (const [heading, line] of [
    ['Metricas de exito', '100+ estrellas'],
    ['Indicateurs de reussite', '100+ etoiles'],
    ['Messgroessen', '100+ Sterne'],
  ] as const)
    assert.equal(read(`# Plan\n\n## ${heading}\n\n- ${line}\n`).kpis[0]?.value, 100, heading)
})

test('a goal in bold above a list is the target, and the list says how', () => {
  const text =
    '## Launch day\n\n### First 3 hours\n\n**Goal: Answer every question within 15 minutes**\n\n- [ ] Look at it every 5 minutes\n'
  assert.deepEqual(kpis(text), [['Answer every question', 15, 'launch+day:0']])
  assert.deepEqual(tasks(text), ['Look at it every 5 minutes'])
})

test('targets named in brackets, in a line of metrics, and for a phase', () => {
  assert.deepEqual(kpis('## Week 2: Launch\n\n- [ ] First look (Target: 90+ votes, Top 8)\n'), [
    ['First look (votes)', 90, 'week:2'],
    ['First look', 8, 'week:2'],
  ])
  assert.deepEqual(kpis('## Week 2\n\n**Metrics:** Page views. Downloads (target: 70 on day 9).\n'), [
    ['Downloads (on day 9)', 70, 'day:9'],
  ])
  assert.deepEqual(kpis('## Success metrics for Phase 2\n\n- **Feedback:** 12+ interviews held, 80%+ happy voices\n'), [
    ['interviews held', 12, 'phase:Phase 2'],
    ['happy voices', 80, 'phase:Phase 2'],
  ])
  assert.deepEqual(kpis('## Phase 2 exit criteria\n\nBefore the public launch, reach:\n\n- [ ] <4% error rate\n'), [
    ['error rate', 4, 'phase:Phase 2'],
  ])
})

test('what is watched every week is no rate; a title in a calendar is no target', () => {
  const table = '| Metric | Week 1 Target | Month 1 Target |\n|---|---|---|\n| Stars | 90 | 400 |\n'
  const periods = read(`# P\n\n## KPIs to monitor weekly\n\n${table}`).kpis.map(kpi => kpi.period)
  assert.deepEqual(periods, [null, null])
  assert.deepEqual(kpis('## Schedule\n\n| Date | Channel | Theme |\n|---|---|---|\n| Mar 3 | Blog | Zero to 10K MRR |\n'), [])
})

test('a heading that states a goal speaks for itself, and not for the sections below it', () => {
  const text =
    '## Phase 2: Reach (Weeks 3-4)\n\n### Goal: Get in front of 8,000 plugin authors\n\n#### 1. Forums\n\n**Why**: 70% of authors read them\n\n- r/plugins (400K members)\n\n#### 2. Words\n\n**Target Words**:\n1. "plugin costs" (2K/month)\n'
  assert.deepEqual(kpis(text), [['plugin authors', 8000, 'week:4']])
  assert.deepEqual(kpis('## Goal: be read by those who build\n\n- 300 subscribers\n- 40 contributors\n'), [
    ['subscribers', 300, null],
    ['contributors', 40, null],
  ])
})

test('a label that is nothing but a length of time, in a block of goals, says by when', () => {
  const plan = read('# P\n\n## Success criteria\n\n**3 Months:**\n- 400+ stars\n\n**6 Months:**\n- 900+ stars\n')
  assert.deepEqual(
    plan.kpis.map(({ value, by }) => [value, by]),
    [
      [400, 'month:3'],
      [900, 'month:6'],
    ],
  )
  assert.deepEqual(
    plan.phases.map(({ window }) => [window?.from, window?.to]),
    [
      [null, 3],
      [null, 6],
    ],
  )
  assert.ok(!plan.problems.some(({ rule }) => rule === 'target-conflict'))
})

test('none of something is a number, in a block of goals', () => {
  const plan = read('# P\n\n## Success criteria\n\n### Week 1\n\n- Zero open blockers\n- Zero to hero tutorial\n')
  assert.deepEqual(
    plan.kpis.map(({ metric, op, value, by }) => [metric, op, value, by]),
    [['open blockers', '<=', 0, 'week:1']],
  )
  assert.deepEqual(kpis('## Features\n\n- Zero runtime errors\n'), [])
})

test('a time behind a target says when, and is neither its unit nor part of its name', () => {
  const [first, second] = read('# P\n\n## Metrics\n\n- Impressions: 20K+ Week 1\n- Threads: 30+ threads Month 2\n').kpis
  assert.deepEqual([first?.metric, first?.unit, first?.by], ['Impressions', null, 'week:1'])
  assert.deepEqual([second?.metric, second?.by], ['Threads', 'month:2'])
})

test('several targets in one bracket, and outputs in a column of targets', () => {
  assert.deepEqual(kpis('## Metrics\n\n- Review time (target: <5 days for fixes, <9 days for features)\n'), [
    ['Review time (for fixes)', 5, null],
    ['Review time (for features)', 9, null],
  ])
  assert.deepEqual(
    kpis('## Success metrics\n\n| Timeframe | Targets |\n|---|---|\n| 0-2 months | 1 field case study, 40+ GitHub stars |\n'),
    [
      ['field case study', 1, 'month:2'],
      ['GitHub stars', 40, 'month:2'],
    ],
  )
})

test('a box that counts those whom a piece comes from stays work', () => {
  const text = '## Month 1\n\n- [ ] Case studies from 5+ users\n- [ ] Ship the parser\n'
  assert.deepEqual([kpis(text), tasks(text)], [[], ['Case studies from 5+ users', 'Ship the parser']])
})
test('a case in a goal line, or in a block of goals, is no target', () => {
  assert.deepEqual(kpis('## Revenue goals\n\n**Half way: month 3.** We stop if gross sales < $5.'), [])
  const found = read('# Plan\n\n**Goal:** 500+ users by month 3. We stop if gross sales < $5.\n').kpis
  assert.deepEqual(
    found.map(({ metric, value }) => [metric, value]),
    [['users', 500]],
  )
})

test('targets below a phase without dates are due when it ends', () => {
  const { kpis } = read(
    '# Plan\n\n## Phase 1: Private preview\n\n### Success metrics\n\n- 50 active users\n\n## Phase 2: Growth (Month 3-4)\n\n### Success metrics\n\n- 500 active users\n',
  )
  assert.deepEqual(
    kpis.map(({ value, by }) => [value, by]),
    [
      [50, 'phase:Phase 1: Private preview'],
      [500, 'month:4'],
    ],
  )
})

test('invitations sent are work', () => {
  assert.deepEqual(tasks('## Week 1\n\n- [ ] First 10 seed member invites sent\n- [ ] 100+ members\n'), [
    'First 10 seed member invites sent',
  ])
})

test('targets of a first week and of a first month do not contradict each other', () => {
  assert.deepEqual(
    kpis('## Success metrics\n\n### First week targets\n\n- 500+ GitHub stars\n\n### First month targets\n\n- 2,000+ GitHub stars'),
    [
      ['GitHub stars', 500, 'week:1'],
      ['GitHub stars', 2000, 'month:1'],
    ],
  )
})
