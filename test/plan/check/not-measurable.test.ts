import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const metrics = (...lines: string[]): string => `# Plan\n\n## Success metrics\n\n${lines.map(line => `- ${line}\n`).join('')}`

test('targets that no collector reads, once each, with the nearest metrics', () => {
  const [problem] = problemsOf('not-measurable', metrics('500 GitHub stars', '40 happy partners', '60 happy partners by month 6'))
  assert.equal(problem!.severity, 'info')
  assert.equal(problem!.message, '1 target has no collector: "happy partners"')
  assert.equal(problem!.source.line, 6)
})
test('targets with a collector are silent', () => {
  assert.deepEqual(messagesOf('not-measurable', metrics('500 GitHub stars', '10,000 npm downloads')), [])
})
test('a correction of the workspace maps the text to a metric', () => {
  assert.deepEqual(messagesOf('not-measurable', metrics('40 happy partners'), { metrics: { 'happy partners': 'github.stars' } }), [])
})
test('in other languages', () => {
  assert.deepEqual(messagesOf('not-measurable', '# 计划\n\n## 成功指标\n\n- GitHub 星标：500\n'), [])
  assert.equal(messagesOf('not-measurable', '# Plan\n\n## Kennzahlen\n\n- 40 zufriedene Partner\n').length, 1)
})
