import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (text: string): string[] => messagesOf('placeholder', text)

test('what was to be filled in', () => {
  const [problem] = problemsOf('placeholder', '# Plan\n\n- Launch date: TBD\n- X% of users come from [link]\n- Owner: ________\n')
  assert.equal(problem!.message, '3 placeholders left: TBD, [link] and ________')
  assert.deepEqual([problem!.source.line, problem!.source.column], [3, 16])
})
test('a full text is silent', () => {
  assert.deepEqual(messages('# Plan\n\n- Launch date: 2026-12-01\n- 40% of users come from [search](https://example.com)\n'), [])
})
test('templates are meant to hold them', () => {
  assert.deepEqual(messages('# Plan\n\n## Email template\n\nHello [Name], see [link].\n'), [])
  assert.deepEqual(messages('# Plan\n\n## Outreach\n\nHi [Name],\n\nwe met at the meetup.\n'), [])
  assert.deepEqual(messages('# Plan\n\n## Ansprache\n\nHallo [Name],\n'), [])
})
test('words that only look alike', () => {
  assert.deepEqual(messages('# Plan\n\n- `TODO` comments are counted\n- Max-XXXL shirts\n'), [])
})
test('a word that is quoted, syntax in code, an address', () => {
  assert.deepEqual(messages('# Plan\n\n- Write "TODO" there\n- Signed by Ada <your.name@example.com>\n\n```hbs\n{{title}}\n```\n'), [])
})
test('in other languages', () => {
  assert.equal(messages('# 计划\n\n- 发布日期：待定\n').length, 1)
  assert.equal(messages('# 計画\n\n- 公開日：未定\n').length, 1)
})
