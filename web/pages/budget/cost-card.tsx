import { seriesColour } from '../../charts/scale.ts'
import { percent } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { Badge } from '../../ui/badge.tsx'
import { placeOf, Titled } from '../../ui/source-link.tsx'
import { Tip } from '../../ui/tip.tsx'
import type { CostNode } from './tree.ts'

/** A total with what it is made of: one bar in parts, then every line. */
export function CostCard({ node, under }: { node: CostNode; under: string | null }) {
  const sum = node.children.reduce((all, child) => all + child.max, 0)
  const whole = Math.max(node.max, sum)
  return (
    <section className="card cost">
      <header>
        <div>
          <h2>
            <Titled source={node.source}>{tidy(node.label)}</Titled>
          </h2>
          {under && <p className="under">{under}</p>}
        </div>
        <div className="cost-total">
          {node.off && <Badge kind="error">{m.budget.adds(node.off)}</Badge>} <strong>{node.text}</strong>
        </div>
      </header>
      <div className="parts">
        {node.children.map((child, i) => (
          <Part key={child.id} node={child} whole={whole} colour={seriesColour(i)} />
        ))}
      </div>
      <CostRows nodes={node.children} most={Math.max(...node.children.map(child => child.max))} whole={sum} coloured />
    </section>
  )
}

function CostTip({ node, whole }: { node: CostNode; whole: number | null }) {
  return (
    <span className="tip-lines">
      <strong>{tidy(node.label)}</strong>
      <span>
        {node.text}
        {whole !== null && whole > 0 && ` · ${m.budget.share(percent(node.max, whole))}`}
      </span>
      {node.off && <span>{m.budget.adds(node.off)}</span>}
      <span className="muted">{placeOf(node.source)}</span>
    </span>
  )
}

function Part({ node, whole, colour }: { node: CostNode; whole: number; colour: string }) {
  const { openSource } = useActions()
  return (
    <Tip text={<CostTip node={node} whole={whole} />}>
      <button
        type="button"
        aria-label={`${node.label}: ${node.text}`}
        style={{ width: `${(100 * node.max) / whole}%`, background: colour }}
        onClick={() => openSource(node.source)}
      />
    </Tip>
  )
}

type CostRowsProps = { nodes: readonly CostNode[]; most: number; whole: number | null; coloured?: boolean; depth?: number; colour?: string }

/** Lines with bars on one scale; lines of lines are set in. */
export function CostRows({ nodes, most, whole, coloured = false, depth = 0, colour }: CostRowsProps) {
  return nodes.map((node, i) => {
    const own = colour ?? (coloured ? seriesColour(i) : 'var(--accent)')
    return (
      <div key={node.id} className={depth === 0 ? 'cost-group' : ''}>
        <div className={node.children.length > 0 ? 'cost-row sum' : 'cost-row'} style={{ '--depth': depth } as React.CSSProperties}>
          <span className="name">
            {coloured && depth === 0 && <i className="swatch" style={{ background: own }} />}
            <Titled source={node.source}>{tidy(node.label)}</Titled>
            {node.off && <Badge kind="error">{m.budget.adds(node.off)}</Badge>}
          </span>
          <Tip text={<CostTip node={node} whole={whole} />}>
            <span className="cost-bar">
              <i style={{ width: `${(100 * node.min) / most}%`, background: own }} />
              {node.max > node.min && (
                <i className="more-of" style={{ width: `${(100 * (node.max - node.min)) / most}%`, background: own }} />
              )}
            </span>
          </Tip>
          <span className="num share">{whole !== null && whole > 0 ? `${percent(node.max, whole)} %` : ''}</span>
          <span className="num amount">{node.text}</span>
        </div>
        {node.children.length > 0 && <CostRows nodes={node.children} most={most} whole={whole} depth={depth + 1} colour={own} />}
      </div>
    )
  })
}
