/** Lines of a mermaid gantt chart: `Write docs :done, d1, 2026-01-05, 7d`. Syntax: mermaid.js.org/syntax/gantt.html. */
import type { Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { placeOf } from '../read/positions.ts'
import { addDays, isDate } from '../resolve/calendar.ts'
import type { Context } from './context.ts'
import type { AddTask } from './task-facts.ts'

const DIRECTIVE = /^(?:gantt|title|dateFormat|axisFormat|tickInterval|excludes|includes|todayMarker|section|weekday|click|%%)(?![\w-])/i
const TASK = /^(.+?)\s*:\s*(.+)$/
const DATE = /^\d{4}-\d{2}-\d{2}$/
/** Words before the dates that are no name of the task: mermaid.js.org/syntax/gantt.html. */
const TAGS = new Set(['done', 'active', 'crit', 'milestone', 'vert'])

/**
 * Adds the tasks of a gantt fence, and says of the pieces in it when they are due. A task that begins `after` others
 * begins on the day behind the last of them.
 */
export function ganttTasks(context: Context, fence: Line, add: AddTask): void {
  const body = [...descendants(fence)]
  if (!body.some(line => /^gantt\b/i.test(line.text))) return
  const pieces = new Map(context.plan.content.map(piece => [placeOf(piece.source), piece]))
  const ends = new Map<string, string>()
  let previous: string | null = null
  for (const line of body) {
    const task = DIRECTIVE.test(line.text) ? null : TASK.exec(line.text)
    if (!task) continue
    const parts = task[2]!.split(',').map(part => part.trim())
    const facts = parts.filter(part => !TAGS.has(part))
    const window = windowOf(facts, ends, previous)
    const name = facts.length > 1 && !isTime(facts[0]!) ? facts[0]! : null
    previous = typeof window?.to === 'string' ? window.to : null
    if (name !== null && previous !== null) ends.set(name, previous)
    const before = context.plan.tasks.length
    add(context, line, task[1]!, parts.includes('done'), true)
    const added = context.plan.tasks[before]
    if (!added) continue
    added.window = window
    added.due = previous
    const piece = pieces.get(placeOf(added.source))
    if (piece) Object.assign(piece, { title: added.title, window, due: previous, done: added.done })
  }
}

const isTime = (fact: string): boolean => DATE.test(fact) || LENGTH.test(fact) || fact.startsWith('after ')
const LENGTH = /^(\d+)([dw])$/

/** `[name,] start, end`, where the start is a date, "after a b" or nothing, and the end a date or a length. */
function windowOf(facts: readonly string[], ends: ReadonlyMap<string, string>, previous: string | null): Window | null {
  const at = facts.findIndex(isTime)
  const first = facts[at]
  if (first === undefined) return null
  const hasStart = !LENGTH.test(first)
  const from = hasStart ? startOf(first, ends) : previous === null ? null : addDays(previous, 1)
  if (from === null) return null
  const last = (hasStart ? facts[at + 1] : first) ?? ''
  if (DATE.test(last) && isDate(last)) return { unit: 'date', from, to: last }
  const length = LENGTH.exec(last)
  const days = length ? Number(length[1]) * (length[2] === 'w' ? 7 : 1) : 1
  return { unit: 'date', from, to: addDays(from, Math.max(days, 1) - 1) }
}
function startOf(fact: string, ends: ReadonlyMap<string, string>): string | null {
  if (!fact.startsWith('after ')) return isDate(fact) ? fact : null
  const known = fact
    .slice('after '.length)
    .split(/\s+/)
    .flatMap(name => ends.get(name) ?? [])
    .sort()
    .at(-1)
  return known === undefined ? null : addDays(known, 1)
}

function* descendants(line: Line): Generator<Line> {
  for (const child of line.children) {
    yield child
    yield* descendants(child)
  }
}
