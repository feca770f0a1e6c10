import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kpi } from '../../../src/plan/model.ts'
import { read } from './read.ts'

const kpis = (text: string): Kpi[] => read(`# Plan\n\n${text}\n`).kpis
const said = ({ metric, op, value, unit, period, by }: Kpi): unknown[] => [metric, op, value, unit, period, by]

test('a label that is wanted or expected names the metric, wherever it stands', () => {
  const pieces = '## Articles\n\n1. **"Why we left YAML"**\n   - Where: dev.to\n   - Expected reads: 4,000+\n   - Length: 1,200 words\n'
  assert.deepEqual(kpis(pieces).map(said), [['"Why we left YAML" reads', '>=', 4000, null, null, null]])
  assert.deepEqual(kpis('## Artikel\n\n1. **《缓存怎么失效》**\n   - 平台：掘金\n   - 预期阅读：3000+\n').map(said), [
    ['《缓存怎么失效》阅读', '>=', 3000, null, null, null],
  ])
  assert.deepEqual(kpis('## Where we post\n\nFollower goal: 400 in 3 months\n').map(said), [['Follower', '>=', 400, null, null, 'month:3']])
  assert.deepEqual(kpis('## Who it is for\n\n- Target users: 5-10 person teams\n- Expected effort: 3 hours\n'), [])
})
test('a header that names what its figures count, and that it is wanted', () => {
  const table =
    '| Place | Target followers | What we do |\n|---|---|---|\n| Mastodon | 300+ | Notes from work |\n| YouTube | 1K | Screencasts |\n'
  assert.deepEqual(kpis(`## Places\n\n${table}`).map(said), [
    ['Mastodon followers', '>=', 300, null, null, null],
    ['YouTube followers', '>=', 1000, null, null, null],
  ])
  assert.deepEqual(kpis('## Segments\n\n| Segment | Target customers |\n|---|---|\n| Small shops | 5-20 employees |\n'), [])
})
test('no targets: where it stands today, numbers of names, times of the day', () => {
  const lines = [
    'Current stars: 120',
    '当前下载：300',
    'Google Analytics 4',
    'Cohort 2 (people who came back)',
    'Best times: Monday 9-11 AM',
  ]
  assert.deepEqual(kpis(`## Metrics\n\n${lines.map(line => `- ${line}\n`).join('')}`), [])
  assert.deepEqual(kpis('## Metrics\n\n- GitHub Stars 25\n- Current stars: 120 → 500\n').map(said), [
    ['GitHub Stars', '>=', 25, null, null, null],
    ['Current stars', '>=', 500, null, null, null],
  ])
})
test('titles that say how long after the beginning', () => {
  const by = (text: string): unknown[] => kpis(text).map(each => each.by)
  assert.deepEqual(by('## Success criteria\n\n**After 3 months:**\n- 200 stars\n\n**After 6 months:**\n- 500 stars\n'), [
    'month:3',
    'month:6',
  ])
  assert.deepEqual(by('## 成功标准\n\n**30天后**:\n- 100+ stars\n'), ['day:30'])
  assert.deepEqual(by('## 预期成果\n\n我们预期在12个月内实现：\n\n- 付费用户：800\n'), ['month:12'])
  assert.deepEqual(by('## Metrics: 90-Day Scorecard\n\n### Code\n\n- Stars: 500+\n'), ['day:90'])
  assert.deepEqual(by('## 目標\n\n**60日KPI**\n- 応募者数（5〜10名）\n'), ['day:60'])
})
test('deadlines behind the date, and hours that are days', () => {
  const by = (line: string): unknown => kpis(`## Goals\n\n- ${line}\n`)[0]?.by
  assert.equal(by('2026-07-20 前达成 1000 Stars'), '2026-07-20')
  assert.equal(by('2026年6月底前达到 500 用户'), '2026-06')
  assert.equal(by('2026年3月末までに登録者数 100人'), '2026-03')
  assert.equal(by('Upvotes in the first 24 hours: 200+'), 'day:1')
  assert.equal(by('First response within 24 hours: 90%'), null)
})
test('a label above several targets, each with a bound and a name', () => {
  const list = (line: string): unknown[] => kpis(`## Success metrics\n\n- ${line}\n`).map(said)
  assert.deepEqual(list('Memory: <100 MB agent, <500 MB server'), [
    ['Memory agent', '<', 100, 'MB', null, null],
    ['Memory server', '<', 500, 'MB', null, null],
  ])
  assert.deepEqual(list('商业价值：月收入达到10万元，估值1亿元').slice(1), [['商业价值 估值', '>=', 100_000_000, 'CNY', null, null]])
  assert.deepEqual(list('用户规模：注册用户突破1万，付费用户300+'), [
    ['注册用户', '>', 10_000, null, null, null],
    ['付费用户', '>=', 300, null, null, null],
  ])
})
test('what is found, prevented or saved is to be more', () => {
  const table = '| Metric | Target |\n|---|---|\n| Errors detected | 400 |\n| Time saved | 30 hours |\n| Crash rate | 1% |\n'
  assert.deepEqual(
    kpis(`## Metrics\n\n${table}`).map(({ op }) => op),
    ['>=', '>=', '<='],
  )
})
test('a period belongs to what it is said of', () => {
  const table = '| Time | Stars | Active users |\n|---|---|---|\n| Month 1 | 100 | 40 |\n'
  assert.deepEqual(
    kpis(`## Metrics\n\n### North star: weekly active users\n\n${table}`).map(each => [each.metric, each.period]),
    [
      ['Stars', null],
      ['Active users', 'week'],
    ],
  )
  const line = (text: string): unknown => kpis(`## Metrics\n\n- ${text}\n`)[0]?.period
  assert.equal(line('**Weekly active users**: 40% of MAU'), 'week')
  assert.equal(line('Posts: 24 (2 a month)'), null)
  assert.equal(line('Shares: 10+ per post'), 'post')
})
test('a title that states a target in brackets', () => {
  const text =
    '## How they find us\n\n**Search** (target: 4K organic visits/month):\n\n- Comparison pages\n\n### Forum (goal: 50 members)\n\n- Answers\n'
  assert.deepEqual(kpis(text).map(said), [
    ['Search (organic visits)', '>=', 4000, null, 'month', null],
    ['Forum (members)', '>=', 50, null, null, null],
  ])
})
test('from where, until when and how long are no targets; what is scaled to is', () => {
  const line = (text: string): unknown => kpis(`## Goals\n\n- ${text}\n`).map(said)
  assert.deepEqual(line('Raise answer quality from 45% by asking for sources'), [])
  assert.deepEqual(line('ROI: positive within 24 months'), [])
  assert.deepEqual(line('Payback: within 12 months'), [['Payback', '<=', 12, 'months', null, 'month:12']])
  assert.deepEqual(line('Scale to 900 active users'), [['active users', '>=', 900, null, null, null]])
  assert.deepEqual(line('**700+ installs** on servers within 6 months'), [['installs', '>=', 700, null, null, 'month:6']])
  assert.deepEqual(kpis('**Goal:** first 300 orders delivered by April 2027').map(said), [
    ['first orders delivered', '>=', 300, null, null, '2027-04'],
  ])
})

test('what is spent is no target, what is to come of it is', () => {
  const { kpis } = read(
    '# Plan\n\n## ROI targets\n\n| Investment | Expected return |\n|---|---|\n| $5K task pool | 500+ tasks completed, 100+ workers onboarded |\n| $1K events | 3+ enterprise leads |\n',
  )
  assert.deepEqual(
    kpis.map(kpi => [kpi.metric, kpi.value]),
    [
      ['tasks completed', 500],
      ['workers onboarded', 100],
      ['enterprise leads', 3],
    ],
  )
})

test('places in a ranking: the first in a survey, the top three for a term, the last one that will do', () => {
  const lines = [
    '#1 in the State of JS survey',
    'Top-3 for "json logger"',
    'Top 5 in the ranking',
    '#1-3 for key terms',
    'top-0.1% of all tools',
  ]
  assert.deepEqual(kpis(`## Success metrics\n\n${lines.map(each => `- ${each}\n`).join('')}`).map(said), [
    ['State of JS survey', '<=', 1, 'rank', null, null],
    ['json logger', '<=', 3, 'rank', null, null],
    ['ranking', '<=', 5, 'rank', null, null],
    ['key terms', '<=', 3, 'rank', null, null],
  ])
  assert.deepEqual(kpis('## Phase 2: Launch (month 3)\n\n- Go live\n\n**Target: #1 Product of the Day**\n').map(said), [
    ['Product of the Day', '<=', 1, 'rank', null, 'month:3'],
  ])
  assert.deepEqual(kpis('## Success metrics\n\n- See issue #1 in the tracker\n'), [])
})
test('targets in brackets in a fence; what follows from a target is one of its own', () => {
  const fence = '## Metrics\n\n```yaml\nDaily:\n  - GitHub stars (target: +10/day)\n  - Demo calls (meta: 3/semana)\n```\n'
  assert.deepEqual(kpis(fence).map(said), [
    ['GitHub stars', 'increase', 10, null, 'day', null],
    ['Demo calls', '>=', 3, null, 'week', null],
  ])
  assert.deepEqual(
    kpis('## Growth\n\n**Target:** 10,000 signups -> 2,000 active users\n')
      .concat(kpis('## Executive summary\n\n**Revenue target:** $10K MRR within 12 months of Console launch.\n'))
      .map(said),
    [
      ['signups', '>=', 10000, null, null, null],
      ['active users', '>=', 2000, null, null, null],
      ['MRR', '>=', 10000, 'USD', 'month', 'launch+month:12'],
    ],
  )
})
test('targets below the name of a phase are due when it ends', () => {
  const text =
    '# Plan\n\n## Wave 1: Base (Q1-Q2 2027)\n\n- Write it\n\n## Wave 2: Growth (Q3 2027)\n\n- Sell it\n\n## Success metrics\n\n### Wave 1\n\n- 50 stars\n\n### Wave 2\n\n- 90 stars\n'
  assert.deepEqual(
    read(text).kpis.map(({ by }) => by),
    ['2027-Q2', '2027-Q3'],
  )
})

test('a box that is a target stays one below a document called a checklist', () => {
  assert.deepEqual(read('# Launch checklist\n\n## Month 1\n\n- [ ] Reach 500 stars\n- [ ] Write the guide\n').kpis.map(said), [
    ['stars', '>=', 500, null, null, 'month:1'],
  ])
})
