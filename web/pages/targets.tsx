/** Targets by metric: each as its trajectory over the deadlines that the plan sets. */
import { targetsByMetric, type Trajectory } from '../../src/schedule/targets.ts'
import type { WorkspaceView } from '../../src/schedule/view.ts'
import { compact, shortDate, target } from '../format.ts'
import { m } from '../messages/index.ts'
import { Head } from '../shell.tsx'
import { useActions } from '../store.ts'
import { Badge, Card, Empty, Place, Tip, Titled } from '../ui/parts.tsx'

export function Targets({ view }: { view: WorkspaceView }) {
  const { plan, today } = view
  const groups = targetsByMetric(plan)
  const series = groups.filter(group => group.points.length > 1)
  const single = groups.filter(group => group.points.length === 1)
  const conflicts = new Set(
    plan.problems
      .filter(problem => problem.rule.startsWith('target-'))
      .flatMap(problem => [problem.source, ...problem.related.map(related => related.source)])
      .map(source => `${source.file}:${source.line}`),
  )
  const clash = (group: Trajectory): boolean =>
    group.points.filter(point => conflicts.has(`${point.kpi.source.file}:${point.kpi.source.line}`)).length > 1
  if (plan.kpis.length === 0)
    return (
      <>
        <Head view={view} title={m.pages.targets} />
        <Card>
          <Empty title={m.targets.empty} hint={m.targets.emptyHint} />
        </Card>
      </>
    )
  return (
    <>
      <Head view={view} title={m.pages.targets} sub={m.portfolio.targets(plan.kpis.length)} />
      <div className="grid">
        {series.map(group => (
          <section key={group.key} className="card c4 trajectory">
            <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
              <h2>{group.metric}</h2>
              {clash(group) && <Badge kind="error">{m.targets.conflict}</Badge>}
            </div>
            <Chart group={group} today={today} />
            <ul className="points">
              {group.points.map(({ kpi, due }) => (
                <li key={kpi.id}>
                  <Titled source={kpi.source}>{target(kpi)}</Titled>
                  <span className="faint">
                    {due
                      ? shortDate(due, today)
                      : (kpi.by
                          ?.replace(/^text:/, '')
                          .replace(/^launch\+/, '')
                          .replace(':', ' ') ?? '')}
                  </span>
                </li>
              ))}
            </ul>
            <span className="faint mono">{group.metricId ?? m.targets.noMetric}</span>
          </section>
        ))}
      </div>
      {single.length > 0 && (
        <Card title={m.targets.one} flush>
          <div className="scroll-x">
            <table className="data">
              <tbody>
                {single.map(({ points: [point], metricId }) => (
                  <tr key={point!.kpi.id}>
                    <td>
                      <Titled source={point!.kpi.source}>{point!.kpi.metric}</Titled>
                    </td>
                    <td className="num">{target(point!.kpi)}</td>
                    <td className="faint num">
                      {point!.due ? shortDate(point!.due, today) : (point!.kpi.by?.replace(/^text:/, '').replace(':', ' ') ?? '')}
                    </td>
                    <td className="faint mono">{metricId ?? m.targets.noMetric}</td>
                    <td className="num">
                      <Place source={point!.kpi.source} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
    </>
  )
}

const W = 300
const H = 96
/** Steps from deadline to deadline; a point is a target and opens its line. */
function Chart({ group, today }: { group: Trajectory; today: string }) {
  const { openSource } = useActions()
  const points = group.points
    .filter(point => point.day !== null && point.kpi.period === null)
    .map(point => ({ ...point, value: Array.isArray(point.kpi.value) ? point.kpi.value[1] : point.kpi.value }))
  if (points.length < 2) return null
  const far = Math.max(...points.map(point => point.day!))
  const high = Math.max(...points.map(point => point.value)) || 1
  const x = (day: number): number => 6 + (day / far) * (W - 12)
  const y = (value: number): number => H - 14 - (value / high) * (H - 34)
  const line = points.filter(point => point.kpi.op !== 'increase')
  return (
    <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={`${group.metric}: ${points.map(point => target(point.kpi)).join(', ')}`}>
      <line x1="0" x2={W} y1={H - 14} y2={H - 14} stroke="var(--line)" />
      <polyline
        points={[`${x(0)},${y(0)}`, ...line.map(point => `${x(point.day!)},${y(point.value)}`)].join(' ')}
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.75"
        strokeLinejoin="round"
      />
      {points.map(point => (
        <Tip key={point.kpi.id} text={`${target(point.kpi)}${point.due ? ` · ${shortDate(point.due, today)}` : ''}`}>
          <circle
            cx={x(point.day!)}
            cy={y(point.value)}
            r="4.5"
            fill="var(--surface)"
            stroke="var(--accent)"
            strokeWidth="1.75"
            style={{ cursor: 'pointer' }}
            onClick={() => openSource(point.kpi.source)}
          />
        </Tip>
      ))}
      {line.map(
        (point, i) =>
          (i === line.length - 1 || line.length < 5) && (
            <text
              key={point.kpi.id}
              x={Math.min(W - 2, x(point.day!))}
              y={y(point.value) - 9}
              textAnchor={x(point.day!) > W - 40 ? 'end' : 'middle'}
              fontSize="11"
              fill="var(--ink-2)"
            >
              {compact(point.value)}
            </text>
          ),
      )}
    </svg>
  )
}
