/**
 * Slots: the times of the week at which a channel speaks. "weekdays 09:00 and 17:00 Europe/Berlin" is read as people
 * write it; `nextFree` finds the next one at which nothing stands in the way.
 */
import { isTimeZone } from '../lib/clock.ts'
import { momentOf, localTime } from '../lib/zone.ts'
import { addDays, weekdayOf } from '../plan/resolve/calendar.ts'

/** `days` as ISO 8601 counts (1 is Monday); `time` is 09:00 on the clock of `zone`, null: the workspace's. */
export type Slot = { days: readonly number[]; time: string; zone: string | null }

const DAYS: Record<string, readonly number[]> = {
  daily: [1, 2, 3, 4, 5, 6, 7],
  everyday: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  weekday: [1, 2, 3, 4, 5],
  weekends: [6, 7],
  weekend: [6, 7],
}
const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const FILLERS = new Set(['and', 'at', 'on', 'every', '&', 'each'])

/** "Tue, Thu 10:00 America/New_York" → slots; a text says what cannot be read. */
export function readSlots(text: string): Slot[] | string {
  const days = new Set<number>()
  const times: string[] = []
  let zone: string | null = null
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const lower = word.toLowerCase()
    if (FILLERS.has(lower)) continue
    const named = daysOf(lower)
    if (named !== null) for (const day of named) days.add(day)
    else if (TIME.test(lower.padStart(5, '0'))) times.push(lower.padStart(5, '0'))
    else if (isTimeZone(word)) zone = word
    else return `"${word}" is no day, no time and no time zone.`
  }
  if (times.length === 0) return `"${text}" says no time.`
  const week = days.size === 0 ? DAYS['daily']! : [...days].sort((a, b) => a - b)
  return times.map(time => ({ days: week, time, zone }))
}

/** A day or a stretch of days by its name: mon, tuesdays, mon-fri, weekdays. */
function daysOf(word: string): readonly number[] | null {
  if (Object.hasOwn(DAYS, word)) return DAYS[word]!
  const [first, last, ...more] = word.split(/[-–]/).map(dayOf)
  if (first === undefined || first === null || last === null || more.length > 0) return null
  if (last === undefined) return [first]
  const length = (last - first + 7) % 7
  return Array.from({ length: length + 1 }, (_, i) => ((first - 1 + i) % 7) + 1)
}
function dayOf(name: string): number | null {
  const found = NAMES.findIndex(each => name === each.slice(0, 3) || name === each || name === `${each}s` || name === each.slice(0, 4))
  return found < 0 ? null : found + 1
}

export type SlotTime = { at: number; local: string; zone: string }
/** The slots of a channel from a moment on, by time, up to `until`; `zone` is that of slots without one. */
export function* slotTimes(slots: readonly Slot[], from: number, until: number, zone: string): Generator<SlotTime> {
  // A day on which any zone is at `from`, and on to the day after `until`.
  const last = new Date(until + DAY).toISOString().slice(0, 10)
  for (let day = new Date(from - DAY).toISOString().slice(0, 10); day <= last; day = addDays(day, 1)) {
    const weekday = weekdayOf(day)
    const found: SlotTime[] = []
    for (const slot of slots) {
      if (!slot.days.includes(weekday)) continue
      const where = slot.zone ?? zone
      const local = `${day}T${slot.time}`
      found.push({ at: momentOf(local, where).at, local, zone: where })
    }
    for (const each of found.sort((a, b) => a.at - b.at)) if (each.at >= from && each.at < until) yield each
  }
}
const DAY = 86_400_000
/** How far ahead is looked for a free time. */
const HORIZON = 400 * DAY

/** The first slot at which nothing stands in the way; null when none is free for a year. Without slots: the first free day, at the same time of day. */
export async function nextFree(
  slots: readonly Slot[],
  { from, zone, free }: { from: number; zone: string; free: (time: SlotTime) => boolean | Promise<boolean> },
): Promise<SlotTime | null> {
  if (slots.length > 0) {
    for (const time of slotTimes(slots, from, from + HORIZON, zone)) if (await free(time)) return time
    return null
  }
  const [day = '', clock = ''] = localTime(from, zone).split('T')
  for (let days = 0; days < HORIZON / DAY; days++) {
    const local = `${addDays(day, days)}T${clock}`
    const time = { at: momentOf(local, zone).at, local, zone }
    if (time.at >= from && (await free(time))) return time
  }
  return null
}
