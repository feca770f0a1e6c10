/** Dates in figures as people and spreadsheets write them (02.03.2026, 3/2/2026), and which of their parts is the day. Pure. */
import { isIsoDate } from './clock.ts'

export type DayOrder = 'day-first' | 'month-first'

const DATE = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(20\d{2})(?![./-]?\d)/
const ALL = new RegExp(DATE.source, 'g')

/** What the dates of some texts say themselves: one has a part over 12. Null: none does, or they contradict each other. */
export function orderOf(texts: readonly string[]): DayOrder | null {
  const told = new Set(slashed(texts).flatMap(([first, second]) => (first > 12 ? 'day-first' : second > 12 ? 'month-first' : [])))
  return told.size === 1 ? [...told][0]! : null
}

/** The same; where they say nothing, the reading in which the dates lie closer together, as those of one calendar do. */
export function likelyOrder(texts: readonly string[]): DayOrder | null {
  const dates = slashed(texts)
  if (dates.some(([first, second]) => first > 12 || second > 12)) return orderOf(texts)
  const span = (order: DayOrder): number => {
    const days = dates.map(([first, second, year]) => Date.parse(isoOf(first, second, year, order) ?? ''))
    return Math.max(...days) - Math.min(...days)
  }
  const [days, months] = [span('day-first'), span('month-first')]
  return days < months ? 'day-first' : months < days ? 'month-first' : null
}

/** The first such date of a text as an ISO day, and where it stands. Dots are always day first; the others need an order. */
export function numericDate(text: string, order: DayOrder | null): { day: string; at: number; end: number } | null {
  const match = DATE.exec(text)
  if (match === null) return null
  const [, first, mark, second, year] = match
  const known = mark === '.' ? 'day-first' : order
  const day = known === null ? null : isoOf(Number(first), Number(second), Number(year), known)
  return day === null ? null : { day, at: match.index, end: match.index + match[0].length }
}

/** Is there one, whatever its order? */
export const hasNumericDate = (text: string): boolean => DATE.test(text)

function slashed(texts: readonly string[]): [first: number, second: number, year: number][] {
  return texts.flatMap(text =>
    [...text.matchAll(ALL)].flatMap(([, first, mark, second, year]): [number, number, number][] =>
      mark === '.' ? [] : [[Number(first), Number(second), Number(year)]],
    ),
  )
}

function isoOf(first: number, second: number, year: number, order: DayOrder): string | null {
  const [day, month] = order === 'day-first' ? [first, second] : [second, first]
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isIsoDate(iso) ? iso : null
}
