/** Working hours, written as people write them: "Mon-Fri 09:00-18:00". Pure. */
import { wallClock } from './zone.ts'

/** `days` from 0 (Sunday); `from` and `to` in minutes of the day, `to` not included. */
export type Hours = { days: readonly number[]; from: number; to: number }

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const FORM = /^([a-z, -]+?)\s+(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/i

/** Null when it cannot be read, or when it ends before it begins. */
export function parseHours(text: string): Hours | null {
  const match = FORM.exec(text.trim())
  if (match === null) return null
  const [, words = '', h1, m1, h2, m2] = match
  const days = daysOf(words)
  const minutes = (hour: string | undefined, minute: string | undefined): number => Number(hour) * 60 + Number(minute)
  const [from, to] = [minutes(h1, m1), minutes(h2, m2)]
  const isTime = Number(m1) < 60 && Number(m2) < 60 && to <= 24 * 60 && from < to
  return days === null || !isTime ? null : { days, from, to }
}

/** "Mon-Fri, Sun" → 1 2 3 4 5 0; a range may pass over the end of the week. */
function daysOf(words: string): number[] | null {
  const found: number[] = []
  for (const part of words.toLowerCase().split(',')) {
    const ends = part.split('-').map(word => DAYS.indexOf(word.trim().slice(0, 3)))
    const [first, last = first] = ends
    if (first === undefined || last === undefined || first < 0 || last < 0 || ends.length > 2) return null
    for (let day = first; ; day = (day + 1) % 7) {
      found.push(day)
      if (day === last) break
    }
  }
  return found
}

/** Is a moment (UTC epoch milliseconds) within any of them, by the clock of a zone? */
export function isWithin(hours: readonly Hours[], at: number, zone: string): boolean {
  const wall = new Date(wallClock(at, zone))
  const [day, minute] = [wall.getUTCDay(), wall.getUTCHours() * 60 + wall.getUTCMinutes()]
  return hours.some(each => each.days.includes(day) && minute >= each.from && minute < each.to)
}

const DAY = 24 * 60 * 60_000
const MINUTE = 60_000

/**
 * How much of the time between two moments (UTC epoch milliseconds) was working time, by the clock of a zone, in
 * milliseconds. Hours that overlap count once for each of them. A night in which the clock is changed has the usual length.
 */
export function workingTime(hours: readonly Hours[], from: number, to: number, zone: string): number {
  const [start, end] = [wallClock(from, zone), wallClock(to, zone)]
  if (end <= start) return 0
  const week = hours.reduce((sum, each) => sum + new Set(each.days).size * (each.to - each.from) * MINUTE, 0)
  const weeks = Math.floor((end - start) / (7 * DAY))
  let total = weeks * week
  // The days that are no whole week, one by one.
  for (let day = Math.floor((start + weeks * 7 * DAY) / DAY) * DAY; day < end; day += DAY) {
    const weekday = new Date(day).getUTCDay()
    for (const each of hours) {
      if (!each.days.includes(weekday)) continue
      const opens = Math.max(day + each.from * MINUTE, start + weeks * 7 * DAY)
      total += Math.max(0, Math.min(day + each.to * MINUTE, end) - opens)
    }
  }
  return total
}
