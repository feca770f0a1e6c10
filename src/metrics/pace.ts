/** Where a target should be today, where it is, and what it takes to make it. */
import type { Kpi } from '../plan/model.ts'
import { dayEnd, dayStart } from './calendar.ts'
import { shareAt } from './curve.ts'
import type { Curve } from './curve.ts'
import { aim, goalOf, meets, shortfall } from './goal.ts'
import type { Goal, Shape } from './goal.ts'
import type { MetricInfo } from './sample.ts'
import type { Series } from './series.ts'
import { track } from './track.ts'
import type { Reached } from './track.ts'

/** From worst to best; the last two say that nothing can be said. */
export const STATES = ['off track', 'at risk', 'on track', 'ahead', 'done', 'not due', 'not measured'] as const
export type State = (typeof STATES)[number]

export type PaceContext = {
  /** UTC epoch milliseconds. */
  now: number
  /** IANA zone in which `start` and `Kpi.due` are days. */
  zone: string
  /** ISO date on which work on the target began: of its phase, else of the plan. Null: with the first value. */
  start: string | null
  /** What the metric is; null when there is none for this target. */
  info: MetricInfo | null
  curve?: Curve
}

export type Pace = {
  state: State
  /** Why, in a sentence for a person. */
  reason: string
  shape: Shape | null
  goal: Goal | null
  /** Unit of all values below. */
  unit: string | null
  baseline: number | null
  now: number | null
  /** When `now` was measured, UTC epoch milliseconds. */
  nowAt: number | null
  expected: number | null
  /** What was added per week over the last four weeks. */
  rate: number | null
  /** What has to be added per week until the deadline. */
  needed: number | null
  /** Whole and part days to the end of the due day; negative when it has passed. */
  daysLeft: number | null
}

const DAY = 86_400_000
const WEEK = 7 * DAY
/** A value is held against the day it was read, unless it is older than this. */
const FRESH = WEEK
/** How far from the expected way still counts as on it: of the way so far, and of the whole way (it counts in the first days). */
const ON_TRACK = { soFar: 0.1, whole: 0.03 }
const AT_RISK = { soFar: 0.4, whole: 0.1 }
/** The same without a way: shares of the goal. */
const NEAR = 0.1
const FAR = 0.25

/** @param series samples of the target's metric; null when there are none */
export function pace(kpi: Kpi, series: Series | null, context: PaceContext): Pace {
  const due = kpi.due === null ? null : dayEnd(kpi.due, context.zone)
  const daysLeft = due === null ? null : (due - context.now) / DAY
  const empty: Pace = { ...NOTHING, baseline: kpi.baseline, daysLeft }
  if (!context.info) return { ...empty, reason: 'No metric is known for this target.' }
  const goal = goalOf(kpi, context.info)
  if (typeof goal === 'string') return { ...empty, reason: goal }
  const known = { ...empty, shape: goal.shape, goal, unit: goal.unit }

  const begun = context.start === null ? null : dayStart(context.start, context.zone)
  const reached = series ? track(series, goal, begun, context.now) : []
  const last = reached.findLast(each => each.value !== null)
  if (!last || last.value === null) {
    if (begun !== null && begun > context.now) return { ...known, state: 'not due', reason: 'Work on it has not begun.' }
    return { ...known, reason: series ? 'Too little has been measured yet.' : 'Nothing has been measured yet.' }
  }
  const way = wayOf(kpi, goal, reached, begun, due)
  const paced = expectedAt(way, context, Math.max(last.at, context.now - FRESH))
  const atDue = due === null || due >= context.now ? null : (reached.findLast(each => each.value !== null && each.at <= due)?.value ?? null)
  const judged = judge(goal, last.value, way, paced, { now: context.now, begun, due, atDue })
  return {
    ...known,
    ...judged,
    baseline: way.baseline,
    now: last.value,
    nowAt: last.at,
    expected: expectedAt(way, context, context.now),
    rate: runRate(reached, last.at),
    needed: due === null || due <= context.now ? null : ((aim(goal, last.value) - last.value) / (due - context.now)) * WEEK,
  }
}

const NOTHING: Pace = {
  state: 'not measured',
  reason: '',
  shape: null,
  goal: null,
  unit: null,
  baseline: null,
  now: null,
  nowAt: null,
  expected: null,
  rate: null,
  needed: null,
  daysLeft: null,
}

/** From where to where, and until when. Not `uphill`: there is no way to go, only a line to hold (or no deadline to reach it by). */
type Way = { baseline: number | null; from: number; goal: number; until: number | null; uphill: boolean }

/** What grows from nothing has its baseline at nothing; all else where it stood when it began. */
function wayOf(kpi: Kpi, goal: Goal, reached: readonly Reached[], begun: number | null, due: number | null): Way {
  const first = reached.find(each => each.value !== null)
  const atStart = begun === null ? first : (reached.findLast(each => each.value !== null && each.at <= begun) ?? first)
  const fromNothing = goal.shape === 'increment' || goal.shape === 'cumulative' || (goal.shape === 'growth' && goal.period === null)
  const stated = goal.shape === 'level' || goal.shape === 'gauge' ? kpi.baseline : null
  const baseline = fromNothing ? 0 : (stated ?? atStart?.value ?? null)
  const from = begun ?? first?.at ?? 0
  const end = aim(goal, baseline ?? 0)
  const uphill = baseline !== null && !meets(goal, baseline) && end !== baseline && due !== null && due > from
  return { baseline, from, goal: end, until: due, uphill }
}

function expectedAt(way: Way, context: PaceContext, at: number): number | null {
  if (way.until === null || way.baseline === null || !way.uphill) return way.goal
  const share = shareAt(context.curve ?? 'linear', at, way.from, way.until, date => dayStart(date, context.zone))
  return way.baseline + (way.goal - way.baseline) * share
}

type Judged = Pick<Pace, 'state' | 'reason'>
/** `atDue`: what it was when the deadline passed; null before, or when it was not known then. */
type Times = { now: number; begun: number | null; due: number | null; atDue: number | null }

function judge(goal: Goal, value: number, way: Way, expected: number | null, { now, begun, due, atDue }: Times): Judged {
  // What is piled up stays; a ceiling or a quality has to hold until the deadline.
  const lasting = goal.better === 'more' && ['level', 'increment', 'cumulative'].includes(goal.shape)
  const over = due !== null && due < now
  if (over && atDue !== null && meets(goal, atDue)) return { state: 'done', reason: 'Met at its deadline.' }
  if (over && lasting && meets(goal, value)) return { state: 'done', reason: 'Reached, after its deadline.' }
  if (over) return { state: 'off track', reason: 'The deadline has passed.' }
  if (meets(goal, value)) {
    if (lasting) return { state: 'done', reason: due === null ? 'Reached.' : 'Reached before its deadline.' }
    if (way.uphill) return { state: 'ahead', reason: 'Met before its deadline; it has to hold.' }
    const spare = shortfall(goal, value) <= -NEAR
    return spare ? { state: 'ahead', reason: 'Met, with room to spare.' } : { state: 'on track', reason: 'Met now.' }
  }
  if (begun !== null && begun > now) return { state: 'not due', reason: 'Work on it has not begun.' }
  if (due === null && lasting) return { state: 'not due', reason: 'It has no deadline, so no pace can be said.' }
  if (!way.uphill || expected === null || way.baseline === null) {
    const short = shortfall(goal, value)
    if (short <= FAR) return { state: 'at risk', reason: 'Not met now, but near.' }
    return { state: 'off track', reason: 'Not met now.' }
  }
  return alongTheWay(value, expected, way.baseline, way.goal)
}

/** How far the value is before or behind where it should be. */
function alongTheWay(value: number, expected: number, baseline: number, goal: number): Judged {
  const sign = Math.sign(goal - baseline)
  const lead = sign * (value - expected)
  const soFar = Math.abs(expected - baseline)
  const whole = Math.abs(goal - baseline)
  const slack = ({ soFar: a, whole: b }: typeof ON_TRACK): number => Math.max(a * soFar, b * whole)
  if (lead > slack(ON_TRACK)) return { state: 'ahead', reason: 'Further than the pace asks for.' }
  if (lead >= -slack(ON_TRACK)) return { state: 'on track', reason: 'At the pace that it needs.' }
  if (lead >= -slack(AT_RISK)) return { state: 'at risk', reason: 'Behind its pace.' }
  return { state: 'off track', reason: 'Far behind its pace.' }
}

const RATE_WINDOW = 4 * WEEK
const LEAST_WINDOW = 3 * DAY

/** Change per week over the last four weeks, or since the values can be compared. */
function runRate(reached: readonly Reached[], at: number): number | null {
  const last = reached.findLast(each => each.value !== null && each.at === at)
  const comparable = reached.filter(each => each.value !== null && each.segment === last?.segment && each.at < at)
  const before = comparable.findLast(each => each.at <= at - RATE_WINDOW) ?? comparable[0]
  if (!last || last.value === null || !before || before.value === null || at - before.at < LEAST_WINDOW) return null
  return ((last.value - before.value) / (at - before.at)) * WEEK
}
