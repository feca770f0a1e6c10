import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { eventDeadline } from '../../../src/plan/resolve/events.ts'

const events = { 'v0.2.0 release': '2026-04-14', 'Release of v0.3': '2026-08-31', Conference: 'soon' }

test('a deadline counts from the event that is named', () => {
  assert.equal(eventDeadline('within 6 months of v0.2.0 release', events, null), '2026-10-14')
  assert.equal(eventDeadline('within 2 weeks after the v0.2.0 release', events, null), '2026-04-28')
  assert.equal(eventDeadline('within 6 months of v0.3 release', events, null), '2027-02-28')
})
test('the bare launch is the launch; a version that is not known is nothing', () => {
  assert.equal(eventDeadline('within 3 months of the public launch', {}, '2026-03-01'), '2026-06-01')
  assert.equal(eventDeadline('within 3 months of v0.9 release', events, '2026-03-01'), null)
  assert.equal(eventDeadline('within 1 year of Conference', events, null), null)
  assert.equal(eventDeadline('soon', events, null), null)
})
test('a target in a plan gets its date', () => {
  const files = [{ path: 'a.md', text: '# Plan\n\n## Goals\n\n- **GitHub Stars**: 1,000+ stars within 6 months of v0.2.0 release\n' }]
  assert.deepEqual(
    compile(files, { events }).plan.kpis.map(kpi => [kpi.by, kpi.due]),
    [['text:within 6 months of v0.2.0 release', '2026-10-14']],
  )
})
