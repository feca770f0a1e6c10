/** Moving cards on the board: what is moved, where it may go, and doing it, with the way back where there is one. */
import { useEffect, useRef, useState } from 'react'
import type { PieceCard } from '../../../src/delivery/pages.ts'
import type { ReviewView } from '../../../src/delivery/review-view.ts'
import type { PieceStage } from '../../../src/delivery/view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { useMeasured } from '../../store/measure.ts'
import { chosenMe } from '../review/me.ts'
import { movesOf, moveTo, standing, whyNotMine, type BoardMove } from './board-moves.ts'
import { unapproved, useApprove } from './use-approve.ts'

export type BoardMoves = {
  /** What is dragged. */
  dragged: PieceCard | null
  drag(piece: PieceCard | null): void
  /** What the dialog asks about. */
  asked: PieceCard | null
  ask(piece: PieceCard | null): void
  /** What putting the dragged card there would do, or why it cannot be; null: nothing is dragged, or it stands there. */
  over(to: PieceStage): BoardMove | null
  drop(to: PieceStage): void
  /** Where what the dialog asks about may go. */
  moves: readonly BoardMove[]
  go(piece: PieceCard, move: BoardMove): void
}
type Options = { workspace: string; reload: () => void; onSchedule: (piece: PieceCard) => void; onAskChanges: (piece: PieceCard) => void }

export function useBoardMoves({ workspace, reload, onSchedule, onAskChanges }: Options): BoardMoves {
  const { run, said, failed } = useServer()
  const approve = useApprove(reload)
  const [dragged, drag] = useState<PieceCard | null>(null)
  const [asked, ask] = useState<PieceCard | null>(null)
  const mine = useWhyNotMine(workspace, dragged ?? asked)
  const moved = useFocusAfter()
  const setState = (piece: PieceCard, { to }: BoardMove, state: PieceCard['state']): void => {
    run('piece-state', { item: piece.id, state })
      .then(() => said(m.boardMoves.moved(tidy(piece.title), m.publishing.stage[to]), 'undo'), failed)
      .finally(reload)
  }
  const unschedule = async (piece: PieceCard): Promise<void> => {
    const planned = standing(piece)
    try {
      for (const { id } of planned) await run('decide-delivery', { id, decision: 'drop', url: null })
    } finally {
      reload()
    }
    const back = async (): Promise<void> => {
      try {
        for (const { channel, local, zone } of planned) {
          // Where it stood it may stand again, whatever is closed now.
          await run('schedule', { item: piece.id, channels: [channel], at: local, zone, slot: false, anyway: true })
        }
      } finally {
        reload()
      }
    }
    said(m.boardMoves.unscheduled(tidy(piece.title)), () => {
      back().then(() => said(m.boardMoves.rescheduled(tidy(piece.title))), failed)
    })
  }
  const go = (piece: PieceCard, move: BoardMove): void => {
    const { deed } = move
    if (deed === null) return
    ask(null)
    if (deed.kind === 'schedule') return onSchedule(piece)
    if (deed.kind === 'ask') return onAskChanges(piece)
    moved(piece.id)
    if (deed.kind === 'state') setState(piece, move, deed.state)
    else if (deed.kind === 'approve') approve(piece, unapproved(piece))
    else unschedule(piece).catch(failed)
  }
  const over = (to: PieceStage): BoardMove | null => (dragged === null || dragged.stage === to ? null : moveTo(dragged, to, mine))
  return {
    dragged,
    drag,
    asked,
    ask,
    over,
    drop(to) {
      const move = over(to)
      const piece = dragged
      drag(null)
      if (piece !== null && move !== null) go(piece, move)
    },
    moves: asked === null ? [] : movesOf(asked, mine),
    go,
  }
}

/** Why a yes of the one who looks would not count for a piece, read while it is moved. */
function useWhyNotMine(workspace: string, piece: PieceCard | null): string | null {
  const me = chosenMe(workspace)
  const as = me === null ? '' : `?as=${encodeURIComponent(me)}`
  const path = piece?.stage === 'in review' ? `/review/${encodeURIComponent(piece.id)}${as}` : null
  const { data } = useMeasured<ReviewView>(workspace, path)
  return data && data.pieces[0]?.id === piece?.id ? whyNotMine(data) : null
}

/** A card that was moved is drawn in another column: the focus, if nothing else took it, follows it there. */
function useFocusAfter(): (piece: string) => void {
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (last.current === null || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`[data-piece="${CSS.escape(last.current)}"]`)?.focus({ preventScroll: true })
  })
  return piece => {
    last.current = piece
    // Whoever has gone on is not called back.
    setTimeout(() => (last.current = null), 3000)
  }
}
