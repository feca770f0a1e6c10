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
import { metricHref } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'

const OLD = 14 * 86_400_000
type Metric = CompetitorsView['metrics'][number]
type BesideTableProps = {
  view: WorkspaceView
  metrics: readonly Metric[]
  chosen: string | null
  now: number
  onChoose: (metric: string) => void
}

export function BesideTable({ view, metrics, chosen, now, onChoose }: BesideTableProps) {
  return (
    <Card title={m.competitors.values} flush>
      <div className="scroll-x">
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
                {metric.rows.map((row, index) => (
                  <Row key={row.name} view={view} metric={metric} row={row} index={index} now={now} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

type RowProps = { view: WorkspaceView; metric: Metric; row: BesideRow; index: number; now: number }

function Row({ view, metric, row, index, now }: RowProps) {
  const { href } = useActions()
  const { latest, growth, share } = row
  const name = row.ours ? m.competitors.named(row.name, view.name) : row.name
  return (
    <tr className={row.ours ? 'own' : undefined}>
      <td>
        <i className="swatch" style={{ background: seriesColour(index) }} />{' '}
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
            {growth.share !== null && <span className="faint block">{`${signed(Math.round(growth.share * 1000) / 10, '%')}`}</span>}
          </>
        )}
      </td>
      <td className="num">{share === null ? '–' : m.measured.percent(valueIn(Math.round(share * 1000) / 10, null))}</td>
      <td className="spark-cell">
        <WeekSpark values={row.weeks} label={m.competitors.spark(metric.metric, name)} colour={seriesColour(index)} />
      </td>
    </tr>
  )
}
