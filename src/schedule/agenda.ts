/** What is due: the open work of a plan laid against today. */
import type { Plan, Source } from '../plan/model.ts'
import { placeOf } from '../plan/read/positions.ts'
import { addDays } from '../plan/resolve/calendar.ts'

export type Work = {
  id: string
  kind: 'task' | 'content' | 'target'
  title: string
  start: string | null
  end: string | null
  done: boolean
  owner: string | null
  phase: string | null
  phaseTitle: string | null
  source: Source
}
export type Agenda = { overdue: Work[]; now: Work[]; upcoming: Work[]; undated: Work[] }

/** Every dated or undated piece of work of the plan; what a task and a piece of content say of one line counts once. */
export function workOf(plan: Plan): Work[] {
  const titles = new Map(plan.phases.map(phase => [phase.id, phase.title]))
  const lines = new Set(plan.tasks.map(task => placeOf(task.source)))
  const phaseTitle = (phase: string | null): string | null => (phase ? (titles.get(phase) ?? null) : null)
  return [
    ...plan.tasks.map((task): Work => ({
      id: task.id,
      kind: 'task',
      title: task.title,
      start: task.span?.start ?? task.due,
      end: task.due ?? task.span?.end ?? null,
      done: task.done,
      owner: task.owner,
      phase: task.phase,
      phaseTitle: phaseTitle(task.phase),
      source: task.source,
    })),
    ...plan.content
      .filter(piece => !lines.has(placeOf(piece.source)))
      .map((piece): Work => ({
        id: piece.id,
        kind: 'content',
        title: piece.title,
        start: piece.span?.start ?? piece.due,
        end: piece.due ?? piece.span?.end ?? null,
        done: piece.done,
        owner: null,
        phase: piece.phase,
        phaseTitle: phaseTitle(piece.phase),
        source: piece.source,
      })),
  ]
}

/** Open work by urgency; `horizonDays` bounds what counts as upcoming. Done work never appears. */
export function agenda(plan: Plan, options: { today: string; horizonDays?: number; owner?: string | null }): Agenda {
  const { today, horizonDays = 14, owner = null } = options
  const horizon = addDays(today, horizonDays)
  const out: Agenda = { overdue: [], now: [], upcoming: [], undated: [] }
  for (const work of workOf(plan)) {
    if (work.done || (owner !== null && work.owner?.toLowerCase() !== owner.toLowerCase().replace(/^@/, ''))) continue
    if (work.end !== null && work.end < today) out.overdue.push(work)
    else if (work.start === null && work.end === null) out.undated.push(work)
    else if ((work.start ?? work.end!) <= today) out.now.push(work)
    else if ((work.start ?? work.end!) <= horizon) out.upcoming.push(work)
  }
  const order = (a: Work, b: Work): number =>
    (a.end ?? '9999').localeCompare(b.end ?? '9999') || a.source.file.localeCompare(b.source.file) || a.source.line - b.source.line
  out.overdue.sort(order)
  out.now.sort(order)
  out.upcoming.sort((a, b) => (a.start ?? a.end!).localeCompare(b.start ?? b.end!) || order(a, b))
  return out
}
