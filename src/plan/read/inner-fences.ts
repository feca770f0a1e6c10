/**
 * A fence of Markdown that shows fences: "```markdown", in it "```bash" and its "```", then the "```" that is meant to
 * end it. CommonMark ends the outer one at the first "```", and all that follows is inside out; whoever wrote it means
 * the last.
 */
const FENCE = /^[ ]{0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n`]*$/gm
const MARKDOWN = /^(?:markdown|md|mdx)$/i

type Mark = { from: number; to: number }

/** The text with the marks of such inner fences blanked out, of the same length. */
export function withoutInnerFences(text: string): string {
  if (!/(?:```|~~~)[ \t]*(?:markdown|md)/i.test(text)) return text
  let out = ''
  let at = 0
  for (const { from, to } of innerMarks(text)) {
    out += text.slice(at, from) + 'x'.repeat(to - from)
    at = to
  }
  return out + text.slice(at)
}

function innerMarks(text: string): Mark[] {
  const marks: Mark[] = []
  let outer: { sign: string; isMarkdown: boolean } | null = null
  /** Of the fence that is open: they count once it is known to end. */
  let inner: Mark[] = []
  let depth = 0
  for (const match of text.matchAll(FENCE)) {
    const [whole, sign, info] = match as unknown as [string, string, string]
    const from = match.index + whole.indexOf(sign)
    const mark = { from, to: from + sign.length }
    if (outer === null) {
      outer = { sign, isMarkdown: MARKDOWN.test(info) }
      continue
    }
    if (sign[0] !== outer.sign[0] || sign.length < outer.sign.length) continue
    if (info !== '') {
      if (!outer.isMarkdown) continue
      depth++
      inner.push(mark)
    } else if (depth > 0) {
      depth--
      inner.push(mark)
    } else {
      marks.push(...inner)
      outer = null
      inner = []
    }
  }
  return marks
}
