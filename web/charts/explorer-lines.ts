/** What the explorer draws: several series on one scale, or two on a scale each. Pure. */
import type { MetricKind } from '../../src/metrics/sample.ts'
import { number } from '../format.ts'
import { valueIn } from '../format-measure.ts'
import { m } from '../messages/index.ts'
import type { Drawn } from './series-points.ts'
import { dayAt } from './time.ts'
import { nearest } from './use-stops.ts'
import { linearScale, logScale, type ValueScale } from './value-scale.ts'

export type Line = {
  name: string
  kind: MetricKind
  unit: string
  drawn: readonly Drawn[]
  /** Of `seriesColour`; its place among the lines when it is not said. */ colour?: number
}
/** `index`: each begins at 100. */
export type Mode = 'value' | 'log' | 'index'

/** Two series whose tops differ more than this have an axis each. */
const APART = 20

const tops = (line: Line): number[] => line.drawn.flatMap(each => (each.value === null ? [] : [each.low, each.value, each.high]))
const heightOf = (line: Line): number => Math.max(1e-9, ...tops(line))

/** Does each of two series need an axis of its own? */
export function apart(lines: readonly Line[]): boolean {
  const [a, b] = lines
  if (!a || !b || lines.length > 2) return false
  const [high, low] = [heightOf(a), heightOf(b)]
  return a.unit !== b.unit || high / low > APART || low / high > APART
}

/** More than two series of several units or sizes have no common scale: only their growth can be compared. */
export const mustIndex = (lines: readonly Line[]): boolean => lines.length > 2 && new Set(lines.map(line => line.unit)).size > 1

export function scaleOf(lines: readonly Line[], mode: Mode): ValueScale {
  const values = lines.flatMap(tops)
  if (values.length === 0) return linearScale(0, 1, 4)
  return mode === 'log' ? logScale(values) : linearScale(Math.min(...values), Math.max(...values), 4)
}

const begins = ({ drawn }: Line): number | undefined => drawn.find(each => each.value !== null && each.value > 0)?.at

/** The first moment at which all of them have a value above zero. */
export const commonStart = (lines: readonly Line[]): number => Math.max(...lines.flatMap(line => begins(line) ?? []))

/** The same in percent of its value at `start`, or of the first one after it; null when it has none. */
export function indexed(line: Line, start: number): Line | null {
  const known = line.drawn.filter(each => each.value !== null && each.value > 0)
  const base = (known.findLast(each => each.at <= start) ?? known[0])?.value
  if (base === undefined || base === null) return null
  const part = (value: number): number => (value / base) * 100
  return {
    ...line,
    unit: '',
    drawn: line.drawn.map(each => ({
      ...each,
      value: each.value === null ? null : part(each.value),
      low: part(each.low),
      high: part(each.high),
    })),
  }
}

/** The point of a line nearest to a moment; null when it has none. */
export function closest(drawn: readonly Drawn[], at: number): Drawn | null {
  const index = nearest(
    drawn.map(each => each.at),
    at,
  )
  return index === null ? null : (drawn[index] ?? null)
}

/** What stands at a moment, in words: the date, what kind of value it is, and each line. */
export function told(stops: readonly { line: Line; drawn: Drawn }[], mode: Mode, zone: string): string[] {
  const [first] = stops
  if (!first) return []
  const { count, gaps, from, to } = first.drawn.point
  const many = count - gaps > 1
  const say = (drawn: Drawn, { unit }: Line): string => {
    if (drawn.value === null) return m.metrics.noValue
    return mode === 'index'
      ? m.metrics.indexOf(number(Math.round(drawn.value)), valueIn(drawn.point.value, null))
      : valueIn(drawn.value, unit)
  }
  const { line, drawn } = first
  const alone = stops.length === 1
  return [
    many ? m.measured.range(dayAt(from, zone), dayAt(to, zone)) : dayAt(to, zone),
    alone ? say(drawn, line) : `${line.name}: ${say(drawn, line)}`,
    ...(many ? [line.kind === 'flow' ? m.metrics.mean(count - gaps) : m.metrics.last(count - gaps)] : []),
    ...(many && alone && drawn.high > drawn.low
      ? [`${m.metrics.spread}: ${m.measured.range(valueIn(drawn.low, line.unit), valueIn(drawn.high, line.unit))}`]
      : []),
    ...drawn.point.flags.map(flag => m.metrics.flags[flag]),
    ...stops.slice(1).map(each => `${each.line.name}: ${say(each.drawn, each.line)}`),
  ]
}
