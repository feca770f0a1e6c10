/** The text of the playground as a workspace. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Trees } from '../../src/plan/read/trees.ts'
import { FILE, readText } from '../../web/play/reading.ts'

const TEXT = '# Launch\n\n## Week 1: Begin\n\n- [ ] Write it down\n\n## Targets\n\n- 500 stars by month 3\n'

test('a key is read with the trees of the text before, and says what a first reading says', () => {
  const trees = new Trees()
  readText(TEXT, '2026-01-05', '2026-01-06', trees)
  assert.equal(trees.blocksFor(FILE, TEXT).isTold, true, 'the trees are kept')
  const typed = TEXT.replace('Write it down', 'Write it all down')
  const again = readText(typed, '2026-01-05', '2026-01-06', trees)
  assert.deepEqual(again.view, readText(typed, '2026-01-05', '2026-01-06', new Trees()).view)
  assert.equal(again.view.plan.tasks[0]?.title, 'Write it all down')
})
