import assert from 'node:assert/strict'
import { test } from 'node:test'
import { budgetTree, type BudgetNode } from '../../src/schedule/budget-tree.ts'
import { planOf } from './plan.ts'

/** "Total 1000 = 1000 (Ads 500, Design 500)" */
const say = ({ label, min, max, sum, children }: BudgetNode): string => {
  const range = (low: number, high: number): string => (low === high ? `${low}` : `${low}-${high}`)
  const parts = children.length === 0 ? '' : ` = ${range(sum!.min, sum!.max)} (${children.map(say).join(', ')})`
  return `${label} ${range(min, max)}${parts}`
}
const trees = (text: string): string[] => budgetTree(planOf(text)).map(say)

test('a total with its lines', () => {
  assert.deepEqual(trees('# Plan\n\n## Budget\n\n- Ads: $500-700\n- Design: $300\n- **Total: $1,000**\n'), [
    'Total 1000 = 800-1000 (Ads 500-700, Design 300)',
  ])
})
test('a tree of three levels', () => {
  const text = `# Plan

## Budget: $1,000

### Content: $300

- Writing: $200
- Editing: $100

### Events: $700

- Travel: $400
- Booth: $300
`
  assert.deepEqual(trees(text), [
    'Budget 1000 = 1000 (Content 300 = 300 (Writing 200, Editing 100), Events 700 = 700 (Travel 400, Booth 300))',
  ])
})
test('a total that is written below the last part sums all parts', () => {
  const text =
    '# Plan\n\n## Budget\n\n### Content: $300\n\n- Writing: $200\n- Editing: $100\n\n### Events: $700\n\n- Travel: $400\n- Booth: $300\n\n**Total: $1,000**\n'
  assert.deepEqual(trees(text), [
    'Total 1000 = 1000 (Content 300 = 300 (Writing 200, Editing 100), Events 700 = 700 (Travel 400, Booth 300))',
  ])
})
test('lines without a total stand by themselves', () => {
  assert.deepEqual(trees('# Plan\n\n## Budget\n\n- Ads: $500\n- Design: $300\n'), ['Ads 500', 'Design 300'])
})
test('another currency is no part of the total', () => {
  assert.deepEqual(trees('# Plan\n\n## Budget\n\n- Ads: $500\n- Booth: €300\n- **Total: $500**\n'), [
    'Booth 300',
    'Total 500 = 500 (Ads 500)',
  ])
})
test('the budgets of two documents stay apart', () => {
  const text = '# Plan\n\n## Budget\n\n- Ads: $500\n- **Total: $500**\n'
  const plan = planOf(text)
  const both = { ...plan, budgets: plan.budgets.flatMap(budget => [budget, { ...budget, source: { ...budget.source, file: 'other.md' } }]) }
  assert.deepEqual(budgetTree(both).map(say), ['Total 500 = 500 (Ads 500)', 'Total 500 = 500 (Ads 500)'])
})
test('in other languages', () => {
  assert.deepEqual(
    trees(
      '# Plan\n\n## Budget\n\n| Posten | Betrag |\n| --- | --- |\n| Werbung | 1.500 € |\n| Gestaltung | 300 € |\n| **Gesamt** | 1.800 € |\n',
    ),
    ['Gesamt 1800 = 1800 (Werbung 1500, Gestaltung 300)'],
  )
})
