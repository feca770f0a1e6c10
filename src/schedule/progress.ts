/** Progress by phase: boxes ticked against time gone by. */
import type { Phase, Plan } from '../plan/model.ts'
import { diffDays } from '../plan/resolve/calendar.ts'

/** `over`: its time is past and it has no box that would say whether it was done. */
export type PhaseState = 'done' | 'late' | 'over' | 'active' | 'upcoming' | 'undated'
export type PhaseProgress = {
  phase: Phase
  depth: number
  done: number
  total: number
  state: PhaseState
  percentDone: number | null
  percentTime: number | null
}

/** Every phase in document order; the tasks of sub-phases count in their parents. */
export function phaseProgress(plan: Plan, today: string): PhaseProgress[] {
  const parents = new Map(plan.phases.map(phase => [phase.id, phase.parent]))
  const counts = new Map<string, { done: number; total: number }>()
  for (const task of plan.tasks) {
    if (!task.stateful) continue
    for (let at: string | null | undefined = task.phase, depth = 0; at && depth < 50; at = parents.get(at), depth++) {
      const count = counts.get(at) ?? { done: 0, total: 0 }
      count.total++
      if (task.done) count.done++
      counts.set(at, count)
    }
  }
  return plan.phases.map(phase => {
    const { done, total } = counts.get(phase.id) ?? { done: 0, total: 0 }
    let depth = 0
    for (let at = phase.parent; at && depth < 50; at = parents.get(at) ?? null) depth++
    return {
      phase,
      depth,
      done,
      total,
      state: stateOf(phase, done, total, today),
      percentDone: total > 0 ? Math.round((100 * done) / total) : null,
      percentTime: timeGone(phase, today),
    }
  })
}

/** Does work happen in it? In a stretch of time, and in a goal at a point in time that holds boxes. */
export const isWorkedIn = ({ phase, total }: PhaseProgress): boolean => phase.kind !== 'milestone' || total > 0

function stateOf(phase: Phase, done: number, total: number, today: string): PhaseState {
  if (phase.status === 'done' || (total > 0 && done === total)) return 'done'
  const { start, end } = phase.span ?? { start: null, end: null }
  if (start === null && end === null) return 'undated'
  if (end !== null && end < today) return total > 0 ? 'late' : 'over'
  return start !== null && start > today ? 'upcoming' : 'active'
}
function timeGone(phase: Phase, today: string): number | null {
  const { start, end } = phase.span ?? { start: null, end: null }
  if (start === null || end === null) return null
  return Math.max(0, Math.min(100, Math.round((100 * (diffDays(start, today) + 1)) / (diffDays(start, end) + 1))))
}

/**
 * Phases that hold today, outermost first. Targets at a point in time are not where work happens, unless nothing else runs:
 * "Medium-term goals (months 2-3)". Work without a beginning ("Before launch") runs until it ends.
 */
export function phaseNow(plan: Plan, today: string): Phase[] {
  const running = plan.phases.filter(({ kind, span }) => {
    const from = span?.start ?? (kind === 'milestone' ? null : span?.end && today)
    return from && from <= today && (span?.end ?? today) >= today
  })
  const work = running.filter(phase => phase.kind !== 'milestone')
  return (work.length > 0 ? work : running).sort((a, b) => length(b) - length(a))
}
const length = (phase: Phase): number =>
  phase.span?.start && phase.span.end ? diffDays(phase.span.start, phase.span.end) : LONGER_THAN_ANY
const LONGER_THAN_ANY = 1e6
