/** Days and times of the calendar. Pure: a local time is `2026-03-02T09:00`, a day `2026-03-02`. */
import type { ShownDelivery } from '../../../src/delivery/calendar.ts'
import { isTimeZone } from '../../../src/lib/clock.ts'
import { localTime, momentOf, type Reading } from '../../../src/lib/zone.ts'

export { daysIn, stepped, type CalendarKind as View } from '../../../src/schedule/window.ts'

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
export function readingOfDelivery({ local, zone, dueAt }: ShownDelivery): Reading {
  const read = readingOf(local, zone)
  return read && read.at === dueAt ? read.reading : 'once'
}

/** The time in another zone when it is an hour of a day here, with the days by which its date differs: "02:00", 1. */
export function elsewhere(day: string, hour: number, here: string, there: string): { time: string; days: number } {
  const [date = '', time = ''] = localTime(momentOf(`${day}T${String(hour).padStart(2, '0')}:00`, here).at, there).split('T')
  return { time, days: date > day ? 1 : date < day ? -1 : 0 }
}
