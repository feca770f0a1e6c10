import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (...tasks: string[]): string[] =>
  messagesOf('no-owner', `# Plan\n\n## Week 1\n\n${tasks.map(task => `- ${task}\n`).join('')}`)

test('tasks without an owner where others have one', () => {
  const [problem] = problemsOf('no-owner', '# Plan\n\n## Week 1\n\n- [ ] Write the post @ada\n- [ ] Record the demo\n')
  assert.equal(problem!.severity, 'info')
  assert.equal(problem!.message, '1 open task of 2 tasks has no owner: "Record the demo"')
  assert.equal(problem!.source.line, 6)
})
test('a plan that names everybody, or nobody, is silent', () => {
  assert.deepEqual(messages('[ ] Write the post @ada', '[ ] Record the demo @lin'), [])
  assert.deepEqual(messages('[ ] Write the post', '[ ] Record the demo'), [])
})
test('finished tasks need no owner any more', () => {
  assert.deepEqual(messages('[ ] Write the post @ada', '[x] Record the demo'), [])
})
