/** A table of posts: one row each, columns named by labels. Pure. */
import { fieldOf, type FieldName } from './labels.ts'
import type { Line } from './tree.ts'

/** `source`: the line as it stands. */
export type Row = { line: number; values: Map<FieldName, string>; notes: string[]; source: Line }
/** `around`: lines that are in no row. */
export type Table = { head: Line; rows: Row[]; around: Line[] }

export const cellsOf = (text: string): string[] =>
  text
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map(cell =>
      cell
        .trim()
        .replaceAll('\\|', '|')
        .replaceAll(/<br\s*\/?>/gi, '\n'),
    )

/** The line below the head of a table. */
export const isDivider = (line: Line | undefined): boolean => /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$/.test(line?.text ?? '')

/** The first table whose columns name the text of posts; null when there is none. */
export function rowsOf(lines: readonly Line[]): Table | null {
  const at = lines.findIndex((line, index) => !line.fenced && line.text.includes('|') && isDivider(lines[index + 1]))
  if (at < 0) return null
  const names = cellsOf(lines[at]!.text)
  const fields = names.map(fieldOf)
  if (!fields.includes('copy')) return null
  let end = at + 2
  while (end < lines.length && lines[end]!.text.includes('|')) end++
  const rows = lines.slice(at + 2, end).map(line => {
    const values = new Map<FieldName, string>()
    const notes: string[] = []
    for (const [index, cell] of cellsOf(line.text).entries()) {
      const field = fields[index] ?? null
      if (cell === '') continue
      if (field === null || values.has(field))
        notes.push(names[index] === undefined || names[index] === '' ? cell : `${names[index]}: ${cell}`)
      else values.set(field, cell)
    }
    return { line: line.number, values, notes, source: line }
  })
  return { head: lines[at]!, rows, around: [...lines.slice(0, at), ...lines.slice(end)] }
}
