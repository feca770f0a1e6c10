import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { addMonths, bounds, isDate, monday } from '../../../src/plan/resolve/calendar.ts'

const spans = (text: string, options: object) =>
  Object.fromEntries(
    compile([{ path: 'p.md', text: `# P\n\n${text}` }], options).plan.phases.map(phase => [
      phase.title,
      `${phase.span?.start ?? ''}..${phase.span?.end ?? ''}`,
    ]),
  )

test('weeks, months and days count from the start', () => {
  assert.deepEqual(spans('## Phase 1 (Week 1-2)\n\n## Phase 2 (Month 2-3)\n\n## Phase 3 (Days 61-90)\n', { start: '2026-01-31' }), {
    'Phase 1 (Week 1-2)': '2026-01-31..2026-02-13',
    'Phase 2 (Month 2-3)': '2026-02-28..2026-04-29',
    'Phase 3 (Days 61-90)': '2026-04-01..2026-04-30',
  })
})
test('days inside a week count from that week', () => {
  assert.equal(
    spans('## Phase 2: Launch (Week 3)\n\n### Day 4-5: Soft launch\n', { start: '2026-11-02' })['Day 4-5: Soft launch'],
    '2026-11-19..2026-11-20',
  )
})
test('a launch that slips moves what is relative to it', () => {
  const text = '## Pre-Launch (T-7 days)\n\n## Launch Day\n\n## Post-Launch (T+7 days)\n'
  assert.deepEqual(spans(text, { launch: '2026-12-01' }), {
    'Pre-Launch (T-7 days)': '2026-11-24..2026-11-24',
    'Launch Day': '2026-12-01..2026-12-01',
    'Post-Launch (T+7 days)': '2026-12-08..2026-12-08',
  })
  assert.equal(spans(text, { launch: '2026-12-08' })['Launch Day'], '2026-12-08..2026-12-08')
})
test('a launch alone gives the start of a plan that launches in week 3', () => {
  assert.equal(
    spans('## Phase 1: Preparation (Week 1-2)\n\n## Phase 2: Launch (Week 3)\n', { launch: '2026-11-16' })[
      'Phase 1: Preparation (Week 1-2)'
    ],
    '2026-11-02..2026-11-15',
  )
})
test('this week is the week of today', () =>
  assert.equal(spans('## This Week\n\n- [ ] Write\n', { today: '2026-11-21' })['This Week'], '2026-11-16..2026-11-22'))
test('without any date nothing is invented', () => assert.equal(spans('## Week 1\n', {})['Week 1'], '..'))
test('the calendar', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28')
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29')
  assert.equal(monday('2026-11-22'), '2026-11-16')
  assert.deepEqual(bounds('2026-Q4'), { start: '2026-10-01', end: '2026-12-31' })
  assert.equal(isDate('2026-02-30'), false)
})
