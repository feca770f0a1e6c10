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
