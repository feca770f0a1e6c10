/** Budgets as trees with bars: what is stated beside what the lines add up to. */
import { budgetTree, type BudgetNode } from '../../src/schedule/budget-tree.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { amount, number } from '../format.ts'
import { m } from '../messages/index.ts'
import { Head } from '../shell.tsx'
import { Badge, Card, Empty, Titled } from '../ui/parts.tsx'

export function BudgetPage({ view }: { view: WorkspaceView }) {
  const trees = budgetTree(view.plan)
  const { efforts } = view.plan
  const top = Math.max(1, ...trees.map(tree => tree.max), ...trees.flatMap(tree => tree.children.map(child => child.max)))
  return (
    <>
      <Head view={view} title={m.pages.budget} />
      {trees.length === 0 && efforts.length === 0 && (
        <Card>
          <Empty title={m.budget.empty} hint={m.budget.emptyHint} />
        </Card>
      )}
      {trees.length > 0 && (
        <section className="card">
          <div className="tree" role="tree" aria-label={m.pages.budget}>
            {trees.map(tree => (
              <Node key={tree.id} node={tree} top={top} depth={0} />
            ))}
          </div>
        </section>
      )}
      {efforts.length > 0 && (
        <Card title={m.budget.effort} flush>
          <ul className="rows">
            {efforts.map(effort => (
              <li key={effort.id} style={{ paddingLeft: effort.category ? 40 : undefined }}>
                <span className="grow">
                  <Titled source={effort.source}>{effort.label}</Titled>
                </span>
                <span className="num">
                  {effort.min === effort.max ? number(effort.min) : `${number(effort.min)}–${number(effort.max)}`} {effort.unit}
                  {effort.period ? ` ${m.targets.per} ${effort.period}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Node({ node, top, depth }: { node: BudgetNode; top: number; depth: number }) {
  const off =
    node.sum !== null &&
    (Math.abs(node.sum.min - node.min) > 0.01 || Math.abs(node.sum.max - node.max) > 0.01) &&
    !(node.min === node.max && node.sum.min !== node.sum.max && node.min >= node.sum.min && node.max <= node.sum.max)
  return (
    <>
      <div className="node" role="treeitem" aria-level={depth + 1}>
        <span style={{ paddingLeft: depth * 20, fontWeight: node.children.length > 0 ? 550 : 400 }}>
          <Titled source={node.source}>{node.label}</Titled>{' '}
          {off && (
            <Badge kind="error">
              {m.budget.adds} {amount({ min: node.sum!.min, max: node.sum!.max, currency: node.currency })}
            </Badge>
          )}
        </span>
        <span style={{ display: 'flex' }} aria-hidden="true">
          <span className="swatch" style={{ width: `${(100 * node.min) / top}%` }} />
          {node.max > node.min && <span className="swatch light" style={{ width: `${(100 * (node.max - node.min)) / top}%` }} />}
        </span>
        <span className="num" style={{ fontWeight: node.children.length > 0 ? 550 : 400 }}>
          {amount(node)}
          {node.period && <span className="faint"> / {node.period}</span>}
        </span>
      </div>
      {node.children.map(child => (
        <Node key={child.id} node={child} top={top} depth={depth + 1} />
      ))}
    </>
  )
}
