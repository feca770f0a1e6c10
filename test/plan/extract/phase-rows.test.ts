import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, windowText } from './read.ts'

const phases = (text: string): [string, string | null][] => read(text).phases.map(phase => [phase.title, windowText(phase.window)])

test('months without a year are those of the first title that gives one', () => {
  const far = Array.from({ length: 400 }, (_, i) => `Line ${i} of what came before.`).join('\n\n')
  assert.deepEqual(phases(`# Plan\n\n## 第一阶段：准备（7-8月）\n\n- [ ] 写文档\n\n${far}\n\n## Q3 2027\n\n**9月份**:\n\n- [ ] 发布\n`), [
    ['第一阶段：准备（7-8月）', 'date 2027-07..2027-08'],
    ['Q3 2027', 'quarter 2027-Q3..2027-Q3'],
    ['9月份', 'date 2027-09..2027-09'],
  ])
})
