/**
 * Recurrence rules (RRULE of RFC 5545) as far as calendars of people use them: days, not hours; the time of day is that of
 * the start. A start that does not fit its own rule is not an occurrence.
 */
import { lastDay } from '../plan/resolve/calendar.ts'

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof FREQUENCIES)[number]
/** A weekday (1 is Monday) and which of them in the month or the year: -1 the last, 0 every. */
export type ByDay = { day: number; nth: number }
export type Rule = {
  frequency: Frequency
  interval: number
  count: number | null
  /** 20261231 or 20261231T170000Z, as written. */
  until: string | null
  byDay: readonly ByDay[]
  byMonthDay: readonly number[]
  byMonth: readonly number[]
  bySetPos: readonly number[]
  /** The day with which a week begins, 1 is Monday. */
  weekStart: number
}

const PARTS = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST']
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
export const UNTIL = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/
const BY_DAY = /^([+-]?[1-9]\d?)?(MO|TU|WE|TH|FR|SA|SU)$/

/** What a rule says; a text says in words what is wrong with it. "RRULE:" before it may stand or not. */
export function readRule(text: string): Rule | string {
  const parts = new Map<string, string>()
  for (const part of text
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase()
    .split(';')) {
    if (part.trim() === '') continue
    const [key = '', value = ''] = part.split('=').map(each => each.trim())
    if (!PARTS.includes(key)) return `"${key}" is no part of a rule that is known here (${PARTS.join(', ')}).`
    if (parts.has(key)) return `${key} stands there twice.`
    parts.set(key, value)
  }
  return ruleOf(parts)
}

function ruleOf(parts: ReadonlyMap<string, string>): Rule | string {
  const frequency = FREQUENCIES.find(each => each === parts.get('FREQ'))
  if (!parts.has('FREQ')) return 'The rule does not say how often: FREQ=WEEKLY.'
  if (frequency === undefined) return `FREQ=${parts.get('FREQ')} is none of ${FREQUENCIES.join(', ')}.`
  const until = parts.get('UNTIL') ?? null
  if (until !== null && parts.has('COUNT')) return 'A rule has either COUNT or UNTIL.'
  if (until !== null && !UNTIL.test(until)) return `UNTIL=${until} is no day: UNTIL=20261231.`
  const weekStart = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO') + 1
  if (weekStart === 0) return `WKST=${parts.get('WKST')} is none of ${WEEKDAYS.join(', ')}.`
  for (const key of ['INTERVAL', 'COUNT'])
    if (parts.has(key) && !/^[1-9]\d{0,4}$/.test(parts.get(key)!)) return `${key}=${parts.get(key)} is no number from 1 on.`
  const byDay: ByDay[] = []
  for (const each of listOf(parts.get('BYDAY'))) {
    const match = BY_DAY.exec(each)
    if (match === null) return `BYDAY=${each} is no weekday: MO, or -1FR for the last Friday.`
    byDay.push({ day: WEEKDAYS.indexOf(match[2]!) + 1, nth: Number(match[1] ?? 0) })
  }
  if (byDay.some(each => each.nth !== 0) && (frequency === 'DAILY' || frequency === 'WEEKLY'))
    return 'A number before a weekday (1MO) counts in a month or a year.'
  if (frequency === 'WEEKLY' && parts.has('BYMONTHDAY')) return 'BYMONTHDAY does not go with FREQ=WEEKLY.'
  const numbers: Record<string, number[]> = {}
  for (const [key, most] of [
    ['BYMONTHDAY', 31],
    ['BYMONTH', 12],
    ['BYSETPOS', 366],
  ] as const) {
    // prettier-ignore
    const read = listOf(parts.get(key)).map(Number)
    if (read.some(each => !Number.isInteger(each) || each === 0 || Math.abs(each) > most || (key === 'BYMONTH' && each < 0)))
      return `${key}=${parts.get(key)} is no list of numbers up to ${most}.`
    numbers[key] = read
  }
  if (numbers['BYSETPOS']!.length > 0 && byDay.length === 0 && numbers['BYMONTHDAY']!.length === 0)
    return 'BYSETPOS chooses among the days of BYDAY or BYMONTHDAY.'
  return {
    frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    until,
    byDay,
    byMonthDay: numbers['BYMONTHDAY']!,
    byMonth: numbers['BYMONTH']!,
    bySetPos: numbers['BYSETPOS']!,
    weekStart,
  }
}
const listOf = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(',').map(each => each.trim()))

/** Days since 1970-01-01. */
type Day = number
const DAY = 86_400_000
const dayOf = (year: number, month: number, day: number): Day => Date.UTC(year, month - 1, day) / DAY
const partsOf = (day: Day): { year: number; month: number; day: number; weekday: number } => {
  const date = new Date(day * DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), weekday: ((date.getUTCDay() + 6) % 7) + 1 }
}
/** So many empty periods on end are a rule without a day (30 February). */
const MOST_EMPTY = 1200

/**
 * Days (2026-03-03) on which a rule that begins on `start` falls, in order; from about `from` on where the rule allows to
 * begin there. The end that UNTIL sets is not looked at here: it is a moment, and this knows no zone.
 */
export function* ruleDays(rule: Rule, start: string, from: string): Generator<string> {
  const first = Date.parse(`${start}T00:00Z`) / DAY
  const wanted = Date.parse(`${from}T00:00Z`) / DAY
  const origin = partsOf(first)
  // What is counted must be counted from the start.
  const skipped = rule.count === null && wanted > first ? Math.floor((wanted - first) / LENGTH[rule.frequency] / rule.interval) - 1 : 0
  let left = rule.count ?? Infinity
  let empty = 0
  for (let period = Math.max(0, skipped); left > 0 && empty < MOST_EMPTY; period++) {
    const days = chosen(daysIn(rule, first, origin, period * rule.interval), rule.bySetPos)
    empty = days.length === 0 ? empty + 1 : 0
    for (const day of days) {
      if (day < first || left <= 0) continue
      if (day > LAST) return
      left--
      yield new Date(day * DAY).toISOString().slice(0, 10)
    }
  }
}
/** The longest that a period can be, in days: fewer periods are skipped than could be. */
const LENGTH: Record<Frequency, number> = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 }
const LAST = Date.UTC(9999, 11, 31) / DAY

/** The days of one period, sorted; `step` counts days, weeks, months or years from the start. */
function daysIn(rule: Rule, first: Day, origin: { year: number; month: number; day: number; weekday: number }, step: number): Day[] {
  const { frequency, byDay, byMonth, byMonthDay } = rule
  const inMonths = (day: Day): boolean => byMonth.length === 0 || byMonth.includes(partsOf(day).month)
  if (frequency === 'DAILY') {
    const at = partsOf(first + step)
    const fits =
      inMonths(first + step) &&
      (byDay.length === 0 || byDay.some(each => each.day === at.weekday)) &&
      (byMonthDay.length === 0 || monthDays(at.year, at.month, byMonthDay).includes(first + step))
    return fits ? [first + step] : []
  }
  if (frequency === 'WEEKLY') {
    const week = first - ((origin.weekday - rule.weekStart + 7) % 7) + step * 7
    const weekdays = byDay.length === 0 ? [origin.weekday] : byDay.map(each => each.day)
    return sorted(weekdays.map(weekday => week + ((weekday - rule.weekStart + 7) % 7))).filter(inMonths)
  }
  if (frequency === 'MONTHLY') {
    const index = origin.month - 1 + step
    const [year, month] = [origin.year + Math.floor(index / 12), (index % 12) + 1]
    return byMonth.length > 0 && !byMonth.includes(month) ? [] : inMonth(rule, year, month, origin.day)
  }
  const year = origin.year + step
  if (byMonth.length === 0 && byDay.length > 0 && byMonthDay.length === 0) {
    const length = dayOf(year + 1, 1, 1) - dayOf(year, 1, 1)
    return sorted(byDay.flatMap(each => weekdaysIn(dayOf(year, 1, 1), length, each)))
  }
  const everyMonth = byMonthDay.length > 0 ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] : [origin.month]
  return sorted((byMonth.length > 0 ? byMonth : everyMonth).flatMap(month => inMonth(rule, year, month, origin.day)))
}

function inMonth({ byDay, byMonthDay }: Rule, year: number, month: number, day: number): Day[] {
  const byNumber = byMonthDay.length === 0 ? null : monthDays(year, month, byMonthDay)
  if (byDay.length === 0) return byNumber ?? monthDays(year, month, [day])
  const found = sorted(byDay.flatMap(each => weekdaysIn(dayOf(year, month, 1), lastDay(year, month), each)))
  return byNumber === null ? found : found.filter(each => byNumber.includes(each))
}
/** Days of a month by number; negative ones count from its end. What the month does not have is left out. */
function monthDays(year: number, month: number, numbers: readonly number[]): Day[] {
  const last = lastDay(year, month)
  return sorted(numbers.map(each => (each > 0 ? each : last + 1 + each)).filter(each => each >= 1 && each <= last).map(each => dayOf(year, month, each))) // prettier-ignore
}
function weekdaysIn(start: Day, length: number, { day, nth }: ByDay): Day[] {
  const first = start + ((day - partsOf(start).weekday + 7) % 7)
  const all: Day[] = []
  for (let each = first; each < start + length; each += 7) all.push(each)
  if (nth === 0) return all
  const one = nth > 0 ? all[nth - 1] : all.at(nth)
  return one === undefined ? [] : [one]
}
const sorted = (days: readonly Day[]): Day[] => [...new Set(days)].sort((a, b) => a - b)

function chosen(days: readonly Day[], positions: readonly number[]): readonly Day[] {
  if (positions.length === 0) return days
  return sorted(positions.flatMap(each => days.at(each > 0 ? each - 1 : each) ?? []).filter(each => days.includes(each)))
}
