import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read } from './read.ts'

test('what a step of a paid promotion costs, beside the step or the channel that it is', () => {
  const plan = read(
    '# Plan\n\n### Paid promotion (optional)\n\n- [ ] Sponsor a digest ($100-200)\n\n### Paid amplification\n\n- **Reddit Ads**: r/parsers ($500/month)\n- **LinkedIn**: managers ($2000/month)\n',
  )
  assert.deepEqual(
    plan.budgets.map(({ label, min, max, period }) => [label, min, max, period]),
    [
      ['Sponsor a digest', 100, 200, null],
      ['Reddit Ads', 500, 500, 'month'],
      ['LinkedIn', 2000, 2000, 'month'],
    ],
  )
  assert.deepEqual(
    plan.tasks.map(({ title }) => title),
    ['Sponsor a digest ($100-200)'],
  )
  assert.deepEqual(
    plan.channels.map(({ name }) => name),
    ['Reddit Ads', 'LinkedIn'],
  )
})
test('costs of tools that a last row sums up', () => {
  const { budgets } = read(
    '# Plano\n\n## Infraestrutura e ferramentas\n\n| Item | Custo (6 meses) |\n|---|---|\n| Servidores | R$ 1.000 |\n| **TOTAL INFRA** | **R$ 1.000** |\n',
  )
  assert.equal(budgets.length, 2)
})
