/** What the plan names and nobody has written yet. */
import type { ContentPiece, Plan } from '../plan/model.ts'

/** When each is to be out: on a day, or some time between two days. What has no time is left out. */
export function outlineTimes(
  pieces: readonly ContentPiece[],
  phases: Plan['phases'],
): { piece: ContentPiece; day: string | null; from: string; to: string }[] {
  const spans = new Map(phases.map(phase => [phase.id, phase.span]))
  return pieces.flatMap((piece): { piece: ContentPiece; day: string | null; from: string; to: string }[] => {
    if (piece.due !== null) return [{ piece, day: piece.due, from: piece.due, to: piece.due }]
    const span = piece.span ?? (piece.phase === null ? null : spans.get(piece.phase)) ?? null
    return span?.start && span.end ? [{ piece, day: null, from: span.start, to: span.end }] : []
  })
}
