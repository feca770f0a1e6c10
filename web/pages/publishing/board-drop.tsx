import type { PieceStage } from '../../../src/delivery/view.ts'
import { m } from '../../messages/index.ts'
import type { BoardMoves } from './use-board-moves.ts'

/** Over a column while a card is dragged: takes it, or says why it cannot. */
export function ColumnDrop({ stage, moves }: { stage: PieceStage; moves: BoardMoves }) {
  const move = moves.over(stage)
  if (move === null) return null
  return (
    <div
      className={`board-drop ${move.deed === null ? 'refused' : ''}`}
      data-drop={stage}
      // Beside a long column the words stand where the window begins.
      ref={element => {
        if (element) element.style.paddingTop = `${Math.max(10, 10 - element.getBoundingClientRect().top)}px`
      }}
      onDragOver={event => {
        if (move.deed === null) return
        event.preventDefault()
        event.currentTarget.classList.add('over')
      }}
      onDragLeave={event => event.currentTarget.classList.remove('over')}
      onDrop={event => {
        event.preventDefault()
        moves.drop(stage)
      }}
    >
      <p>
        <strong>{m.publishing.stage[stage]}</strong> <span>{move.note}</span>
      </p>
    </div>
  )
}

/** Columns that are not shown, as nothing stands there: below the board while a card is dragged. */
export function AsideDrops({ stages, moves }: { stages: readonly PieceStage[]; moves: BoardMoves }) {
  if (moves.dragged === null || stages.length === 0) return null
  return (
    <div className="board-asides" role="group" aria-label={m.boardMoves.asides}>
      {stages.map(stage => (
        <div key={stage}>
          <ColumnDrop stage={stage} moves={moves} />
        </div>
      ))}
    </div>
  )
}
