/** One window on the calendar: blocks counted from a first day, offsets from the launch, stretches seen from today, dates. */
import type { Span, Window } from '../model.ts'
import { addDays, addMonths, bounds, isDate, monday, monthEnd, monthStart, quarterStart } from './calendar.ts'

const NOTHING: Span = { start: null, end: null }
const SPRINT_DAYS = 14
export const MONTHS: Record<string, number> = { month: 1, quarter: 3, year: 12 }
const BLOCK_DAYS: Record<string, number> = { day: 1, week: 7, sprint: SPRINT_DAYS }

/**
 * First (or last) day of block `n` of a unit, counted from 1 at `start`; block 0 is the one before. A week is seven
 * days, a sprint two weeks, months are calendar months: month n ends the day before month n + 1 begins. Null for a
 * unit that is no block of days.
 */
export function edge(unit: string, n: number, start: string, last: boolean): string | null {
  const days = BLOCK_DAYS[unit]
  if (days !== undefined) return addDays(start, (last ? n * days : (n - 1) * days) - (last ? 1 : 0))
  const months = MONTHS[unit]
  if (months === undefined) return null
  return last ? addDays(addMonths(start, n * months), -1) : addMonths(start, (n - 1) * months)
}

/** A numbered window counted from `start`. `from: null` is a horizon ("first 30 days"), `to: null` an open end ("Month 3+"). */
export function fromStart(window: Window, start: string): Span {
  const from = numberOf(window.from)
  const to = numberOf(window.to)
  if ((from === null && to === null) || edge(window.unit, 1, start, false) === null) return NOTHING
  return { start: edge(window.unit, from ?? 1, start, false), end: to === null ? null : edge(window.unit, to, start, true) }
}

/**
 * Offsets from the launch. Day 0 is the launch itself; week 0 its Monday to Sunday and month 0 its calendar month.
 * Block 1 of a longer unit begins on the launch, block -1 ends the day before it.
 */
export function fromLaunch(window: Window, launch: string): Span {
  const from = numberOf(window.from)
  const to = numberOf(window.to)
  return {
    start: from === null ? null : offset(window.unit, from, launch, false),
    end: to === null ? null : offset(window.unit, to, launch, true),
  }
}
function offset(unit: string, n: number, launch: string, last: boolean): string | null {
  if (unit === 'day') return addDays(launch, n)
  if (unit === 'hour' || unit === 'minute') return addDays(launch, Math.floor(n / (unit === 'hour' ? 24 : 1440)))
  if (n === 0) return around(unit, launch, last)
  return edge(unit, n > 0 ? n : n + 1, launch, last)
}

/** Windows said from today: `{unit:'week', from:1}` is next week. Weeks are Monday to Sunday, months and quarters calendar ones. */
export function fromToday(window: Window, today: string): Span {
  const from = numberOf(window.from)
  const to = numberOf(window.to)
  const at = (n: number, last: boolean): string | null => {
    const days = BLOCK_DAYS[window.unit]
    if (days !== undefined) return around(window.unit, addDays(today, n * days), last)
    const months = MONTHS[window.unit]
    return months === undefined ? null : around(window.unit, addMonths(monthStart(today), n * months), last)
  }
  return { start: from === null ? null : at(from, false), end: to === null ? null : at(to, true) }
}
/** First or last day of the calendar block that holds `date`. */
function around(unit: string, date: string, last: boolean): string | null {
  switch (unit) {
    case 'day':
      return date
    case 'week':
      return last ? addDays(monday(date), 6) : monday(date)
    case 'sprint':
      return last ? addDays(monday(date), SPRINT_DAYS - 1) : monday(date)
    case 'month':
      return last ? monthEnd(date) : monthStart(date)
    case 'quarter':
      return last ? monthEnd(addMonths(quarterStart(date), 2)) : quarterStart(date)
    case 'year':
      return `${date.slice(0, 4)}${last ? '-12-31' : '-01-01'}`
    default:
      return null
  }
}

/** Dates that the document writes: they win over every number. Null when the window holds none. */
export function written(window: Window): Span | null {
  const { dates } = window
  if (dates && isDate(dates.from) && isDate(dates.to)) {
    // "Week 16+: 20 February onwards" names one day and no end.
    return window.to === null && dates.from === dates.to ? { start: dates.from, end: null } : range(dates.from, dates.to)
  }
  const from = typeof window.from === 'string' ? bounds(window.from) : null
  const to = typeof window.to === 'string' ? bounds(window.to) : null
  if (!from && !to) return null
  return from && to ? range(from.start, to.end) : { start: from?.start ?? null, end: to?.end ?? null }
}
/** A range that ends before it begins lacks its second year: "Dec 30 - Jan 5" ends in the next one. */
function range(start: string, end: string): Span {
  if (end >= start) return { start, end }
  const next = addMonths(end, 12)
  return next >= start ? { start, end: next } : { start, end: start }
}

/** Length of a window that has no place of its own ("4 weeks"): its last day when it begins on `start`; of a range the longer. */
export const lengthFrom = (window: Window, start: string): string | null =>
  window.duration ? edge(window.unit, window.duration[1], start, true) : null
/** Is only a length given? */
export const isLength = (window: Window | null): boolean =>
  window !== null && window.duration !== undefined && window.from == null && window.to == null && !window.anchor && !window.dates
/** Is the window counted in blocks from some first day? */
export const isNumbered = (window: Window | null): window is Window =>
  window !== null &&
  !window.anchor &&
  (BLOCK_DAYS[window.unit] !== undefined || MONTHS[window.unit] !== undefined) &&
  (typeof window.from === 'number' || typeof window.to === 'number')
const numberOf = (value: Window['from']): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)
