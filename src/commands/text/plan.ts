/** `uptake plan`: the tree of phases and tasks with their dates. Pure. */
import { shortSpan } from '../../lib/day-format.ts'
import type { Style } from '../../lib/style.ts'
import { grouped, padEnd, padStart, plural, truncate, widthOf } from '../../lib/table.ts'
import type { Phase, Plan, Span, Task } from '../../plan/model.ts'

export type PlanTreeOptions = {
  today: string
  width: number
  style: Style
  /** Leave out tasks that are done. */
  open: boolean
  /** Phases only. */
  phasesOnly: boolean
  /** Show the id of each task. */
  ids: boolean
}

type Row = { left: string; right: string }

/** One workspace as a tree; ends with a line break. */
export function planTree(plan: Plan, name: string, options: PlanTreeOptions): string {
  const { style, today } = options
  const width = Math.min(options.width, 110)
  const out = [style.bold(truncate(plan.title ?? name, width)), style.dim(summary(plan, today)), '']
  const children = groupPhases(plan.phases)
  const tasks = Map.groupBy(plan.tasks, task => task.phase)
  for (const phase of children.get(null) ?? []) {
    out.push(...layout(phaseRows(phase, children, tasks, options), width), '')
  }
  const loose = shown(tasks.get(null) ?? [], options)
  if (loose.length > 0 && !options.phasesOnly) out.push(...layout(looseRows(loose, options), width), '')
  if (plan.phases.length === 0 && plan.tasks.length === 0) {
    out.push('There are no phases and no tasks in it yet. A heading with a time ("Week 1-2") is a phase, "- [ ] …" is a task.', '')
  }
  return out.join('\n')
}

/** "95 tasks, 4 done · 17 targets · 19 pieces · 2 Mar – 25 May". */
export function summary(plan: Plan, today: string): string {
  const stateful = plan.tasks.filter(task => task.stateful)
  const done = stateful.filter(task => task.done).length
  const pieces = plan.content.reduce((sum, piece) => sum + piece.count, 0)
  const parts = [`${plural(plan.tasks.length, 'task')}${stateful.length > 0 ? `, ${grouped(done)} done` : ''}`]
  if (plan.kpis.length > 0) parts.push(plural(plan.kpis.length, 'target'))
  if (pieces > 0) parts.push(plural(pieces, 'piece'))
  const dates = shortSpan(wholeSpan(plan), today)
  if (dates !== '') parts.push(dates)
  return parts.join(' · ')
}

/** From the first day of the first phase to the last day of the last. */
export function wholeSpan(plan: Plan): Span | null {
  const starts = plan.phases
    .map(phase => phase.span?.start ?? null)
    .filter(date => date !== null)
    .toSorted()
  const ends = plan.phases
    .map(phase => phase.span?.end ?? null)
    .filter(date => date !== null)
    .toSorted()
  return starts.length + ends.length === 0 ? null : { start: starts[0] ?? null, end: ends.at(-1) ?? null }
}

function groupPhases(phases: readonly Phase[]): Map<string | null, Phase[]> {
  const known = new Set(phases.map(phase => phase.id))
  return Map.groupBy(phases, phase => (phase.parent !== null && known.has(phase.parent) ? phase.parent : null))
}

/** Tasks of a phase and of all phases in it. */
export function tasksWithin(phase: Phase, children: Map<string | null, Phase[]>, tasks: Map<string | null, Task[]>): Task[] {
  return [...(tasks.get(phase.id) ?? []), ...(children.get(phase.id) ?? []).flatMap(child => tasksWithin(child, children, tasks))]
}

const shown = (tasks: readonly Task[], { open }: PlanTreeOptions): Task[] => tasks.filter(task => !open || !task.done)

function phaseRows(
  phase: Phase,
  children: Map<string | null, Phase[]>,
  tasks: Map<string | null, Task[]>,
  options: PlanTreeOptions,
): Row[] {
  const { style } = options
  const top: Row = { left: style.bold(phase.title), right: phaseRight(phase, tasksWithin(phase, children, tasks), options) }
  const own = options.phasesOnly ? [] : shown(tasks.get(phase.id) ?? [], options)
  const inner = children.get(phase.id) ?? []
  const last = own.length + inner.length - 1
  const rows = [top]
  for (const [index, task] of own.entries()) {
    const { left, right } = taskRow(task, phase, options)
    rows.push({ left: `${style.dim(index === last ? '└─ ' : '├─ ')}${left}`, right })
  }
  for (const [index, child] of inner.entries()) {
    const isLast = own.length + index === last
    for (const [line, row] of phaseRows(child, children, tasks, options).entries()) {
      const stem = line === 0 ? (isLast ? '└─ ' : '├─ ') : isLast ? '   ' : '│  '
      rows.push({ ...row, left: `${style.dim(stem)}${row.left}` })
    }
  }
  return rows
}

function phaseRight(phase: Phase, tasks: readonly Task[], { style, today }: PlanTreeOptions): string {
  const stateful = tasks.filter(task => task.stateful)
  const done = stateful.filter(task => task.done).length
  const dates = shortSpan(phase.span, today)
  const running =
    phase.span?.start !== undefined &&
    phase.span?.start !== null &&
    phase.span.start <= today &&
    (phase.span.end === null || phase.span.end >= today)
  const count = stateful.length === 0 ? '' : padStart(`${done}/${stateful.length}`, 7)
  return [running ? style.cyan(dates) : dates, done === stateful.length && done > 0 ? style.green(count) : style.dim(count)]
    .filter(part => part !== '')
    .join(' ')
}

function taskRow(task: Task, phase: Phase | null, { style, today, ids }: PlanTreeOptions): Row {
  const late = !task.done && task.stateful && task.due !== null && task.due < today
  const sign = task.done ? style.green('✓') : task.stateful ? (late ? style.red('○') : '○') : style.dim('·')
  const owner = task.owner === null ? '' : style.dim(`  ${task.owner}`)
  const dates = sameSpan(task.span, phase?.span ?? null) ? '' : shortSpan(task.span, today)
  const id = ids ? style.dim(`${task.id}  `) : ''
  return {
    left: `${sign} ${id}${task.done ? style.dim(task.title) : task.title}${owner}`,
    right: late ? style.red(dates) : style.dim(dates),
  }
}

const sameSpan = (a: Span | null, b: Span | null): boolean => a?.start === b?.start && a?.end === b?.end

/** Tasks outside every phase, under the heading they stand in. */
function looseRows(tasks: readonly Task[], options: PlanTreeOptions): Row[] {
  const { style } = options
  const groups = [...Map.groupBy(tasks, task => task.section.slice(1).join(' › ') || task.section.join(' › '))]
  const rows: Row[] = [{ left: style.bold('Outside any phase'), right: '' }]
  for (const [index, [section, members]] of groups.entries()) {
    const isLast = index === groups.length - 1
    rows.push({ left: `${style.dim(isLast ? '└─ ' : '├─ ')}${section === '' ? 'At the top' : section}`, right: '' })
    for (const [position, task] of members.entries()) {
      const { left, right } = taskRow(task, null, options)
      const stem = `${isLast ? '   ' : '│  '}${position === members.length - 1 ? '└─ ' : '├─ '}`
      rows.push({ left: `${style.dim(stem)}${left}`, right })
    }
  }
  return rows
}

/** Left text and right-aligned dates on one line; a long title is cut. */
function layout(rows: readonly Row[], width: number): string[] {
  return rows.map(({ left, right }) => {
    if (right === '') return truncate(left, width)
    const room = width - widthOf(right) - 2
    return `${padEnd(truncate(left, room), room)}  ${right}`
  })
}
