/** How many globs one with braces stands for: `{a,b}/{1..3}.md` for six. Pure. */

const RANGE = /^(-?\d+|[a-z])\.\.(-?\d+|[a-z])(?:\.\.-?\d+)?$/i

/** At least as many as it comes to; a brace that is never closed stands for itself. */
export function globsIn(glob: string): number {
  let all = 1
  for (let at = glob.indexOf('{'); at >= 0; at = glob.indexOf('{', at)) {
    const inner = inBraces(glob, at)
    if (inner === null) return all
    all *= alternatives(inner.parts)
    at = inner.end
  }
  return all
}

type Inner = { parts: string[]; end: number }

/** What stands between the brace at `from` and its other half, parted at the commas that are its own. */
function inBraces(glob: string, from: number): Inner | null {
  const parts: string[] = []
  let depth = 0
  let start = from + 1
  for (let at = from; at < glob.length; at++) {
    const sign = glob[at]
    if (sign === '{') depth++
    if (sign === '}') depth--
    if ((sign === ',' && depth === 1) || depth === 0) {
      parts.push(glob.slice(start, at))
      start = at + 1
    }
    if (depth === 0) return { parts, end: at + 1 }
  }
  return null
}

function alternatives(parts: readonly string[]): number {
  const [only = ''] = parts
  const [, from, to] = (parts.length === 1 ? RANGE.exec(only) : null) ?? []
  if (from !== undefined && to !== undefined) return Math.abs(place(to) - place(from)) + 1
  return parts.reduce((sum, part) => sum + globsIn(part), 0)
}

const place = (text: string): number => (/\d/.test(text) ? Number(text) : text.charCodeAt(0))
