import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (...lines: string[]): string[] =>
  messagesOf('no-deadline', `# Plan\n\n## Success metrics\n\n${lines.map(line => `- ${line}\n`).join('')}`)

test('a target without deadline and period', () => {
  const [problem] = problemsOf('no-deadline', '# Plan\n\n## Success metrics\n\n- 500 GitHub stars\n- 20 contributors\n')
  assert.equal(problem!.message, '2 targets have no deadline: "GitHub stars" and "contributors"')
  assert.equal(problem!.source.line, 5)
})
test('deadlines and periods are silent', () => {
  assert.deepEqual(messages('500 GitHub stars by month 3', '20 downloads/week'), [])
  assert.deepEqual(messagesOf('no-deadline', '# Plan\n\n## Month 3 metrics\n\n- 500 GitHub stars\n'), [])
})
test('what recurs every month wants a day by which it does', () => {
  assert.equal(messages('MRR: $5,000').length, 1)
  assert.deepEqual(messages('MRR: $5,000 by month 3'), [])
})
test('shares and upper bounds hold all the time', () => {
  assert.deepEqual(messages('Code coverage: 90%', 'Error rate: < 1%', 'Response time: < 48 hours'), [])
})
test('a restatement of a target that is dated elsewhere', () => {
  assert.deepEqual(messages('500 GitHub stars', 'GitHub stars: 500 by month 3'), [])
})
test('in other languages', () => {
  assert.deepEqual(
    messagesOf('no-deadline', '# Plan\n\n## Métricas\n\n- 500 estrellas en GitHub en 3 meses\n- 20 colaboradores para el mes 6\n'),
    [],
  )
  assert.equal(messagesOf('no-deadline', '# Plan\n\n## Kennzahlen\n\n- 500 GitHub-Sterne\n').length, 1)
})
