import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { seriesKey, type SeriesView } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { useMore } from '../../ui/use-more.ts'
import { SeriesRow } from './row.tsx'

type Props = {
  view: WorkspaceView
  series: readonly SeriesView[]
  now: number
  /** Rows at first, and how many more each time. */ step: number
}

/** Series with their value, what changed and a line; the first of many. */
export function SeriesTable({ view, series, now, step, title, about }: Props & { title?: string; about?: string }) {
  const { shown, left, more } = useMore(series, step)
  return (
    <Card flush {...(title === undefined ? {} : { title })}>
      {about !== undefined && <p className="quiet">{about}</p>}
      <table className="data series">
        <thead>
          <tr>
            <th>{m.metrics.metric}</th>
            <th className="num">{m.metrics.latest}</th>
            <th className="num narrow" title={m.metrics.weekHelp}>
              {m.metrics.week}
            </th>
            <th className="wide">{m.metrics.trend}</th>
            <th className="wide num">{m.metrics.read}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(each => (
            <SeriesRow key={seriesKey(each.metric, each.labels)} view={view} series={each} now={now} />
          ))}
        </tbody>
      </table>
      <ShowMore left={left} step={step} more={more} />
    </Card>
  )
}
