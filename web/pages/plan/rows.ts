/** The plan as rows of a tree: phases, the headings inside them, tasks. Pure. */
import type { Phase, Plan, Task } from '../../../src/plan/model.ts'
import { phaseProgress, type PhaseProgress } from '../../../src/schedule/progress.ts'

export type PlanRow =
  | { kind: 'phase'; id: string; level: number; phase: Phase; progress: PhaseProgress; opened: boolean }
  | { kind: 'outside'; id: string; level: number; count: number; opened: boolean }
  | { kind: 'heading'; id: string; level: number; title: string }
  | { kind: 'task'; id: string; level: number; task: Task }

export type PlanFilter = { query: string; openOnly: boolean }
export const OUTSIDE = 'outside'

/** Tasks whose words (title, owner, headings, phase) hold every word of the query. */
export function filterTasks(plan: Plan, { query, openOnly }: PlanFilter): Task[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const titles = new Map(plan.phases.map(phase => [phase.id, phase.title]))
  const text = (task: Task): string =>
    [task.title, task.owner, task.priority, ...task.section, task.phase ? titles.get(task.phase) : ''].join(' ').toLowerCase()
  return plan.tasks.filter(task => (!openOnly || !task.done) && words.every(word => text(task).includes(word)))
}

/** Rows in the order of the document; phases without a matching task are left out; `closed` holds the ids of those shut. */
export function planRows(plan: Plan, today: string, filter: PlanFilter, closed: ReadonlySet<string>): PlanRow[] {
  const tasks = Map.groupBy(filterTasks(plan, filter), task => task.phase ?? OUTSIDE)
  const children = Map.groupBy(phaseProgress(plan, today), each => each.phase.parent ?? OUTSIDE)
  const holds = (phase: Phase): boolean => tasks.has(phase.id) || (children.get(phase.id) ?? []).some(child => holds(child.phase))
  const rows: PlanRow[] = []
  const walk = (parent: string, level: number): void => {
    for (const progress of children.get(parent) ?? []) {
      const { phase } = progress
      if (!holds(phase)) continue
      const opened = !closed.has(phase.id)
      rows.push({ kind: 'phase', id: phase.id, level, phase, progress, opened })
      if (!opened) continue
      rows.push(...taskRows(tasks.get(phase.id) ?? [], level + 1, phase))
      walk(phase.id, level + 1)
    }
  }
  walk(OUTSIDE, 1)
  const outside = tasks.get(OUTSIDE) ?? []
  if (outside.length > 0) {
    const opened = !closed.has(OUTSIDE)
    rows.push({ kind: 'outside', id: OUTSIDE, level: 1, count: outside.length, opened })
    if (opened) rows.push(...taskRows(outside, 2, null))
  }
  return rows
}
/** Tasks under the heading that they stand below, where it says more than the phase. */
function taskRows(tasks: readonly Task[], level: number, phase: Phase | null): PlanRow[] {
  const rows: PlanRow[] = []
  let heading = phase?.title ?? ''
  for (const task of tasks) {
    const own = task.section.at(-1) ?? ''
    if (own !== heading && own !== phase?.title && own !== '') rows.push({ kind: 'heading', id: `${task.id} heading`, level, title: own })
    heading = own
    rows.push({ kind: 'task', id: task.id, level, task })
  }
  return rows
}
