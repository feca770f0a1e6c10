/** Phases drawn side by side in a fence: "WEEK 1:      WEEK 2:      WEEK 3:" above their boxes. */
import type { Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import type { Context } from './context.ts'
import type { Around } from '../text/dates.ts'
import { phaseNumber } from './names.ts'
import { isOfHours } from '../text/length.ts'

const columnsIn = fact((text): readonly string[] =>
  /\d/.test(text) && / {3}/.test(text) ? text.split(/\s*[│┃|]\s*| {3,}/).filter(Boolean) : [],
)

/** What stands side by side in a line of a fence, with its place; empty where not all of it opens with a time or a number. */
export function drawnRow(
  context: Context,
  line: Line,
  around: Around,
): { title: string; window: Window | null; from: number; to: number }[] {
  const columns = columnsIn(line)
  if (columns.length < 2 || context.below(line, 'template') !== null) return []
  const phases: ReturnType<typeof drawnRow> = []
  let at = line.from
  for (const column of columns) {
    const title = column.replace(/\s*[:：]$/, '')
    const found = context.window(title, around)
    // "Week 5-7     Week 19-21     Documentation": the last column goes on with what is done in it.
    if (!found && !/\d/.test(title) && line.kind === 'code') {
      at += column.length
      continue
    }
    if (found ? found.from > 1 && phaseNumber(title)?.at !== 0 : phaseNumber(title)?.at !== 0) return []
    if (found && (found.window.duration || isOfHours(found.window))) return []
    const from = context.document.text.indexOf(column, at)
    if (from < 0 || from > line.to) return []
    at = from + column.length
    phases.push({ title, window: found?.window ?? null, from, to: at })
  }
  return phases.length > 1 || phases.length === columns.length ? phases : []
}
