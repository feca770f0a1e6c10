/** Marks above the timeline: the calendar, and the units that the plan itself counts in. Pure. */
import type { Plan } from '../../../src/plan/model.ts'
import { addDays, addMonths, diffDays, monday } from '../../../src/plan/resolve/calendar.ts'
import { axes, type Axis } from '../../../src/plan/resolve/resolve.ts'
import { m } from '../../messages/index.ts'

export type RulerMark = { at: string; label: string }
export type Ruler = { key: string; title: string; marks: RulerMark[] }
type Range = { first: string; last: string; perDay: number }

const NARROWEST = 42
const MANY = 600
/** What "Nov 2026" takes in pixels, with its margin. */
const WHOLE_YEAR = 72
const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' })
const day = new Intl.DateTimeFormat('en', { day: 'numeric', timeZone: 'UTC' })

/** The calendar first; then at most two of the units that the plan counts in. */
export function rulers(plan: Plan, dates: { start: string | null; launch: string | null }, range: Range): Ruler[] {
  const own = axes(plan).flatMap(axis => {
    const ruler = ownRuler(axis, axis === 'launch' ? (dates.launch ?? dates.start) : dates.start, range)
    return ruler ? [ruler] : []
  })
  return [months(range), ...(range.perDay >= 7 ? [calendarDays(range)] : []), ...own.slice(0, 2)]
}
function months({ first, last, perDay }: Range): Ruler {
  const step = [1, 2, 3, 6, 12].find(each => each * 30 * perDay >= NARROWEST + 14) ?? 12
  const marks: RulerMark[] = []
  for (let at = `${first.slice(0, 7)}-01`; at <= last; at = addMonths(at, 1)) {
    const n = Number(at.slice(5, 7))
    if (at < first || (n - 1) % step !== 0) continue
    const year = n === 1 || marks.length === 0
    marks.push({ at, label: `${month.format(new Date(at))}${year ? yearOf(at, step * 28 * perDay) : ''}` })
  }
  if (marks[0] === undefined || diffDays(first, marks[0].at) * perDay > 76)
    marks.unshift({ at: first, label: `${month.format(new Date(first))} ${first.slice(0, 4)}` })
  return { key: 'calendar', title: m.timeline.calendar, marks }
}
/** The year behind a month, in short where the next mark is near. */
const yearOf = (at: string, room: number): string => (room < WHOLE_YEAR ? ` ’${at.slice(2, 4)}` : ` ${at.slice(0, 4)}`)

function calendarDays({ first, last, perDay }: Range): Ruler {
  const step = perDay >= 22 ? 1 : 7
  const marks: RulerMark[] = []
  for (let at = monday(first); at <= last && marks.length < MANY; at = addDays(at, step))
    if (at >= first) marks.push({ at, label: day.format(new Date(at)) })
  return { key: 'days', title: m.timeline.date, marks }
}
const UNITS: Partial<Record<Axis, { days: number; every: number[]; label: (n: number) => string }>> = {
  day: { days: 1, every: [1, 5, 10, 30, 60, 90, 180], label: m.timeline.dayMark },
  week: { days: 7, every: [1, 2, 4, 8, 13, 26], label: m.timeline.weekMark },
  sprint: { days: 14, every: [1, 2, 4, 8], label: m.timeline.sprintMark },
}
/** Marks counted from day 1 (or around the launch), as many as there is room for. */
function ownRuler(axis: Axis, from: string | null, range: Range): Ruler | null {
  if (from === null || axis === 'date') return null
  if (axis === 'launch') return launchRuler(from, range)
  const title = m.timeline.units[axis]
  const marks: RulerMark[] = []
  if (axis === 'month') {
    const every = [1, 2, 3, 6, 12].find(each => each * 30 * range.perDay >= NARROWEST) ?? 12
    for (let n = 0; n < 120 && addMonths(from, n) <= range.last; n += every)
      marks.push({ at: addMonths(from, n), label: m.timeline.monthMark(n + 1) })
    return { key: axis, title, marks }
  }
  const unit = UNITS[axis]
  if (!unit) return null
  const every = unit.every.find(each => each * unit.days * range.perDay >= NARROWEST) ?? unit.every.at(-1) ?? 1
  for (let n = 0; n < MANY; n += every) {
    const at = addDays(from, n * unit.days)
    if (at > range.last) break
    marks.push({ at, label: unit.label(n + 1) })
  }
  return { key: axis, title, marks }
}
function launchRuler(launch: string, { first, last, perDay }: Range): Ruler {
  const step = [1, 7, 14, 28, 91].find(each => each * perDay >= NARROWEST) ?? 182
  const marks: RulerMark[] = []
  for (let n = -Math.floor(diffDays(first, launch) / step) * step; marks.length < MANY; n += step) {
    const at = addDays(launch, n)
    if (at > last) break
    marks.push({ at, label: m.timeline.launchMark(n) })
  }
  return { key: 'launch', title: m.timeline.units.launch, marks }
}
