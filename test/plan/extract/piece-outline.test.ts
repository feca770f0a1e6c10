import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

const DAY = `# Calendar

## Week 4

### Day 28 - Mastodon

**Type:** Transparency
**Title:** "Month 1: 50 signups, $0 revenue"
**Content:**

- MRR: $0
- Users: 200
- Costs: $40 (hosting)
- Ask for feedback
`

test('what a piece says is neither target nor budget', () => {
  const plan = read(DAY)
  assert.deepEqual([plan.kpis, plan.budgets], [[], []])
  assert.deepEqual(
    plan.content.map(({ title, channel }) => [title, channel]),
    [['Month 1: 50 signups, $0 revenue', 'mastodon']],
  )
})
test('a title without quotes below the place where it is posted', () => {
  const plan = read(
    '# Posts\n\n## Reddit\n\n### r/selfhosted\n\n**Title**: I made my own parser, and what came of it\n\n**Body**:\n\nHello.\n',
  )
  assert.deepEqual(
    plan.content.map(({ title, channel }) => [title, channel]),
    [['I made my own parser, and what came of it', 'reddit']],
  )
})
test('who talks to users holds no talk', () => {
  const plan = read('# Plan\n\n## Month 1\n\n- Talk to every user\n- A talk on parsers\n')
  assert.deepEqual(
    plan.content.map(({ title }) => title),
    ['A talk on parsers'],
  )
})
