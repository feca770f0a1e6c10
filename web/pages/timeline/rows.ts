/** The rows of the timeline: phases in the order of the document, with the work of those that are opened. Pure. */
import type { Plan, Source } from '../../../src/plan/model.ts'
import { isWorkedIn, phaseProgress, type PhaseState } from '../../../src/schedule/progress.ts'

export type TimelineRow = {
  id: string
  kind: 'document' | 'phase' | 'milestone' | 'task' | 'piece'
  title: string
  depth: number
  /** Null with an end: since always; `end` null with a start: from then on. */
  start: string | null
  end: string | null
  state: PhaseState
  percentDone: number | null
  /** Number of tasks and pieces right below; 0 when there is nothing to open. */
  holds: number
  opened: boolean
  source: Source
}

/** The work that stands right in a phase, by the phase's id. */
function workByPhase(plan: Plan, today: string): Map<string, TimelineRow[]> {
  const spans = new Map(plan.phases.map(phase => [phase.id, phase.span]))
  const taken = new Set(plan.tasks.map(task => `${task.source.file}:${task.source.line}`))
  const all = [
    ...plan.tasks.map(item => ({ item, kind: 'task' as const })),
    ...plan.content
      .filter(piece => !taken.has(`${piece.source.file}:${piece.source.line}`))
      .map(item => ({ item, kind: 'piece' as const })),
  ]
  const out = new Map<string, TimelineRow[]>()
  for (const { item, kind } of all) {
    if (item.phase === null) continue
    const around = spans.get(item.phase) ?? null
    const end = item.due ?? item.span?.end ?? around?.end ?? null
    const start = item.span?.start ?? (item.due ? item.due : (around?.start ?? null))
    const late = end !== null && end < today
    const state: PhaseState = item.done
      ? 'done'
      : end === null
        ? 'undated'
        : late
          ? 'late'
          : start !== null && start > today
            ? 'upcoming'
            : 'active'
    const row: TimelineRow = {
      id: item.id,
      kind,
      title: item.title,
      depth: 0,
      start,
      end,
      state,
      percentDone: null,
      holds: 0,
      opened: false,
      source: item.source,
    }
    out.set(item.phase, [...(out.get(item.phase) ?? []), row])
  }
  return out
}

/** `open` holds the ids of the phases whose work is shown. Phases without a date are left out. */
export function timelineRows(plan: Plan, today: string, open: ReadonlySet<string>): TimelineRow[] {
  const work = workByPhase(plan, today)
  const titles = new Map(plan.documents.map(document => [document.file, document.title ?? document.file]))
  const rows: TimelineRow[] = []
  let file = ''
  for (const progress of phaseProgress(plan, today)) {
    const { phase, depth, state, percentDone } = progress
    if (!phase.span || !(phase.span.start ?? phase.span.end) || phase.kind === 'journey') continue
    if (plan.documents.length > 1 && phase.source.file !== file) {
      file = phase.source.file
      const source = { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
      rows.push({
        id: file,
        kind: 'document',
        title: titles.get(file) ?? file,
        depth: 0,
        start: null,
        end: null,
        state: 'undated',
        percentDone: null,
        holds: 0,
        opened: false,
        source,
      })
    }
    const inside = work.get(phase.id) ?? []
    const opened = open.has(phase.id)
    rows.push({
      id: phase.id,
      // "Goals of months 2-3" with boxes are worked at in that time; without any they are a point in time.
      kind: isWorkedIn(progress) ? 'phase' : 'milestone',
      title: phase.title,
      depth,
      start: phase.span.start,
      end: phase.span.end,
      state,
      percentDone,
      holds: inside.length,
      opened,
      source: phase.source,
    })
    if (opened) rows.push(...inside.map(row => ({ ...row, depth: depth + 1 })))
  }
  return rows
}
