/** Boxes drawn in fences, and times that count from the launch, from now or go on. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, windowText } from './read.ts'

const phases = (text: string): [string, string | null][] => read(text).phases.map(phase => [phase.title, windowText(phase.window)])

test('the one line above the rule of a drawn box heads the others', () => {
  const plan = read(
    [
      '# Plan',
      '',
      '## Roadmap',
      '',
      '```',
      '┌──────────────────────────┐',
      '│  PHASE 1: SETUP (Weeks 1-2) │',
      '├──────────────────────────┤',
      '│  □ Write the guide          │',
      '│  □ Build the site           │',
      '└──────────────────────────┘',
      '┌──────────────────────────┐',
      '│  PHASE 2: POST-LAUNCH (Weeks 3-4) │',
      '├──────────────────────────┤',
      '│  □ Measure                  │',
      '└──────────────────────────┘',
      '```',
      '',
    ].join('\n'),
  )
  assert.deepEqual(
    plan.phases.map(phase => windowText(phase.window)),
    ['week 1-2', 'week 3-4'],
  )
  const [first, second] = plan.phases.map(phase => phase.id)
  assert.deepEqual(
    plan.tasks.map(({ title, phase, stateful, box }) => [title, phase, stateful, box]),
    [
      ['Write the guide', first, true, null],
      ['Build the site', first, true, null],
      ['Measure', second, true, null],
    ],
  )
})
test('a fence that shows a form holds no work', () => {
  const plan = read('# Plan\n\n## Weekly template\n\n```markdown\n### Next week focus\n- [ ] [Priority 1]\n- [ ] Run the suite\n```\n')
  assert.deepEqual([plan.phases.length, plan.tasks.length], [0, 0])
})
test('weeks before and after the launch, in words of several languages', () => {
  for (const [heading, window] of [
    ['Semaine -4 à -3 : Teaser', 'launch week -4--3'],
    ['Semana -2 hasta -1: Prensa', 'launch week -2--1'],
    ['准备（发布前 2 周）', 'launch week -2--1'],
    ['출시 전 2주: 준비', 'launch week -2--1'],
    ['Lancement (semaine 0)', 'launch week 0'],
    ['Dans 2 semaines', 'now week 2'],
    ['다음 달', 'now month 1'],
    ['In 2 weeks', 'now week 2'],
  ] as const)
    assert.deepEqual(phases(`# Plan\n\n## ${heading}\n\n- [ ] Build it\n`)[0]?.[1], window, heading)
})
test('weeks below week 0 of the launch count from it', () => {
  assert.deepEqual(phases('# Plan\n\n## Launch (week 0)\n\n### Week 1: Momentum\n\n- [ ] Answer all\n'), [
    ['Launch (week 0)', 'launch week 0'],
    ['Week 1: Momentum', 'launch week 1'],
  ])
})
test('quarters of "Year 1" belong to no calendar', () => {
  assert.deepEqual(
    phases('# Plan\n\n**Updated:** January 2026\n\n## Year 1: Base\n\n**Q1:**\n- Launch it\n\n**Q2:**\n- Grow it\n').slice(1),
    [
      ['Q1', 'quarter 1'],
      ['Q2', 'quarter 2'],
    ],
  )
})
test('"Week 2: Vision" is week 2, whatever its name would announce elsewhere; "Week 2 summary" looks back', () => {
  assert.deepEqual(
    phases('# Plan\n\n## Week 1: Start\n\n- [ ] Build\n\n## Week 2: Vision and background\n\n- [ ] Write\n\n## Week 2 summary\n\nText.\n'),
    [
      ['Week 1: Start', 'week 1'],
      ['Week 2: Vision and background', 'week 2'],
    ],
  )
})

test('items that say when from today on, the length of a stage, and what the title of a draft holds', () => {
  const phases = (text: string) => read(text).phases.map(({ title, window }) => [title, windowText(window)])
  assert.deepEqual(phases('# X\n\n## Next\n\n1. **Soon (This Week)**\n   - Add a\n\n2. **Later (This Quarter)**\n   - Add b\n'), [
    ['Soon (This Week)', 'now week 0'],
    ['Later (This Quarter)', 'now quarter 0'],
  ])
  assert.deepEqual(phases('# X\n\n## Stage 1: Text (3 days)\n\n- [ ] a\n\n## Stage 2: Metrics (1 day)\n\n- [ ] b\n'), [
    ['Stage 1: Text (3 days)', 'day for 3'],
    ['Stage 2: Metrics (1 day)', 'day for 1'],
  ])
  assert.deepEqual(phases('# Launch Post Draft\n\n## Plan\n\n### Day 2-3\n\n- [ ] a\n'), [['Day 2-3', 'day 2-3']])
  assert.deepEqual(phases('# Launch template\n\n## Plan\n\n### Day 2-3\n\n- [ ] a\n'), [])
})
