import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { read, windowText } from './read.ts'

const gantt = (...lines: string[]): string =>
  `# Plan\n\n\`\`\`mermaid\ngantt\n  title Plan\n  dateFormat YYYY-MM-DD\n${lines.map(line => `  ${line}\n`).join('')}\`\`\`\n`

test('lines of a chart are tasks with dates and a state', () => {
  const { tasks } = read(
    gantt(
      'section Build',
      'Parser :done, p1, 2026-01-05, 7d',
      'Printer :active, p2, 2026-01-12, 2w',
      'Launch :milestone, 2026-02-01, 2026-02-03',
    ),
  )
  assert.deepEqual(
    tasks.map(task => [task.title, task.done, task.stateful, windowText(task.window), task.due]),
    [
      ['Parser', true, true, 'date 2026-01-05..2026-01-11', '2026-01-11'],
      ['Printer', false, true, 'date 2026-01-12..2026-01-25', '2026-01-25'],
      ['Launch', false, true, 'date 2026-02-01..2026-02-03', '2026-02-03'],
    ],
  )
})
test('a task that begins after another follows it', () => {
  const { tasks } = read(gantt('Parser :p1, 2026-01-05, 7d', 'Printer :p2, after p1, 3d', 'Launch :after p2, 1d'))
  assert.deepEqual(
    tasks.map(task => windowText(task.window)),
    ['date 2026-01-05..2026-01-11', 'date 2026-01-12..2026-01-14', 'date 2026-01-15..2026-01-15'],
  )
})
test('directives are no tasks, and other charts are not read', () => {
  assert.deepEqual(read(gantt('excludes weekends', 'axisFormat %d', 'todayMarker off')).tasks, [])
  assert.deepEqual(read('# Plan\n\n```mermaid\nflowchart LR\n  A --> B: 2026-01-05, 7d\n```\n').tasks, [])
})
test('dates that are none do not break the plan', () => {
  assert.equal(read(gantt('Parser :p1, 2026-13-45, 7d')).tasks.length, 1)
})
test('a piece in a chart has the name and the dates of its task', () => {
  const { content } = read(
    gantt('Record demo video   :done, a1, 2026-06-29, 3d', 'Write Show HN post  :a2, after a1, 2d').replace(
      '# Plan',
      '# Launch plan\n\n## Launch timeline',
    ),
  )
  assert.deepEqual(
    content.map(({ title, due, done }) => [title, due, done]),
    [
      ['Record demo video', '2026-07-01', true],
      ['Write Show HN post', '2026-07-03', false],
    ],
  )
})
test('a chart says nothing of a piece on the same line of another document', () => {
  const chart = gantt('Parser :p1, 2026-01-05, 7d')
  const line = chart.split('\n').findIndex(each => each.includes('Parser'))
  const other = `# Content calendar\n${'\n'.repeat(line - 1)}- Blog post: "How we parse"\n`
  const { plan } = compile([
    { path: 'posts.md', text: other },
    { path: 'chart.md', text: chart },
  ])
  assert.deepEqual(
    plan.content.map(({ title, due, source }) => [title, due, source.line]),
    [['How we parse', null, line + 1]],
  )
})
