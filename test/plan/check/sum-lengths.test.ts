import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../../src/plan/compile.ts'

const sums = (text: string): string[] =>
  compile([{ path: 'plan.md', text: `# Plan\n\n${text}\n` }])
    .plan.problems.filter(({ rule }) => rule === 'sum-mismatch')
    .map(({ message }) => message)

test('what is paid every month counts once for each month that a total is for', () => {
  const lines = '- Hosting: $40/month\n- Ads: $300/month\n- Stickers: $600 one-time\n'
  assert.deepEqual(sums(`## Budget\n\n**Total:** $2,640 for 6 months\n\n${lines}`), [])
  assert.deepEqual(sums(`## Budget\n\n**Total:** $4,500 for 6 months\n\n${lines}`), [
    'Total: $4,500 stated, but its 3 lines add up to $2,640',
  ])
  // As they stand, where the lines are those of one month.
  assert.deepEqual(sums(`## Budget\n\n**Total:** $940 for 6 months\n\n${lines}`), [])
})
