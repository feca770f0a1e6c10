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
