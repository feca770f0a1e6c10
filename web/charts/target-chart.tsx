/** One measured target over time: what was reached, the way it should go, where it is likely to end. */
import { useId, useRef } from 'react'
import type { ForecastPoint, Interval } from '../../src/metrics/forecast.ts'
import type { ChartPoint } from '../../src/metrics/view.ts'
import { valueIn } from '../format-measure.ts'
import { m } from '../messages/index.ts'
import { useWidth } from '../ui/use-width.ts'
import { Times, Values } from './axes.tsx'
import { ChartTip } from './chart-tip.tsx'
import { gapsBetween, type Stop, type TargetDrawing } from './target-points.ts'
import { dayAt, timeTicks } from './time.ts'
import { useStops } from './use-stops.ts'
import { linearScale } from './value-scale.ts'

const H = 190
const TOP = 12
const BOTTOM = 24
const LEFT = 46
const RIGHT = 12

type TargetChartProps = { drawing: TargetDrawing; title: string; unit: string | null; now: number; zone: string }

export function TargetChart({ drawing, title, unit, now, zone }: TargetChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 320)
  const clip = useId()
  const { from, to, actual, expected, fan, goal, stops } = drawing
  const scale = linearScale(drawing.low, drawing.high, 3)
  const right = width - RIGHT
  const x = (at: number): number => LEFT + ((at - from) / Math.max(1, to - from)) * (right - LEFT)
  const y = (value: number): number => H - BOTTOM - scale.share(value) * (H - TOP - BOTTOM)
  const line = (points: readonly ChartPoint[]): string => points.map(point => `${x(point.at)},${y(point.value)}`).join(' ')
  const band = (pick: (point: ForecastPoint) => Interval): string =>
    [...fan.map(point => [point.at, pick(point).high] as const), ...fan.toReversed().map(point => [point.at, pick(point).low] as const)]
      .map(([at, value]) => `${x(at)},${y(value)}`)
      .join(' ')
  const read = useStops(stops.map(stop => x(stop.at)))
  const stop = read.at === null ? null : (stops[read.at] ?? null)
  return (
    <div className="chart" ref={frame}>
      <svg
        width={width}
        height={H}
        role="slider"
        tabIndex={0}
        aria-label={m.measured.chart(title)}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, stops.length - 1)}
        aria-valuenow={read.at ?? 0}
        aria-valuetext={stop ? told(stop, unit, zone).join(', ') : m.measured.nothing}
        onPointerMove={read.onPointerMove}
        onPointerLeave={read.onPointerLeave}
        onKeyDown={read.onKeyDown}
        onBlur={() => read.set(null)}
      >
        <clipPath id={clip}>
          <rect x={LEFT} y={0} width={Math.max(0, right - LEFT + 4)} height={H - BOTTOM} />
        </clipPath>
        <Values ticks={scale.ticks} y={y} left={LEFT} right={right} unit={unit} />
        <Times ticks={timeTicks(from, to, Math.max(2, Math.floor(width / 90)))} x={x} y={H - 6} left={LEFT} right={right} />
        <g clipPath={`url(#${clip})`}>
          {gapsBetween(actual).map(gap => (
            <rect
              key={gap.from}
              className="gap"
              x={x(gap.from)}
              width={Math.max(1, x(gap.to) - x(gap.from))}
              y={TOP}
              height={H - BOTTOM - TOP}
            />
          ))}
          {fan.length > 1 && <polygon className="fan eighty" points={band(point => point.eighty)} />}
          {fan.length > 1 && <polygon className="fan fifty" points={band(point => point.fifty)} />}
          {fan.length > 1 && <polyline className="median" points={line(fan)} />}
          {goal !== null && <line className="goal" x1={LEFT} x2={right} y1={y(goal)} y2={y(goal)} />}
          <polyline className="expected" points={line(expected)} />
          <line className="now" x1={x(now)} x2={x(now)} y1={TOP} y2={H - BOTTOM} />
          {actual.map(run => {
            const only = run.length === 1 ? run[0] : undefined
            return only ? (
              <circle key={only.at} className="single" cx={x(only.at)} cy={y(only.value)} r={3} />
            ) : (
              <polyline key={run[0]?.at} className="curve" points={line(run)} />
            )
          })}
        </g>
        {stop && <line className="cross" x1={x(stop.at)} x2={x(stop.at)} y1={TOP} y2={H - BOTTOM} />}
        {stop && (
          <circle
            className={stop.actual === null ? 'dot on second' : 'dot on'}
            cx={x(stop.at)}
            cy={y(stop.actual ?? stop.forecast?.value ?? 0)}
            r={4}
          />
        )}
      </svg>
      {stop && (
        <ChartTip x={x(stop.at)} y={Math.max(46, y(stop.actual ?? stop.forecast?.value ?? 0) - 10)} width={width}>
          <span className="tip-lines">
            {told(stop, unit, zone).map((text, i) => (i === 0 ? <strong key={text}>{text}</strong> : <span key={text}>{text}</span>))}
          </span>
        </ChartTip>
      )}
    </div>
  )
}

/** What is known of a moment, in words. */
function told(stop: Stop, unit: string | null, zone: string): string[] {
  const say = (name: string, value: string): string => `${name}: ${value}`
  const range = ({ low, high }: Interval): string => m.measured.range(valueIn(low, unit), valueIn(high, unit))
  return [
    dayAt(stop.at, zone),
    ...(stop.actual === null ? [] : [say(m.measured.actual, valueIn(stop.actual, unit))]),
    ...(stop.expected === null ? [] : [say(m.measured.expectedThen, valueIn(stop.expected, unit))]),
    ...(stop.forecast === null
      ? []
      : [
          say(m.measured.forecast, valueIn(stop.forecast.value, unit)),
          say(m.measured.fifty, range(stop.forecast.fifty)),
          say(m.measured.eighty, range(stop.forecast.eighty)),
        ]),
  ]
}
