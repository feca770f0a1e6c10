import type { ReviewPiece, ReviewView } from '../../../src/delivery/review-view.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { Badge } from '../../ui/badge.tsx'
import { timeOf } from './compared.tsx'
import { asOf } from './decision.tsx'
import { nameOf } from './piece.tsx'

/** What was said of a piece, oldest first; what is asked for stays open until it is settled. */
export function Notes({ data, piece, reload }: { data: ReviewView; piece: ReviewPiece; reload: () => void }) {
  const { run, said, failed } = useServer()
  if (piece.notes.length === 0) return null
  const settle = (id: string): void => {
    run('settle-note', { id, as: asOf(data) })
      .then(() => said(m.review.settled), failed)
      .finally(reload)
  }
  return (
    <section className="review-notes" aria-label={m.review.notes}>
      <h3>{m.review.notes}</h3>
      <ul>
        {piece.notes.map(note => {
          const open = note.kind === 'changes' && note.resolvedAt === null
          const edited = open && piece.channels.every(each => note.digests[each.channel] !== each.digest)
          return (
            <li key={note.id} className={open ? 'open' : ''}>
              <p className="tools close">
                <strong>{nameOf(data, note.person)}</strong>
                {note.kind === 'changes' && <Badge kind={open ? 'warning' : undefined}>{open ? m.review.asks : m.review.wasAsked}</Badge>}
                {note.channel !== null && <span className="muted">{note.channel}</span>}
                <span className="faint">{timeOf(note.at)}</span>
              </p>
              <p className="said">{note.text}</p>
              {edited && <p className="muted">{m.review.editedSince}</p>}
              {note.resolvedBy !== null && <p className="faint">{m.review.settledBy(nameOf(data, note.resolvedBy))}</p>}
              {open && data.me !== null && (
                <button type="button" className="button small" onClick={() => settle(note.id)}>
                  {m.review.settle}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
