/** Text laid out in columns. Widths are what a terminal shows (wide characters, emoji, colour codes). */
import truncatedWidth from 'fast-string-truncated-width'

const ascii = /^[\x20-\x7e]*$/

/** Columns that a line of text takes on a terminal. */
export const widthOf = (text: string): number => (ascii.test(text) ? text.length : truncatedWidth(text).width)

/** `text` cut to `width` columns, with "…" where something was cut. */
export function truncate(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  if (width <= 1) return width === 1 ? '…' : ''
  const { index } = truncatedWidth(text, { limit: width, ellipsis: '…', ellipsisWidth: 1 })
  const reset = text.includes('\u001b[') ? '\u001b[0m' : ''
  return `${text.slice(0, index).trimEnd()}…${reset}`
}

export const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
export const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text

/** `text` broken at spaces into lines of at most `width` columns; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (word === '') continue
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  if (line !== '' || lines.length === 0) lines.push(line)
  return lines
}

export type Column = {
  align?: 'left' | 'right'
  /** Gives way when the table is wider than the terminal. */
  shrink?: boolean
}

/**
 * Rows of cells → lines. Columns are two spaces apart; columns that `shrink` share what is missing, down to
 * twelve columns each; the last cell of a row carries no trailing space.
 */
export function table(rows: readonly (readonly string[])[], columns: readonly Column[], width = Infinity, gap = '  '): string[] {
  const widths = columns.map((_, index) => Math.max(0, ...rows.map(row => widthOf(row[index] ?? ''))))
  let over = widths.reduce((sum, each) => sum + each, 0) + gap.length * (columns.length - 1) - width
  while (over > 0) {
    const widest = columns.reduce(
      (best, column, index) =>
        column.shrink === true && widths[index]! > 12 && (best < 0 || widths[index]! > widths[best]!) ? index : best,
      -1,
    )
    if (widest < 0) break
    const cut = Math.min(over, Math.max(1, widths[widest]! - 12))
    const second = Math.max(12, ...columns.map((column, index) => (column.shrink === true && index !== widest ? widths[index]! : 0)))
    const step = Math.max(1, Math.min(cut, widths[widest]! - second))
    widths[widest] = widths[widest]! - step
    over -= step
  }
  return rows.map(row =>
    columns
      .map((column, index) => {
        const cell = truncate(row[index] ?? '', widths[index]!)
        return column.align === 'right' ? padStart(cell, widths[index]!) : padEnd(cell, widths[index]!)
      })
      .join(gap)
      .trimEnd(),
  )
}

/** 12345 → "12,345", without Intl, which takes milliseconds to start. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** "1 task", "3 tasks". */
export const plural = (count: number, one: string, many = `${one}s`): string => `${grouped(count)} ${count === 1 ? one : many}`
