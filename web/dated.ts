/** A plan on the calendar, also when nobody has said yet on which day it begins. */
import type { Plan } from '../src/plan/model.ts'
import { daysOf } from '../src/plan/check/timeline.ts'
import { resolvePlan } from '../src/plan/resolve/resolve.ts'
import type { WorkspaceView } from '../src/schedule/view.ts'

/** `assumed` is the day 1 that was made up, null when the dates are the plan's own. */
export type Dated = { plan: Plan; start: string | null; assumed: string | null }

/** Lays numbered windows on the calendar as if day 1 were today, when the workspace names neither day 1 nor a launch. */
export function dated({
  plan,
  start,
  launch,
  today,
  timeZone,
}: Pick<WorkspaceView, 'plan' | 'start' | 'launch' | 'today' | 'timeZone'>): Dated {
  const floating = plan.phases.some(phase => phase.span === null && daysOf(phase.window) !== null)
  if (start || launch || !floating) return { plan, start: start ?? launch, assumed: null }
  const bare: Plan = {
    ...plan,
    tasks: plan.tasks.map(task => ({ ...task, due: task.span === null ? null : task.due })),
    content: plan.content.map(piece => ({ ...piece, due: piece.span === null ? null : piece.due })),
  }
  return { plan: resolvePlan(bare, { start: today, launch: today, today, timeZone }), start: today, assumed: today }
}
