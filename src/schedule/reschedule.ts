/** What moves when the launch (or the start) moves. What is done stays where it happened. */
import type { Plan, PlanOptions, Source, Span } from '../plan/model.ts'
import { resolvePlan } from '../plan/resolve/resolve.ts'

export type Move = {
  kind: 'phase' | 'task' | 'content' | 'target'
  id: string
  title: string
  from: Span | null
  to: Span | null
  source: Source
}

/** Items whose dates differ between the two sets of dates, in document order. */
export function reschedule(plan: Plan, before: PlanOptions, after: PlanOptions): Move[] {
  const bare: Plan = {
    ...plan,
    tasks: plan.tasks.map(task => ({ ...task, due: null })),
    content: plan.content.map(piece => ({ ...piece, due: null })),
  }
  const old = resolvePlan(bare, before)
  const next = resolvePlan(bare, after)
  const moves: Move[] = []
  const put = (
    kind: Move['kind'],
    items: { id: string; title: string; source: Source; at: Span | null; later: Span | null; fixed: boolean }[],
  ): void => {
    for (const item of items)
      if (!item.fixed && (item.at?.start !== item.later?.start || item.at?.end !== item.later?.end))
        moves.push({ kind, id: item.id, title: item.title, from: item.at, to: item.later, source: item.source })
  }
  put(
    'phase',
    old.phases.map((phase, i) => ({
      id: phase.id,
      title: phase.title,
      source: phase.source,
      at: phase.span,
      later: next.phases[i]!.span,
      fixed: phase.status === 'done',
    })),
  )
  put(
    'task',
    old.tasks.map((task, i) => ({
      id: task.id,
      title: task.title,
      source: task.source,
      at: task.span,
      later: next.tasks[i]!.span,
      fixed: task.done,
    })),
  )
  put(
    'content',
    old.content.map((piece, i) => ({
      id: piece.id,
      title: piece.title,
      source: piece.source,
      at: piece.span,
      later: next.content[i]!.span,
      fixed: piece.done,
    })),
  )
  put(
    'target',
    old.kpis.map((kpi, i) => ({
      id: kpi.id,
      title: kpi.metric,
      source: kpi.source,
      at: kpi.due ? { start: null, end: kpi.due } : null,
      later: next.kpis[i]!.due ? { start: null, end: next.kpis[i]!.due } : null,
      fixed: kpi.ticked === true,
    })),
  )
  return moves
}
