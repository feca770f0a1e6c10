/**
 * The one Markdown grammar of Uptake: CommonMark with GFM on Lezer, the tree that CodeMirror holds as well. Bare
 * addresses are found by `readInline` instead: the grammar's extension for them looks at every word of the text.
 */
import { parser, Strikethrough, Table, TaskList, type MarkdownConfig } from '@lezer/markdown'
import type { Tree } from '@lezer/common'
import { withoutBlanksInTables } from './html-blanks.ts'
import { withoutInnerFences } from './inner-fences.ts'
import type { Trees } from './trees.ts'

/** Characters that may begin something within a line: everything else is text to every inline parser of this grammar. */
const BEGINS = Uint8Array.from({ length: 128 }, (_, code) => Number('\\&`<*_[!]~'.includes(String.fromCharCode(code))))
const SPACE = 32
/** The grammar asks a dozen parsers about every character. This one comes first and takes runs of plain text at once. */
const PlainText: MarkdownConfig = {
  parseInline: [
    {
      name: 'PlainText',
      before: 'Escape',
      parse({ text, offset }, _, pos) {
        let at = pos - offset
        for (; at < text.length; at++) {
          const code = text.charCodeAt(at)
          // Two spaces may be those of a hard break.
          if (code < 128 && (BEGINS[code] === 1 || (code === SPACE && text.charCodeAt(at + 1) === SPACE))) break
        }
        return at + offset > pos ? at + offset : -1
      },
    },
  ],
}

export const markdownParser = parser.configure([Table, TaskList, Strikethrough, PlainText])

/** Longest line that is parsed as Markdown; longer ones (minified data, pasted blobs) are read as plain text. */
const LONGEST_LINE = 20_000
/** Deepest nesting of quotes and lists that is parsed; deeper bullets are read at this depth. */
const DEEPEST = 60

/** Parses the `text` of `file`; with the trees of earlier texts only what changed is parsed again. */
export function parseMarkdown(text: string, file = '', trees?: Trees | null): Tree {
  const tamed = tame(text)
  const tree = markdownParser.parse(tamed, trees?.fragmentsFor(file, tamed))
  trees?.keep(file, tamed, tree)
  return tree
}

/**
 * Same length, same lines, but nothing on which a Markdown parser turns quadratic: very long lines and very deep
 * nesting are blanked out for the parser (the readers still see the text itself), and so are fences within a fence and
 * blank lines in tables of HTML.
 */
function tame(text: string): string {
  return withTableEnds(withoutBlanksInTables(withoutInnerFences(withoutTraps(text))))
}
/**
 * What stands behind the last pipe of a row would be a cell to the grammar, and a table with one in its second line none: the first
 * half of a line end of Windows becomes a tab (no second blank of a hard break), and the pipe stands behind what is blank.
 */
function withTableEnds(text: string): string {
  const whole = text.includes('\r') ? text.replace(/\r(?=\n)/g, '\t') : text
  return /\|[ \t]+\n/.test(whole) ? whole.replace(DELIMITERS, (_, row: string, blanks: string) => `${row}${blanks}|`) : whole
}
const DELIMITERS = /^([ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*)\|([ \t]+)(?=\n)/gm

function withoutTraps(text: string): string {
  const long = hasLongLine(text)
  const cr = text.includes('\r') && /\r(?!\n)/.test(text)
  const deep = /(?:^|[\r\n])(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])){61}/.test(text) || /(?:^|[\r\n])[ \t]{400}/.test(text)
  if (!long && !cr && !deep) return text
  let out = cr ? text.replace(/\r(?!\n)/g, '\n') : text
  if (long)
    out = out
      .split('\n')
      .map(line => (line.length >= LONGEST_LINE ? 'x'.repeat(line.length) : line))
      .join('\n')
  if (deep)
    out = out
      .replace(/^([ \t]*(?:[-*+>]|\d{1,9}[.)])){61,}/gm, run => run.slice(0, DEEPEST) + 'x'.repeat(run.length - DEEPEST))
      .replace(/^[ \t]{400,}/gm, run => 'x'.repeat(run.length))
  return out
}

function hasLongLine(text: string): boolean {
  if (text.length < LONGEST_LINE) return false
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('\n', at)
    if ((next < 0 ? text.length : next) - at >= LONGEST_LINE) return true
    if (next < 0) break
    at = next + 1
  }
  return false
}
