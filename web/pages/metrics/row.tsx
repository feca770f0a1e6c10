import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { weekChange } from '../../charts/series-points.ts'
import { Spark } from '../../charts/spark.tsx'
import { ago, signed, valueIn } from '../../format-measure.ts'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { labelText, metricHref, seriesPath, useMeasured, type Range, type SeriesView } from '../../store/measure.ts'
import { Badge } from '../../ui/badge.tsx'

const DAYS = 91
const DAY = 86_400_000

/** One series: its value, what changed within a week, and thirteen weeks as a line. */
export function SeriesRow({ view, series, now }: { view: WorkspaceView; series: SeriesView; now: number }) {
  const { metric, labels, info, latest, derived, competitor } = series
  const { href } = useActions()
  const row = useRef<HTMLTableRowElement>(null)
  const seen = useSeen(row)
  // Whole days, so that the address stays the same while the page is open.
  const to = (Math.floor(now / DAY) + 1) * DAY
  const from = to - DAYS * DAY
  const { data } = useMeasured<Range>(view.id, seen ? seriesPath({ metric, labels, from, to, points: DAYS }) : null)
  const change = data ? weekChange(data.points, info.kind) : null
  const about = labelText(labels)
  return (
    <tr ref={row}>
      <td>
        <Link className="link" href={metricHref(href, metric, labels)} title={info.help}>
          {metric}
        </Link>{' '}
        {derived && <Badge>{m.metrics.derived}</Badge>}
        {competitor && <Badge kind="info">{m.metrics.competitor}</Badge>}
        <span className="under block">{about || info.help}</span>
      </td>
      <td className="num">{latest ? valueIn(latest.value, info.unit) : <span className="faint">{m.metrics.unknown}</span>}</td>
      <td className={`num narrow ${change === null || change === 0 ? 'faint' : ''}`}>
        {change === null ? '–' : signed(change, info.unit)}
      </td>
      <td className="wide spark-cell">
        {data && <Spark points={data.points} kind={info.kind} from={from} to={to} label={m.metrics.spark(metric)} />}
      </td>
      <td className="wide num faint">{latest ? ago(latest.at, now) : '–'}</td>
    </tr>
  )
}

/** Turns true once the element is near the window: a long list asks only for what is looked at. */
function useSeen(ref: React.RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element || seen) return
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) setSeen(true)
      },
      { rootMargin: '200px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref, seen])
  return seen
}
