/**
 * A fence that shows fences: "```markdown" or a bare "```", in it "```bash" and its "```", then the "```" that is meant
 * to end it. CommonMark ends the outer one at the first "```", and all that follows is inside out; whoever wrote it means
 * the last.
 */
const FENCE = /^[ ]{0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n`]*$/gm
const MARKDOWN = /^(?:markdown|md|mdx)$/i
/** A heading or a rule: a bare fence that seems to hold one was closed before it. */
const SECTION = /^(?:#{1,6}\s|---\s*$)/m

type Fence = { from: number; to: number; sign: string; info: string }

/** The text with the marks of such inner fences blanked out, of the same length. */
export function withoutInnerFences(text: string): string {
  if (!/^[ ]{0,3}(?:```|~~~)[^\n]/m.test(text)) return text
  let out = ''
  let at = 0
  for (const { from, to } of innerMarks(text)) {
    out += text.slice(at, from) + 'x'.repeat(to - from)
    at = to
  }
  return out + text.slice(at)
}

function innerMarks(text: string): Fence[] {
  const fences = [...text.matchAll(FENCE)].map((match): Fence => {
    const [whole, sign, info] = match as unknown as [string, string, string]
    const from = match.index + whole.indexOf(sign)
    return { from, to: from + sign.length, sign, info }
  })
  const marks: Fence[] = []
  for (let i = 0; i < fences.length; i++) {
    const outer = fences[i]!
    const isMarkdown = MARKDOWN.test(outer.info)
    const nested = isMarkdown || outer.info === '' ? nestedEnd(text, fences, i, isMarkdown) : null
    if (nested) marks.push(...nested.inner)
    i = nested?.at ?? plainEnd(fences, i)
  }
  return marks
}

const ends = (fence: Fence, outer: Fence): boolean => fence.sign[0] === outer.sign[0] && fence.sign.length >= outer.sign.length

/** The index of the fence that ends the one at `start` as CommonMark has it. */
function plainEnd(fences: readonly Fence[], start: number): number {
  const at = fences.findIndex((fence, i) => i > start && fence.info === '' && ends(fence, fences[start]!))
  return at < 0 ? fences.length : at
}

/** The fence that ends the one at `start` where those in it are fences of their own; null when it has none, or does not end. */
function nestedEnd(text: string, fences: readonly Fence[], start: number, isMarkdown: boolean): { at: number; inner: Fence[] } | null {
  const outer = fences[start]!
  const inner: Fence[] = []
  let depth = 0
  let last = outer.to
  for (let at = start + 1; at < fences.length; at++) {
    const fence = fences[at]!
    if (!ends(fence, outer)) continue
    if (depth === 0 && !isMarkdown && SECTION.test(text.slice(last, fence.from))) return null
    if (fence.info === '' && depth === 0) return { at, inner }
    depth += fence.info === '' ? -1 : 1
    inner.push(fence)
    last = fence.to
  }
  return null
}
