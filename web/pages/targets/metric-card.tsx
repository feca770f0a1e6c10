import type { Source } from '../../../src/plan/model.ts'
import { TrajectoryChart } from '../../charts/trajectory.tsx'
import type { Drawn } from '../../charts/trajectory-points.ts'
import { target, when } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import type { ProjectTrajectory } from './projects.ts'
import { Badge } from '../../ui/badge.tsx'

type MetricCardProps = { group: ProjectTrajectory; drawn: Drawn; today: string; clashes: (source: Source) => boolean }

/** One metric: its chart, then every target in words. */
export function MetricCard({ group, drawn, today, clashes }: MetricCardProps) {
  const { openSource } = useActions()
  const title = tidy(group.metric)
  const several = new Set(group.points.map(point => point.kpi.metric.toLowerCase())).size > 1
  const bad = group.points.some(point => clashes(point.kpi.source))
  // What is said twice is one line that opens both places.
  const said = Map.groupBy(group.points, ({ kpi }) => `${target(kpi)} ${when(kpi, today)}`)
  return (
    <section className="card c4 metric">
      <header>
        <h2>
          {title} {group.project && <span className="faint">{group.project}</span>}
        </h2>
        {bad && <Badge kind="error">{m.targets.conflict}</Badge>}
        <span className={group.metricId ? 'faint mono' : 'faint'}>{group.metricId ?? m.targets.noMetric}</span>
      </header>
      <TrajectoryChart drawn={drawn} title={title} unit={group.unit} today={today} clashes={clashes} />
      <ul className="points">
        {[...said].map(([key, list]) => {
          const kpi = list[0]?.kpi
          if (!kpi) return null
          return (
            <li key={key} className={list.some(each => clashes(each.kpi.source)) ? 'late' : ''}>
              <button
                type="button"
                className="link"
                onClick={() =>
                  openSource(
                    kpi.source,
                    list.slice(1).map(each => ({ message: each.kpi.metric, source: each.kpi.source })),
                  )
                }
              >
                {target(kpi)}
              </button>
              <span className="faint name">
                {several && tidy(kpi.metric)} {list.length > 1 && m.targets.places(list.length)}
              </span>
              <span className="when">{when(kpi, today)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
