import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agenda, workOf, type Agenda } from '../../src/schedule/agenda.ts'
import { planOf } from './plan.ts'

const PLAN = `# Plan

## Week 1: Build

- [ ] Write the parser @ada
- [x] Write the printer @ada

## Week 2: Test

- [ ] Write the tests @lin

## Week 3: Launch

- [ ] Press the button

## Week 9: Later

- [ ] Look back

## Some day

- [ ] Translate it
`
const plan = planOf(PLAN, { start: '2026-11-02' })
const titles = (found: Agenda): Record<keyof Agenda, string[]> => ({
  overdue: found.overdue.map(work => work.title),
  now: found.now.map(work => work.title),
  upcoming: found.upcoming.map(work => work.title),
  undated: found.undated.map(work => work.title),
})

test('open work by urgency; done work never appears', () => {
  assert.deepEqual(titles(agenda(plan, { today: '2026-11-11' })), {
    overdue: ['Write the parser'],
    now: ['Write the tests'],
    upcoming: ['Press the button'],
    undated: ['Translate it'],
  })
})
test('on its last day work is due, on the day after it is overdue', () => {
  assert.deepEqual(titles(agenda(plan, { today: '2026-11-08' })).now, ['Write the parser'])
  assert.deepEqual(titles(agenda(plan, { today: '2026-11-09' })).overdue, ['Write the parser'])
  assert.deepEqual(titles(agenda(plan, { today: '2026-11-09' })).now, ['Write the tests'])
})
test('the horizon bounds what is upcoming, to the day', () => {
  const upcoming = (horizonDays: number): string[] => titles(agenda(plan, { today: '2026-11-01', horizonDays })).upcoming
  assert.deepEqual(upcoming(0), [])
  assert.deepEqual(upcoming(1), ['Write the parser'])
  assert.deepEqual(upcoming(14), ['Write the parser', 'Write the tests'])
  assert.deepEqual(upcoming(15), ['Write the parser', 'Write the tests', 'Press the button'])
})
test('for one person, however the name is written', () => {
  for (const owner of ['ada', 'Ada', '@ada'])
    assert.deepEqual(titles(agenda(plan, { today: '2026-11-11', owner })), {
      overdue: ['Write the parser'],
      now: [],
      upcoming: [],
      undated: [],
    })
})
test('without dates everything is undated', () => {
  const found = titles(agenda(planOf(PLAN), { today: '2026-11-11' }))
  assert.deepEqual([found.overdue, found.now, found.upcoming], [[], [], []])
  assert.equal(found.undated.length, 5)
})
test('the most urgent comes first', () => {
  const text = '# Plan\n\n## Week 2\n\n- [ ] Second thing\n\n## Week 1\n\n- [ ] First thing\n- [ ] First thing too\n'
  assert.deepEqual(titles(agenda(planOf(text, { start: '2026-01-05' }), { today: '2026-03-01' })).overdue, [
    'First thing',
    'First thing too',
    'Second thing',
  ])
})
test('a line that is a task and a piece of content counts once', () => {
  const text = '# Plan\n\n## Week 1: Content\n\n- [ ] Publish a blog post about parsing\n- 2 LinkedIn posts\n'
  const work = workOf(planOf(text, { start: '2026-11-02' }))
  assert.deepEqual(
    work.map(({ kind, source }) => [kind, source.line]),
    [
      ['task', 5],
      ['content', 6],
    ],
  )
  assert.equal(work[1]!.phaseTitle, 'Week 1: Content')
})
