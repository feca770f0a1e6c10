import { isGone, UNDECIDED } from '../../../src/delivery/delivery.ts'
import type { CardChannel, PieceCard as Card } from '../../../src/delivery/pages.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Badge } from '../../ui/badge.tsx'
import { standing } from './board-moves.ts'
import { localText } from './local.ts'
import { schedulable } from './schedulable.ts'
import { unapproved } from './use-approve.ts'

type Props = {
  piece: Card
  onOpen: () => void
  onApprove: () => void
  onSchedule: () => void
  onMove: (() => void) | null
  onDrag: (dragged: boolean) => void
}

/** A piece on the board: channels with their approvals, problems, time, and what can be done next. */
export function PieceCard({ piece, onOpen, onApprove, onSchedule, onMove, onDrag }: Props) {
  const title = tidy(piece.title)
  const { all: problems, errors } = piece.problems
  // What is still being written is not put before anybody.
  const open = piece.stage === 'draft' || errors > 0 ? [] : unapproved(piece)
  const isAside = piece.stage === 'hold' || piece.stage === 'archived'
  const times = [...new Set(standing(piece).map(each => each.local))]
  const reason = piece.stage === 'stuck' ? piece.channels.find(each => stuck(each))?.delivery?.reason : null
  return (
    <article
      className={`card piece ${piece.stage === 'stuck' ? 'stuck' : ''}`}
      draggable
      onDragStart={event => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', title)
        onDrag(true)
      }}
      onDragEnd={() => onDrag(false)}
    >
      <h3>
        <button
          type="button"
          className="link"
          data-piece={piece.id}
          onClick={onOpen}
          onKeyDown={event => {
            if (event.key.toLowerCase() !== 'm' || event.altKey || event.ctrlKey || event.metaKey || onMove === null) return
            event.preventDefault()
            event.stopPropagation()
            onMove()
          }}
        >
          {title}
        </button>
      </h3>
      <ul className="piece-channels">
        {piece.channels.map(each => (
          <ChannelChip key={each.channel} view={each} />
        ))}
      </ul>
      {(problems > 0 || piece.theme !== null) && (
        <p className="tools close">
          {problems > 0 && <Badge kind={errors > 0 ? 'error' : 'warning'}>{m.publishing.problems(problems)}</Badge>}
          {piece.theme !== null && <span className="under">{piece.theme}</span>}
        </p>
      )}
      {times.map(local => (
        <p key={local} className="under">
          {localText(local)}
        </p>
      ))}
      {times.length === 0 && piece.schedule && (
        <p className="under">{m.publishing.proposed(localText(piece.schedule.at.replace(' ', 'T')))}</p>
      )}
      {reason && <p className="under late">{reason}</p>}
      {onMove !== null && (
        <p className="tools close">
          {!isAside && open.length > 0 && (
            <button type="button" className="button small" aria-label={m.publishing.approveOf(title)} onClick={onApprove}>
              {m.publishing.approve}
            </button>
          )}
          {!isAside && schedulable(piece).length > 0 && (
            <button type="button" className="button small" aria-label={m.publishing.scheduleOf(title)} onClick={onSchedule}>
              {m.publishing.schedule}
            </button>
          )}
          <button type="button" className="button small" aria-label={m.boardMoves.moveOf(title)} onClick={onMove}>
            {m.boardMoves.move}
          </button>
        </p>
      )}
    </article>
  )
}

const stuck = ({ delivery }: CardChannel): boolean => delivery !== null && UNDECIDED.includes(delivery.state)

function ChannelChip({ view }: { view: CardChannel }) {
  const { title, channel, approved, approvedBy, needed, digest, reason, delivery } = view
  const yes = digest !== null && approved
  const state = delivery && !isGone(delivery.state) ? m.publishing.state[delivery.state] : null
  return (
    <li
      className={digest === null ? 'unset' : stuck(view) ? 'stuck' : yes ? 'yes' : ''}
      title={reason ?? m.publishing.approvalsOf(channel, approvedBy.length, needed)}
    >
      <span>{title}</span>
      {digest !== null && (
        <span className="num">
          <span className="sr">{m.publishing.approvalsOf(channel, approvedBy.length, needed)}</span>
          <span aria-hidden="true">{m.publishing.approvals(approvedBy.length, needed)}</span>
        </span>
      )}
      {digest === null && <span>{m.publishing.notSet}</span>}
      {state && <span className="faint">{state}</span>}
    </li>
  )
}
