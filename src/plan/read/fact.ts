/** What is found out about a text once, for all lines that say the same. */
import type { Line } from './document.ts'
import { newFact, note, recall } from './pages.ts'

/**
 * A function of a line's text that asks `read` once for each text: what it gave is kept with the text itself (see
 * `readText` in line.ts), so that asking again costs an index. Results are shared: callers must not change them.
 */
export function fact<T extends NonNullable<unknown> | null>(read: (text: string) => T): (line: Line) => T {
  const number = newFact()
  return line => {
    const known = recall(line.page, line.row, number) as T | undefined
    if (known !== undefined) return known
    const value = read(line.text)
    note(line.page, line.row, number, value)
    return value
  }
}

/** As `fact`, of the label before the colon; null for a line without one. A text with another label has a place of its own. */
export function leadFact<T extends NonNullable<unknown> | null>(read: (lead: string) => T): (line: Line) => T | null {
  const number = newFact()
  return line => {
    const known = recall(line.page, line.row, number) as T | null | undefined
    if (known !== undefined) return known
    const value = line.lead === null ? null : read(line.lead)
    note(line.page, line.row, number, value)
    return value
  }
}

/** Has the line's text a digit? Most of what is read needs one. */
export const hasDigit = fact((text): boolean => /\d/.test(text))
