/** One row of the portfolio. */
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
    phases: onOneLine(phaseProgress(plan, view.today)).flatMap(({ phase, state }) =>
      phase.kind !== 'journey' && phase.span?.start && phase.span.end
        ? [{ title: phase.title, start: phase.span.start, end: phase.span.end, state }]
        : [],
    ),
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

/** The blocks that one line has room for: phases; where there are none, goals that hold boxes. They would lie on each other. */
function onOneLine(all: readonly PhaseProgress[]): PhaseProgress[] {
  const top = all.filter(each => each.depth === 0 && isWorkedIn(each))
  const phases = top.filter(({ phase }) => phase.kind !== 'milestone' && phase.span)
  return phases.length > 0 ? phases : top
}
