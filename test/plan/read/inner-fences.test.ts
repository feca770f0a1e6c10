/** Fences within a fence of Markdown end where whoever wrote them means. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'
import { withoutInnerFences } from '../../../src/plan/read/inner-fences.ts'

const SHOWN = '# Plan\n\n```markdown\n## Template\n```bash\nmake\n```\n```\n\n## Week 2\n- [ ] Write the post\n'

test('what stands behind a fence that shows fences is read', () => {
  const { plan } = compile([{ path: 'plan.md', text: SHOWN }])
  assert.deepEqual(
    plan.phases.map(({ title, source }) => [title, source.line]),
    [['Week 2', 10]],
  )
  assert.deepEqual(
    plan.tasks.map(({ title, source }) => [title, source.line]),
    [['Write the post', 11]],
  )
})

test('only the marks of inner fences are blanked, in a text of the same length', () => {
  const blanked = withoutInnerFences(SHOWN)
  assert.equal(blanked, '# Plan\n\n```markdown\n## Template\nxxxbash\nmake\nxxx\n```\n\n## Week 2\n- [ ] Write the post\n')
  for (const text of [
    'no fence',
    '```markdown\nplain\n```\nbehind\n```bash\nmake\n```\n',
    '```\n```markdown\ntext\n```\n',
    '````markdown\n```bash\nmake\n```\n````\nbehind',
    '```markdown\nnever ends\n```bash\nmake\n```\nbehind',
  ])
    assert.equal(withoutInnerFences(text), text)
})

test('a bare fence that shows fences; one that was closed before the next heading shows none', () => {
  const shown = 'Post:\n\n```\nTry it:\n```bash\nrun\n```\nThanks.\n```\n\n## Metrics\n'
  assert.equal(withoutInnerFences(shown), 'Post:\n\n```\nTry it:\nxxxbash\nrun\nxxx\nThanks.\n```\n\n## Metrics\n')
  const forgotten = '```\nOne\n\n```bash\nrun\n```\n\n## Two\n\n```\nthree\n```\n'
  assert.equal(withoutInnerFences(forgotten), forgotten)
})
