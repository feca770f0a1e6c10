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

test('a total that says no length fits where some months of what is paid every month make it fit', () => {
  const lines = '- Hosting: $30/month\n- Ads: $500\n- Stickers: $300\n'
  assert.deepEqual(sums(`## Budget\n\n**Total:** $980\n\n${lines}`), [], 'six months')
  assert.deepEqual(sums(`## Budget\n\n**Total:** $995\n\n${lines}`), ['Total: $995 stated, but its 3 lines add up to $830'])
})

test('lines count in the column in which the total stands', () => {
  const table = (total: string): string =>
    `## Budget\n\n| Item | Cost per month | Total (6 months) |\n|---|---|---|\n| Hosting | $30 | $180 |\n| Ads | $250 | $1,500 |\n| Total | | ${total} |\n`
  assert.deepEqual(sums(table('$1,680')), [])
  assert.deepEqual(sums(table('$1,900')), ['Total: $1,900 stated, but its 2 lines add up to $1,680'])
})

test('what is paid once a year counts for its month in a monthly total', () => {
  const lines = '- Hosting: $25/month\n- Domain: $12/year\n'
  assert.deepEqual(sums(`## Costs\n\n${lines}- **Total: $26/month**`), [])
  assert.deepEqual(sums(`## Costs\n\n- Mail: $10/month\n${lines}- **Total: $60/month**`), [
    'Total: $60 stated, but its 2 lines add up to $35',
  ])
})

test('a total whose lines stand one level deeper is no sum of the totals beside it', () => {
  const block = (name: string, total: string): string => `### ${name}\n- Server: ${total}/month\n- **Total: ${total}/month**\n\n`
  const last = '### Large\n- Move to:\n  - Server: $30/month\n  - Database: $25/month\n- **Total: $55/month**'
  assert.deepEqual(sums(`## Costs\n\n${block('Small', '$5')}${block('Middle', '$45')}${last}`), [])
})
