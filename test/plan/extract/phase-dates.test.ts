/** Where the dates of a phase come from when its title does not hold them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { read, windowText } from './read.ts'

const windows = (text: string): unknown[] =>
  read(text).phases.map(({ title, window }) => [title.split(/[ :]/, 2).join(' '), window?.dates ?? [window?.from, window?.to]])

test('dates in a line below a title say more than the length in it', () => {
  const text =
    '# Plan\n\n## Fase 1: Base (1 mes)\n**Duración**: 1 Feb - 10 Mar 2026\n- [ ] A\n\n## Phase 2: Grow (3-4 months)\n**Duration**: 12 weeks (11 Mar - 30 May 2026)\n- [ ] B\n\n## Phase 3: Rest (2 weeks)\n**Duration**: 10 days\n- [ ] C\n'
  assert.deepEqual(windows(text), [
    ['Fase 1', ['2026-02-01', '2026-03-10']],
    ['Phase 2', ['2026-03-11', '2026-05-30']],
    ['Phase 3', [null, null]],
  ])
})
test('what has no year is of the time of the phase around it', () => {
  const text = `# Plan 2026

## Phase 1: Build (Nov 2026 - Feb 2027)

### Sprint 1 (Nov 2 - Nov 13)
- [ ] A
### Sprint 4 (Jan 4 - Jan 15)
- [ ] B

## Phase 2: January 2028

### Week 1 (Dec 30 - Jan 5)
- [ ] C

## Phase 3: Scale (Q3-Q4 2028)

### Quarter 3 - Community
- [ ] D
`
  assert.deepEqual(windows(text), [
    ['Phase 1', ['2026-11', '2027-02']],
    ['Sprint 1', { from: '2026-11-02', to: '2026-11-13' }],
    ['Sprint 4', { from: '2027-01-04', to: '2027-01-15' }],
    ['Phase 2', ['2028-01', '2028-01']],
    ['Week 1', { from: '2027-12-30', to: '2028-01-05' }],
    ['Phase 3', ['2028-Q3', '2028-Q4']],
    ['Quarter 3', ['2028-Q3', '2028-Q3']],
  ])
})
test('months of a row go on into the next year, and back no further than they say', () => {
  const row = (...months: string[]): unknown[] => windows(`# Plan 2026\n\n${months.map(month => `## ${month}\n\n- [ ] A\n\n`).join('')}`)
  assert.deepEqual(row('November', 'January'), [
    ['November', ['2026-11', '2026-11']],
    ['January', ['2027-01', '2027-01']],
  ])
  assert.deepEqual(row('May', 'April'), [
    ['May', ['2026-05', '2026-05']],
    ['April', ['2026-04', '2026-04']],
  ])
})
test('a phase may begin at once', () => {
  const [phase] = read('# Plan\n\n## Fase 1: Textos (Inmediato)\n\n- [ ] A\n').phases
  assert.deepEqual(phase?.window, { unit: 'text', text: 'Inmediato' })
})
test('what is said in launch week, and when somebody looked, is no phase', () => {
  const titles = (...headings: string[]): string[] =>
    read(`# Plan\n\n${headings.map(heading => `## ${heading}\n\n- Text\n\n`).join('')}`).phases.map(({ title }) => title)
  assert.deepEqual(
    titles('Launch week promo message', 'Offer 1: Launch day special', 'Current status (January 2027)', 'Market analysis (Q4 2026)'),
    [],
  )
  assert.deepEqual(titles('Launch week'), ['Launch week'])
})
test('in a row that begins at 0 phases may share their time', () => {
  const row = (...times: string[]): unknown[] =>
    windows(`# Plan\n\n## Fases\n\n${times.map((time, i) => `### Fase ${i + 1}: Textos (${time})\n\n- [ ] A\n\n`).join('')}`)
  assert.deepEqual(row('0-1 mês', '1-2 meses', '1-2 meses', '2-6 meses'), [
    ['Fase 1', [0, 1]],
    ['Fase 2', [1, 2]],
    ['Fase 3', [1, 2]],
    ['Fase 4', [2, 6]],
  ])
  assert.deepEqual(row('1-2 meses', '1-2 meses'), [
    ['Fase 1', [null, null]],
    ['Fase 2', [null, null]],
  ])
})
test('one of several goals may state its time', () => {
  const text =
    '# Plan\n\n## Goals\n\n### Goal 1: Find pilots\n**Timeline**: 0-3 months (before the launch)\n\n- Visit three towns\n- Write down what they need\n\n### Goal: Be known\n**Timeline**: 3-6 months\n\n- Speak\n'
  assert.deepEqual(windows(text), [['Goal 1', [0, 3]]])
})

test('the number of a section or the word for the number of a phase does not hide the time', () => {
  const { phases } = read(
    '# Plan\n\n## 7. Next 90 days action plan\n\n- [ ] Write\n\n## Phase Four: Talk (30 minutes)\n\n- [ ] Call\n\n## Phase Five: Grow (2027)\n\n- [ ] Ship\n\n## 9.1 What ships today\n\n- The core\n',
  )
  assert.deepEqual(
    phases.map(({ title, window }) => [title, window?.unit]),
    [
      ['7. Next 90 days action plan', 'day'],
      ['Phase Four: Talk (30 minutes)', 'minute'],
      ['Phase Five: Grow (2027)', 'year'],
    ],
  )
})

test('dates without a year are kept as they are written, and laid next to the launch', () => {
  const text =
    '# Plan\n\n## Roadmap\n\n### Dec 8 - Dec 20: Prepare\n\n- [ ] Write\n\n### January: Launch\n\n- [ ] Ship\n\n| Phase | Dates |\n|---|---|\n| Grow | Feb 2 - Feb 28 |\n'
  const { phases } = read(text)
  assert.deepEqual(
    phases.map(({ title, window }) => [title, window]),
    [
      ['Dec 8 - Dec 20: Prepare', { unit: 'text', text: 'Dec 8 - Dec 20' }],
      ['January: Launch', { unit: 'text', text: 'January' }],
      ['Grow', { unit: 'text', text: 'Feb 2 - Feb 28' }],
    ],
  )
  const spans = (options: { today: string; launch?: string }): unknown[] =>
    compile([{ path: 'plan.md', text }], options).plan.phases.map(({ span }) => [span?.start, span?.end])
  const wanted = [
    ['2026-12-08', '2026-12-20'],
    ['2027-01-01', '2027-01-31'],
    ['2027-02-02', '2027-02-28'],
  ]
  assert.deepEqual(spans({ today: '2026-11-22' }), wanted)
  assert.deepEqual(spans({ today: '2029-07-01', launch: '2027-01-12' }), wanted)
})
test('a time in italics right below the title of a phase; months by their letter', () => {
  const { phases } = read(
    '# Plan\n\n## Roadmap\n\n### Phase 1: Base\n\n*Weeks 1-2*\n\n- [ ] Write\n\n### Phase 2: Growth\n\nMonths 1-3\n\n- [ ] Ship\n\n### M4-M6: Reach\n\n- [ ] Talk\n',
  )
  assert.deepEqual(
    phases.map(({ title, window }) => [title, windowText(window)]),
    [
      ['Phase 1: Base', 'week 1-2'],
      ['Phase 2: Growth', 'month 1-3'],
      ['M4-M6: Reach', 'month 4-6'],
    ],
  )
})

test('a target that is a date is the time of its block; one that is a number is none', () => {
  const windows = (text: string): unknown[] => read(`# Roadmap\n\n${text}`).phases.map(phase => [phase.title, windowText(phase.window)])
  assert.deepEqual(
    windows('## v0.2 - Mappings\n\n**Target**: December 2026\n\n**Goals**:\n\n- [ ] Write the guide\n- [ ] Write examples\n'),
    [['v0.2 - Mappings', 'date 2026-12..2026-12']],
  )
  assert.deepEqual(windows('## v0.2 - Mappings\n\n**Target**: 500 users\n\n**Goals**:\n\n- [ ] Write the guide\n'), [])
})

test('the year that the title plans for is that of quarters, whenever the plan was written', () => {
  const text = '# 2027 Roadmap\n\n**Last updated:** December 2026\n\n## Milestone 1: Gaps (End of Q1)\n\n- Write it\n'
  assert.deepEqual(windows(text), [['Milestone 1', ['2027-Q1', '2027-Q1']]])
  assert.deepEqual(windows('# Review 2025\n\n**Last updated:** December 2026\n\n## Phase 1 (Q1)\n\n- Write it\n'), [
    ['Phase 1', ['2026-Q1', '2026-Q1']],
  ])
})
test('ends and asides that say when: by a day, from now on, a sprint in weeks, today in days of the plan', () => {
  const phases = (titles: string[]): unknown[] =>
    read(`# Plan\n\n${titles.map(each => `## ${each}\n\n- Write the guide\n`).join('\n')}`).phases.map(({ window }) => windowText(window))
  assert.deepEqual(phases(['By day 30', 'Wave 1: Base (Now → Q2 2027)', 'Sprint 3 (Weeks 5-6): Bundle', 'Today (day 1)']), [
    'day -30',
    'quarter -2027-Q2',
    'week 5-6',
    'day 1',
  ])
  assert.deepEqual(phases(['Week 0 (7 days before launch)', 'Today (day 0)', 'Tomorrow (day 1)']), ['week 0', 'now day 0', 'now day 1'])
})
test('"End of week 2:" in a fence is a milestone; "Deliverables week 1-2:" in these weeks is none', () => {
  const text =
    '# Plan\n\n## Weeks 1-2: Base\n\n### Days 1-3\n\n- Write it\n\n**Deliverables week 1-2:**\n- The guide\n\n## Metrics\n\n```yaml\nEnd of week 2:\n  - Stars: 50+\n\nEnd of week 4:\n  - Stars: 90+\n```\n'
  assert.deepEqual(
    read(text).phases.map(({ title, kind }) => [title, kind]),
    [
      ['Weeks 1-2: Base', 'phase'],
      ['Days 1-3', 'sub'],
      ['End of week 2', 'milestone'],
      ['End of week 4', 'milestone'],
    ],
  )
})
