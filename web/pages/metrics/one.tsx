/** One series close up: its chart with zoom and comparison, what it is, and what happened beside it. */
import { useMemo, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { ExplorerChart, type Line } from '../../charts/explorer-chart.tsx'
import { drawnOf, type Drawn } from '../../charts/series-points.ts'
import { dayAt } from '../../charts/time.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useActions } from '../../store/actions.ts'
import { labelText, nowOf, seriesKey, seriesPath, useMeasured, type Annotation, type Range, type SeriesView } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { Events } from './events.tsx'
import { Facts } from './facts.tsx'
import { Provenance } from './provenance.tsx'
import { useWindow } from './use-window.ts'

const POINTS = 400
const nameOf = (series: SeriesView): string => [series.metric, labelText(series.labels)].filter(Boolean).join(' · ')

type OneMetricProps = { view: WorkspaceView; series: SeriesView; all: readonly SeriesView[] }

export function OneMetric({ view, series, all }: OneMetricProps) {
  const { href } = useActions()
  const now = useRef(nowOf(view)).current
  const shown = useWindow(series, now)
  const { from, to, range, log, other: otherKey } = shown
  const [opened, setOpened] = useState<Drawn | null>(null)
  const other = all.find(each => seriesKey(each.metric, each.labels) === otherKey) ?? null
  const ask = ({ metric, labels }: SeriesView): string => seriesPath({ metric, labels, from, to, points: POINTS })
  const first = useKept(useMeasured<Range>(view.id, ask(series)))
  const second = useKept(useMeasured<Range>(view.id, other ? ask(other) : null))
  const query = new URLSearchParams({ metric: series.metric, from: String(Math.floor(from)), to: String(Math.ceil(to)) })
  const events = useMeasured<Annotation[]>(view.id, `/annotations?${query.toString()}`)
  const kept = useKept(events).data ?? []
  const main = useMemo(() => lineOf(series, first.data), [series, first.data])
  const beside = other && second.data ? lineOf(other, second.data) : null
  return (
    <>
      <p className="crumb">
        <Link className="more" href={href('metrics')}>
          {m.metrics.back}
        </Link>
      </p>
      <Head view={view} title={series.metric} sub={[labelText(series.labels), series.info.help].filter(Boolean).join(' · ')}>
        <Segments
          label={m.metrics.range}
          value={range ?? ''}
          onChange={shown.setRange}
          options={(['month', 'quarter', 'year', 'all'] as const).map(each => [each, m.metrics.ranges[each]] as const)}
        />
        <button type="button" className="chip" aria-pressed={log} onClick={() => shown.setLog(!log)}>
          {m.metrics.log}
        </button>
        <label className="field">
          <span className="sr">{m.metrics.compare}</span>
          <select value={otherKey ?? ''} onChange={event => shown.setOther(event.target.value || null)}>
            <option value="">{`${m.metrics.compare}: ${m.metrics.alone}`}</option>
            {all
              .filter(each => each !== series)
              .map(each => (
                <option key={seriesKey(each.metric, each.labels)} value={seriesKey(each.metric, each.labels)}>
                  {nameOf(each)}
                </option>
              ))}
          </select>
        </label>
      </Head>
      <Card
        title={m.metrics.zoomed(dayAt(from, view.timeZone), dayAt(Math.min(to, now), view.timeZone))}
        aside={
          range === null ? (
            <button type="button" className="more" onClick={() => shown.setRange('all')}>
              {m.metrics.zoomOut}
            </button>
          ) : (
            m.metrics.how
          )
        }
        footer={
          beside && (
            <ul className="chart-legend">
              {[main, beside].map((line, i) => (
                <li key={line.name}>
                  <i className="swatch" style={{ background: `var(--c${i + 1})` }} /> {line.name} {line.unit && `(${line.unit})`}
                </li>
              ))}
            </ul>
          )
        }
      >
        <Trouble error={first.error} />
        {first.data && main.drawn.length === 0 ? (
          <p className="quiet">{m.metrics.none}</p>
        ) : (
          <ExplorerChart
            lines={beside ? [main, beside] : [main]}
            from={from}
            to={to}
            log={log}
            events={kept}
            zone={view.timeZone}
            onZoom={shown.zoom}
            onOpen={setOpened}
          />
        )}
      </Card>
      <div className="grid">
        <Events view={view} metric={series.metric} events={kept} onChange={events.reload} />
        <Facts view={view} series={series} />
      </div>
      {opened && <Provenance view={view} series={series} drawn={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

const lineOf = (series: SeriesView, data: Range | null): Line => ({
  name: nameOf(series),
  kind: series.info.kind,
  unit: series.info.unit,
  drawn: data ? drawnOf(data.points, series.info.kind) : [],
})

/** The last answer stays until the next one is there: a zoom does not flicker. */
function useKept<T>({ data, error }: { data: T | null; error: Error | null }): { data: T | null; error: Error | null } {
  const kept = useRef<T | null>(null)
  if (data !== null) kept.current = data
  return { data: data ?? kept.current, error }
}

export function MetricGone({ view, metric }: { view: WorkspaceView; metric: string }) {
  const { href } = useActions()
  return (
    <>
      <Head view={view} title={metric} />
      <Card>
        <Empty icon="metrics" title={m.metrics.gone} hint={m.metrics.goneHint}>
          <Link className="button" href={href('metrics')}>
            {m.metrics.back}
          </Link>
        </Empty>
      </Card>
    </>
  )
}
