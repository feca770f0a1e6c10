/**
 * The three things to do next: first the open work that is overdue (what has no box may be done: it is never overdue);
 * second the nearest open task of the metric that is off track or, where none is, at risk; third the next of the overdue
 * work. Where one of these is not there, the others follow, and then what is under way and what comes next. Nothing twice.
 *
 * Of overdue work that of phases that still run comes first, then that of the phase that ended last: what waits for long
 * is done, or dead, or another plan. Within a phase the oldest comes first, for later work often rests on it.
 *
 * The nearest task of a target is open, and stands in the target's phase or section: of those the one with the longest
 * common way of headings, then the one that shares most words with the target, then the one that is due first, then the
 * one that is closest in the document.
 */
import type { Kpi, Plan, Task } from '../plan/model.ts'
import { placeOf } from '../plan/read/positions.ts'
import { agenda, type AllFulfilled, type Work } from '../schedule/agenda.ts'
import { wordsOf } from './pieces.ts'
import type { NextLine, TargetLine } from './view.ts'
import { compareDue, dueOf, knownPlaces } from './work.ts'

export const NEXT_THINGS = 3
/** How far ahead upcoming work is looked for: to the end of most plans. */
const HORIZON = 120

/** @param from ISO date from which the report looks @param fulfilled what became of the pieces: what is out is not due */
export function nextThings(plan: Plan, targets: readonly TargetLine[], from: string, fulfilled: AllFulfilled = {}): NextLine[] {
  const chosen: NextLine[] = []
  const taken = new Set<string>()
  const take = (line: NextLine): void => {
    if (chosen.length >= NEXT_THINGS || taken.has(line.place)) return
    taken.add(line.place)
    chosen.push(line)
  }
  const { overdue, now, upcoming } = agenda(plan, { today: from, horizonDays: HORIZON, fulfilled })
  const known = knownPlaces(plan)
  const late = byPhase(
    overdue.filter(each => known.has(placeOf(each.source))),
    plan,
    from,
  ).map(work => lineOf(work, 'overdue', 'it is overdue'))
  const first = late.shift()
  if (first) take(first)
  const behind = tasksOfTargets(plan, targets, from, taken)
  const helps = behind.shift()
  if (helps) take(helps)
  for (const line of [...late, ...behind]) take(line)
  for (const work of [...now].sort((a, b) => compareDue(a.end, b.end))) take(lineOf(work, 'upcoming', 'it is under way'))
  for (const work of upcoming) take(lineOf(work, 'upcoming', 'it comes next'))
  return chosen
}

/** Overdue work by the end of its phase, the latest first; within a phase the oldest first. */
function byPhase(overdue: readonly Work[], plan: Plan, from: string): Work[] {
  const phases = new Map(plan.phases.map(phase => [phase.id, phase]))
  /** The latest end of a phase and of those around it: the third day of a week that still runs is not over. */
  const endOfPhase = (id: string | null): string | null => {
    const phase = id === null ? undefined : phases.get(id)
    if (!phase) return null
    const around = endOfPhase(phase.parent)
    const own = phase.span?.end ?? null
    return own === null || (around !== null && around > own) ? around : own
  }
  const ends = new Map(plan.tasks.map(task => [placeOf(task.source), endOfPhase(task.phase)]))
  const endOf = (work: Work): string => {
    const end = ends.get(placeOf(work.source)) ?? work.end ?? ''
    // All phases that still run are alike.
    return end >= from ? from : end
  }
  return overdue.toSorted((a, b) => endOf(b).localeCompare(endOf(a), 'en') || compareDue(a.end, b.end))
}

/** The nearest open task of each metric that is off track, then of each at risk. */
function tasksOfTargets(plan: Plan, targets: readonly TargetLine[], from: string, taken: ReadonlySet<string>): NextLine[] {
  const named = new Set<string>()
  const used = new Set(taken)
  const lines: NextLine[] = []
  for (const state of ['off track', 'at risk'] as const)
    for (const target of stillOpen(targets, state, from)) {
      // A metric with several targets needs one task, not one for each of them.
      if (named.has(target.name.toLowerCase()) || lines.length >= NEXT_THINGS) continue
      const kpi = plan.kpis.find(each => each.id === target.id)
      const task = kpi && nearestTask(plan, kpi, used, from)
      if (!task) continue
      named.add(target.name.toLowerCase())
      used.add(placeOf(task.source))
      lines.push(taskLine(task, `${target.name} is ${state}`))
    }
  return lines
}

/** Targets of a state that can still be made, those that are due soonest first. */
const stillOpen = (targets: readonly TargetLine[], state: TargetLine['state'], from: string): TargetLine[] =>
  targets.filter(each => each.state === state && (each.due ?? from) >= from).toSorted((a, b) => compareDue(a.due, b.due))

const lineOf = (work: Work, why: NextLine['why'], because: string): NextLine => ({
  why,
  what: work.title,
  because,
  due: work.end,
  owner: work.owner,
  place: placeOf(work.source),
})
const taskLine = (task: Task, because: string): NextLine => ({
  why: 'target',
  what: task.title,
  because,
  due: dueOf(task),
  owner: task.owner,
  place: placeOf(task.source),
})

function nearestTask(plan: Plan, kpi: Kpi, taken: ReadonlySet<string>, from: string): Task | null {
  const words = new Set(wordsOf(kpi.metric))
  const candidates = plan.tasks
    .filter(task => !task.done && !taken.has(placeOf(task.source)) && task.source.file === kpi.source.file)
    // What has no box and lies in the past may be done long since.
    .filter(task => task.stateful || (dueOf(task) ?? from) >= from)
    .map(task => ({
      task,
      common: commonLength(task.section, kpi.section),
      samePhase: kpi.phase !== null && task.phase === kpi.phase,
      words: wordsOf(task.title).filter(word => words.has(word)).length,
      distance: Math.abs(task.source.line - kpi.source.line),
    }))
    .filter(({ common, samePhase }) => common > 0 || samePhase)
  const [best] = candidates.sort(
    (a, b) =>
      Number(b.samePhase) - Number(a.samePhase) ||
      b.common - a.common ||
      b.words - a.words ||
      compareDue(dueOf(a.task), dueOf(b.task)) ||
      a.distance - b.distance,
  )
  return best?.task ?? null
}

/** How many headings two places have in common, from the outermost on. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
