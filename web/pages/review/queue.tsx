import type { ReviewPiece, ReviewView } from '../../../src/delivery/review-view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { Badge } from '../../ui/badge.tsx'
import { ShowMore } from '../../ui/show-more.tsx'
import { useMore } from '../../ui/use-more.ts'

type Group = { name: keyof typeof m.review.groups; pieces: ReviewPiece[] }

/** What waits for the one who looks comes first; then what others must do; then what is ready to go. */
export function queueOf({ pieces, me }: ReviewView): Group[] {
  const nameOf = (piece: ReviewPiece): Group['name'] => {
    if (piece.askedOfMe) return 'asked'
    if (piece.waitsForMe && me !== null) return 'mine'
    if (piece.stage !== 'in review' && piece.stage !== 'changes requested') return 'ready'
    return me === null ? 'all' : 'others'
  }
  const by = Map.groupBy(pieces, nameOf)
  return (['mine', 'asked', 'all', 'others', 'ready'] as const).flatMap(name => {
    const found = by.get(name) ?? []
    return found.length === 0 ? [] : [{ name, pieces: found }]
  })
}

/** Pieces of a group that are listed at once, and always the one that is open. */
const AT_ONCE = 50

function QueueGroup({ name, pieces, current, onOpen }: Group & Omit<Props, 'data'>) {
  const { shown, left, more } = useMore(pieces, AT_ONCE)
  const opened = pieces.findIndex(piece => piece.id === current)
  const rows = opened < shown.length ? shown : [...shown, pieces[opened]!]
  return (
    <section>
      <h2>
        {m.review.groups[name]} <span className="faint num">{pieces.length}</span>
      </h2>
      <ul>
        {rows.map(piece => (
          <li key={piece.id}>
            <button type="button" aria-current={piece.id === current ? 'true' : undefined} onClick={() => onOpen(piece.id)}>
              <strong>{tidy(piece.title)}</strong>
              <span className="muted">{m.review.row(piece.channels.length, piece.channels.filter(each => each.approved).length)}</span>
              <span className="tools close">
                {piece.stage === 'changes requested' && <Badge kind="warning">{m.publishing.stage[piece.stage]}</Badge>}
                {piece.stage === 'stuck' && <Badge kind="error">{m.publishing.stage.stuck}</Badge>}
                {piece.changed && <Badge kind="info">{m.review.changed}</Badge>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <ShowMore left={left} step={AT_ONCE} more={more} />
    </section>
  )
}

type Props = { data: ReviewView; current: string; onOpen: (id: string) => void }

export function Queue({ data, current, onOpen }: Props) {
  return (
    <nav className="review-queue" aria-label={m.review.queue}>
      {queueOf(data).map(({ name, pieces }) => (
        <QueueGroup key={name} name={name} pieces={pieces} current={current} onOpen={onOpen} />
      ))}
      <p className="faint review-keys">{m.review.keys}</p>
    </nav>
  )
}
