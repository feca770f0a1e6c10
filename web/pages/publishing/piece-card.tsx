import { isGone, UNDECIDED, type DeliveryState } from '../../../src/delivery/delivery.ts'
import type { CardChannel, PieceCard as Card } from '../../../src/delivery/pages.ts'
import type { PieceStage } from '../../../src/delivery/view.ts'
import { shortTime } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Badge } from '../../ui/badge.tsx'
import { standing } from './board-moves.ts'
import { localText } from './local.ts'
import { schedulable } from './schedulable.ts'
import { unapproved } from './use-approve.ts'

type Props = {
  piece: Card
  today: string
  onOpen: () => void
  onApprove: () => void
  onSchedule: () => void
  onMove: (() => void) | null
  onDrag: (dragged: boolean) => void
}

/** A piece on the board: channels with their approvals, problems, time, and what can be done next. */
export function PieceCard({ piece, today, onOpen, onApprove, onSchedule, onMove, onDrag }: Props) {
  const title = tidy(piece.title)
  const { all: problems, errors } = piece.problems
  // What is still being written is not put before anybody.
  const open = piece.stage === 'draft' || errors > 0 ? [] : unapproved(piece)
  const isAside = piece.stage === 'hold' || piece.stage === 'archived'
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
          <ChannelChip key={each.channel} view={each} stage={piece.stage} today={today} />
        ))}
      </ul>
      {(problems > 0 || piece.theme !== null) && (
        <p className="tools close">
          {problems > 0 && <Badge kind={errors > 0 ? 'error' : 'warning'}>{m.publishing.problems(problems)}</Badge>}
          {piece.theme !== null && <span className="under">{piece.theme}</span>}
        </p>
      )}
      {standing(piece).length === 0 && piece.schedule && (
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

/** What the column says already of a delivery, by its state. */
const SAID: Readonly<Partial<Record<DeliveryState, PieceStage>>> = { planned: 'scheduled', published: 'published' }

/** A channel with its approvals until it has a time; then the time, and how far it is where the column does not say that. */
function ChannelChip({ view, stage, today }: { view: CardChannel; stage: PieceStage; today: string }) {
  const { title, channel, approved, approvedBy, needed, digest, reason } = view
  const out = view.delivery?.state === 'published'
  // What was edited since it went out is told in its panel.
  const yes = digest !== null && (approved || out)
  const delivery = view.delivery !== null && !isGone(view.delivery.state) ? view.delivery : null
  const state = delivery === null ? null : m.publishing.state[delivery.state]
  return (
    <li
      className={digest === null ? 'unset' : stuck(view) ? 'stuck' : yes ? 'yes' : ''}
      title={reason ?? m.publishing.approvalsOf(channel, approvedBy.length, needed)}
    >
      <span>{title}</span>
      {digest === null && <span>{m.publishing.notSet}</span>}
      {digest !== null && (delivery === null || !yes) && (
        <span className="num">
          <span className="sr">{m.publishing.approvalsOf(channel, approvedBy.length, needed)}</span>
          <span aria-hidden="true">{m.publishing.approvals(approvedBy.length, needed)}</span>
        </span>
      )}
      {delivery && (
        <time className="num" dateTime={delivery.local}>
          {shortTime(delivery.local, today)}
        </time>
      )}
      {delivery && <span className={SAID[delivery.state] === stage ? 'sr' : 'how-far'}>{state}</span>}
    </li>
  )
}
