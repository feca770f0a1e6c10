/** What is found out about a text once, for all lines that say the same. */
import type { Line } from './document.ts'
import { columnOf } from './pages.ts'

let facts = 0

/**
 * A function of a line's text that asks `read` once for each text: what it gave is kept with the text itself (see
 * `readText` in line.ts), so that asking again costs an index. Results are shared: callers must not change them.
 */
export function fact<T extends NonNullable<unknown> | null>(read: (text: string) => T): (line: Line) => T {
  const slot = facts++
  return line => {
    const column = columnOf(line.page, slot)
    const known = column[line.row] as T | undefined
    if (known !== undefined) return known
    const value = read(line.text)
    column[line.row] = value
    return value
  }
}

/**
 * As `fact`, of the label before the colon; null for a line without one. Lines with the same text may have other
 * labels (what is bold opens one too), so that the label is kept beside what it gave.
 */
export function leadFact<T extends NonNullable<unknown> | null>(read: (lead: string) => T): (line: Line) => T | null {
  const slot = facts
  facts += 2
  return line => {
    if (line.lead === null) return null
    const leads = columnOf(line.page, slot)
    const values = columnOf(line.page, slot + 1)
    if (leads[line.row] === line.lead) return values[line.row] as T
    const value = read(line.lead)
    leads[line.row] = line.lead
    values[line.row] = value
    return value
  }
}

/** Has the line's text a digit? Most of what is read needs one. */
export const hasDigit = fact((text): boolean => /\d/.test(text))
