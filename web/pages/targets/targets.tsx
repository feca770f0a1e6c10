/** Targets by metric, each as its trajectory over the deadlines that the plan sets, or all of them by deadline. */
import { useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Source } from '../../../src/plan/model.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { drawnPoints } from '../../charts/trajectory-points.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { Segments } from '../../ui/segments.tsx'
import { STATE_ORDER } from '../../ui/state.tsx'
import { anyMeasured, useTargets } from '../../store/measure.ts'
import { ByDeadline } from './by-deadline.tsx'
import { ByState } from './by-state.tsx'
import { Invite } from './invite.tsx'
import { MetricCard } from './metric-card.tsx'
import { trajectories } from './projects.ts'
import { TargetTable } from './table.tsx'

type Order = 'state' | 'metric' | 'deadline'

export function Targets({ view }: { view: WorkspaceView }) {
  const { plan, today } = view
  const { data: targets } = useTargets(view.id)
  const [params, setParams] = useSearchParams()
  const [chosen, setOrder] = useState<Order | null>(null)
  const measured = targets !== null && anyMeasured(targets)
  const state = STATE_ORDER.find(each => each === params.get('state')) ?? null
  const order: Order = chosen ?? (measured || state !== null ? 'state' : 'metric')
  const [query, setQuery] = useState('')
  const clashes = useMemo(() => clashing(view), [view])
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const kpis = plan.kpis.filter(kpi =>
    words.every(word => `${kpi.metric} ${kpi.metricId ?? ''} ${kpi.group ?? ''}`.toLowerCase().includes(word)),
  )
  const ids = new Set(kpis.map(kpi => kpi.id))
  const groups = trajectories(plan, kpis).map(group => ({ group, drawn: drawnPoints(group, view.start ?? view.launch, today) }))
  const drawn = groups.filter(each => each.drawn !== null)
  const listed = groups.filter(each => each.drawn === null).flatMap(each => each.group.points.map(point => point.kpi))
  if (plan.kpis.length === 0)
    return (
      <>
        <Head view={view} title={m.pages.targets} />
        <Card>
          <Empty icon="targets" title={m.targets.empty} hint={m.targets.emptyHint} example={m.targets.example} />
        </Card>
      </>
    )
  return (
    <>
      <Head view={view} title={m.pages.targets} sub={m.targets.sub(plan.kpis.length, trajectories(plan, plan.kpis).length)}>
        <FilterBox label={m.targets.filter} value={query} onChange={setQuery} />
        <Segments
          label={m.targets.order}
          value={order}
          onChange={setOrder}
          options={[
            ['state', m.measured.byState],
            ['metric', m.targets.byMetric],
            ['deadline', m.targets.byDeadline],
          ]}
        />
      </Head>
      {kpis.length === 0 && (
        <Card>
          <p className="quiet">{m.noMatch}</p>
        </Card>
      )}
      {targets !== null && !measured && <Invite />}
      {order === 'state' && targets !== null && kpis.length > 0 && (
        <ByState
          view={view}
          targets={targets.filter(each => ids.has(each.kpi.id))}
          state={state}
          onState={next => setParams(next === null ? {} : { state: next }, { replace: true })}
          clashes={clashes}
        />
      )}
      {order === 'deadline' && kpis.length > 0 && <ByDeadline kpis={kpis} today={today} clashes={clashes} />}
      {order === 'metric' && drawn.length > 0 && (
        <div className="grid">
          {drawn.map(
            ({ group, drawn: points }) =>
              points && <MetricCard key={group.key} group={group} drawn={points} today={today} clashes={clashes} />,
          )}
        </div>
      )}
      {order === 'metric' && listed.length > 0 && (
        <Card title={m.targets.one} flush>
          <TargetTable kpis={listed} today={today} clashes={clashes} />
        </Card>
      )}
    </>
  )
}

/** Is a target part of a problem about targets? */
function clashing({ plan }: WorkspaceView): (source: Source) => boolean {
  const at = (source: Source): string => `${source.file}:${source.line}`
  const places = new Set(
    plan.problems
      .filter(problem => problem.rule.startsWith('target-'))
      .flatMap(problem => [problem.source, ...problem.related.map(each => each.source)])
      .map(at),
  )
  return source => places.has(at(source))
}
