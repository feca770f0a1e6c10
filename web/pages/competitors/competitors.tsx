/** The same public numbers of other projects beside ours: who is larger, who grows faster, whose share grows. */
import { useRef } from 'react'
import { useSearchParams } from 'wouter'
import type { CompetitorsView } from '../../../src/measure/competitors.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { nowOf, useMeasured } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AddForm } from './add-form.tsx'
import { BesideChart } from './beside-chart.tsx'
import { BesideTable } from './beside-table.tsx'
import { Proposals } from './proposals.tsx'

export function Competitors({ view }: { view: WorkspaceView }) {
  const { data, error, reload } = useMeasured<CompetitorsView>(view.id, '/competitors')
  const [params, setParams] = useSearchParams()
  const now = useRef(nowOf(view)).current
  const set = (key: string, value: string): void =>
    setParams(
      before => {
        const next = new URLSearchParams(before)
        next.set(key, value)
        return next
      },
      { replace: true },
    )
  const metrics = byTelling(data?.metrics ?? [])
  const chosen = metrics.find(each => each.metric === params.get('metric')) ?? metrics[0]
  const waiting = data?.competitors.filter(each => !each.measured) ?? []
  return (
    <>
      <Head
        view={view}
        title={m.pages.competitors}
        sub={data && data.competitors.length > 0 ? m.competitors.sub(data.competitors.length, metrics.length) : undefined}
      />
      {error && !data && <Failed error={error} />}
      {!data && !error && <Skeleton />}
      {data && data.competitors.length === 0 && (
        <Card>
          <Empty icon="competitors" title={m.competitors.empty} hint={m.competitors.emptyHint} example={m.competitors.example} />
        </Card>
      )}
      {data && waiting.length > 0 && (
        <p className="banner note" role="note">
          {waiting.map(each => (each.reader === null ? m.competitors.noReader(each.name) : m.competitors.notYet(each.name))).join(' ')}
        </p>
      )}
      {data && chosen && (
        <BesideChart
          view={view}
          metrics={metrics}
          chosen={chosen}
          competitors={data.competitors}
          now={now}
          range={params.get('range')}
          scale={params.get('scale')}
          onSet={set}
        />
      )}
      {data && metrics.length > 0 && (
        <BesideTable
          view={view}
          metrics={metrics}
          competitors={data.competitors}
          chosen={chosen?.metric ?? null}
          now={now}
          onChoose={metric => set('metric', metric)}
        />
      )}
      {data && (
        <div className="grid">
          <Proposals view={view} proposals={data.proposals} onChange={reload} />
          <AddForm competitors={data.competitors} onChange={reload} wide={data.proposals.length === 0} />
        </div>
      )}
    </>
  )
}

/** Those of which most projects are known first; then those that people compare by. */
function byTelling(metrics: CompetitorsView['metrics']): CompetitorsView['metrics'] {
  const rank = ({ metric, rows }: CompetitorsView['metrics'][number]): number =>
    rows.filter(row => row.latest !== null).length * 10 +
    (rows.some(row => row.ours) ? 5 : 0) +
    (/\.(?:stars|downloads)$/.test(metric) ? 3 : 0)
  return metrics.toSorted((a, b) => rank(b) - rank(a))
}
