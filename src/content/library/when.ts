/** When a post of a library is due: from its headings ("Week 2" above "Day 3"), its date and its time. Pure. */
import type { Window } from '../../plan/model.ts'
import { addDays, isDate, monday } from '../../plan/resolve/calendar.ts'
import { fromLaunch, fromStart, written } from '../../plan/resolve/window.ts'
import { findDate } from '../../plan/text/dates.ts'
import { findWindow } from '../../plan/text/window.ts'

/** ISO days; `year` is the one that a date without a year is meant in. */
export type Origin = { start: string | null; launch: string | null; year: number | null }

const WEEKDAYS: readonly RegExp[] = [
  /\bmon(?:day)?\b|\bmontag|\blunes\b|\blundi\b|\bsegunda|понедельник|周一|星期一|月曜/iu,
  /\btue(?:s(?:day)?)?\b|\bdienstag|\bmartes\b|\bmardi\b|\bterça|вторник|周二|星期二|火曜/iu,
  /\bwed(?:nesday)?\b|\bmittwoch|\bmiércoles\b|\bmercredi\b|\bquarta|среда|周三|星期三|水曜/iu,
  /\bthu(?:rs(?:day)?)?\b|\bdonnerstag|\bjueves\b|\bjeudi\b|\bquinta|четверг|周四|星期四|木曜/iu,
  /\bfri(?:day)?\b|\bfreitag|\bviernes\b|\bvendredi\b|\bsexta|пятница|周五|星期五|金曜/iu,
  /\bsat(?:urday)?\b|\bsamstag|\bsábado\b|\bsamedi\b|суббота|周六|星期六|土曜/iu,
  /\bsun(?:day)?\b|\bsonntag|\bdomingo\b|\bdimanche\b|воскресенье|周日|星期日|日曜/iu,
]

/** ISO day of a post; `texts` are its headings, outermost first, then its date. Null when they do not say one day. */
export function dayOf(texts: readonly string[], { start, launch, year }: Origin): string | null {
  let week: string | null = null
  let day: string | null = null
  for (const text of texts) {
    const date = findDate(text, year === null ? {} : { year }, true)
    if (date !== null && date.precision === 'day' && date.from === date.to && isDate(date.from)) {
      day = date.from
      continue
    }
    const window = findWindow(text)?.window ?? null
    if (window?.unit === 'week' && window.from === window.to) {
      week = spanOf(window, start, launch)?.start ?? week
      day = null
    } else if (window?.unit === 'day' && typeof window.from === 'number' && window.from === window.to) {
      // "Day 3" below "Week 2" counts in the week; "Day 10" cannot.
      const inWeek = week !== null && window.anchor === undefined && window.from >= 1 && window.from <= 7
      day = inWeek ? addDays(week!, window.from - 1) : (spanOf(window, start, launch)?.start ?? day)
    }
    const weekday = WEEKDAYS.findIndex(pattern => pattern.test(text))
    if (week !== null && weekday >= 0 && day === null) {
      const first = addDays(monday(week), weekday)
      day = first < week ? addDays(first, 7) : first
    }
  }
  return day
}

function spanOf(window: Window, start: string | null, launch: string | null): { start: string | null } | null {
  if (window.anchor === 'launch') return launch === null ? null : fromLaunch(window, launch)
  if (window.anchor === 'now') return null
  return written(window) ?? (start === null ? null : fromStart(window, start))
}

/** "9:30 am", "14:00", "9 AM PT" → 09:30, 14:00, 09:00; null for what is none. Zones in words are not read. */
export function timeOf(text: string): string | null {
  const match = /(?<![\d:])(\d{1,2})(?::(\d{2}))?\s*(am|pm|uhr|h)?(?![\d:])/i.exec(text)
  if (match === null || (match[2] === undefined && match[3] === undefined)) return null
  const half = match[3]?.toLowerCase()
  const hour = half === 'pm' ? (Number(match[1]) % 12) + 12 : half === 'am' ? Number(match[1]) % 12 : Number(match[1])
  const minute = Number(match[2] ?? 0)
  return hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
