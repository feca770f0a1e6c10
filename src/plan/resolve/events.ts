/** Deadlines that count from something that happens: "within 6 months of v0.2.0 release". */
import { addDays, addMonths, isDate } from './calendar.ts'

const COUNTED = /^(?:within|by|after|in)\s+(\d{1,3})\s+(day|week|month|quarter|year)s?\s+(?:of|after|from)\s+(?:the\s+)?(.{2,50})$/i
/** Names of the launch itself, when no version or product stands beside them. */
const LAUNCH = /^(?:(?:public|official|first|initial|product)\s+)?(?:launch|release|go-?live)(?:\s+(?:day|date))?$/i

/**
 * The last day of a `text:` deadline that counts from an event; null when it counts from none that is known. `events`
 * are ISO dates by name, as uptake.yml has them; `launch` is the day of the launch. "Within" and "after" both end there.
 */
export function eventDeadline(text: string, events: Readonly<Record<string, string>>, launch: string | null): string | null {
  const found = COUNTED.exec(text.trim())
  if (!found) return null
  const [, count, unit, name] = found
  const day = dayOf(name!, events) ?? (LAUNCH.test(name!.trim()) ? launch : null)
  if (day === null) return null
  const n = Number(count)
  switch (unit!.toLowerCase()) {
    case 'day':
      return addDays(day, n)
    case 'week':
      return addDays(day, n * 7)
    case 'month':
      return addMonths(day, n)
    case 'quarter':
      return addMonths(day, n * 3)
    default:
      return addMonths(day, n * 12)
  }
}

/** The event whose name says the same; else the one that every word of the text names: "v0.2.0 release" is "release of v0.2.0". */
function dayOf(name: string, events: Readonly<Record<string, string>>): string | null {
  const wanted = wordsOf(name)
  const dated = Object.entries(events).filter(([, date]) => isDate(date))
  const same = dated.find(([title]) => wordsOf(title).join(' ') === wanted.join(' '))
  const alike =
    same ?? dated.find(([title]) => significant(wordsOf(title)).length > 0 && sameWords(significant(wordsOf(title)), significant(wanted)))
  return alike ? alike[1] : null
}
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+(?:\.[\p{N}]+)*/gu) ?? []
/** Versions and names, not "the release of". */
const significant = (words: readonly string[]): string[] =>
  words.filter(word => !/^(?:the|of|release|launch|version|day|date|our)$/.test(word))
const sameWords = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every(word => others.includes(word))
