/** One metric of all projects over time: from a common start, as values, or on a log scale. */
import { useState } from 'react'
import type { CompetitorsView } from '../../../src/measure/competitors.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { ExplorerChart } from '../../charts/explorer-chart.tsx'
import type { Mode } from '../../charts/explorer-lines.ts'
import { seriesColour } from '../../charts/scale.ts'
import { drawnOf, gapsOf, type Drawn } from '../../charts/series-points.ts'
import { m } from '../../messages/index.ts'
import { seriesPath, useMetrics } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { Provenance } from '../metrics/provenance.tsx'
import { useRanges } from '../metrics/use-ranges.ts'

const DAY = 86_400_000
const POINTS = 400
const RANGES = { quarter: 90, year: 366, all: 0 } as const
const MODES: readonly Mode[] = ['index', 'value', 'log']
type Metric = CompetitorsView['metrics'][number]
type BesideChartProps = {
  view: WorkspaceView
  metrics: readonly Metric[]
  chosen: Metric
  competitors: CompetitorsView['competitors']
  now: number
  range: string | null
  scale: string | null
  onSet: (key: string, value: string) => void
}

export function BesideChart({ view, metrics, chosen, competitors, now, range: asked, scale, onSet }: BesideChartProps) {
  const known = useMetrics(view.id).data ?? []
  const [zoom, setZoom] = useState<{ from: number; to: number } | null>(null)
  const [opened, setOpened] = useState<{ drawn: Drawn; line: number } | null>(null)
  const range = (['quarter', 'year', 'all'] as const).find(each => each === asked) ?? 'all'
  const mode = MODES.find(each => each === scale) ?? 'index'
  const series = chosen.rows.flatMap(
    row => known.find(each => each.metric === chosen.metric && JSON.stringify(each.labels) === JSON.stringify(row.labels)) ?? [],
  )
  const end = (Math.floor(now / DAY) + 1) * DAY
  const first = Math.min(...series.flatMap(each => each.from ?? []), end - 14 * DAY)
  const from = zoom?.from ?? (range === 'all' ? first : end - RANGES[range] * DAY)
  const to = zoom?.to ?? end
  const { ranges, error } = useRanges(
    view.id,
    chosen.rows.map(({ labels }) => seriesPath({ metric: chosen.metric, labels, from, to, points: POINTS })),
  )
  const lines = chosen.rows.map((row, index) => ({
    name: row.ours ? m.competitors.named(row.name, view.name) : row.name,
    kind: chosen.kind,
    unit: chosen.unit,
    colour: colourIn(row, competitors),
    drawn: ranges[index] ? drawnOf(ranges[index].points, chosen.kind) : [],
  }))
  const broken = lines.some(line => gapsOf(line.drawn).length > 0)
  const openedSeries = opened === null ? undefined : known.find(each => sameSeries(each, chosen, opened.line))
  return (
    <Card
      title={
        <label className="field">
          <span className="sr">{m.competitors.metric}</span>
          <select
            value={chosen.metric}
            onChange={event => {
              setZoom(null)
              onSet('metric', event.target.value)
            }}
          >
            {metrics.map(each => (
              <option key={each.metric}>{each.metric}</option>
            ))}
          </select>
        </label>
      }
      aside={
        <span className="tools">
          <Segments
            label={m.competitors.range}
            value={zoom ? '' : range}
            onChange={next => {
              setZoom(null)
              onSet('range', next)
            }}
            options={(['quarter', 'year', 'all'] as const).map(each => [each, m.competitors.ranges[each]] as const)}
          />
          <Segments
            label={m.competitors.scale}
            value={mode}
            onChange={next => onSet('scale', next)}
            options={MODES.map(each => [each, m.competitors.scales[each]] as const)}
          />
        </span>
      }
      footer={
        <ul className="chart-legend">
          {lines.map(line => (
            <li key={line.name}>
              <i className="swatch" style={{ background: seriesColour(line.colour) }} /> {line.name}
            </li>
          ))}
          <li className="faint">
            {[mode === 'index' && m.competitors.indexed, mode === 'log' && m.competitors.logged, broken && m.competitors.gap]
              .filter(Boolean)
              .join(' ')}
          </li>
        </ul>
      }
    >
      <Trouble error={error} />
      <ExplorerChart
        lines={lines}
        from={from}
        to={to}
        mode={mode}
        events={[]}
        zone={view.timeZone}
        onZoom={(a, b) => setZoom(b - a < DAY || (a <= first && b >= end) ? null : { from: Math.max(first, a), to: Math.min(end, b) })}
        onOpen={(drawn, line) => setOpened({ drawn, line })}
      />
      {opened && openedSeries && <Provenance view={view} series={openedSeries} drawn={opened.drawn} onClose={() => setOpened(null)} />}
    </Card>
  )
}

/** Each project keeps its colour, whatever is measured of it; ours is the first. */
export const colourIn = (row: { name: string; ours: boolean }, competitors: CompetitorsView['competitors']): number =>
  row.ours ? 0 : competitors.findIndex(each => each.name.replace(/^[a-z]+:/, '') === row.name) + 1

const sameSeries = (each: { metric: string; labels: object }, chosen: Metric, line: number): boolean =>
  each.metric === chosen.metric && JSON.stringify(each.labels) === JSON.stringify(chosen.rows[line]?.labels)
