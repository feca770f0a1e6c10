/** Budgets of money and time: what is stated, of what it is made, and whether it adds up. */
import { budgetTree } from '../../../src/schedule/budget-tree.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Head } from '../../shell/head.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { CostCard, CostRows } from './cost-card.tsx'
import { effortTrees, moneyNode, type CostNode } from './tree.ts'

export function BudgetPage({ view }: { view: WorkspaceView }) {
  const { plan } = view
  const money = budgetTree(plan).map(moneyNode)
  const time = effortTrees(plan.efforts)
  const titles = new Map(plan.documents.map(document => [document.file, document.title ?? document.file]))
  const under = (node: CostNode): string | null => (plan.documents.length > 1 ? tidy(titles.get(node.source.file) ?? '') : null)
  const trees = money.filter(node => node.children.length > 0)
  const single = money.filter(node => node.children.length === 0)
  return (
    <>
      <Head view={view} title={m.pages.budget} sub={money.length + time.length > 0 ? m.budget.sub : undefined} />
      {money.length + time.length === 0 && (
        <Card>
          <Empty icon="budget" title={m.budget.empty} hint={m.budget.emptyHint} example={m.budget.example} />
        </Card>
      )}
      {trees.map(tree => (
        <CostCard key={tree.id} node={tree} under={under(tree)} />
      ))}
      {single.length > 0 && (
        <Card title={trees.length > 0 ? m.budget.others : m.budget.lines} flush>
          <CostRows nodes={single} most={Math.max(...single.map(node => node.max))} whole={null} />
        </Card>
      )}
      {time.length > 0 && (
        <Card title={m.budget.effort} flush>
          <CostRows
            nodes={time}
            most={Math.max(...time.flatMap(node => [node.max, ...node.children.map(child => child.max)]))}
            whole={null}
          />
        </Card>
      )}
    </>
  )
}
