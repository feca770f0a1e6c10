/** The text that was split last: a page shows many excerpts of one document. */
let last: { text: string; lines: readonly string[] } | null = null

/** The lines of a text, whatever ends them. They are shared: callers must not change them. */
export function linesOf(text: string): readonly string[] {
  if (last?.text !== text) last = { text, lines: text.split(/\r\n|\r|\n/) }
  return last.lines
}
