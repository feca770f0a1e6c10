/** The targets of one metric over their deadlines; every point says its value, date and line. */
import { useRef, useState } from 'react'
import type { Source } from '../../src/plan/model.ts'
import { compact, measure, target, when } from '../format.ts'
import { m } from '../messages/index.ts'
import { useActions } from '../store/actions.ts'
import { placeOf } from '../ui/source-link.tsx'
import { useWidth } from '../ui/use-width.ts'
import { ChartTip } from './chart-tip.tsx'
import { ticks } from './scale.ts'
import type { Drawn, DrawnPoint } from './trajectory-points.ts'

const H = 150
const TOP = 18
const BOTTOM = 22
const LEFT = 44
const RIGHT = 14
const NEAR = 60

type TrajectoryProps = { drawn: Drawn; title: string; unit: string | null; today: string; clashes: (source: Source) => boolean }

export function TrajectoryChart({ drawn: { points, last, today: now }, title, unit, today, clashes }: TrajectoryProps) {
  const { openSource } = useActions()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 320)
  const [at, setAt] = useState<DrawnPoint | null>(null)
  const scale = ticks(Math.max(...points.map(point => point.high)), 3)
  const top = scale.at(-1) || 1
  const x = (day: number): number => LEFT + (day / last) * (width - LEFT - RIGHT)
  const y = (value: number): number => H - BOTTOM - (value / top) * (H - TOP - BOTTOM)
  // Where two targets of one day differ, the line takes the higher and the lower stands as a point below it.
  const best = new Map<number, DrawnPoint>()
  for (const point of points.filter(each => !each.gain))
    if (point.high >= (best.get(point.at)?.high ?? -Infinity)) best.set(point.at, point)
  const line = [...best.values()].sort((a, b) => a.at - b.at)
  const money = unit === 'USD' || unit === 'EUR' ? unit : unit === '%' ? '%' : null
  const nearest = (left: number): DrawnPoint | null => {
    const closest = points.toSorted((a, b) => Math.abs(x(a.at) - left) - Math.abs(x(b.at) - left))[0]
    return closest && Math.abs(x(closest.at) - left) < NEAR ? closest : null
  }
  const edge = points.toSorted((a, b) => a.at - b.at)
  const labels = edgeLabels(
    edge.map(point => ({ x: x(point.at), text: when(point.kpi, today) })),
    width,
  )
  return (
    <div className="chart" ref={frame} onPointerLeave={() => setAt(null)}>
      <svg
        width={width}
        height={H}
        role="group"
        aria-label={m.targets.chart(title)}
        onPointerMove={event => setAt(nearest(event.clientX - event.currentTarget.getBoundingClientRect().left))}
      >
        {scale.map(value => (
          <g key={value} aria-hidden="true">
            <line className={value === 0 ? 'axis' : 'gridline'} x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
            <text className="tick-label" x={LEFT - 8} y={y(value) + 4} textAnchor="end">
              {measure(compact(value), money)}
            </text>
          </g>
        ))}
        {labels.map(label => (
          <text key={label.x} className="tick-label" x={label.x} y={H - 5} textAnchor={label.anchor}>
            {label.text}
          </text>
        ))}
        {now !== null && x(now) < width - 70 && (
          <text className="tick-label" x={x(now) + 5} y={TOP - 1}>
            {m.timeline.today}
          </text>
        )}
        {now !== null && <line className="now" x1={x(now)} x2={x(now)} y1={TOP - 10} y2={H - BOTTOM} />}
        <polygon
          className="area"
          points={[`${x(0)},${y(0)}`, ...line.map(point => `${x(point.at)},${y(point.high)}`), `${x(line.at(-1)?.at ?? 0)},${y(0)}`].join(
            ' ',
          )}
        />
        <polyline className="curve" points={[`${x(0)},${y(0)}`, ...line.map(point => `${x(point.at)},${y(point.high)}`)].join(' ')} />
        {at && <line className="cross" x1={x(at.at)} x2={x(at.at)} y1={TOP - 10} y2={H - BOTTOM} />}
        {points.map(point => (
          <g key={point.kpi.id}>
            {point.low !== point.high && <line className="range" x1={x(point.at)} x2={x(point.at)} y1={y(point.low)} y2={y(point.high)} />}
            <circle
              className={`dot ${point.gain ? 'gain' : ''} ${clashes(point.kpi.source) ? 'bad' : ''} ${at === point ? 'on' : ''}`}
              cx={x(point.at)}
              cy={y(point.high)}
              r={at === point ? 6 : 4.5}
              tabIndex={0}
              role="button"
              aria-label={`${title}: ${target(point.kpi)}, ${when(point.kpi, today)}, ${placeOf(point.kpi.source)}`}
              onFocus={() => setAt(point)}
              onBlur={() => setAt(null)}
              onClick={() => openSource(point.kpi.source)}
              onKeyDown={event => {
                if (event.key === 'Enter') openSource(point.kpi.source)
              }}
            />
          </g>
        ))}
      </svg>
      {at && (
        <ChartTip x={x(at.at)} y={y(at.high) - 10} width={width}>
          <span className="tip-lines">
            <strong>{target(at.kpi)}</strong>
            <span>{when(at.kpi, today)}</span>
            {clashes(at.kpi.source) && <span>{m.targets.conflict}</span>}
            <span className="muted">{placeOf(at.kpi.source)}</span>
          </span>
        </ChartTip>
      )}
    </div>
  )
}

type Label = { x: number; text: string; anchor: 'start' | 'middle' | 'end' }
const LETTER = 6

/** The first and the last date below the axis; the first gives way where both would meet. */
function edgeLabels(at: { x: number; text: string }[], width: number): Label[] {
  const first = at[0]
  const last = at.at(-1)
  if (!first || !last) return []
  const right: Label = { x: width - RIGHT + 6, text: last.text, anchor: 'end' }
  const half = (first.text.length * LETTER) / 2
  if (first.x + half + 10 > right.x - last.text.length * LETTER) return [right]
  return [{ x: Math.max(first.x, LEFT + half), text: first.text, anchor: 'middle' }, right]
}
