import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isWorkedIn, phaseNow, phaseProgress } from '../../src/schedule/progress.ts'
import { planOf } from './plan.ts'

const PLAN = `# Plan

## Phase 1: Build (Weeks 1-4)

### Week 1: Parser

- [x] Read
- [x] Write

### Week 2: Printer

- [x] Print
- [ ] Indent

## Phase 2: Launch (Weeks 5-6)

- [ ] Press the button
- Tell somebody
`
const plan = planOf(PLAN, { start: '2026-11-02' })
const at = (today: string) => Object.fromEntries(phaseProgress(plan, today).map(each => [each.phase.title.split(':')[0]!, each]))

test('tasks of sub-phases count in their parents; actions without a box do not count', () => {
  const found = at('2026-11-11')
  assert.deepEqual(
    Object.entries(found).map(([title, { done, total, depth, percentDone }]) => [title, done, total, depth, percentDone]),
    [
      ['Phase 1', 3, 4, 0, 75],
      ['Week 1', 2, 2, 1, 100],
      ['Week 2', 1, 2, 1, 50],
      ['Phase 2', 0, 1, 0, 0],
    ],
  )
})
test('states: all done, in its time, late, to come', () => {
  const states = (today: string): string[] => Object.values(at(today)).map(each => each.state)
  assert.deepEqual(states('2026-11-11'), ['active', 'done', 'active', 'upcoming'])
  assert.deepEqual(states('2026-11-15'), ['active', 'done', 'active', 'upcoming'])
  assert.deepEqual(states('2026-11-16'), ['active', 'done', 'late', 'upcoming'])
  assert.deepEqual(states('2026-12-31'), ['late', 'done', 'late', 'late'])
})
test('a phase whose time is past and that has no box is over: nothing says that it was done', () => {
  const [phase] = phaseProgress(planOf('# Plan\n\n## Phase 1: Posts (Week 1)\n\n- Blog post: why\n', { start: '2026-11-02' }), '2026-12-01')
  assert.deepEqual([phase!.state, phase!.total], ['over', 0])
})
test('time gone by, both ends included', () => {
  const time = (today: string): (number | null)[] => Object.values(at(today)).map(each => each.percentTime)
  assert.deepEqual(time('2026-11-01'), [0, 0, 0, 0])
  assert.deepEqual(time('2026-11-02'), [4, 14, 0, 0])
  assert.deepEqual(time('2026-11-08'), [25, 100, 0, 0])
  assert.deepEqual(time('2027-01-01'), [100, 100, 100, 100])
})
test('without dates nothing is late, and no time is told', () => {
  const [phase] = phaseProgress(planOf(PLAN), '2030-01-01')
  assert.deepEqual([phase!.state, phase!.percentTime, phase!.percentDone], ['undated', null, 75])
})
test('a phase that the document calls done is done', () => {
  const [phase] = phaseProgress(planOf('# Plan\n\n## ✅ Phase 1: Build (Week 1)\n\n- [ ] Read\n', { start: '2026-11-02' }), '2026-11-03')
  assert.equal(phase!.state, 'done')
})
test('the phases that hold today, outermost first', () => {
  const now = (today: string): string[] => phaseNow(plan, today).map(phase => phase.title)
  assert.deepEqual(now('2026-11-10'), ['Phase 1: Build (Weeks 1-4)', 'Week 2: Printer'])
  assert.deepEqual(now('2026-11-20'), ['Phase 1: Build (Weeks 1-4)'])
  assert.deepEqual(now('2026-12-13'), ['Phase 2: Launch (Weeks 5-6)'])
  assert.deepEqual(now('2026-12-14'), [])
})
test('goals with a stretch of their own are what runs where nothing else does', () => {
  const goals = planOf(
    '# Plan\n\n## Goals\n\n### Short-term (month 1)\n\n- 500 stars\n\n### Medium-term (months 2-3)\n\n- 900 stars\n\n## Week 6: Launch\n\n- [ ] Post\n',
    {
      start: '2026-11-02',
    },
  )
  const now = (today: string): string[] => phaseNow(goals, today).map(phase => phase.title)
  assert.deepEqual(
    goals.phases.map(phase => phase.kind),
    ['milestone', 'milestone', 'phase'],
  )
  assert.deepEqual(now('2026-12-04'), ['Medium-term (months 2-3)'])
  assert.deepEqual(now('2026-12-08'), ['Week 6: Launch'])
})

test('what comes before the launch runs until then', () => {
  const plan = planOf('# Plan\n\n## Before launch\n\n- [ ] Write the guide\n\n## After launch\n\n- [ ] Answer\n', { launch: '2026-12-01' })
  const now = (today: string): string[] => phaseNow(plan, today).map(phase => phase.title)
  assert.deepEqual(now('2026-11-01'), ['Before launch'])
  assert.deepEqual(now('2026-11-30'), ['Before launch'])
  assert.deepEqual(now('2026-12-02'), ['After launch'])
})

test('a goal at a point in time that holds boxes is worked in; one that only holds a target is not', () => {
  const { phases, ...rest } = planOf(
    '# Plan\n\n## Short-term goals (months 1-2)\n\n- [ ] Write the guide\n\n## Long-term goals (months 4-6)\n\n- 500 GitHub stars\n',
    { start: '2026-11-02' },
  )
  const goals = phases.map(phase => ({ ...phase, kind: 'milestone' as const }))
  const worked = phaseProgress({ ...rest, phases: goals }, '2026-11-11').filter(isWorkedIn)
  assert.deepEqual(
    worked.map(({ phase }) => phase.title),
    ['Short-term goals (months 1-2)'],
  )
})
