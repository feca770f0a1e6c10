/** Every metric that is measured of others too: newest value, growth, share, and half a year as a line. */
import { Fragment } from 'react'
import { Link } from 'wouter'
import type { CompetitorsView } from '../../../src/measure/competitors.ts'
import type { BesideRow } from '../../../src/metrics/beside.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { seriesColour } from '../../charts/scale.ts'
import { dayAt } from '../../charts/time.ts'
import { WeekSpark } from '../../charts/week-spark.tsx'
import { signed, valueIn } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { colourIn } from './beside-chart.tsx'
import { metricHref } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { ScrollX } from '../../ui/scroll-x.tsx'

const OLD = 14 * 86_400_000
type Metric = CompetitorsView['metrics'][number]
type BesideTableProps = {
  view: WorkspaceView
  metrics: readonly Metric[]
  competitors: CompetitorsView['competitors']
  chosen: string | null
  now: number
  onChoose: (metric: string) => void
}

export function BesideTable({ view, metrics, competitors, chosen, now, onChoose }: BesideTableProps) {
  return (
    <Card title={m.competitors.values} flush>
      <ScrollX label={m.competitors.values}>
        <table className="data rival-table">
          <thead>
            <tr>
              <th scope="col">{m.competitors.name}</th>
              <th scope="col" className="num">
                {m.competitors.latest}
              </th>
              <th scope="col" className="num" title={m.competitors.growthHelp}>
                {m.competitors.growth}
              </th>
              <th scope="col" className="num" title={m.competitors.shareHelp}>
                {m.competitors.share}
              </th>
              <th scope="col">{m.competitors.trend(26)}</th>
            </tr>
          </thead>
          <tbody>
            {metrics.map(metric => (
              <Fragment key={metric.metric}>
                <tr className="group-row">
                  <th scope="rowgroup" colSpan={5}>
                    <button type="button" className="link" aria-pressed={metric.metric === chosen} onClick={() => onChoose(metric.metric)}>
                      {metric.metric}
                    </button>{' '}
                    <span className="faint">{metric.kind === 'flow' ? m.competitors.ofFourWeeks : ''}</span>
                  </th>
                </tr>
                {metric.rows.map(row => (
                  <Row key={row.name} view={view} metric={metric} row={row} colour={seriesColour(colourIn(row, competitors))} now={now} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  )
}

type RowProps = { view: WorkspaceView; metric: Metric; row: BesideRow; colour: string; now: number }

function Row({ view, metric, row, colour, now }: RowProps) {
  const { href } = useActions()
  const { latest, growth, share } = row
  const name = row.ours ? m.competitors.named(row.name, view.name) : row.name
  return (
    <tr className={row.ours ? 'own' : undefined}>
      <td className="rival">
        <i className="swatch" style={{ background: colour }} />
        <Link className="more" href={metricHref(href, metric.metric, row.labels)}>
          {name}
        </Link>
      </td>
      <td className="num">
        {latest === null ? '–' : valueIn(latest.value, metric.unit)}
        {latest !== null && now - latest.at > OLD && <span className="faint block">{dayAt(latest.at, view.timeZone)}</span>}
      </td>
      <td className="num">
        {growth === null ? (
          '–'
        ) : (
          <>
            {signed(growth.added, metric.unit)}
            <span className="faint block">
              {growth.share !== null && signed(Math.round(growth.share * 1000) / 10, '%')}
              {growth.since !== null && ` ${m.competitors.since(dayAt(growth.since, view.timeZone))}`}
            </span>
          </>
        )}
      </td>
      <td className="num">{share === null ? '–' : m.measured.percent(valueIn(Math.round(share * 1000) / 10, null))}</td>
      <td className="spark-cell">
        <WeekSpark values={row.weeks} label={m.competitors.spark(metric.metric, name)} colour={colour} />
      </td>
    </tr>
  )
}
