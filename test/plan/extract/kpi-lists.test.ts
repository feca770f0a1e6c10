/** Targets that share a line or a row: which is of what, by when. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

test('several targets in a line: a name and a bound in each part, numbers between strokes, steps with their time', () => {
  const found = (line: string) =>
    read(`# Plan\n\n## Success metrics\n\n- ${line}\n`).kpis.map(({ metric, value, by }) => [metric, value, ...(by === null ? [] : [by])])
  assert.deepEqual(found('CAC < $50, LTV:CAC > 3'), [
    ['CAC', 50],
    ['LTV:CAC', 3],
  ])
  assert.deepEqual(found('stars: 500, forks: 50'), [
    ['stars', 500],
    ['forks', 50],
  ])
  assert.deepEqual(found('500 stars / 50 forks & 20 contributors'), [
    ['stars', 500],
    ['forks', 50],
    ['contributors', 20],
  ])
  assert.deepEqual(found('Stars: 500 (Q1), 1,000 (Q2)'), [
    ['Stars', 500, 'quarter:1'],
    ['Stars', 1000, 'quarter:2'],
  ])
  assert.deepEqual(found('Downloads: 10k (M3) → 50k (M6)'), [
    ['Downloads', 10000, 'month:3'],
    ['Downloads', 50000, 'month:6'],
  ])
  assert.deepEqual(found('Discord: 500 members, 50 DAU'), [
    ['Discord members', 500],
    ['Discord DAU', 50],
  ])
})
test('what is reduced, from what; by a release; by the end of a quarter; of the place in the row', () => {
  const [setup, people, stars] = read(
    '# Plan\n\n## Success metrics\n\n- Reduce setup effort from 30 min to < 5 min\n- At least 10 external contributors by v1.0\n- 1.000 Sterne bis Ende Q2\n',
  ).kpis
  assert.deepEqual([setup?.metric, setup?.op, setup?.value, setup?.baseline], ['setup effort', '<', 5, 30])
  assert.deepEqual([people?.metric, people?.by], ['external contributors', 'text:v1.0'])
  assert.deepEqual([stars?.metric, stars?.by], ['Sterne', 'quarter:2'])
  const table = '| Channel | Metric | Q1 |\n|---|---|---|\n| YouTube | Subscribers | 200 |\n| Blog | Blog readers | 5k |\n'
  assert.deepEqual(read(`# Plan\n\n## Success metrics\n\n${table}`).kpis.map(({ metric, metricId }) => [metric, metricId])[0], [
    'YouTube Subscribers',
    'youtube.subscribers',
  ])
})
