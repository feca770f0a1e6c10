/** What is due: the open work of a plan laid against today. */
import type { ContentPiece, Plan, Source } from '../plan/model.ts'
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
  /** What became of the pieces that the line speaks of; null: no file is for it. */
  fulfilled: (Fulfilled & { wanted: number }) | null
}
/** How many files of a piece of the plan there are, how many of them are scheduled or out, and how many are out. */
export type Fulfilled = { written: number; scheduled: number; out: number }
/** By the id of a piece of the plan. */
export type AllFulfilled = Readonly<Record<string, Fulfilled>>
/** Is a piece of the plan done: by its own line, or because as many are out as it asks for? */
export const isOut = ({ done, count }: ContentPiece, fulfilled: Fulfilled | undefined): boolean =>
  done || (fulfilled?.out ?? 0) >= Math.max(1, count)
export type Agenda = { overdue: Work[]; now: Work[]; upcoming: Work[]; undated: Work[] }

/**
 * Every dated or undated piece of work of the plan; what a task and a piece of content say of one line counts once. A piece
 * is done when as many are out as it asks for; a task when its box says so.
 */
export function workOf(plan: Plan, fulfilled: AllFulfilled = {}): Work[] {
  const titles = new Map(plan.phases.map(phase => [phase.id, phase.title]))
  const lines = new Set(plan.tasks.map(task => placeOf(task.source)))
  const pieces = new Map(plan.content.map(piece => [placeOf(piece.source), piece]))
  const became = (piece: ContentPiece | undefined): Work['fulfilled'] => {
    const counts = piece && fulfilled[piece.id]
    return counts ? { ...counts, wanted: piece.count } : null
  }
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
      fulfilled: became(pieces.get(placeOf(task.source))),
    })),
    ...plan.content
      .filter(piece => !lines.has(placeOf(piece.source)))
      .map((piece): Work => ({
        id: piece.id,
        kind: 'content',
        title: piece.title,
        start: piece.span?.start ?? piece.due,
        end: piece.due ?? piece.span?.end ?? null,
        done: isOut(piece, fulfilled[piece.id]),
        owner: null,
        phase: piece.phase,
        phaseTitle: phaseTitle(piece.phase),
        source: piece.source,
        fulfilled: became(piece),
      })),
  ]
}

/** Open work by urgency; `horizonDays` bounds what counts as upcoming. Done work never appears. */
export function agenda(
  plan: Plan,
  options: { today: string; horizonDays?: number; owner?: string | null; fulfilled?: AllFulfilled },
): Agenda {
  const { today, horizonDays = 14, owner = null, fulfilled = {} } = options
  const horizon = addDays(today, horizonDays)
  const out: Agenda = { overdue: [], now: [], upcoming: [], undated: [] }
  for (const work of workOf(plan, fulfilled)) {
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
