/** The three things to do next: the documented rule. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../src/plan/compile.ts'
import type { State } from '../../src/metrics/pace.ts'
import { nextThings } from '../../src/report/next.ts'
import type { TargetLine } from '../../src/report/view.ts'

const TODAY = '2026-11-20'
const plan = (text: string) => compile([{ path: 'plan.md', text }], { start: '2026-11-02', today: TODAY }).plan

/** The targets of a plan, in states by name. */
const targets = (of: ReturnType<typeof plan>, states: Record<string, State>): TargetLine[] =>
  of.kpis.map(kpi => ({
    id: kpi.id,
    name: kpi.metric,
    goal: '',
    due: kpi.due,
    state: states[kpi.metric] ?? 'not measured',
    missed: false,
    reason: '',
    unit: null,
    now: null,
    expected: null,
    change: null,
    chance: null,
    forecast: null,
    chart: [],
    place: '',
  }))
const shown = (text: string, states: Record<string, State> = {}): string[] => {
  const made = plan(text)
  return nextThings(made, targets(made, states), TODAY).map(line => `${line.why}: ${line.what}`)
}

const document = `# Plan
## Week 3: Stars
- [ ] Write the second post (due: 2026-11-21)
- [ ] Ask for stars in the newsletter (due: 2026-11-22)
**Targets**:
- GitHub stars: 100+
- Forks: 10+
## Week 4: Downloads
- [ ] Submit the package (due: 2026-11-25)
**Targets**:
- Downloads: 500+
`
test('overdue work and the task of a target that is behind stand side by side', () => {
  const late =
    '## Week 1\n- [ ] Late by more (due: 2026-11-03)\n- [ ] Late (due: 2026-11-05)\n- [ ] Late too (due: 2026-11-04)\n- [ ] Later (due: 2026-11-06)\n'
  assert.deepEqual(shown(document + late, { 'GitHub stars': 'off track' }), [
    'overdue: Late by more',
    'target: Ask for stars in the newsletter',
    'overdue: Late too',
  ])
  assert.deepEqual(shown(document + late), ['overdue: Late by more', 'overdue: Late too', 'overdue: Late'])
})
test('what is overdue of the phase that runs comes before what a phase long past left behind', () => {
  const old =
    '# Plan\n## Week 1\n- [ ] Old (due: 2026-11-03)\n## Week 2\n- [ ] Newer (due: 2026-11-10)\n## Week 3\n- [ ] Of now (due: 2026-11-18)\n'
  assert.deepEqual(shown(old), ['overdue: Of now', 'overdue: Newer', 'overdue: Old'])
})
test('a step of a phase that still runs is not over: its oldest work comes first', () => {
  const steps = '# Plan\n## Week 3: Launch\n### Day 1\n- [ ] Open it (due: 2026-11-16)\n### Day 4\n- [ ] Announce it (due: 2026-11-19)\n'
  assert.deepEqual(shown(steps), ['overdue: Open it', 'overdue: Announce it'])
})
test('then the nearest task of each target that is off track, then at risk; words in common decide', () => {
  assert.deepEqual(shown(document, { 'GitHub stars': 'at risk', Downloads: 'off track' }), [
    'target: Submit the package',
    'target: Ask for stars in the newsletter',
    'upcoming: Write the second post',
  ])
})
test('then what is under way or comes next; nothing twice', () => {
  assert.deepEqual(shown(document), [
    'upcoming: Write the second post',
    'upcoming: Ask for stars in the newsletter',
    'upcoming: Submit the package',
  ])
})
test('a target whose deadline has passed asks for nothing any more', () => {
  const old = '# Plan\n## Week 1\n- [ ] Write (due: 2026-12-01)\n**Targets**:\n- GitHub stars: 100+\n'
  assert.deepEqual(shown(old, { 'GitHub stars': 'off track' }), ['upcoming: Write'])
})
test('what has no box may be done: it is never overdue', () => {
  assert.deepEqual(shown('# Plan\n## Week 1\n- Write the guide\n- [ ] Print it\n'), ['overdue: Print it'])
})
test('an empty plan has nothing to do', () => assert.deepEqual(shown('# Plan\n'), []))
