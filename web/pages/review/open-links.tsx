import type { ReviewPiece, ReviewView } from '../../../src/delivery/review-view.ts'
import { m } from '../../messages/index.ts'
import { useServer } from '../../store/actions.ts'
import { timeOf } from './compared.tsx'
import { nameOf } from './piece.tsx'

/** Links that are out and good still; each can be taken back. */
export function OpenLinks({ piece, data, reload }: { piece: ReviewPiece; data: ReviewView; reload: () => void }) {
  const { run, said, failed } = useServer()
  if (piece.links.length === 0) return null
  return (
    <ul className="rows plain-rows">
      {piece.links.map(({ id, person, expiresAt }) => (
        <li key={id}>
          <span className="grow">{m.review.linkOut(nameOf(data, person), timeOf(expiresAt))}</span>
          <button
            type="button"
            className="button small"
            onClick={() => {
              run('withdraw-link', { id })
                .then(() => said(m.review.linkGone), failed)
                .finally(reload)
            }}
          >
            {m.review.linkRevoke}
          </button>
        </li>
      ))}
    </ul>
  )
}
