/** Days and times of the calendar. Pure: a local time is `2026-03-02T09:00`, a day `2026-03-02`. */
import type { Delivery } from '../../../src/delivery/delivery.ts'
import { isTimeZone } from '../../../src/lib/clock.ts'
import { localTime, momentOf, type Reading } from '../../../src/lib/zone.ts'
import { addDays, addMonths, diffDays, monday, monthEnd, monthStart } from '../../../src/plan/resolve/calendar.ts'

export type View = 'month' | 'week'

/** The days that a view shows around a day, whole weeks from Monday. */
export function daysIn(view: View, day: string): string[] {
  const first = view === 'week' ? monday(day) : monday(monthStart(day))
  const last = view === 'week' ? addDays(first, 6) : addDays(monday(monthEnd(day)), 6)
  return Array.from({ length: diffDays(first, last) + 1 }, (_, i) => addDays(first, i))
}
/** The same view one step on (1) or back (-1). */
export const stepped = (view: View, day: string, by: number): string =>
  view === 'week' ? addDays(monday(day), 7 * by) : addMonths(monthStart(day), by)

const HOUR = 3_600_000
/** A local time some days and hours on; the wall clock counts, not the seconds in between. */
export const shifted = (local: string, days: number, hours = 0): string =>
  new Date(Date.parse(`${local}Z`) + days * 24 * HOUR + hours * HOUR).toISOString().slice(0, 16)

const day = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
/** "Mon, Mar 2, 2026, 09:00". */
export const localText = (local: string): string => `${day.format(new Date(`${local.slice(0, 10)}T00:00:00Z`))}, ${local.slice(11, 16)}`

/** How a local time is read in a zone: what moment is meant, and what the clock shows then. Null: it is none. */
export function readingOf(local: string, zone: string): { at: number; reading: Reading; real: string } | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(Date.parse(`${local}Z`)) || !isTimeZone(zone)) return null
  const { at, reading } = momentOf(local, zone)
  return { at, reading, real: localTime(at, zone) }
}
/** How the time of a delivery is read; `once` after it was sent again, as its time is then a moment. */
export function readingOfDelivery({ local, zone, dueAt }: Delivery): Reading {
  const read = readingOf(local, zone)
  return read && read.at === dueAt ? read.reading : 'once'
}
