/** Budgets as trees: totals, subtotals and lines, with what they add up to. */
import { groupBy } from '../plan/check/rule.ts'
import { partsOf, type Line } from '../plan/check/sums.ts'
import type { Plan, Source } from '../plan/model.ts'

/** Amounts in whole `currency`; `min` and `max` are alike where no range is stated. `sum` is what the children add up to. */
export type BudgetNode = {
  id: string
  label: string
  min: number
  max: number
  currency: string
  period: string | null
  children: BudgetNode[]
  sum: { min: number; max: number } | null
  source: Source
}

/** One tree for each stated total; lines that no total sums stand by themselves, before the totals. */
export function budgetTree(plan: Plan): BudgetNode[] {
  const lines = plan.budgets.map(budget => ({ ...budget, unit: budget.currency }))
  return [...groupBy(lines, line => line.source.file).values()].flatMap(treesOf)
}

type Budget = Line & { id: string; currency: string }

/** The trees of one document. Each line hangs below the first whole that sums it: a subtotal before a total. */
function treesOf(lines: readonly Budget[]): BudgetNode[] {
  const nodes = new Map<Line, BudgetNode>(lines.map(line => [line, nodeOf(line)]))
  const placed = new Set<Line>()
  const wholes = [...lines.filter(line => line.subtotal), ...lines.filter(line => line.total)]
  for (const whole of wholes) {
    const alike = lines.filter(line => line.currency === whole.currency)
    for (const part of partsOf(whole, alike)) {
      if (placed.has(part) || isBelow(nodes.get(part)!, nodes.get(whole)!)) continue
      placed.add(part)
      nodes.get(whole)!.children.push(nodes.get(part)!)
    }
  }
  for (const node of nodes.values()) node.sum = sumOf(node.children)
  const roots = lines.filter(line => !placed.has(line) && !isColumnSum(line, lines))
  return [...roots.filter(line => !line.total), ...roots.filter(line => line.total)].map(line => nodes.get(line)!)
}

const nodeOf = ({ id, label, min, max, currency, period, source }: Budget): BudgetNode => ({
  id,
  label,
  min,
  max,
  currency,
  period,
  children: [],
  sum: null,
  source,
})
/** The sum of a column of a table that states the sum of all columns. */
const isColumnSum = ({ total, span, section }: Budget, lines: readonly Budget[]): boolean =>
  total && span != null && lines.some(other => other.total && other.span == null && other.section.join('\n') === section.join('\n'))
/** Does `top` hold `node`? Two totals that sum each other must not make a circle. */
const isBelow = (top: BudgetNode, node: BudgetNode): boolean => top === node || top.children.some(child => isBelow(child, node))

function sumOf(nodes: readonly BudgetNode[]): BudgetNode['sum'] {
  if (nodes.length === 0) return null
  return { min: nodes.reduce((sum, node) => sum + node.min, 0), max: nodes.reduce((sum, node) => sum + node.max, 0) }
}
