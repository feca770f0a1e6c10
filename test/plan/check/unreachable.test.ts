import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf } from './problems.ts'

const messages = (...lines: string[]): string[] =>
  messagesOf('unreachable', `# Plan\n\n## Success metrics\n\n${lines.map(line => `- ${line}\n`).join('')}`)

test('a pace far beyond the one before', () => {
  const [message] = messages('10 GitHub stars by month 1', '5,000 GitHub stars by month 2')
  assert.equal(message, 'GitHub stars: from 10+ by month 1 to 5,000+ by month 2 needs 499 times the pace before')
})
test('fast growth is not out of reach', () => {
  assert.deepEqual(messages('100 GitHub stars by month 1', '1,500 GitHub stars by month 2'), [])
})
test('nothing before, rates and shares give no pace', () => {
  assert.deepEqual(messages('0 GitHub stars by month 1', '5,000 GitHub stars by month 2'), [])
  assert.deepEqual(messages('Downloads: 10/week', '5,000 downloads by month 2'), [])
  assert.deepEqual(messages('Retention: 1% by month 1', 'Retention: 60% by month 2'), [])
})
test('what recurs every month is a level', () => {
  assert.equal(messages('MRR: $100 by month 1', 'MRR: $50,000 by month 2').length, 1)
})
test('in another language', () => {
  assert.equal(messagesOf('unreachable', '# 計画\n\n## 目標指標\n\n- 1ヶ月目：10 スター\n- 2ヶ月目：5,000 スター\n').length, 1)
})
