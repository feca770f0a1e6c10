import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const targets = (fence: string, title = 'Metrics') =>
  read(`# Plan\n\n## ${title}\n\n\`\`\`python\n${fence}\n\`\`\`\n`).kpis.map(({ metric, op, value, unit, baseline }) => [
    metric,
    op,
    value,
    unit,
    baseline,
  ])

test('targets that a program holds as data, with the values of today', () => {
  assert.deepEqual(
    targets(
      'kpis = {\n    "stars": {"target": 200, "current": 5},\n    "session_length": {"target": "3min", "current": "2min"},\n    "forks": {"target": 1_000}\n}',
    ),
    [
      ['stars', '>=', 200, null, 5],
      ['session_length', '>=', 3, 'minutes', 2],
      ['forks', '>=', 1000, null, null],
    ],
  )
})
test('other data is no target, nor is one entry among others', () => {
  assert.deepEqual(targets('config = {\n    "stars": {"min": 200},\n    "forks": {"max": 100}\n}'), [])
  assert.deepEqual(targets('build = {\n    "esbuild": {"target": 2020}\n}'), [])
  assert.deepEqual(targets('x = {\n    "a b": {"target": 2},\n    "c d": {"target": 3}\n}', 'Example code'), [])
})
test('what a program tracks is reached where it stands above its target, and more is wanted where it stands below', () => {
  const plan = read(
    '# Plan\n\n## Metrics\n\n```js\nconst kpis = {\n  new_members: { target: 15, current: 23 },\n  reading_time: { target: "3min", current: "2min" },\n  load_time: { target: "2s", current: "3s" },\n}\n```\n',
  )
  assert.deepEqual(
    plan.kpis.map(({ metric, op, value }) => [metric, op, value]),
    [
      ['new_members', '>=', 15],
      ['reading_time', '>=', 3],
      ['load_time', '<=', 2],
    ],
  )
})
