/** One series or several over a time: dragged to zoom in, clicked to see where a value came from. */
import { useId, useRef, useState, type PointerEvent } from 'react'
import { m } from '../messages/index.ts'
import type { Annotation } from '../store/measure.ts'
import { useWidth } from '../ui/use-width.ts'
import { Times, Values } from './axes.tsx'
import { ChartTip } from './chart-tip.tsx'
import { apart, closest, commonStart, indexed, scaleOf, told, type Line, type Mode } from './explorer-lines.ts'
import { seriesColour } from './scale.ts'
import { gapsOf, runsOf, type Drawn } from './series-points.ts'
import { timeTicks } from './time.ts'
import { useStops } from './use-stops.ts'

const H = 320
const TOP = 26
const BOTTOM = 26
const LEFT = 52
const RIGHT = 14
/** A drag shorter than this is a click. */
const DRAG = 8
type Props = {
  /** At least one; the first is the one that the page is about. */
  lines: readonly Line[]
  from: number
  to: number
  mode: Mode
  events: readonly Annotation[]
  zone: string
  onZoom: (from: number, to: number) => void
  /** `line`: the place of its series among `lines`. */
  onOpen: (drawn: Drawn, line: number) => void
}

export function ExplorerChart({ lines: given, from, to, mode, events, zone, onZoom, onOpen }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 320)
  const clip = useId()
  const [drag, setDrag] = useState<{ a: number; b: number } | null>(null)
  const start = commonStart(given)
  const lines = given.map(line => (mode === 'index' ? (indexed(line, start) ?? { ...line, drawn: [] }) : line))
  // The fullest is read value by value.
  const lead = lines.reduce((best, line, i) => (line.drawn.length > (lines[best]?.drawn.length ?? 0) ? i : best), 0)
  const first = lines[lead]!
  const own = mode !== 'index' && apart(lines)
  const right = width - (own ? 52 : RIGHT)
  const scales = own ? lines.map(line => scaleOf([line], mode)) : [scaleOf(lines, mode)]
  const x = (at: number): number => LEFT + ((at - from) / Math.max(1, to - from)) * (right - LEFT)
  const time = (left: number): number => from + ((left - LEFT) / Math.max(1, right - LEFT)) * (to - from)
  const y = (value: number, line: number): number =>
    H - BOTTOM - ((scales[own ? line : 0] ?? scales[0])?.share(value) ?? 0) * (H - TOP - BOTTOM)
  const read = useStops(first.drawn.map(each => x(each.at)))
  const stop = read.at === null ? null : (first.drawn[read.at] ?? null)
  const stopsAt = (at: number): { line: number; drawn: Drawn }[] =>
    lines.flatMap((line, i) => {
      const drawn = i === lead ? (first.drawn.find(each => each.at === at) ?? null) : closest(line.drawn, at)
      return drawn === null ? [] : [{ line: i, drawn }]
    })
  const stops = stop ? stopsAt(stop.at) : []
  const colourOf = (line: number): string => seriesColour(lines[line]?.colour ?? line)
  const near = stop ? events.filter(event => Math.abs(x(event.at) - x(stop.at)) < 10) : []
  const texts = told(
    stops.map(({ line, drawn }) => ({ line: lines[line]!, drawn })),
    mode,
    zone,
  )
  /** The line that a pointer at this height means. */
  const pointed = (at: number, top: number): { line: number; drawn: Drawn } | undefined =>
    stopsAt(at).toSorted((a, b) => away(a, top) - away(b, top))[0]
  const away = ({ line, drawn }: { line: number; drawn: Drawn }, top: number): number =>
    drawn.value === null ? H : Math.abs(y(drawn.value, line) - top)
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
        aria-label={m.metrics.chart(lines[0]?.name ?? '')}
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
          const hit = closest(first.drawn, time(b))
          const clicked = hit && pointed(hit.at, event.clientY - event.currentTarget.getBoundingClientRect().top)
          if (clicked) onOpen(clicked.drawn, clicked.line)
        }}
        onPointerCancel={() => setDrag(null)}
        onPointerLeave={read.onPointerLeave}
        onBlur={() => read.set(null)}
        onKeyDown={event => {
          if (event.key === 'Enter' && stop) onOpen(stop, lead)
          else if (event.key === '+' || event.key === '=') zoomAround(0.5)
          else if (event.key === '-') zoomAround(2)
          else read.onKeyDown(event)
        }}
      >
        <clipPath id={clip}>
          <rect x={LEFT} y={0} width={Math.max(0, right - LEFT + 4)} height={H - BOTTOM + 3} />
        </clipPath>
        <Values ticks={scales[0]?.ticks ?? []} y={value => y(value, 0)} left={LEFT} right={right} unit={lines[0]?.unit ?? null} />
        {own && (
          <Values ticks={scales[1]?.ticks ?? []} y={value => y(value, 1)} left={LEFT} right={right} unit={lines[1]?.unit ?? null} far />
        )}
        <Times ticks={timeTicks(from, to, Math.max(2, Math.floor(width / 90)))} x={x} y={H - 7} left={LEFT} right={right} />
        <g clipPath={`url(#${clip})`}>
          {lines.map((line, i) => (
            <Series key={line.name} line={line} x={x} y={value => y(value, i)} index={i} alone={lines.length === 1} />
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
        {stops.map(
          ({ line, drawn }) =>
            drawn.value !== null && (
              <circle
                key={line}
                className="dot on"
                style={{ fill: colourOf(line), stroke: colourOf(line) }}
                cx={x(drawn.at)}
                cy={y(drawn.value, line)}
                r={4}
              />
            ),
        )}
      </svg>
      {stop && !drag && (
        <ChartTip x={x(stop.at)} y={Math.max(60, stop.value === null ? H / 2 : y(stop.value, lead) - 10)} width={width}>
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

type SeriesProps = { line: Line; x: (at: number) => number; y: (value: number) => number; index: number; alone: boolean }

function Series({ line, x, y, index, alone }: SeriesProps) {
  const runs = runsOf(line.drawn, line.kind)
  const wide = alone && line.drawn.some(each => each.point.count > 1 && each.high > each.low)
  const colour = seriesColour(line.colour ?? index)
  return (
    <g className={`line-${index + 1}`}>
      {alone &&
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
        if (only) return <circle key={only.at} className="single" style={{ fill: colour }} cx={x(only.at)} cy={y(only.value)} r={3} />
        return (
          <g key={run[0]?.at}>
            {wide && (
              <polygon
                className="value-spread"
                points={[
                  ...run.map(each => `${x(each.at)},${y(each.high)}`),
                  ...run.toReversed().map(each => `${x(each.at)},${y(each.low)}`),
                ].join(' ')}
              />
            )}
            <polyline className="curve" style={{ stroke: colour }} points={run.map(each => `${x(each.at)},${y(each.value)}`).join(' ')} />
          </g>
        )
      })}
    </g>
  )
}
