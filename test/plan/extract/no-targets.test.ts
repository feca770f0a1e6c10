import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kpi } from '../../../src/plan/model.ts'
import { read } from './read.ts'

const kpis = (text: string): Kpi[] => read(`# Plan\n\n${text}\n`).kpis
const metrics = (text: string): string[] => kpis(`## Metrics\n\n${text}`).map(each => each.metric)

test('what is quoted is none of the plan, unless it calls itself a goal', () => {
  assert.deepEqual(metrics('> We ran it against 5 published cases and found 12 errors\n'), [])
  assert.deepEqual(metrics('> **Goal:** 300 stars by June\n'), ['stars'])
  assert.deepEqual(metrics('- >80% of orders paid\n'), ['orders paid'])
  assert.deepEqual(metrics('- "How we got 900 users in 3 weeks"\n'), [])
})
test('how a feature is tested, what something is about, what it needs', () => {
  assert.deepEqual(metrics('**Given** a shop of 10 pages\n\n**Then** 8 of them are found\n'), [])
  assert.deepEqual(metrics('- Focus: 40 modules of the library\n- Dependencies: 5 new packages\n'), [])
  assert.deepEqual(kpis('## Tarea 3: métricas\n\n- **Estimado**: 4 horas\n'), [])
})
test('what is done, and what a server answers', () => {
  assert.deepEqual(metrics('- Tables: 6/6 created ✅\n- Tests: 90 (target: 90) ✅\n'), ['Tests'])
  assert.deepEqual(metrics('- Health check gives 200 OK\n- No 429 errors\n- Calls fail with a 403\n'), [])
  assert.deepEqual(metrics('- 500+ stars\n- 404 users\n'), ['stars', 'users'])
})
test('whom a plan is for, in Chinese', () => {
  assert.deepEqual(kpis('## 目标KOL\n\n1. **写作者** (10人)\n   - 粉丝量：2万+\n'), [])
})
test('what is expected of a piece', () => {
  const pieces =
    '## Week 2\n\n- [ ] **Guide #1**: "A bot in an hour"\n  - [ ] Write it\n  - [ ] Expected: 200-300 views\n- [ ] Post to r/bots\n  - Expected: 40 upvotes\n'
  assert.deepEqual(
    kpis(pieces).map(({ metric, value, by }) => [metric, value, by]),
    [
      ['Guide #1 views', [200, 300], 'week:2'],
      ['Post to r/bots upvotes', 40, 'week:2'],
    ],
  )
  assert.deepEqual(kpis('## Week 2\n\n- [ ] Ask the server\n  - Expected: 200 OK\n  - Expected: a table of 3 rows\n'), [])
})
test('the first day, week or month, without a word before it', () => {
  const said = (line: string): unknown[] => kpis(`## KPIs\n\n- ${line}\n`).map(({ metric, value, by }) => [metric, value, by])
  assert.deepEqual(said('Views tuần đầu: 500'), [['Views', 500, 'week:1']])
  assert.deepEqual(said('**KGI（最終目標）**: 初月2,000インストール・レビュー30件以上'), [
    ['インストール', 2000, 'month:1'],
    ['レビュー', 30, 'month:1'],
  ])
  assert.deepEqual(said('Installs in the first week: 90'), [['Installs', 90, 'week:1']])
})
test('how fast a page is, in a checklist', () => {
  const plan = read('# Plan\n\n## Before launch\n\n- [ ] Lighthouse score ≥ 90\n- [ ] Load time < 2 s (mobile)\n- [ ] Check links\n')
  assert.deepEqual(
    plan.kpis.map(each => each.value),
    [90, 2],
  )
  assert.equal(plan.tasks.length, 1)
})
test('a numbered week is due by its number, dates or not', () => {
  assert.deepEqual(
    kpis('## Week 3 (June 1-7)\n\n### Metrics\n\n- 50 stars\n').map(each => each.by),
    ['week:3'],
  )
})
test('less is wanted of the size of what is shipped', () => {
  const { kpis } = read('# Plan\n\n## Targets\n\n| Metric | Year 1 | Year 2 |\n|---|---|---|\n| Bundle size | 50 KB | 30 KB |\n')
  assert.deepEqual(
    kpis.map(({ op, value }) => [op, value]),
    [
      ['<=', 50],
      ['<=', 30],
    ],
  )
})
