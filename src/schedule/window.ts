/** Which days and cells a view of the calendar shows. Days are ISO days on the clock of the workspace. */
import { momentOf, wallClock } from '../lib/zone.ts'
import { addDays, addMonths, diffDays, monday, monthEnd, monthStart } from '../plan/resolve/calendar.ts'

export const CALENDAR_VIEWS = ['month', 'week', 'day', 'channels'] as const
export type CalendarKind = (typeof CALENDAR_VIEWS)[number]

/** The days that a view shows around a day; a month has whole weeks from Monday. */
export function daysIn(view: CalendarKind, day: string): string[] {
  if (view === 'day') return [day]
  const first = view === 'month' ? monday(monthStart(day)) : monday(day)
  const last = view === 'month' ? addDays(monday(monthEnd(day)), 6) : addDays(first, 6)
  return Array.from({ length: diffDays(first, last) + 1 }, (_, i) => addDays(first, i))
}
/** The same view one step on (1) or back (-1). */
export function stepped(view: CalendarKind, day: string, by: number): string {
  if (view === 'day') return addDays(day, by)
  return view === 'month' ? addMonths(monthStart(day), by) : addDays(monday(day), 7 * by)
}

/** A stretch of time that is drawn as one: a day of a month, an hour of a week. `to` is not included. UTC epoch milliseconds. */
export type Cell = { day: string; hour: number | null; channel: string | null; from: number; to: number }
/** Midnight in a zone, also where the clock leaps over it. */
export const midnight = (day: string, zone: string): number => momentOf(`${day}T00:00`, zone).at

/** Cells of a view in order; `channels` are the rows of the view by channel. */
export function cellsOf(view: CalendarKind, days: readonly string[], zone: string, channels: readonly string[]): Cell[] {
  return days.flatMap((day): Cell[] => {
    const [from, to] = [midnight(day, zone), midnight(addDays(day, 1), zone)]
    if (view === 'month') return [{ day, hour: null, channel: null, from, to }]
    if (view === 'channels') return channels.map(channel => ({ day, hour: null, channel, from, to }))
    return hoursOf(day, from, to, zone)
  })
}

/** Hours of a day by the wall clock: one that is leapt over is not there, one that comes twice is one cell of two hours. */
function hoursOf(day: string, from: number, to: number, zone: string): Cell[] {
  const cells: Cell[] = []
  for (let at = from; at < to; at += STEP) {
    const hour = new Date(wallClock(at, zone)).getUTCHours()
    const last = cells.at(-1)
    if (last?.hour === hour) last.to = at + STEP
    else if (cells.some(each => each.hour === hour)) last!.to = at + STEP
    else cells.push({ day, hour, channel: null, from: at, to: at + STEP })
  }
  return cells
}
/** Every change of a clock and every offset is a multiple of a quarter of an hour. */
const STEP = 900_000

/** What a clock is ahead of UTC (milliseconds) before `until`; in order, the last one for all that comes after, too. */
export type ClockOffset = { until: number; offset: number }
/** The offsets of a zone over a stretch of time: one, unless the clock is set within it. */
export function offsetsIn(from: number, to: number, zone: string): ClockOffset[] {
  const offsetAt = (at: number): number => wallClock(at, zone) - at
  const found: ClockOffset[] = []
  for (let start = from; start < to; start += DAY) {
    const end = Math.min(start + DAY, to)
    const offset = offsetAt(start)
    if (offsetAt(end) === offset) continue
    let until = Math.ceil((start + 1) / STEP) * STEP
    while (offsetAt(until) === offset) until += STEP
    found.push({ until, offset })
  }
  return [...found, { until: Infinity, offset: offsetAt(to) }]
}
const DAY = 86_400_000

/** What the clock of a zone does on a day: it is set forward, set back, or neither; and by how many minutes. */
export function clockChange(day: string, zone: string): { kind: 'forward' | 'back'; minutes: number } | null {
  const length = (midnight(addDays(day, 1), zone) - midnight(day, zone)) / 60_000
  if (length === 1440) return null
  return { kind: length < 1440 ? 'forward' : 'back', minutes: Math.abs(1440 - length) }
}
