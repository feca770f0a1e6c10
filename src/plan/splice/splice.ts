/** Writes that splice: the stretch that changes is replaced, every other byte of the user's file stays. */
import type { Edit, Source, Task } from '../model.ts'
import { lineStarts } from '../read/positions.ts'

export type SpliceResult =
  { ok: true; text: string } | { ok: false; reason: 'no-box' | 'changed' | 'overlap'; message: string; hint: string }

/** Ticks or unticks the box of a task in the text of its file. A tick keeps the letter the file uses (x or X). */
export function tick(raw: string, task: Pick<Task, 'title' | 'box'>, done: boolean): SpliceResult {
  if (!task.box)
    return {
      ok: false,
      reason: 'no-box',
      message: `"${task.title}" has no box in its file.`,
      hint: 'Write it as "- [ ] …" in the document; then it can be ticked here.',
    }
  const from = offsetOf(lineStarts(raw), task.box.line, task.box.column)
  const box = raw.slice(from, from + 3)
  if (!/^\[[ xX]\]$/.test(box))
    return {
      ok: false,
      reason: 'changed',
      message: `The box of "${task.title}" is no longer at line ${task.box.line}.`,
      hint: 'The file has changed since it was read. Read it again and repeat.',
    }
  const mark = done ? (box[1] === 'X' ? 'X' : 'x') : ' '
  return { ok: true, text: raw.slice(0, from + 1) + mark + raw.slice(from + 2) }
}

/** Applies edits of one file; they must not overlap. Places refer to `raw` as it is handed in. */
export function applyEdits(raw: string, edits: readonly Edit[]): SpliceResult {
  const starts = lineStarts(raw)
  const spans = edits
    .map(edit => ({
      from: offsetOf(starts, edit.source.line, edit.source.column),
      to: offsetOf(starts, edit.source.endLine, edit.source.endColumn),
      text: edit.text,
    }))
    .sort((a, b) => a.from - b.from)
  let out = ''
  let at = 0
  for (const span of spans) {
    if (span.from < at || span.to < span.from || span.to > raw.length)
      return {
        ok: false,
        reason: 'overlap',
        message: 'The changes do not fit the file as it is now.',
        hint: 'The file has changed since it was checked. Check it again and repeat.',
      }
    out += raw.slice(at, span.from) + span.text
    at = span.to
  }
  return { ok: true, text: out + raw.slice(at) }
}

/** Offset of a 1-based line and column. */
export function offsetOf(starts: readonly number[], line: number, column: number): number {
  return (starts[line - 1] ?? Infinity) + column - 1
}
/** The text of a place. */
export function textAt(raw: string, source: Source): string {
  const starts = lineStarts(raw)
  return raw.slice(offsetOf(starts, source.line, source.column), offsetOf(starts, source.endLine, source.endColumn))
}
