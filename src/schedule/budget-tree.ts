/** Budgets as trees: totals, subtotals and lines, with what they add up to. */
import type { Budget, Plan, Source } from '../plan/model.ts'

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

/** One tree a stated total; lines without a total stand by themselves. */
export function budgetTree(plan: Plan): BudgetNode[] {
  const node = (budget: Budget): BudgetNode => ({
    id: budget.id,
    label: budget.label,
    min: budget.min,
    max: budget.max,
    currency: budget.currency,
    period: budget.period,
    children: [],
    sum: null,
    source: budget.source,
  })
  const out: BudgetNode[] = []
  const files = new Map<string, Budget[]>()
  for (const budget of plan.budgets) files.set(budget.source.file, [...(files.get(budget.source.file) ?? []), budget])
  for (const budgets of files.values()) {
    const nodes = new Map(budgets.map(budget => [budget, node(budget)]))
    const subtotals = budgets.filter(budget => budget.subtotal)
    const totals = budgets.filter(budget => budget.total)
    for (const budget of budgets) {
      if (budget.total) continue
      const parent =
        subtotals.find(other => other !== budget && other.label === budget.category && shares(other, budget)) ??
        totals.find(total => shares(total, budget) && total.currency === budget.currency)
      if (parent) nodes.get(parent)!.children.push(nodes.get(budget)!)
      else out.push(nodes.get(budget)!)
    }
    out.push(...totals.map(total => nodes.get(total)!))
    for (const entry of nodes.values())
      if (entry.children.length > 0)
        entry.sum = { min: add(entry.children, child => child.min), max: add(entry.children, child => child.max) }
  }
  return out
}
/** A line belongs to a total of its own section or of a section around it. */
const shares = (total: Budget, line: Budget): boolean => total.section.join('\n') === line.section.slice(0, total.section.length).join('\n')
const add = (nodes: BudgetNode[], pick: (node: BudgetNode) => number): number => nodes.reduce((sum, node) => sum + pick(node), 0)
