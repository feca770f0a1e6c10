/** Text and tables in Markdown. */

/** Text that stays text: what Markdown or HTML would read as a mark is escaped; one line. */
export const text = (plain: string): string =>
  plain
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*[\]|]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll('<', '&lt;')
    // What would be a heading, a quote, a list or a rule at the start of a line.
    .replace(/^([#>+-]|\d+[.)])(?=\s|$)/, '\\$1')

/** A table of plain cells; a head that begins with ">" aligns its column to the right. Empty without rows. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(heads.map(head => text(head.replace(/^>/, '')))),
    line(heads.map(head => (head.startsWith('>') ? '---:' : '---'))),
    ...rows.map(row => line(row.map(cell => text(cell)))),
  ].join('\n')
}
