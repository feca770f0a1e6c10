/** Lines of a mermaid gantt chart: `Write docs :done, d1, 2026-01-05, 7d`. Syntax: mermaid.js.org/syntax/gantt.html. */
import type { Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import type { Context } from './context.ts'

type Add = (context: Context, line: Line, text: string, done: boolean, stateful: boolean) => void

const DIRECTIVE = /^(?:gantt|title|dateFormat|axisFormat|tickInterval|excludes|includes|todayMarker|section|weekday|click|%%)\b/i

/** Adds the tasks of a gantt fence. */
export function ganttTasks(context: Context, fence: Line, add: Add): void {
  const body = [...descendants(fence)]
  if (!body.some(line => /^gantt\b/i.test(line.text))) return
  for (const line of body) {
    if (DIRECTIVE.test(line.text) || line.lead === null || line.rest === '') continue
    const parts = line.rest.split(',').map(part => part.trim())
    const done = parts.includes('done')
    const before = context.plan.tasks.length
    add(context, line, line.lead, done, true)
    const task = context.plan.tasks[before]
    if (task) {
      task.window = windowOf(parts)
      task.due = typeof task.window?.to === 'string' ? task.window.to : null
    }
  }
}

function windowOf(parts: string[]): Window | null {
  const at = parts.findIndex(part => /^\d{4}-\d{2}-\d{2}$/.test(part))
  const from = parts[at]
  if (from === undefined) return null
  const next = parts[at + 1] ?? ''
  if (/^\d{4}-\d{2}-\d{2}$/.test(next)) return { unit: 'date', from, to: next }
  const length = /^(\d+)([dw])$/.exec(next)
  const days = length ? Number(length[1]) * (length[2] === 'w' ? 7 : 1) : 1
  return { unit: 'date', from, to: new Date(Date.parse(`${from}T00:00:00Z`) + (days - 1) * 86_400_000).toISOString().slice(0, 10) }
}

function* descendants(line: Line): Generator<Line> {
  for (const child of line.children) {
    yield child
    yield* descendants(child)
  }
}
