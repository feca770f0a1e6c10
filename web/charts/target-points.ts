/** What of a measured target is drawn, and where. Pure. Times are UTC epoch milliseconds. */
import type { ForecastPoint } from '../../src/metrics/forecast.ts'
import type { ChartPoint, MeasuredTarget } from '../../src/metrics/view.ts'
import { DAY } from './time.ts'

/** A moment that a person can stop at, with everything that is known of it. */
export type Stop = { at: number; actual: number | null; expected: number | null; forecast: ForecastPoint | null }
export type TargetDrawing = {
  from: number
  to: number
  /** Runs that may be joined; cut at gaps. */
  actual: ChartPoint[][]
  expected: ChartPoint[]
  /** Begins at the last value; empty when nothing can be forecast. */
  fan: ForecastPoint[]
  goal: number | null
  low: number
  high: number
  stops: Stop[]
}

/** How much of the time before the start is shown, as a share of the way. */
const BEFORE = 0.35
/** No further up than so many times what is wanted, reached or likely: a wide fan would press the rest flat. */
const HEADROOM = 1.6

/** Null when there is no value to draw. */
export function targetDrawing({ chart, forecast, pace }: MeasuredTarget, now: number): TargetDrawing | null {
  const all = chart.actual.flat()
  const first = all[0]
  const last = all.at(-1)
  if (!first || !last) return null
  const begin = chart.expected[0]?.at
  const end = chart.expected.at(-1)?.at
  const to = Math.max(now, last.at, end ?? 0, forecast.fan.at(-1)?.at ?? 0)
  const from = Math.min(
    begin === undefined || end === undefined ? first.at : Math.max(first.at, begin - (end - begin) * BEFORE),
    begin ?? Infinity,
    last.at - 7 * DAY,
  )
  const expected = climbs(chart.expected, pace.goal?.better ?? 'more') ? chart.expected : []
  const actual = chart.actual.map(run => run.filter(point => point.at >= from)).filter(run => run.length > 0)
  const fan = forecast.fan.length === 0 ? [] : [exactly(last), ...forecast.fan.filter(point => point.at > last.at)]
  const values = [...actual.flat(), ...expected].map(point => point.value)
  if (chart.goal !== null) values.push(chart.goal)
  const likely = [...values, ...fan.map(point => point.value)]
  const most = Math.max(...likely)
  const least = Math.min(...likely)
  const room = (most - Math.min(0, least)) * HEADROOM
  return {
    from,
    to,
    actual,
    expected,
    fan,
    goal: chart.goal,
    low: Math.max(Math.min(least, ...fan.map(point => point.eighty.low)), most - room),
    high: Math.min(Math.max(most, ...fan.map(point => point.eighty.high)), Math.min(0, least) + room),
    stops: [
      ...actual.flat().map(point => ({ at: point.at, actual: point.value, expected: between(expected, point.at), forecast: null })),
      ...fan.slice(1).map(point => ({ at: point.at, actual: null, expected: between(expected, point.at), forecast: point })),
    ],
  }
}
/** Where the goal was met from the start there is no way to go, and none is drawn. */
function climbs(expected: readonly ChartPoint[], better: 'more' | 'less' | 'inside'): boolean {
  const [first, last] = [expected[0], expected.at(-1)]
  if (!first || !last || better === 'inside') return true
  return better === 'more' ? last.value > first.value : last.value < first.value
}
const exactly = ({ at, value }: ChartPoint): ForecastPoint => ({
  at,
  value,
  fifty: { low: value, high: value },
  eighty: { low: value, high: value },
})
/** The value of a line at a moment; null outside of it. */
export function between(line: readonly ChartPoint[], at: number): number | null {
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]
    const b = line[i]
    if (a && b && at >= a.at && at <= b.at) return b.at === a.at ? b.value : a.value + ((b.value - a.value) * (at - a.at)) / (b.at - a.at)
  }
  return null
}
/** The parts between two runs: nothing is known there. */
export function gapsBetween(runs: readonly (readonly ChartPoint[])[]): { from: number; to: number }[] {
  return runs.slice(1).flatMap((run, i) => {
    const from = runs[i]?.at(-1)?.at
    const to = run[0]?.at
    return from === undefined || to === undefined || to <= from ? [] : [{ from, to }]
  })
}
