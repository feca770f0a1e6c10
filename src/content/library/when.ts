/** When a post of a library is due: from its headings ("Week 2" above "Day 3"), its date and its time. Pure. */
import { isTimeZone } from '../../lib/clock.ts'
import { numericDate, type DayOrder } from '../../lib/numeric-dates.ts'
import type { Window } from '../../plan/model.ts'
import { addDays, diffDays, isDate, monday } from '../../plan/resolve/calendar.ts'
import { fromLaunch, fromStart, written } from '../../plan/resolve/window.ts'
import { findDate } from '../../plan/text/dates.ts'
import { weekdayIn } from '../../plan/lexicon/weekdays.ts'
import { findWindow } from '../../plan/text/window.ts'

/** ISO days; `year` is the one that a date without a year is meant in, `order` how dates like 3/2/2026 are. */
export type Origin = { start: string | null; launch: string | null; year: number | null; order?: DayOrder | null }

/** "Week of March 2": the date is that of a week. */
const WEEK_OF =
  /\bweek (?:of|commencing|beginning|starting)\b|\bw\/c\b|\bwoche (?:vom|ab)\b|\bsemana (?:del?|de)\b|\bsemaine du\b|неделя с(?![\p{L}])/iu

/** ISO day of a post; `texts` are its headings, outermost first, then its date. Null when they do not say one day. */
export function dayOf(texts: readonly string[], { start, launch, year, order = null }: Origin): string | null {
  let week: string | null = null
  let day: string | null = null
  /** A week that a date names begins there; what names no day of it is due then. */
  let begins: string | null = null
  for (const text of texts) {
    const inFigures = numericDate(text, order)
    if (inFigures !== null) {
      day = inFigures.day
      continue
    }
    const date = findDate(text, year === null ? {} : { year }, true)
    if (date !== null && date.precision === 'day' && isDate(date.from) && isDate(date.to)) {
      const isWeek = WEEK_OF.test(text) || (date.from !== date.to && diffDays(date.from, date.to) < 8)
      if (isWeek || date.from === date.to) {
        week = isWeek ? date.from : week
        begins = isWeek ? date.from : null
        day = isWeek ? null : date.from
        if (!isWeek || weekdayIn(text) < 0) continue
      }
    }
    const window = findWindow(text)?.window ?? null
    if (window?.unit === 'week' && window.from === window.to) {
      week = spanOf(window, start, launch)?.start ?? week
      day = null
      begins = null
    } else if (window?.unit === 'day' && typeof window.from === 'number' && window.from === window.to) {
      // "Day 3" below "Week 2" counts in the week; "Day 10" cannot.
      const inWeek = week !== null && window.anchor === undefined && window.from >= 1 && window.from <= 7
      day = inWeek ? addDays(week!, window.from - 1) : (spanOf(window, start, launch)?.start ?? day)
    }
    const weekday = weekdayIn(text)
    if (week !== null && weekday >= 0 && day === null) {
      const first = addDays(monday(week), weekday)
      day = first < week ? addDays(first, 7) : first
    }
  }
  return day ?? begins
}

function spanOf(window: Window, start: string | null, launch: string | null): { start: string | null } | null {
  if (window.anchor === 'launch') return launch === null ? null : fromLaunch(window, launch)
  if (window.anchor === 'now') return null
  return written(window) ?? (start === null ? null : fromStart(window, start))
}

/** Clocks as people call them. Where summer time has a name of its own the place is meant, whatever the season. */
const CLOCKS: Readonly<Record<string, string>> = {
  'UTC|GMT': 'UTC',
  'ET|EST|EDT': 'America/New_York',
  'CT|CST|CDT': 'America/Chicago',
  'MT|MST|MDT': 'America/Denver',
  'PT|PST|PDT': 'America/Los_Angeles',
  'CET|CEST|MEZ|MESZ': 'Europe/Berlin',
  BST: 'Europe/London',
  'MSK|МСК': 'Europe/Moscow',
  BRT: 'America/Sao_Paulo',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  KST: 'Asia/Seoul',
  SGT: 'Asia/Singapore',
  'AEST|AEDT': 'Australia/Sydney',
}
const ZONES = new Map(Object.entries(CLOCKS).flatMap(([names, zone]) => names.split('|').map(name => [name, zone] as const)))

/** "9:30 am", "14:00 CET", "9 AM PT" → 09:30, 14:00 and 09:00 with the zone that is named; null for what is no time. */
export function timeOf(text: string): { time: string; zone: string | null } | null {
  const match = /(?<![\d:.,])(?:(\d{1,2}):(\d{2})|(\d{1,2})(?=\s*(?:am|pm|uhr|h)))\s*(am|pm|uhr|h)?(?![\d:\p{L}])/iu.exec(text)
  if (match === null) return null
  const half = match[4]?.toLowerCase()
  const written = Number(match[1] ?? match[3])
  const hour = half === 'pm' ? (written % 12) + 12 : half === 'am' ? written % 12 : written
  const minute = Number(match[2] ?? 0)
  if (hour > 23 || minute > 59) return null
  const behind = text.slice(match.index + match[0].length)
  const place = /^\s*\(?([A-Z][a-z]+(?:\/[A-Za-z_]+)+)/.exec(behind)?.[1]
  const called = ZONES.get(/^\s*\(?(\p{Lu}{2,4})(?!\p{L})/u.exec(behind)?.[1] ?? '') ?? null
  const zone = place !== undefined && isTimeZone(place) ? place : called
  return { time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, zone }
}
