/** Targets: state, value, change within the period, forecast, and a little chart. */
import { dayEnd, dayStart } from '../metrics/calendar.ts'
import { STATES } from '../metrics/pace.ts'
import { track } from '../metrics/track.ts'
import type { Reached } from '../metrics/track.ts'
import { say } from '../plan/check/target-text.ts'
import type { Kpi } from '../plan/model.ts'
import type { ReportInput, ReportTarget } from './input.ts'
import type { Report, TargetLine } from './view.ts'
import { placeOf } from './work.ts'

/** Values of a little chart, and how long it looks back at most. */
const CHART_POINTS = 24
const CHART_LENGTH = 26 * 7 * 86_400_000

/** Every target of the plan, in its order. */
export const targetLines = (input: ReportInput): TargetLine[] => input.targets.map(target => lineOf(target, input))

function lineOf({ kpi, pace, forecast, series }: ReportTarget, { period, zone, today }: ReportInput): TargetLine {
  const end = dayEnd(today < period.end ? today : period.end, zone)
  const reached = series && pace.goal ? track(series, pace.goal, null, end) : []
  const due = forecast?.due ?? null
  return {
    id: kpi.id,
    name: kpi.metric,
    goal: goalText(kpi),
    due: kpi.due,
    state: pace.state,
    reason: pace.reason,
    unit: pace.unit ?? kpi.unit,
    now: pace.now,
    expected: pace.expected,
    change: changeWithin(reached, dayStart(period.start, zone), end),
    chance: forecast?.chance ?? null,
    forecast: due && { value: due.value, low: due.eighty.low, high: due.eighty.high },
    chart: chartOf(reached, end),
    place: placeOf(kpi.source),
  }
}

/** "500+ stars by week 4" without the deadline: that has a column of its own. */
const goalText = (kpi: Kpi): string => say({ ...kpi, by: kpi.due === null ? kpi.by : null })

/** Value at the end less value at the start, when both are known and mean the same. */
function changeWithin(reached: readonly Reached[], from: number, to: number): number | null {
  const last = reached.findLast(each => each.value !== null && each.at <= to)
  const first = reached.findLast(each => each.value !== null && each.at <= from) ?? reached.find(each => each.value !== null)
  if (!last || !first || last.value === null || first.value === null) return null
  if (last.at <= from || first.at >= last.at || first.segment !== last.segment) return null
  return last.value - first.value
}

/** The last value of each of up to 24 even stretches of time; a stretch without a value that lies between others is a gap. */
function chartOf(reached: readonly Reached[], end: number): (number | null)[] {
  const known = reached.filter(each => each.value !== null && each.at <= end && each.at > end - CHART_LENGTH)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return []
  const steps = Math.min(CHART_POINTS, known.length)
  const width = Math.max(1, (last.at - first.at) / Math.max(1, steps - 1))
  const values: (number | null)[] = Array.from({ length: steps }, () => null)
  for (const each of known) values[Math.min(steps - 1, Math.round((each.at - first.at) / width))] = each.value
  return values
}

/** How many targets there are of each state, worst first. */
export function statesOf(targets: readonly TargetLine[]): Report['states'] {
  return STATES.map(state => ({ state, count: targets.filter(target => target.state === state).length })).filter(each => each.count > 0)
}
