import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Trees } from '../../src/plan/read/trees.ts'
import { firstDay, localDay, readText } from '../../web/play/reading.ts'

test('the playground counts from the date that the document says, else from the day that the reader chose, else from today', () => {
  const plan = '# P\n\nLaunch date: March 23, 2026\n\n## T-1 week\n\n- [ ] Write\n'
  assert.equal(firstDay('# P\n\n## Week 1\n', null), localDay())
  assert.equal(firstDay(plan, '2026-05-04'), '2026-05-04')
  const start = firstDay(plan, null)
  assert.equal(start, '')
  assert.equal(readText(plan, start, '2026-01-05', new Trees()).view.plan.tasks[0]?.due, '2026-03-22')
})
