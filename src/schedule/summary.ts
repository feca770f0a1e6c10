/** One row of the portfolio. */
import { addDays } from '../plan/resolve/calendar.ts'
import { agenda, type AllFulfilled } from './agenda.ts'
import { isWorkedIn, phaseNow, phaseProgress, type PhaseProgress } from './progress.ts'
import type { WorkspaceSummary, WorkspaceView } from './view.ts'

/** Condenses a workspace to what a portfolio shows of it; `fulfilled`: what became of its pieces. */
export function summarise(view: WorkspaceView, fulfilled: AllFulfilled = {}): WorkspaceSummary {
  const { plan } = view
  const tasks = plan.tasks.filter(task => task.stateful)
  return {
    id: view.id,
    name: view.name,
    title: plan.title,
    documents: plan.documents.length,
    root: view.root,
    sample: view.sample,
    launch: view.launch,
    phaseNow: phaseNow(plan, view.today).at(-1)?.title ?? null,
    today: view.today,
    phases: onOneLine(phaseProgress(plan, view.today)),
    tasks: {
      done: tasks.filter(task => task.done).length,
      total: tasks.length,
      overdue: agenda(plan, { today: view.today, fulfilled }).overdue.length,
    },
    targets: plan.kpis.length,
    begun: plan.phases.length + plan.tasks.length + plan.content.length + plan.kpis.length > 0,
    errors: plan.problems.filter(problem => problem.severity === 'error').length,
    warnings: plan.problems.filter(problem => problem.severity === 'warning').length,
    version: view.version,
  }
}

/** The blocks that one line has room for: phases, and where none runs the goals that hold boxes. They would lie on each other. */
function onOneLine(all: readonly PhaseProgress[]): WorkspaceSummary['phases'] {
  const blocks = all.flatMap(each => {
    const { phase, depth, state } = each
    if (depth > 0 || !isWorkedIn(each) || phase.kind === 'journey' || !phase.span?.start || !phase.span.end) return []
    return [{ isGoal: phase.kind === 'milestone', title: phase.title, start: phase.span.start, end: phase.span.end, state }]
  })
  const phases = blocks.filter(({ isGoal }) => !isGoal)
  const goals = phases.length === 0 ? blocks : blocks.filter(({ isGoal }) => isGoal).flatMap(goal => without(goal, phases))
  return [...phases, ...goals].map(({ title, start, end, state }) => ({ title, start, end, state }))
}
/** What remains of a block once the days of others are taken out. Days are included at both ends. */
function without<T extends { start: string; end: string }>(block: T, others: readonly { start: string; end: string }[]): T[] {
  return others.reduce(
    (left, { start, end }) =>
      left.flatMap(each => [
        ...(each.start < start ? [{ ...each, end: earlier(each.end, addDays(start, -1)) }] : []),
        ...(each.end > end ? [{ ...each, start: later(each.start, addDays(end, 1)) }] : []),
      ]),
    [block],
  )
}
const earlier = (a: string, b: string): string => (a < b ? a : b)
const later = (a: string, b: string): string => (a > b ? a : b)
