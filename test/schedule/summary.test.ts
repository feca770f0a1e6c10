import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '../../src/plan/resolve/calendar.ts'
import { summarise } from '../../src/schedule/summary.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { planOf } from './plan.ts'

const view = (text: string, today: string, start: string | null = '2026-11-02'): WorkspaceView => ({
  id: 'parser',
  name: 'Parser',
  root: '/plans/parser',
  launch: null,
  start,
  timeZone: 'UTC',
  today,
  plan: planOf(text, { start, today }),
  version: 3,
  writable: true,
  sample: false,
})
const PLAN = `# Parser launch

## Phase 1: Build (Weeks 1-2)

- [x] Read
- [ ] Write

### Week 2: Printer

- [ ] Print

## Success metrics

- 500 GitHub stars by month 3
- 800 GitHub stars by month 3
- Launch date: TBD
`

test('a workspace in one row', () => {
  const row = summarise(view(PLAN, '2026-11-10'))
  assert.equal(row.title, 'Parser launch')
  assert.equal(row.phaseNow, 'Week 2: Printer')
  assert.deepEqual(row.tasks, { done: 1, total: 3, overdue: 0 })
  assert.equal(row.targets, 2)
  assert.deepEqual([row.errors, row.warnings], [1, 1])
  assert.deepEqual([row.id, row.name, row.root, row.version, row.sample], ['parser', 'Parser', '/plans/parser', 3, false])
})
test('what is overdue is counted from today on', () => {
  assert.equal(summarise(view(PLAN, '2026-11-15')).tasks.overdue, 0)
  assert.equal(summarise(view(PLAN, '2026-11-16')).tasks.overdue, 2)
})
test('a piece of which enough is out is not overdue', () => {
  const plan = view('# Plan\n\n## Content\n\n- Blog post: The story (due: 2026-11-10)\n', '2026-11-16')
  const { id } = plan.plan.content[0]!
  assert.equal(summarise(plan).tasks.overdue, 1)
  assert.equal(summarise(plan, { [id]: { written: 1, scheduled: 1, out: 1 } }).tasks.overdue, 0)
})
test('an empty plan, and one without dates', () => {
  const empty = summarise(view('', '2026-11-10'))
  assert.deepEqual([empty.title, empty.phaseNow, empty.tasks, empty.targets], [null, null, { done: 0, total: 0, overdue: 0 }, 0])
  assert.equal(summarise(view(PLAN, '2026-11-10', null)).phaseNow, null)
})
test('one line has room for phases, and for goals that hold boxes where none of them runs', () => {
  const GOALS = '## Short-term goals (month 1)\n\n- [ ] Write\n\n## Long-term goals (months 2-6)\n\n- [ ] Grow\n'
  const strip = (text: string) =>
    summarise(view(`# Plan\n\n${text}`, '2026-11-10')).phases.map(({ title, start, end }) => `${title.split(' ', 1)[0]} ${start} ${end}`)
  const [short = '', long = ''] = strip(GOALS)
  assert.deepEqual([short.split(' ')[0], long.split(' ')[0]], ['Short-term', 'Long-term'])
  const [phase = '', rest = '', last] = strip(`${GOALS}\n## Phase 1: Build (weeks 1-2)\n\n- [ ] Read\n`)
  const end = phase.split(' ')[2]!
  assert.deepEqual([phase.split(' ')[0], rest], ['Phase', `Short-term ${addDays(end, 1)} ${short.split(' ')[2]}`])
  assert.equal(last, long)
})
