import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { DialogFoot, Panel } from '../../ui/dialog.tsx'
import type { BoardMoves } from './use-board-moves.ts'

/** Asks where a card goes: every column, with what it does or why it cannot be. For keys and fingers. */
export function BoardMoveDialog({ moves }: { moves: BoardMoves }) {
  const piece = moves.asked
  if (piece === null) return null
  const close = (): void => moves.ask(null)
  return (
    <Panel open onClose={close} title={m.boardMoves.title(tidy(piece.title))} kind="dialog">
      <ul className="rows plain-rows board-choices">
        {moves.moves.map(move => (
          <li key={move.to} className={move.deed === null ? 'refused' : ''}>
            {move.deed === null ? (
              <span className="strong">{m.publishing.stage[move.to]}</span>
            ) : (
              <button
                type="button"
                className="button"
                aria-label={m.boardMoves.to(m.publishing.stage[move.to])}
                onClick={() => moves.go(piece, move)}
              >
                {m.publishing.stage[move.to]}
              </button>
            )}
            <span className="muted">{move.note}</span>
          </li>
        ))}
      </ul>
      <DialogFoot onClose={close} />
    </Panel>
  )
}
