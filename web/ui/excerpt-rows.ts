/** Which lines an excerpt shows. Pure. */
import type { Source } from '../../src/plan/model.ts'

/** A place to mark, with what is said of it. */
export type Mark = { source: Source; message?: string }
export type ExcerptRow = { kind: 'line'; number: number; text: string; hit: boolean; said: string[] } | { kind: 'gap'; after: number }

const LONGEST = 14
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Marked lines with `around` lines on either side, in order, and a gap wherever lines are left out. */
export function excerptRows(lines: readonly string[], marks: readonly Mark[], around: number): ExcerptRow[] {
  const hits = new Map<number, string[]>()
  const shown = new Set<number>()
  for (const { source, message } of marks) {
    const end = Math.min(Math.max(source.endLine, source.line), source.line + LONGEST)
    for (let n = source.line; n <= end; n++) hits.set(n, hits.get(n) ?? [])
    if (message && !saysTheSame(message, lines[source.line - 1] ?? '')) hits.get(source.line)?.push(message)
    const [from, to] = withoutBlankEdges(lines, source.line, end, around)
    for (let n = from; n <= to; n++) shown.add(n)
  }
  const rows: ExcerptRow[] = []
  let before = 0
  for (const number of [...shown].sort((a, b) => a - b)) {
    if (before > 0 && number > before + 1) rows.push({ kind: 'gap', after: before })
    const said = [...new Set(hits.get(number) ?? [])]
    rows.push({ kind: 'line', number, text: lines[number - 1] ?? '', hit: hits.has(number), said })
    before = number
  }
  return rows
}
/** The lines around a place, less the empty ones at the edges. */
function withoutBlankEdges(lines: readonly string[], first: number, last: number, around: number): [from: number, to: number] {
  const blank = (n: number): boolean => (lines[n - 1] ?? '').trim() === ''
  let from = Math.max(1, first - around)
  let to = Math.min(lines.length, last + around)
  while (from < first && blank(from)) from++
  while (to > last && blank(to)) to--
  return [from, to]
}
/** Is the message nothing but the line again? */
function saysTheSame(message: string, line: string): boolean {
  const a = bare(message)
  const b = bare(line)
  return a === '' || b.includes(a) || (b !== '' && a.endsWith(b))
}
