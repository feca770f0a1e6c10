/** Tasks: which were done within the period, and which were due in it and are not. */
import { dateAt } from '../metrics/calendar.ts'
import type { Plan, Task } from '../plan/model.ts'
import { placeOf } from '../plan/read/positions.ts'
import type { ReportInput } from './input.ts'
import type { Place, Report, TaskLine } from './view.ts'

export const within = (date: string, { start, end }: { start: string; end: string }): boolean => start <= date && date <= end
/** The day on which a task or a piece is due: its own date, else the end of its window. */
export const dueOf = (item: { due: string | null; span: { end: string | null } | null }): string | null =>
  item.due ?? item.span?.end ?? null

/** @param from the day from which the report looks back: what was due before it and is open has slipped */
export function tasksOf(input: ReportInput, from: string): Report['tasks'] {
  const { plan, period } = input
  const line = lineMaker(plan)
  const finished = doneWithin(input)
  const stateful = plan.tasks.filter(task => task.stateful)
  const slipped = plan.tasks.filter(task => {
    const due = dueOf(task)
    // Without a box nobody could say that it is done: unknown is not late.
    return task.stateful && !task.done && due !== null && within(due, period) && due < from
  })
  return {
    done: plan.tasks.filter(task => task.done && finished.has(task.id)).map(line),
    slipped: slipped.map(line).sort((a, b) => compareDue(a.due, b.due)),
    progress: { done: stateful.filter(task => task.done).length, total: stateful.length },
    overdue: overdueOf(stateful, from),
  }
}

function overdueOf(stateful: readonly Task[], from: string): Report['tasks']['overdue'] {
  const days = stateful
    .filter(task => !task.done)
    .flatMap(task => dueOf(task) ?? [])
    .filter(due => due < from)
    .sort()
  return days[0] === undefined ? null : { count: days.length, since: days[0] }
}

/** Places whose state is known: tasks with a box, and whatever is marked as done. What has no box may be done or not. */
export function knownPlaces({ tasks, content }: Plan): Set<Place> {
  return new Set(
    [...tasks.filter(task => task.stateful || task.done), ...content.filter(piece => piece.done)].map(item => placeOf(item.source)),
  )
}

/** Ids of the tasks whose boxes were ticked within the period: by Uptake (audit log), or by hand (from reading to reading). */
export function doneWithin({ entries, changes, period, zone }: ReportInput): Set<string> {
  const ids = new Set<string>()
  const moves = [
    ...entries.flatMap(({ at, action, subject, done }) => (action === 'tick' && done !== null ? [{ at, id: subject, done }] : [])),
    ...changes.flatMap(({ at, diff }) =>
      diff.changed.flatMap(({ kind, id, fields }) => {
        const field = kind === 'tasks' ? fields.find(({ name }) => name === 'done') : undefined
        return field ? [{ at, id, done: field.after === true }] : []
      }),
    ),
  ].sort((a, b) => a.at - b.at)
  for (const { at, id, done } of moves) {
    if (!within(dateAt(at, zone), period)) continue
    if (done) ids.add(id)
    else ids.delete(id)
  }
  return ids
}

/** How tasks of a plan are shown, with the title of their phase. */
export function lineMaker(plan: Plan): (task: Task) => TaskLine {
  const phases = new Map(plan.phases.map(phase => [phase.id, phase.title]))
  return task => ({
    id: task.id,
    title: task.title,
    due: dueOf(task),
    owner: task.owner,
    phase: task.phase === null ? null : (phases.get(task.phase) ?? null),
    place: placeOf(task.source),
  })
}

export const compareDue = (a: string | null, b: string | null): number => (a ?? '9999').localeCompare(b ?? '9999', 'en')
