/** What changed since last week, whether that is more than usual, and which event stands beside it. */
import { flowBetween, nearestBefore } from './amount.ts'
import { median } from './smooth.ts'
import type { Point, Series } from './series.ts'

/** A thing that happened and that a person or a collector noted: a release, a post, a talk. */
export type Event = { at: number; label: string; kind: string }

export type Change = {
  metric: string
  labels: Readonly<Record<string, string>>
  /** Value of a level at the end of each week, amount of a flow in each week. */
  before: number
  now: number
  change: number
  /** What it changed by in a usual week, and how far from that this week is, in usual spreads; null when too little is known. */
  usual: number | null
  unusual: number | null
  /** The day in which most of the change lies: UTC epoch milliseconds of its end. */
  peakAt: number | null
  /** Events near the peak, nearest first. They stand beside the change; that they caused it is not said. */
  beside: readonly Event[]
}

const DAY = 86_400_000
const WEEK = 7 * DAY
/** Weeks that tell what is usual, and how many of them are needed. */
const PAST = 12
const LEAST = 4
/** From this many usual spreads on a change is worth a line: the usual bound for outliers of the median (Leys et al. 2013). */
export const UNUSUAL = 2.5
/** A standard deviation in mean absolute deviations, of a normal curve. */
const NORMAL_SPREAD = Math.sqrt(Math.PI / 2)
/** An event may show from the day before it was noted until five days after. */
const EARLY = DAY
const LATE = 5 * DAY

/** @returns null when this week or the one before is not known, or the two cannot be compared */
export function changeOf(series: Series, now: number, events: readonly Event[] = []): Change | null {
  const end = series.kind === 'flow' ? lastEnd(series, now) : now
  const weeks = Array.from({ length: PAST + 1 }, (_, back) => weekOf(series, end - back * WEEK))
  const [current] = weeks
  if (!current) return null
  const past = weeks.slice(1).flatMap(week => (week ? [week.now - week.before] : []))
  const usual = past.length >= LEAST ? median(past) : null
  const change = current.now - current.before
  const peakAt = peakOf(series, end)
  return {
    metric: series.metric,
    labels: series.labels,
    ...current,
    change,
    usual,
    unusual: usual === null ? null : distance(change, usual, past),
    peakAt,
    beside: peakAt === null ? [] : besides(events, peakAt),
  }
}

/** Changes of many series, the most unusual first; of those without a usual week, the largest relative to their value. */
export function changes(all: readonly Series[], now: number, events: readonly Event[] = []): Change[] {
  const found = all.map(series => changeOf(series, now, events)).filter(change => change !== null)
  return found.sort(
    (a, b) => Math.abs(b.unusual ?? 0) - Math.abs(a.unusual ?? 0) || relative(b) - relative(a) || a.metric.localeCompare(b.metric),
  )
}
const relative = (change: Change): number => Math.abs(change.change) / (Math.abs(change.before) || 1)

/** Flows end where their last whole period does: a day that is not over would look like a fall. */
const lastEnd = (series: Series, now: number): number => {
  const last = series.points.findLast(point => point.value !== null && point.at + point.span <= now && !point.flags.includes('partial'))
  return last ? last.at + Math.max(1, last.span) : now
}

function weekOf(series: Series, end: number): { before: number; now: number } | null {
  if (series.kind === 'flow') {
    const now = flowBetween(series, end - WEEK, end)
    const before = flowBetween(series, end - 2 * WEEK, end - WEEK)
    const comparable = segmentAt(series, end) === segmentAt(series, end - 2 * WEEK)
    return now?.covered === 1 && before?.covered === 1 && comparable ? { before: before.amount, now: now.amount } : null
  }
  const last = series.points.findLast(point => point.at <= end && point.value !== null)
  if (!last || last.value === null || end - last.at >= WEEK) return null
  const before = nearestBefore(series, last.at - WEEK, last)
  // Readings that stand much less or more than a week apart tell of no week.
  return before && Math.abs(last.at - before.at - WEEK) <= 2 * DAY ? { before: before.value, now: last.value } : null
}
const segmentAt = (series: Series, at: number): number | undefined => series.points.findLast(point => point.at < at)?.segment

/** Distance from the usual in spreads; where every week was alike, any other change is far from it. */
function distance(change: number, usual: number, past: readonly number[]): number {
  const distances = past.map(each => Math.abs(each - usual))
  // Where most weeks are the same to the unit, the median says that there is no spread at all: then the mean tells more.
  const spread = 1.4826 * median(distances) || NORMAL_SPREAD * (distances.reduce((sum, each) => sum + each, 0) / distances.length)
  if (spread > 0) return (change - usual) / spread
  return change === usual ? 0 : Math.sign(change - usual) * UNUSUAL * 2
}

/** The end of the step, in the last week, that moved most. */
function peakOf(series: Series, end: number): number | null {
  const points = series.points.filter(
    (point): point is Point & { value: number } => point.value !== null && point.at <= end && point.at > end - WEEK,
  )
  let best: { at: number; size: number } | null = null
  for (const point of points) {
    const before = series.points.findLast(each => each.at < point.at && each.value !== null && each.segment === point.segment)
    const size = series.kind === 'flow' ? point.value / (point.span || DAY) : Math.abs(point.value - (before?.value ?? point.value))
    if (!best || size > best.size) best = { at: point.at + point.span, size }
  }
  return best && best.size > 0 ? best.at : null
}

function besides(events: readonly Event[], peakAt: number): Event[] {
  return events
    .filter(event => peakAt >= event.at - EARLY && peakAt <= event.at + LATE)
    .sort((a, b) => Math.abs(a.at - peakAt) - Math.abs(b.at - peakAt) || a.label.localeCompare(b.label))
}
