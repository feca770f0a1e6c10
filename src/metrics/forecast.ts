/**
 * Where a target will stand at its deadline, how sure that is, and the chance to make it. The method, its sources and
 * its constants are in outlook.ts, predictors.ts and smooth.ts.
 */
import type { Kpi } from '../plan/model.ts'
import { dayEnd, dayStart } from './calendar.ts'
import { goalOf, meets } from './goal.ts'
import type { Goal } from './goal.ts'
import { count, gridOf } from './grid.ts'
import type { Grid } from './grid.ts'
import { enough, outlook } from './outlook.ts'
import type { Outlook } from './outlook.ts'
import type { PaceContext } from './pace.ts'
import type { Series } from './series.ts'

export type Interval = { low: number; high: number }
/** `value` is as likely too high as too low; the intervals hold what comes in 50 and 80 of 100 cases. */
export type ForecastPoint = { at: number; value: number; fifty: Interval; eighty: Interval }

export type Forecast = {
  /** At the end of the due day; null when there is no deadline, it has passed, or nothing can be said. */
  due: ForecastPoint | null
  /** From the last value on, step by step, to the deadline. */
  fan: readonly ForecastPoint[]
  /** Chance that the goal is met at the deadline, 0 to 1; null when nothing can be said. */
  chance: number | null
  unit: string | null
  method: string | null
  /** What it rests on: values known, and days from one to the next. */
  known: number
  stepDays: number
  /** Why there is none, or why to take it with care. */
  note: string | null
}

const DAY = 86_400_000
/** No further ahead than this many times what is known: beyond, the spread is a guess. */
const REACH = 3
const CARE = 16
/** Nothing that is still open is certain. */
const SURE = 0.99
/** Points of a fan: more than a chart shows. */
const FAN = 60

/** Forecast of one target at `Kpi.due`; `context` as for `pace`. */
export function forecast(kpi: Kpi, series: Series | null, context: PaceContext): Forecast {
  const none: Forecast = { due: null, fan: [], chance: null, unit: null, method: null, known: 0, stepDays: 7, note: null }
  if (!context.info || !series) return { ...none, note: 'Nothing has been measured yet.' }
  const goal = goalOf(kpi, context.info)
  if (typeof goal === 'string') return { ...none, note: goal }
  if (kpi.due === null) return { ...none, unit: goal.unit, note: 'It has no deadline.' }
  const due = dayEnd(kpi.due, context.zone)
  if (due <= context.now) return { ...none, unit: goal.unit, note: 'The deadline has passed.' }

  const start = context.start === null ? null : dayStart(context.start, context.zone)
  const grid = gridOf(series, goal, start, context.now)
  const known = count(grid)
  const told = { ...none, unit: goal.unit, known, stepDays: (grid?.step ?? 7 * DAY) / DAY }
  const decided = grid ? chanceIfDecided(goal, grid) : null
  const needed = enough(grid?.overlap ?? 1)
  if (!grid || known < needed) {
    return { ...told, chance: decided, note: `Too short for a forecast: ${known} of the ${needed} values that it needs.` }
  }
  const ahead = (due - grid.end) / grid.step
  if (ahead > REACH * grid.values.length)
    return { ...told, chance: decided, note: 'The deadline is too far away for what is known so far.' }
  const seen = outlook(grid.values, grid.kind, Math.max(1, Math.ceil(ahead)), grid.overlap)
  if (!seen) return { ...told, chance: decided, note: 'Nothing can be said yet.' }

  const read = reader(seen, grid, goal)
  const steps = Math.ceil(ahead)
  const every = Math.max(1, Math.ceil(steps / FAN))
  const fan: ForecastPoint[] = []
  for (let step = every; step < ahead; step += every) fan.push(pointAt(read, grid, step))
  const last = pointAt(read, grid, ahead)
  return {
    ...told,
    due: last,
    fan: [...fan, last],
    chance:
      decided ??
      chanceOf(
        read,
        goal,
        ahead,
        grid.values.every(value => value === null || Number.isInteger(value)),
      ),
    method: seen.method,
    note: known < CARE ? `It rests on ${known} values only: take it with care.` : null,
  }
}

type Read = (ahead: number, p: number) => number

/** Quantiles between steps, kept within what values of this kind can be. */
function reader(seen: Outlook, grid: Grid, goal: Goal): Read {
  const least = grid.values.every(value => value === null || value >= 0) ? 0 : -Infinity
  const most = goal.unit === '%' && goal.shape === 'gauge' && grid.values.every(value => value === null || value <= 100) ? 100 : Infinity
  return (ahead, p) => {
    const before = Math.floor(ahead)
    const left = before < 1 ? (grid.values.at(-1) ?? seen.quantile(1, p)) : seen.quantile(before, p)
    const right = before === ahead ? left : seen.quantile(before + 1, p)
    return Math.max(least, Math.min(most, left + (right - left) * (ahead - before)))
  }
}

function pointAt(read: Read, grid: Grid, ahead: number): ForecastPoint {
  return {
    at: grid.end + ahead * grid.step,
    value: read(ahead, 0.5),
    fifty: { low: read(ahead, 0.25), high: read(ahead, 0.75) },
    eighty: { low: read(ahead, 0.1), high: read(ahead, 0.9) },
  }
}

/** What only grows and has reached its goal keeps it. */
function chanceIfDecided(goal: Goal, grid: Grid): number | null {
  const last = grid.values.at(-1)
  if (grid.kind !== 'total' || last == null) return null
  if (goal.better === 'more') return meets(goal, last) ? 1 : null
  return goal.high !== null && last > goal.high ? 0 : null
}

/** Share of the outcomes that meet the goal. Quantiles are smooth and counts are not: 7 begins at six and a half. */
function chanceOf(read: Read, goal: Goal, ahead: number, counts: boolean): number {
  const below = (edge: number): number => shareBelow(p => read(ahead, p), edge)
  const low = goal.low === null ? 0 : below(counts ? Math.ceil(goal.low) - 0.5 : goal.low)
  const high = goal.high === null ? 1 : shareUpTo(p => read(ahead, p), counts ? Math.floor(goal.high) + 0.5 : goal.high)
  return Math.max(1 - SURE, Math.min(SURE, high - low))
}

/** Share of outcomes under `edge`: where the quantiles cross it, by halving. They never fall as `p` grows. */
function shareBelow(quantile: (p: number) => number, edge: number): number {
  return cross(p => quantile(p) < edge)
}
/** Share of outcomes at or under `edge`. */
function shareUpTo(quantile: (p: number) => number, edge: number): number {
  return cross(p => quantile(p) <= edge)
}
function cross(holds: (p: number) => boolean): number {
  if (!holds(0.01)) return 0
  if (holds(0.99)) return 1
  let low = 0.01
  let high = 0.99
  for (let round = 0; round < 20; round++) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return (low + high) / 2
}
