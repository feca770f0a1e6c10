/** What the plan names and nobody has written yet. Pure. */
import type { PieceView } from '../../../src/delivery/view.ts'
import type { ContentPiece, Plan } from '../../../src/plan/model.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { tidy } from '../../messages/names.ts'

const plain = (text: string): string => tidy(text).toLowerCase().replace(/\s+/g, ' ')

/** Pieces of the plan that are not done and that no content file fulfils, by its `item` (an id or a title) or its own title. */
export function unwritten({ plan }: { plan: Pick<Plan, 'content'> }, files: readonly PieceView[]): ContentPiece[] {
  const names = new Set(files.flatMap(({ item, title }) => [...(item === null ? [] : [item, plain(item)]), plain(title)]))
  return plan.content.filter(({ id, title, done }) => !done && !names.has(id) && !names.has(plain(title)))
}

export type Outline = { piece: ContentPiece; day: string | null; from: string; to: string }
/** When each is to be out: on a day, or some time between two days. What has no time is left out. */
export function outlines(pieces: readonly ContentPiece[], { plan }: Pick<WorkspaceView, 'plan'>): Outline[] {
  const phases = new Map(plan.phases.map(phase => [phase.id, phase.span]))
  return pieces.flatMap((piece): Outline[] => {
    if (piece.due !== null) return [{ piece, day: piece.due, from: piece.due, to: piece.due }]
    const span = piece.span ?? (piece.phase === null ? null : phases.get(piece.phase)) ?? null
    return span?.start && span.end ? [{ piece, day: null, from: span.start, to: span.end }] : []
  })
}
