/**
 * A blank line ends a block of HTML in CommonMark, and with it the table that it stands in. Such lines are closed up where
 * nothing but HTML follows them; where Markdown does, the table is there to place it on the page.
 */
const BLANKS = /\n(?:[ \t\r]*\n)+/g
const ABOVE_TEXT = /\n[ \t\r]*\n[ \t]*[^\s<]/
const TABLE = /<(\/?)table\b/gi

/** The text without blank lines in its tables of HTML, of the same length. */
export function withoutBlanksInTables(text: string): string {
  if (!/<table\b/i.test(text)) return text
  let out = ''
  let done = 0
  let depth = 0
  let from = 0
  for (const { index, 1: closes } of text.matchAll(TABLE)) {
    if (closes === '') {
      if (depth++ === 0) from = index
      continue
    }
    if (depth === 0 || --depth > 0) continue
    const table = text.slice(from, index)
    if (ABOVE_TEXT.test(table)) continue
    out += text.slice(done, from) + table.replace(BLANKS, run => `${' '.repeat(run.length - 1)}\n`)
    done = index
  }
  return out + text.slice(done)
}
