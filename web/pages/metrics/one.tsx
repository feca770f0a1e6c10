/** One series close up: its chart with zoom and comparison, what it is, and what happened beside it. */
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { ExplorerChart } from '../../charts/explorer-chart.tsx'
import { mustIndex, type Line } from '../../charts/explorer-lines.ts'
import { seriesColour } from '../../charts/scale.ts'
import { drawnOf, type Drawn } from '../../charts/series-points.ts'
import { dayAt } from '../../charts/time.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useActions } from '../../store/actions.ts'
import { useKept } from '../../store/hooks.ts'
import { labelText, nowOf, seriesKey, seriesPath, useMeasured, type Annotation, type Range, type SeriesView } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { Compare } from './compare.tsx'
import { Events } from './events.tsx'
import { Facts } from './facts.tsx'
import { Provenance } from './provenance.tsx'
import { useRanges } from './use-ranges.ts'
import { useWindow } from './use-window.ts'

const POINTS = 400
const nameOf = (series: SeriesView): string => [series.metric, labelText(series.labels)].filter(Boolean).join(' · ')

type OneMetricProps = { view: WorkspaceView; series: SeriesView; all: readonly SeriesView[] }

export function OneMetric({ view, series, all }: OneMetricProps) {
  const { href } = useActions()
  const now = useRef(nowOf(view)).current
  const shown = useWindow(series, now)
  const { from, to, range, others } = shown
  const [opened, setOpened] = useState<{ drawn: Drawn; series: SeriesView } | null>(null)
  const chosen = others.flatMap(key => all.find(each => each !== series && seriesKey(each.metric, each.labels) === key) ?? [])
  const drawn = [series, ...chosen]
  const { ranges, error } = useRanges(
    view.id,
    drawn.map(({ metric, labels }) => seriesPath({ metric, labels, from, to, points: POINTS })),
  )
  const query = new URLSearchParams({ metric: series.metric, from: String(Math.floor(from)), to: String(Math.ceil(to)) })
  const events = useMeasured<Annotation[]>(view.id, `/annotations?${query.toString()}`)
  const kept = useKept(events.data) ?? []
  const lines = drawn.map((each, index) => lineOf(each, ranges[index] ?? null))
  const mode = mustIndex(lines) ? 'index' : shown.mode
  const answered = ranges[0] !== null && ranges[0] !== undefined
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
        <Segments
          label={m.metrics.scale}
          value={mode}
          onChange={shown.setMode}
          options={(['value', 'log', 'index'] as const).map(each => [each, m.metrics.scales[each]] as const)}
        />
        <Compare series={series} all={all} chosen={chosen} nameOf={nameOf} onChange={shown.setOthers} />
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
          lines.length > 1 && (
            <ul className="chart-legend">
              {lines.map((line, i) => (
                <li key={line.name}>
                  <i className="swatch" style={{ background: seriesColour(i) }} /> {line.name} {line.unit && `(${line.unit})`}
                </li>
              ))}
              {mode !== 'value' && <li className="faint">{mode === 'index' ? m.metrics.indexed : m.metrics.logged}</li>}
            </ul>
          )
        }
      >
        <Trouble error={error} />
        {answered && lines.every(line => line.drawn.length === 0) ? (
          <p className="quiet">{m.metrics.none}</p>
        ) : (
          <ExplorerChart
            lines={lines}
            from={from}
            to={to}
            mode={mode}
            events={kept}
            zone={view.timeZone}
            onZoom={shown.zoom}
            onOpen={(point, line) => setOpened({ drawn: point, series: drawn[line] ?? series })}
          />
        )}
      </Card>
      <div className="grid">
        <Events view={view} metric={series.metric} events={kept} onChange={events.reload} />
        <Facts view={view} series={series} />
      </div>
      {opened && <Provenance view={view} series={opened.series} all={all} drawn={opened.drawn} onClose={() => setOpened(null)} />}
    </>
  )
}

const lineOf = (series: SeriesView, data: Range | null): Line => ({
  name: nameOf(series),
  kind: series.info.kind,
  unit: series.info.unit,
  drawn: data ? drawnOf(data.points, series.info.kind) : [],
})

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
