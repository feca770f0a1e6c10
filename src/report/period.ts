/** The stretch of time that a report is about: a calendar day, an ISO week, a month, a quarter, or a phase of the plan. */
import { isIsoDate } from '../lib/clock.ts'
import type { Phase } from '../plan/model.ts'
import { addDays, addMonths, bounds, isoWeek, monday, monthEnd, monthStart, quarterStart } from '../plan/resolve/calendar.ts'

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'phase'
/** How a report over each kind of period is called. */
export const REPORT_NAMES: Readonly<Record<PeriodKind, string>> = {
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  phase: 'phase',
}

export type ReportPeriod = {
  kind: PeriodKind
  /** Names the files: `2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, `phase-beta`. */
  name: string
  title: string
  /** ISO dates in the workspace's zone, both inclusive. */
  start: string
  end: string
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const monthName = (date: string): string => MONTHS[Number(date.slice(5, 7)) - 1] ?? ''
const pad = (value: number): string => String(value).padStart(2, '0')

/** The period of a kind that holds an ISO date. */
export function periodAt(kind: Exclude<PeriodKind, 'phase'>, date: string): ReportPeriod {
  const year = date.slice(0, 4)
  if (kind === 'day') return { kind, name: date, title: `${Number(date.slice(8))} ${monthName(date)} ${year}`, start: date, end: date }
  if (kind === 'week') {
    const start = monday(date)
    const week = isoWeek(date)
    return { kind, name: `${week.year}-W${pad(week.week)}`, title: `Week ${week.week}, ${week.year}`, start, end: addDays(start, 6) }
  }
  if (kind === 'month')
    return { kind, name: date.slice(0, 7), title: `${monthName(date)} ${year}`, start: monthStart(date), end: monthEnd(date) }
  const start = quarterStart(date)
  const quarter = Math.ceil(Number(date.slice(5, 7)) / 3)
  return { kind, name: `${year}-Q${quarter}`, title: `Quarter ${quarter}, ${year}`, start, end: monthEnd(addMonths(start, 2)) }
}

/** The period of a phase; null when the phase has no dates. */
export function periodOfPhase(phase: Phase): ReportPeriod | null {
  const { start, end } = phase.span ?? { start: null, end: null }
  if (start === null || end === null) return null
  return { kind: 'phase', name: `phase-${slug(phase.title)}`, title: phase.title, start, end }
}

/** The period that a name of `ReportPeriod.name` means; null when it is none (phases need the plan). */
export function periodNamed(name: string): ReportPeriod | null {
  if (isIsoDate(name)) return periodAt('day', name)
  const week = /^(\d{4})-W(\d{2})$/.exec(name)
  if (week) {
    // 4 January is always in week 1 (ISO 8601).
    const period = periodAt('week', addDays(`${week[1]!}-01-04`, 7 * (Number(week[2]) - 1)))
    return period.name === name ? period : null
  }
  const found = /^\d{4}-(?:\d{2}|Q[1-4])$/.test(name) ? bounds(name) : null
  return found && periodAt(name.includes('Q') ? 'quarter' : 'month', found.start)
}

/** The one before: what a report compares with. A phase is compared with as many days before it. */
export function periodBefore(period: ReportPeriod): ReportPeriod {
  if (period.kind !== 'phase') return periodAt(period.kind, addDays(period.start, -1))
  const days = Math.round((Date.parse(period.end) - Date.parse(period.start)) / 86_400_000) + 1
  return { ...period, name: '', title: 'before it', start: addDays(period.start, -days), end: addDays(period.start, -1) }
}

/** "Beta — the public one" → `beta-the-public-one`; letters of every script stay. */
export const slug = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '') || 'item'
