/** Figures in tables and windows in titles, in the forms that plans of other projects write them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Plan } from '../../../src/plan/model.ts'
import { read, windowText } from './read.ts'

const kpis = (plan: Plan): unknown[] => plan.kpis.map(({ metric, op, value, period, by }) => [metric, op, value, period, by])
const phases = (plan: Plan): unknown[] => plan.phases.map(({ title, window }) => [title, windowText(window)])

test('a column for a month by its short name dates its targets', () => {
  const plan = read(
    '# Mesures\n\n## SEO\n\n| Métrique | Source | Objectif M3 | Objectif M6 |\n|---|---|---|---|\n| Backlinks | Outil | 30+ | 90+ |',
  )
  assert.deepEqual(kpis(plan), [
    ['Backlinks', '>=', 30, null, 'month:3'],
    ['Backlinks', '>=', 90, null, 'month:6'],
  ])
})

test('the name of a metric may say per what it is counted', () => {
  const plan = read('# P\n\n## Metrics\n\n| Metric | Target |\n|---|---|\n| npm weekly downloads | 500+ |\n| Monthly visitors | 3,000 |')
  assert.deepEqual(
    plan.kpis.map(({ value, period }) => [value, period]),
    [
      [500, 'week'],
      [3000, 'month'],
    ],
  )
})

test('goals of a month are a milestone in a document that is all about metrics', () => {
  const plan = read('# Success Metrics\n\n## Month 1 Goals\n\n### Growth\n- 500 stars')
  assert.deepEqual(phases(plan), [['Month 1 Goals', 'month 1']])
})

test('what stands beside the launch is not the launch', () => {
  const plan = read(
    '# P\n\n## Post-Launch Week (Week 2-4)\n- Write\n\n## Checks (Day Before Launch)\n- [ ] Sleep\n\n## Launch Week\n- Post',
  )
  assert.deepEqual(phases(plan), [
    ['Post-Launch Week (Week 2-4)', 'launch week 2-4'],
    ['Checks (Day Before Launch)', 'launch day -1'],
    ['Launch Week', 'launch week 0'],
  ])
})

test('a phase that begins and does not end', () => {
  assert.deepEqual(phases(read('# P\n\n## Phase 4 (ab Woche 9): Ausbau\n- Werben\n\n## 第12周起：推广\n- 发布')), [
    ['Phase 4 (ab Woche 9): Ausbau', 'week 9-'],
    ['第12周起：推广', 'week 12-'],
  ])
})

test('facts of the document, looks at others and sheets to fill in are no phases', () => {
  const plan = read(
    '# 计划\n\n## 发布日期：2026年2月24日\n\n## Competitors (Mar 7, 2026)\n- One\n\n## Review Template\n\n### Next Week Focus\n1. ____\n\n## Tracking\n\n| Week | New | Gone |\n|---|---|---|\n| 1 | | |\n| 2 | | |',
  )
  assert.deepEqual(phases(plan), [])
})

test('a goal in brackets behind the name of a week makes no block of targets of it', () => {
  const plan = read('# P\n\n## Week 1: Launch (Goal: 10 customers)\n\n- [ ] Message 10 friends\n- [ ] Post on Mastodon\n')
  assert.deepEqual(
    plan.kpis.map(({ metric, value, by }) => [metric, value, by]),
    [['customers', 10, 'week:1']],
  )
  assert.deepEqual(
    plan.tasks.map(({ title }) => title),
    ['Message 10 friends', 'Post on Mastodon'],
  )
})

test('a label says per what its target is counted, unless it names what comes out so often', () => {
  const plan = read('# P\n\n## Metrics\n- Monthly visitors: 3,000+\n- Weekly newsletter readers: 500+\n')
  assert.deepEqual(
    plan.kpis.map(({ value, period }) => [value, period]),
    [
      [3000, 'month'],
      [500, null],
    ],
  )
})

test('how many are still there after some days is a metric for each number of days', () => {
  const plan = read('# P\n\n## Metrics\n- **Day 1 retention**: 60%\n- **Day 7 retention**: 40%\n- **Day 7 signups**: 300\n')
  assert.deepEqual(kpis(plan), [
    ['Day 1 retention', '>=', 60, null, null],
    ['Day 7 retention', '>=', 40, null, null],
    ['signups', '>=', 300, null, 'day:7'],
  ])
})

test('a column of target times or target metrics holds targets, whatever its table is about', () => {
  const plan = read(
    '# P\n\n## Trichter\n\n| Stufe | Beschreibung | Ziel-Metrik |\n|---|---|---|\n| Aktivierung | Erster Lauf | 60% der Anmeldungen |\n\n## Tempo\n\n| Meilenstein | Zielzeit |\n|---|---|\n| Erster Bericht | < 10 Minuten |\n',
  )
  assert.deepEqual(kpis(plan), [
    ['Aktivierung (der Anmeldungen)', '>=', 60, null, null],
    ['Erster Bericht', '<', 10, null, null],
  ])
})

test('a forecast in figures and a sentence on the way to a list are no phases', () => {
  const plan = read(
    '# P\n\n## Monthly forecast\n\n| Month | Blog | Forum | Sum |\n|---|---|---|---|\n| 1 | 5 | 8 | 13 |\n| 2 | 6 | 9 | 15 |\n\n## Reach\n\nThe blog brings 16 readers a day from month 4 on. This rests on:\n\n- Search\n',
  )
  assert.deepEqual(phases(plan), [])
})

test('long sessions are wanted, and an elided article is no part of a name', () => {
  const plan = read("# P\n\n## Metrics\n- Session duration: 8 minutes\n- Objectif : 5,000 followers, 2M d'impressions/mois\n")
  assert.deepEqual(kpis(plan), [
    ['Session duration', '>=', 8, null, null],
    ['followers', '>=', 5000, null, null],
    ['impressions', '>=', 2_000_000, 'month', null],
  ])
})
test('what brackets say behind what is counted is none of its name, nor is a verb alone', () => {
  const plan = read(
    '# Plan\n\n## Targets\n\n- **Pass rate**: Maintain 100% (228/228 tests)\n- **Active users**: 40 developers (80%)\n- **Uptime**: 99.9% availability (43 seconds down)\n- **Growth**: 15% month-over-month (months 4-12)\n- **Cache**: 70% hits\n',
  )
  assert.deepEqual(
    plan.kpis.map(({ metric }) => metric.replace(' (228/228 tests)', '')),
    ['Pass rate', 'Active users (developers)', 'Uptime (availability)', 'Growth (month-over-month)', 'Cache (hits)'],
  )
})
test('how many in bold before what is counted; an equals sign; a column for the end of a year; measuring success', () => {
  const plan = read(
    '# Plan\n\n## Goals\n\n- **500+** stars\n- **40%** activation rate\n- Page views = 5K\n\n## Measuring success\n\n- Members: 30\n\n| Metric | End of 2026 |\n|---|---|\n| Downloads | 700 |\n',
  )
  assert.deepEqual(
    plan.kpis.map(({ metric, value, by }) => [metric, value, by]),
    [
      ['stars', 500, null],
      ['activation rate', 40, null],
      ['Page views', 5000, null],
      ['Members', 30, null],
      ['Downloads', 700, '2026'],
    ],
  )
})
test('times that count from the launch, or say after how long', () => {
  const targets = ['3 months after launch', '30 days post-launch', 'within a month of launch', 'by launch', 'after 6 months', 'in Q3 2026']
  const plan = read(
    `# Plan\n\n## Goals\n\n${targets.map((when, i) => `- ${i + 10} stars ${when}\n`).join('')}- 30% retention after 30 days\n`,
  )
  assert.deepEqual(
    plan.kpis.map(({ by }) => by),
    ['launch+month:3', 'launch+day:30', 'launch+month:1', 'launch+day:0', 'month:6', '2026-Q3', null],
  )
})
