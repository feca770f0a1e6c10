/** Targets in lines, sentences and headings: what is meant, by when, and how large it is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const kpis = (text: string): unknown[] =>
  read(`# P\n\n${text}\n`).kpis.map(({ metric, op, value, unit, by }) => [metric, op, value, unit, by])
const lines = (...items: string[]): string => items.map(item => `- ${item}\n`).join('')

test('a value of today before an arrow, whatever sign stands before that of tomorrow', () => {
  const plan = read(
    `# P\n\n## Success metrics\n${lines('Setup time: 25 min → <3 min (88% less)', 'Rows lost: 60% → ≤15%', 'Quality score: 88/100 → 95/100', 'Members: 0 → 500+')}`,
  )
  assert.deepEqual(
    plan.kpis.map(({ op, value, baseline }) => [op, value, baseline]),
    [
      ['<', 3, 25],
      ['<=', 15, 60],
      ['>=', 95, 88],
      ['>=', 500, 0],
    ],
  )
})

test('where today is more than the target, less is wanted', () => {
  const table =
    '## Success metrics\n\n| Metric | Before | Target |\n|---|---|---|\n| Help tickets | 100/mo | 70/mo |\n| Signups | 40 | 60 |\n'
  assert.deepEqual(kpis(table), [
    ['Help tickets', '<=', 70, null, null],
    ['Signups', '>=', 60, null, null],
  ])
})

test('a vision with a horizon holds targets; one without holds none', () => {
  const list = lines('**Total plugins:** 50+', '**Reports:** 12', '**Editor:** an extension (5K+ installs)', 'Works on 3 systems')
  assert.deepEqual(kpis(`## 4. 6-Month Vision (Growth)\n\n### Where it should be in 6 months\n\n**Market growth:**\n${list}`), [
    ['Total plugins', '>=', 50, null, 'month:6'],
    ['Reports', '>=', 12, null, 'month:6'],
    ['Editor (extension installs)', '>=', 5000, null, 'month:6'],
  ])
  assert.deepEqual(kpis(`## Vision\n\n${list}`), [])
})

test('the metric stands above the list that holds its target, with what it is today', () => {
  const plan = read(
    '# P\n\n## Goals and metrics\n\n### Upkeep\n\nGoal: enough people.\n\nMetric: Number of reviewers.\n\n- Current: 2\n- Target: 4 or more\n- Plan to measure:\n  - Take the previous 6 months\n\nMetric: Time to answer new reports.\n\n- Target: 90% of reports answered within 2 days\n',
  )
  assert.deepEqual(
    plan.kpis.map(({ metric, op, value, baseline }) => [metric, op, value, baseline]),
    [
      ['Number of reviewers', '>=', 4, 2],
      ['Time to answer new reports (reports answered)', '>=', 90, null],
    ],
  )
})

test('a target for a number of days, by the end of a year, in a part of a given length', () => {
  assert.deepEqual(kpis(`## Target for 30 days\n${lines('20 confirmed installs', '2x stars')}`), [
    ['confirmed installs', '>=', 20, null, 'day:30'],
    ['stars', '>=', 2, 'x', 'day:30'],
  ])
  assert.deepEqual(kpis(`## Goals\n${lines('Reach 1,000 stars by EOY 2026', 'Grow the newsletter to 500 readers by June 2026')}`), [
    ['stars', '>=', 1000, null, '2026'],
    ['newsletter readers', '>=', 500, null, '2026-06'],
  ])
  assert.deepEqual(kpis(`## 3. 90-Day Roadmap\n\n**Expected ROI:**\n${lines('Members: 500+')}`), [['Members', '>=', 500, null, 'day:90']])
  assert.deepEqual(kpis(`## Goals\n${lines('Ratio: 0.4 (4 days per week)')}`), [['Ratio (4 days )', '>=', 0.4, null, null]])
})

test('a sentence that names a goal above a list, and sentences behind one', () => {
  assert.deepEqual(kpis('## The goal\n\nAcquire 100 **active** users who:\n\n1. Run it.\n2. Tell us.\n'), [
    ['active users', '>=', 100, null, null],
  ])
  assert.deepEqual(kpis(`## Where we look\n\n### Friends\n${lines('**Goal**: 10 users. (Much feedback, low volume).')}`), [
    ['users', '>=', 10, null, null],
  ])
})

test('what is wanted now, and in brackets what is wanted later or at best', () => {
  assert.deepEqual(
    kpis(`## Exit criteria (week 10)\n${lines('Activation ≥ 30 % (target 40 % in phase 3)', '**Clients:** 50-70 (goal: 60)')}`),
    [
      ['Activation', '>=', 30, '%', 'week:10'],
      ['Activation', '>=', 40, '%', 'phase:phase 3'],
      ['Clients', 'between', [50, 70], null, 'week:10'],
      ['Clients', '>=', 60, null, 'week:10'],
    ],
  )
})

test('several targets in a line without a label; parts of a definition are none', () => {
  assert.deepEqual(kpis(`## Exit criteria\n${lines('100 signups · 10 paying customers', '40 stars, 5 contributors')}`), [
    ['signups', '>=', 100, null, null],
    ['paying customers', '>=', 10, null, null],
    ['stars', '>=', 40, null, null],
    ['contributors', '>=', 5, null, null],
  ])
  assert.deepEqual(
    kpis(
      `## Targets\n${lines('**3 Languages** - Spanish, English + 1 by the community', 'Activation can be measured (set up + 1 export)')}`,
    ),
    [['Languages', '>=', 3, null, null]],
  )
})

test('targets in the titles of phases', () => {
  assert.deepEqual(
    kpis(
      '## Month 3: 1,000 users\n- Ship it\n\n## Month 6 (Target: 5,000 users)\n- Ship more\n\n## Week 9: 3 posts about users\n- Write\n',
    ),
    [
      ['users', '>=', 1000, null, 'month:3'],
      ['users', '>=', 5000, null, 'month:6'],
    ],
  )
})

test('numbers in words, and comparisons in words', () => {
  assert.deepEqual(
    kpis(
      `## Goals\n${lines('Double the number of contributors', 'No more than 5% failed builds', 'Between 20% and 30% of users return', 'Rating of 4.5 or higher', 'Increase conversion by 20%', 'Ranked #1 on the forum')}`,
    ),
    [
      ['contributors', '>=', 2, 'x', null],
      ['failed builds', '<=', 5, '%', null],
      ['users return', 'between', [20, 30], '%', null],
      ['Rating', '>=', 4.5, null, null],
      ['conversion', 'increase', 20, '%', null],
      ['Ranked on the forum', '<=', 1, 'rank', null],
    ],
  )
  const checklist = read('# P\n\n## Certification checklist\n- [ ] Zero privacy incidents\n- [ ] Zero in on a name\n')
  assert.deepEqual(
    [checklist.kpis.map(({ metric }) => metric), checklist.tasks.map(({ title }) => title)],
    [['privacy incidents'], ['Zero in on a name']],
  )
})

test('questions, work that ends in its verb and titles of lists are no targets', () => {
  assert.deepEqual(kpis(`## Metrics\n${lines('Question: "How likely are you to recommend it (0-10)?"')}`), [])
  assert.deepEqual(kpis('## Metrics\n\n**Top 10 KPIs to track weekly:**\n\n### Reach\n- **Stars**\n'), [])
  const german = '## Woche 6\n- Woche 6: Feinschliff; 10 Beta-Nutzer einladen\n\nDie Aufgaben sind für alle und werden von uns gemacht.\n'
  assert.deepEqual(kpis(german), [])
})

test('a count and what follows from it', () => {
  assert.deepEqual(
    kpis(`## Goals (month 6)\n${lines('**Enterprise:** 10 deals = $500K/year', '**Target:** 1,000 Pro users = ~$14K MRR')}`),
    [
      ['Enterprise (deals)', '>=', 10, null, 'month:6'],
      ['Pro users', '>=', 1000, null, 'month:6'],
    ],
  )
})

test('a sentence with a goal in each clause; what is told of today', () => {
  const aim = 'Our aim is to reach 5,000 weekly users by the end of Q3, keep churn under 3% and grow MRR from $2K to $10K.\n'
  assert.deepEqual(kpis(`## Objectives\n\n${aim}`), [
    ['users', '>=', 5000, null, 'quarter:3'],
    ['churn', '<', 3, '%', null],
    ['MRR', '>=', 10000, 'USD', null],
  ])
  assert.deepEqual(kpis(`## Objectives\n${lines('Currently we have 1,200 stars.', 'Stars (currently 1.2k, goal 3k by June)')}`).length, 1)
})

test('the same in other languages', () => {
  assert.deepEqual(
    kpis(
      `## Ziele\n${lines('Bis Ende 2026 mindestens 500 aktive Nutzer gewinnen', 'Anzahl der Mitwirkenden verdoppeln', 'Nicht mehr als 5 % Ausfälle')}`,
    ),
    [
      ['aktive Nutzer', '>=', 500, null, '2026'],
      ['Mitwirkenden', '>=', 2, 'x', null],
      ['Ausfälle', '<=', 5, '%', null],
    ],
  )
  assert.deepEqual(kpis(`## Objetivos\n${lines('Duplicar el número de colaboradores', 'Pasar de 200 a 800 estrellas')}`), [
    ['colaboradores', '>=', 2, 'x', null],
    ['estrellas', '>=', 800, null, null],
  ])
  assert.deepEqual(kpis(`## 目标\n${lines('用户数翻一番', '响应时间从500ms降低到200ms')}`), [
    ['用户数', '>=', 2, 'x', null],
    ['响应时间', '<=', 200, 'ms', null],
  ])
})
