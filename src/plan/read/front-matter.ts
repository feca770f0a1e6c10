/**
 * Front matter of a plan: only its flat `key: value` pairs matter here (title, date, language), so it is read
 * line by line; anchors, nesting and lists are left to the files that are really configuration.
 */
export type FrontMatter = { data: Record<string, unknown>; from: number; to: number }

const PAIR = /^([A-Za-z_][\w-]*)\s*:\s*(.*)$/

/** Front matter at the head of `text`, or null. An unclosed block is not front matter: it is read as text. What is broken is told by front-matter-faults.ts. */
export function readFrontMatter(text: string): FrontMatter | null {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  if (!text.startsWith('---', start)) return null
  const first = text.indexOf('\n', start)
  if (first < 0 || text.slice(start + 3, first).trim() !== '') return null
  const data: Record<string, unknown> = {}
  let position = first + 1
  let seen = 0
  for (let lines = 0; position < text.length && lines < 500; lines++) {
    const next = text.indexOf('\n', position)
    const end = next < 0 ? text.length : next
    const line = text.slice(position, end).trimEnd()
    position = next < 0 ? text.length : next + 1
    if (line === '---' || line === '...') return seen > 0 ? { data, from: start, to: position } : null
    if (line === '' || line.startsWith('#') || /^[\s-]/.test(line)) continue
    const pair = PAIR.exec(line)
    if (!pair) {
      if (seen === 0) return null
      continue
    }
    seen++
    data[pair[1]!] = pair[2]!.replace(/^(["'])(.*)\1$/, '$2')
  }
  return null
}
