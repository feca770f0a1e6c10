/**
 * Recurring times: a rule, the local time at which it begins, and the zone of that clock. The rule counts days of the
 * calendar, and each day is then read on the clock of the zone, so that nine o'clock stays nine o'clock over both edges of
 * daylight saving. A time that the clock leaps over comes by the leap later, where RFC 5545 would drop it: an office hour
 * that is an hour late is better than one that nobody holds.
 */
import { momentOf, type Reading } from '../lib/zone.ts'
import { readRule, ruleDays, UNTIL } from './rule.ts'

/** `start` is a local time, 2026-03-03T17:00. `except` holds local days that are left out. */
export type Recurrence = { rule: string; start: string; zone: string; except: readonly string[] }
/** `local` is as the rule says; `at` is the moment, UTC epoch milliseconds; `day` names the occurrence for good. */
export type Occurrence = { day: string; local: string; at: number; reading: Reading }

/** What is wrong with a rule, in words; null when it can be followed. */
export function wrongRule(rule: string): string | null {
  const read = readRule(rule)
  return typeof read === 'string' ? read : null
}

/** Occurrences from `from` up to, not including, `to` (UTC epoch milliseconds), in order; at most `limit`. None of a rule that cannot be read. */
export function occurrencesIn({ rule, start, zone, except }: Recurrence, from: number, to: number, limit = 1000): Occurrence[] {
  const read = readRule(rule)
  if (typeof read === 'string') return []
  const until = untilOf(read.until, zone)
  const [firstDay = '', time = ''] = start.split('T')
  // No zone is a day away from UTC on either side.
  const near = new Date(from - DAY).toISOString().slice(0, 10)
  const found: Occurrence[] = []
  for (const day of ruleDays(read, firstDay, near)) {
    if (found.length >= limit || Date.parse(`${day}T00:00Z`) > to + DAY) break
    if (day < near || except.includes(day)) continue
    const local = `${day}T${time.slice(0, 5)}`
    const { at, reading } = momentOf(local, zone)
    if (at > until) break
    if (at >= from && at < to) found.push({ day, local, at, reading })
  }
  return found
}
const DAY = 86_400_000

/** The last moment of a rule; a day counts to its end, and a time without Z is one of the zone. */
function untilOf(text: string | null, zone: string): number {
  const match = UNTIL.exec(text ?? '')
  if (match === null) return Infinity
  const [, year, month, day, hour = '23', minute = '59', second = '59', utc = ''] = match
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  return utc === 'Z' ? Date.parse(`${local}Z`) : momentOf(local, zone).at
}
