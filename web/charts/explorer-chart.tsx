/** One series, or two, over a time: dragged to zoom in, clicked to see where a value came from. */
import { useId, useRef, useState, type PointerEvent } from 'react'
import type { MetricKind } from '../../src/metrics/sample.ts'
import { valueIn } from '../format-measure.ts'
import { m } from '../messages/index.ts'
import type { Annotation } from '../store/measure.ts'
import { useWidth } from '../ui/use-width.ts'
import { Times, Values } from './axes.tsx'
import { ChartTip } from './chart-tip.tsx'
import { gapsOf, runsOf, type Drawn } from './series-points.ts'
import { dayAt, timeTicks } from './time.ts'
import { nearest, useStops } from './use-stops.ts'
import { linearScale, logScale, type ValueScale } from './value-scale.ts'

const H = 320
const TOP = 26
const BOTTOM = 26
const LEFT = 52
const RIGHT = 14
/** A drag shorter than this is a click. */
const DRAG = 8
/** Two series whose tops differ more than this have an axis each. */
const APART = 20

export type Line = { name: string; kind: MetricKind; unit: string; drawn: readonly Drawn[] }
type Props = {
  lines: readonly [Line] | readonly [Line, Line]
  from: number
  to: number
  log: boolean
  events: readonly Annotation[]
  zone: string
  onZoom: (from: number, to: number) => void
  onOpen: (drawn: Drawn) => void
}

export function ExplorerChart({ lines, from, to, log, events, zone, onZoom, onOpen }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 320)
  const clip = useId()
  const [drag, setDrag] = useState<{ a: number; b: number } | null>(null)
  const [first, second] = lines
  const own = second !== undefined && apart(first, second)
  const right = width - (own ? 52 : RIGHT)
  const scales = own && second ? [scaleOf([first], log), scaleOf([second], log)] : [scaleOf(lines, log)]
  const x = (at: number): number => LEFT + ((at - from) / Math.max(1, to - from)) * (right - LEFT)
  const time = (left: number): number => from + ((left - LEFT) / Math.max(1, right - LEFT)) * (to - from)
  const y = (value: number, line: number): number => H - BOTTOM - ((scales[line] ?? scales[0])?.share(value) ?? 0) * (H - TOP - BOTTOM)
  const read = useStops(first.drawn.map(each => x(each.at)))
  const stop = read.at === null ? null : (first.drawn[read.at] ?? null)
  const other = stop && second ? closest(second.drawn, stop.at) : null
  const near = stop ? events.filter(event => Math.abs(x(event.at) - x(stop.at)) < 10) : []
  const texts = stop ? told(stop, first, zone, other && second ? { drawn: other, line: second } : null) : []
  const place = (event: PointerEvent<SVGSVGElement>): number => {
    const left = event.clientX - event.currentTarget.getBoundingClientRect().left
    return Math.max(LEFT, Math.min(right, left))
  }
  const zoomAround = (by: number): void => {
    const middle = stop?.at ?? (from + to) / 2
    onZoom(middle - (middle - from) * by, middle + (to - middle) * by)
  }
  return (
    <div className="chart explorer" ref={frame}>
      <svg
        width={width}
        height={H}
        role="slider"
        tabIndex={0}
        aria-label={m.metrics.chart(first.name)}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, first.drawn.length - 1)}
        aria-valuenow={read.at ?? 0}
        aria-valuetext={stop ? texts.join(', ') : m.measured.nothing}
        onPointerDown={event => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          setDrag({ a: place(event), b: place(event) })
        }}
        onPointerMove={event => {
          read.onPointerMove(event)
          if (drag) setDrag({ ...drag, b: place(event) })
        }}
        onPointerUp={event => {
          if (!drag) return
          setDrag(null)
          const b = place(event)
          if (Math.abs(b - drag.a) >= DRAG) {
            onZoom(time(Math.min(drag.a, b)), time(Math.max(drag.a, b)))
            return
          }
          const index = nearest(
            first.drawn.map(each => x(each.at)),
            b,
          )
          const clicked = index === null ? undefined : first.drawn[index]
          if (clicked) onOpen(clicked)
        }}
        onPointerCancel={() => setDrag(null)}
        onPointerLeave={read.onPointerLeave}
        onBlur={() => read.set(null)}
        onKeyDown={event => {
          if (event.key === 'Enter' && stop) onOpen(stop)
          else if (event.key === '+' || event.key === '=') zoomAround(0.5)
          else if (event.key === '-') zoomAround(2)
          else read.onKeyDown(event)
        }}
      >
        <clipPath id={clip}>
          <rect x={LEFT} y={0} width={Math.max(0, right - LEFT + 4)} height={H - BOTTOM + 3} />
        </clipPath>
        <Values ticks={scales[0]?.ticks ?? []} y={value => y(value, 0)} left={LEFT} right={right} unit={first.unit} />
        {own && second && (
          <Values ticks={scales[1]?.ticks ?? []} y={value => y(value, 1)} left={LEFT} right={right} unit={second.unit} far />
        )}
        <Times ticks={timeTicks(from, to, Math.max(2, Math.floor(width / 90)))} x={x} y={H - 7} left={LEFT} right={right} />
        <g clipPath={`url(#${clip})`}>
          {lines.map((line, i) => (
            <Series key={line.name} line={line} x={x} y={value => y(value, own ? i : 0)} index={i} />
          ))}
        </g>
        {events.map((event, i) => (
          <g key={event.id} className="event" aria-hidden="true">
            <line x1={x(event.at)} x2={x(event.at)} y1={TOP - 6} y2={H - BOTTOM} />
            <circle cx={x(event.at)} cy={TOP - 14} r={8} />
            <text x={x(event.at)} y={TOP - 10.5} textAnchor="middle">
              {i + 1}
            </text>
          </g>
        ))}
        {drag && Math.abs(drag.a - drag.b) >= DRAG && (
          <rect className="brush" x={Math.min(drag.a, drag.b)} width={Math.abs(drag.a - drag.b)} y={TOP} height={H - TOP - BOTTOM} />
        )}
        {stop && !drag && <line className="cross" x1={x(stop.at)} x2={x(stop.at)} y1={TOP} y2={H - BOTTOM} />}
        {stop && stop.value !== null && <circle className="dot on" cx={x(stop.at)} cy={y(stop.value, 0)} r={4} />}
        {other && other.value !== null && <circle className="dot on second" cx={x(other.at)} cy={y(other.value, own ? 1 : 0)} r={4} />}
      </svg>
      {stop && !drag && (
        <ChartTip x={x(stop.at)} y={Math.max(60, stop.value === null ? H / 2 : y(stop.value, 0) - 10)} width={width}>
          <span className="tip-lines">
            {texts.map((text, i) => (i === 0 ? <strong key={text}>{text}</strong> : <span key={text}>{text}</span>))}
            {near.map(event => (
              <span key={event.id} className="muted">
                {event.label}
              </span>
            ))}
          </span>
        </ChartTip>
      )}
    </div>
  )
}

function Series({ line, x, y, index }: { line: Line; x: (at: number) => number; y: (value: number) => number; index: number }) {
  const runs = runsOf(line.drawn, line.kind)
  const wide = line.drawn.some(each => each.point.count > 1 && each.high > each.low)
  const name = index === 0 ? '' : 'second'
  return (
    <g className={name}>
      {index === 0 &&
        gapsOf(line.drawn).map(gap => (
          <rect
            key={gap.from}
            className="gap"
            x={x(gap.from)}
            width={Math.max(2, x(gap.to) - x(gap.from))}
            y={TOP}
            height={H - TOP - BOTTOM}
          />
        ))}
      {runs.map(run => {
        const only = run.length === 1 ? run[0] : undefined
        if (only) return <circle key={only.at} className="single" cx={x(only.at)} cy={y(only.value)} r={3} />
        return (
          <g key={run[0]?.at}>
            {wide && (
              <polygon
                className="spread"
                points={[
                  ...run.map(each => `${x(each.at)},${y(each.high)}`),
                  ...run.toReversed().map(each => `${x(each.at)},${y(each.low)}`),
                ].join(' ')}
              />
            )}
            <polyline className="curve" points={run.map(each => `${x(each.at)},${y(each.value)}`).join(' ')} />
          </g>
        )
      })}
    </g>
  )
}

const tops = (line: Line): number[] => line.drawn.flatMap(each => (each.value === null ? [] : [each.low, each.value, each.high]))
const apart = (a: Line, b: Line): boolean => {
  const [high, low] = [Math.max(1e-9, ...tops(a)), Math.max(1e-9, ...tops(b))]
  return a.unit !== b.unit || high / low > APART || low / high > APART
}
function scaleOf(lines: readonly Line[], log: boolean): ValueScale {
  const values = lines.flatMap(tops)
  if (values.length === 0) return linearScale(0, 1, 4)
  return log ? logScale(values) : linearScale(Math.min(...values), Math.max(...values), 4)
}
function closest(drawn: readonly Drawn[], at: number): Drawn | null {
  const index = nearest(
    drawn.map(each => each.at),
    at,
  )
  return index === null ? null : (drawn[index] ?? null)
}

/** What is known of a point, in words. */
function told(stop: Drawn, line: Line, zone: string, other: { drawn: Drawn; line: Line } | null): string[] {
  const say = (drawn: Drawn, { unit }: Line): string => (drawn.value === null ? m.metrics.noValue : valueIn(drawn.value, unit))
  const { count, gaps, from, to, flags } = stop.point
  const many = count - gaps > 1
  return [
    many ? m.measured.range(dayAt(from, zone), dayAt(to, zone)) : dayAt(to, zone),
    other ? `${line.name}: ${say(stop, line)}` : say(stop, line),
    ...(many ? [line.kind === 'flow' ? m.metrics.mean(count - gaps) : m.metrics.last(count - gaps)] : []),
    ...(many && stop.high > stop.low
      ? [`${m.metrics.spread}: ${m.measured.range(valueIn(stop.low, line.unit), valueIn(stop.high, line.unit))}`]
      : []),
    ...flags.map(flag => m.metrics.flags[flag]),
    ...(other ? [`${other.line.name}: ${say(other.drawn, other.line)}`] : []),
  ]
}
