import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesOf, problemsOf } from './problems.ts'

const messages = (text: string | Record<string, string>): string[] => messagesOf('claim-conflict', text)

test('one measured figure quoted with two numbers', () => {
  const [problem] = problemsOf('claim-conflict', '# Plan\n\nIt does 2,509 TPS on one core.\n\n- Performance: 2,534 TPS\n')
  assert.equal(problem!.message, '2,509 TPS here, 2,534 TPS there')
  assert.equal(problem!.source.line, 3)
  assert.equal(problem!.related[0]!.source.line, 5)
})
test('one figure is silent, however often it is quoted', () => {
  assert.deepEqual(messages('# Plan\n\nIt does 2,509 TPS.\n\n- Performance: 2509 TPS\n'), [])
})
test('figures far apart are of different measurements', () => {
  assert.deepEqual(messages('# Plan\n\nIt does 2,509 TPS.\n\nWithout a disk it does 41,000 TPS.\n'), [])
})
test('a target is no claim', () => {
  assert.deepEqual(messages('# Plan\n\nIt does 2,509 TPS.\n\n## Metrics\n\n- Throughput target: 2,600 TPS\n'), [])
})
test('tests that pass', () => {
  assert.equal(messages('# Plan\n\n- 228/228 tests passing\n\nAll 231/231 tests pass.\n').length, 1)
})
test('across documents of one product', () => {
  const page = (tps: string): string => `# QueueKit Plan\n\nQueueKit, unlike others, is QueueKit.\n\nIt does ${tps} TPS.\n`
  assert.equal(messages({ 'a.md': page('2,509'), 'b.md': page('2,534') }).length, 1)
})
test('in another language', () => {
  assert.equal(messages('# Plan\n\nEs schafft 2.509 TPS.\n\n- Leistung: 2.534 TPS\n').length, 1)
})
