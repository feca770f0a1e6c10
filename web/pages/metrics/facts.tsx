import { Link } from 'wouter'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { dayAt } from '../../charts/time.ts'
import { target, when } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions } from '../../store/actions.ts'
import { useTargets, type SeriesView } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Titled } from '../../ui/source-link.tsx'
import { StateChip } from '../../ui/state.tsx'

/** What a metric is, who reads it, and which targets are held against it. */
export function Facts({ view, series }: { view: WorkspaceView; series: SeriesView }) {
  const { href } = useActions()
  const { data: targets } = useTargets(view.id)
  const { info, readers, from, to, provenance } = series
  const all = (targets ?? []).filter(each => each.metric === series.metric)
  // What two places of the plan say alike is one row here.
  const own = [
    ...new Map(all.map(each => [`${each.kpi.metric.toLowerCase()} ${target(each.kpi)} ${when(each.kpi, view.today)}`, each])).values(),
  ]
  const facts: [string, React.ReactNode][] = [
    [m.metrics.kind, m.metrics.kinds[info.kind]],
    ...(info.unit ? [[m.metrics.unit, info.unit] as [string, string]] : []),
    ...(from !== null && to !== null
      ? [[m.metrics.known, m.metrics.zoomed(dayAt(from, view.timeZone), dayAt(to, view.timeZone))] as [string, string]]
      : []),
    ...(readers.length > 0 ? [[m.metrics.readers, readers.join(', ')] as [string, string]] : []),
    ...(provenance ? [[m.metrics.source, `${provenance.source} (${provenance.method})`] as [string, string]] : []),
  ]
  return (
    <Card title={m.metrics.facts} span="c5">
      <dl className="kv facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {own.length > 0 && (
        <>
          <h3 className="facts-title">
            <Link className="more" href={href('targets')}>
              {m.metrics.targets}
            </Link>
          </h3>
          <ul className="points plain">
            {own.map(each => (
              <li key={each.kpi.id}>
                <Titled source={each.kpi.source}>{`${tidy(each.kpi.metric)}: ${target(each.kpi)}`}</Titled>
                <span className="when">{when(each.kpi, view.today)}</span>
                <StateChip state={each.pace.state} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}
