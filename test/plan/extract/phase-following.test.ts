import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, windowText } from './read.ts'

const phases = (text: string): [string, string | null][] => read(text).phases.map(phase => [phase.title, windowText(phase.window)])
const THREE = ['day -30', 'day 31-60', 'day 61-90']

test('stretches that count from the one before go on where it ends, as headings, rows and items', () => {
  const names = ['First 30 days', 'Next 30 days', 'Final 30 days']
  const windows = names.map((name, i) => [name, THREE[i]])
  assert.deepEqual(phases(`# Plan\n\n${names.map(name => `## ${name}\n\n- Write the guide\n`).join('\n')}`), windows)
  assert.deepEqual(
    phases(`# Plan\n\n## Timeline\n\n| Period | Focus |\n|---|---|\n${names.map(name => `| ${name} | Build it |\n`).join('')}`),
    windows,
  )
  assert.deepEqual(phases(`# Plan\n\n## Timeline\n\n${names.map(name => `- **${name}**\n  - Write the guide\n`).join('')}`), windows)
})

test('the first days with a name are a phase; above targets they date them', () => {
  assert.deepEqual(phases('# Plan\n\n## First 30 days: Foundation\n\n- Write the guide\n\n## Second 60 days: Growth\n\n- Ship it\n'), [
    ['First 30 days: Foundation', 'day -30'],
    ['Second 60 days: Growth', 'day 31-90'],
  ])
  const { phases: found, kpis } = read('# Plan\n\n## Success metrics\n\n### First 30 days\n\n- 100 stars\n')
  assert.deepEqual([found.length, kpis.map(({ by }) => by)], [0, ['day:30']])
  const months = read('# Plan\n\n## Success metrics\n\n### First week\n\n- 100 stars\n\n### First month\n\n- 500 stars\n')
  assert.deepEqual([months.phases.length, months.kpis.map(({ by }) => by)], [0, ['week:1', 'month:1']])
})

test('the next days by themselves count from today', () => {
  assert.deepEqual(phases('# Plan\n\n## Next 30 days\n\n- Write the guide\n'), [['Next 30 days', 'now day 1-30']])
  assert.deepEqual(phases('# Plan\n\n## First 2 weeks\n\n- Write the guide\n\n## Next 30 days\n\n- Ship it\n'), [
    ['First 2 weeks', 'week -2'],
    ['Next 30 days', 'now day 1-30'],
  ])
})

test('a stretch before the launch ends where the next one beside it begins', () => {
  assert.deepEqual(phases('# Plan\n\n## Invite (2 weeks before launch)\n\n- Ask\n\n## Pack (1 week before launch)\n\n- Pack\n'), [
    ['Invite (2 weeks before launch)', 'launch week -2'],
    ['Pack (1 week before launch)', 'launch week -1'],
  ])
})

test('sides of the launch among titles of one level, with what is done there', () => {
  const sides = (...titles: string[]) => phases(`# Plan\n\n${titles.map(each => `## ${each}\n\n- [ ] Write the guide\n`).join('\n')}`)
  assert.deepEqual(
    sides('Pre-Launch Checklist', 'Launch Day Checklist', 'Post-Launch Activities').map(([, window]) => window),
    ['launch day -0', 'launch day 0', 'launch day 1-'],
  )
  assert.deepEqual(
    sides('The week before', 'Launch day', 'The week after').map(([, window]) => window),
    ['launch week -1', 'launch day 0', 'launch week 1'],
  )
  assert.deepEqual(
    sides('Launch day – Tuesday', 'Day after').map(([, window]) => window),
    ['launch day 0', 'launch day 1'],
  )
  assert.deepEqual(
    sides('Am Launch-Tag', 'Nach dem Launch').map(([, window]) => window),
    ['launch day 0', 'launch day 1-'],
  )
  assert.deepEqual(sides('The week before', 'The budget'), [])
  assert.deepEqual(sides('Launch checklist', 'The budget'), [])
})
