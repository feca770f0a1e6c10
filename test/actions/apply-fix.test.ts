import assert from 'node:assert/strict'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fresh } from '../../src/actions/action.ts'
import { applyFix } from '../../src/actions/apply-fix.ts'
import { applyFixes } from '../../src/actions/apply-fixes.ts'
import { undo } from '../../src/actions/undo.ts'
import { workspace } from './workspace.ts'

const misread = (text: string): string => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text))
const OPEN = '# Plan\n\n## Checklist\n\n- [ ] LICENSE ✅\n- [ ] Write the README\n- [ ] CHANGELOG ✅\n'
const BROKEN = `# Plan\n\n- ${misread('→')} Next\n- [ ] Größe ${misread('—')} prüfen\n`

test('the fix of one problem', async t => {
  const { context, read, audit } = await workspace(t, { 'plan.md': OPEN })
  const { problem } = await applyFix(context, { rule: 'done-but-open', file: 'plan.md', line: 5 })
  assert.equal(problem.rule, 'done-but-open')
  assert.equal(read('plan.md'), OPEN.replace('[ ] LICENSE', '[x] LICENSE').replace('[ ] CHANGELOG', '[x] CHANGELOG'))
  assert.deepEqual(
    (await audit()).map(({ action, subject }) => [action, subject]),
    [['fix', 'done-but-open plan.md:5']],
  )
})
test('a problem that is gone, and one without a fix', async t => {
  const { context, read } = await workspace(t, { 'plan.md': '# Plan\n\n- Launch date: TBD\n' })
  await assert.rejects(applyFix(context, { rule: 'done-but-open', file: 'plan.md', line: 5 }), { code: 'problem-unknown' })
  await assert.rejects(applyFix(context, { rule: 'placeholder', file: 'plan.md', line: 3 }), { code: 'no-fix' })
  assert.equal(read('plan.md'), '# Plan\n\n- Launch date: TBD\n')
})
test('all safe fixes at once; unsafe ones only when asked', async t => {
  const { context, read } = await workspace(t, { 'a.md': BROKEN, 'b.md': OPEN })
  assert.deepEqual(await applyFixes(context, { unsafe: false, files: null }), { 'a.md': 2 })
  assert.equal(read('a.md'), '# Plan\n\n- → Next\n- [ ] Größe — prüfen\n')
  assert.equal(read('b.md'), OPEN)
  assert.deepEqual(await applyFixes(context, { unsafe: true, files: null }), { 'b.md': 2 })
  assert.deepEqual(
    (await fresh(context)).plan.problems.filter(problem => problem.fix),
    [],
  )
})
test('only the documents that are named', async t => {
  const { context, read } = await workspace(t, { 'a.md': BROKEN, 'b.md': BROKEN })
  assert.deepEqual(await applyFixes(context, { unsafe: false, files: ['b.md'] }), { 'b.md': 2 })
  assert.equal(read('a.md'), BROKEN)
})
test('one undo takes all files back', async t => {
  const { context, read } = await workspace(t, { 'a.md': BROKEN, 'b.md': BROKEN })
  await applyFixes(context, { unsafe: false, files: null })
  assert.notEqual(read('b.md'), BROKEN)
  await undo(context)
  assert.deepEqual([read('a.md'), read('b.md')], [BROKEN, BROKEN])
})
test('when one of the files cannot be written none is changed and nothing is recorded', async t => {
  const { root, context, read, audit, leftovers } = await workspace(t, { 'a.md': BROKEN, 'b.md': BROKEN })
  chmodSync(join(root, 'b.md'), 0o444)
  await assert.rejects(applyFixes(context, { unsafe: false, files: null }), { code: 'path-unwritable' })
  assert.deepEqual([read('a.md'), read('b.md')], [BROKEN, BROKEN])
  assert.deepEqual(await audit(), [])
  assert.deepEqual(leftovers(), [])
})
