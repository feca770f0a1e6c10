/** Targets: state, value, change within the period, forecast, and a little chart. */
import { dayStart } from '../metrics/calendar.ts'
import { STATES } from '../metrics/pace.ts'
import type { ChartPoint, MeasuredTarget } from '../metrics/view.ts'
import { say } from '../plan/check/target-text.ts'
import type { Kpi } from '../plan/model.ts'
import { placeOf } from '../plan/read/positions.ts'
import type { ReportInput } from './input.ts'
import type { Report, TargetLine } from './view.ts'

/** Values of a little chart, and how long it looks back at most. */
const CHART_POINTS = 24
const CHART_LENGTH = 26 * 7 * 86_400_000

/** Every target of the plan, in its order. What the plan states twice is one line. */
export function targetLines(input: ReportInput): TargetLine[] {
  const seen = new Set<string>()
  return input.targets
    .map(target => lineOf(target, input))
    .filter(line => {
      const key = JSON.stringify([line.name.toLowerCase(), line.goal, line.due])
      return !seen.has(key) && seen.add(key)
    })
}

function lineOf(target: MeasuredTarget, { period, zone }: ReportInput): TargetLine {
  const { kpi, pace, forecast, chart } = target
  const stands = stateOf(target)
  return {
    id: kpi.id,
    name: kpi.metric,
    goal: goalText(kpi),
    due: kpi.due,
    ...stands,
    missed: kpi.due !== null && kpi.due < period.start && (stands.state === 'off track' || stands.state === 'at risk'),
    unit: pace.unit ?? kpi.unit,
    now: pace.now,
    expected: pace.expected,
    change: changeWithin(chart.actual, dayStart(period.start, zone)),
    chance: forecast.chance,
    forecast: forecast.due && { value: forecast.due.value, low: forecast.due.eighty.low, high: forecast.due.eighty.high },
    chart: littleChart(chart.actual),
    place: placeOf(kpi.source),
  }
}

/** Where one of several targets suffices, each is as good as the best of them. */
function stateOf({ pace, why, anyOf }: MeasuredTarget): Pick<TargetLine, 'state' | 'reason'> {
  if (anyOf !== null && anyOf.state !== pace.state && anyOf.state !== 'not measured')
    return { state: anyOf.state, reason: 'One of several suffices, and the best of them stands so.' }
  return { state: pace.state, reason: why?.message ?? pace.reason }
}

/** Without the deadline where that is known as a day: it has a column of its own. */
const goalText = (kpi: Kpi): string =>
  say({ ...kpi, by: kpi.due === null ? kpi.by : null })
    .replace(/([\d.,]+(?:[–-][\d.,]+)?\+?) USD\b/, '$$$1')
    // "90+ %" and "5+ x" read badly.
    .replace(/^([\d.,]+)\+ %/, '≥ $1 %')
    .replace(/^([\d.,]+)(\+?) [x×](?= |$)/, '$1×$2')
    .replace(/^≥ 100 %/, '100 %')

/** The last value less that at the start; null when they do not stand in one run of comparable values. */
function changeWithin(runs: readonly (readonly ChartPoint[])[], from: number): number | null {
  const run = runs.at(-1) ?? []
  const last = run.at(-1)
  const first = run.findLast(point => point.at <= from) ?? run[0]
  return last && first && last.at > from && last.at > first.at ? last.value - first.value : null
}

/** The last value of each of up to 24 even stretches of time; null where a run ended and the next had not begun. */
function littleChart(runs: readonly (readonly ChartPoint[])[]): (number | null)[] {
  const end = runs.at(-1)?.at(-1)?.at ?? 0
  const recent = runs.map(run => run.filter(point => point.at > end - CHART_LENGTH)).filter(run => run.length > 0)
  const points = recent.flat()
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return []
  const steps = Math.min(CHART_POINTS, points.length + recent.length - 1)
  const width = Math.max(1, (last.at - first.at) / Math.max(1, steps - 1))
  const indexOf = (at: number): number => Math.min(steps - 1, Math.round((at - first.at) / width))
  const values: (number | null)[] = Array.from({ length: steps }, () => null)
  for (const run of recent) drawRun(run, values, indexOf)
  return values
}

/** Fills the steps from the first to the last point of a run: a step without a point of its own has the value before it. */
function drawRun(run: readonly ChartPoint[], values: (number | null)[], indexOf: (at: number) => number): void {
  let before = -1
  for (const { at, value } of run) {
    const index = indexOf(at)
    if (before >= 0) for (let step = before + 1; step < index; step++) values[step] = values[before] ?? null
    values[index] = value
    before = index
  }
}

/** How many targets there are of each state, worst first. */
export function statesOf(targets: readonly TargetLine[]): Report['states'] {
  return STATES.map(state => ({ state, count: targets.filter(target => target.state === state).length })).filter(each => each.count > 0)
}
