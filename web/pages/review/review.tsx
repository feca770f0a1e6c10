/** The review queue: what waits for whom, what changed, and a decision on each piece, by mouse or by keys. */
import { useCallback, useEffect } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { ReviewPiece, ReviewView } from '../../../src/delivery/review-view.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useActions } from '../../store/actions.ts'
import { useMeasured } from '../../store/measure.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useMe } from './me.ts'
import { Piece } from './piece.tsx'
import { Queue, queueOf } from './queue.tsx'
import { useReviewKeys } from './use-review-keys.ts'

export function ReviewPage({ view }: { view: WorkspaceView }) {
  const [chosen, choose] = useMe(view.id)
  const { data, error, reload } = useMeasured<ReviewView>(view.id, `/review${chosen === null ? '' : `?as=${encodeURIComponent(chosen)}`}`)
  const [params, setParams] = useSearchParams()
  // Somebody who is no longer in uptake.yml cannot be who looks.
  useEffect(() => {
    if (error && chosen !== null) choose(null)
  }, [error]) // eslint-disable-line
  if (!data) return error && chosen === null ? <Failed error={error} /> : <Skeleton />
  return <Desk {...{ view, data, reload, choose, params, setParams }} />
}

type DeskProps = {
  view: WorkspaceView
  data: ReviewView
  reload: () => void
  choose: (id: string | null) => void
  params: URLSearchParams
  setParams: (next: Record<string, string>, options: { replace: boolean }) => void
}

function Desk({ view, data, reload, choose, params, setParams }: DeskProps) {
  const order = queueOf(data).flatMap(group => group.pieces)
  const wanted = params.get('piece')
  const opened = order.find(each => each.id === wanted)
  // Wide windows always show a piece; on a phone the list comes first.
  const shown = opened ?? order[0]
  const open = useCallback((id: string | null) => setParams(id === null ? {} : { piece: id }, { replace: true }), [setParams])
  const step = useCallback(
    (by: number) => {
      const at = order.findIndex(each => each.id === shown?.id)
      const next = order[Math.min(order.length - 1, Math.max(0, at + by))]
      if (next) open(next.id)
    },
    [order, shown?.id, open],
  )
  useReviewKeys({ next: () => step(1), previous: () => step(-1) })
  const waiting = data.pieces.filter(each => each.waitsForMe || each.askedOfMe).length
  return (
    <>
      <Head view={view} title={m.pages.review} sub={m.review.sub(data.pieces.length, data.me === null ? null : waiting)}>
        <Who data={data} choose={choose} />
      </Head>
      {data.broken && (
        <p className="banner error" role="alert">
          {m.review.broken}
        </p>
      )}
      {order.length === 0 || shown === undefined ? (
        <Nothing />
      ) : (
        <div className={`review ${opened ? 'opened' : ''}`}>
          <Queue data={data} current={shown.id} onOpen={open} />
          <div className="review-piece">
            <button type="button" className="button small review-back" onClick={() => open(null)}>
              {m.review.back}
            </button>
            <Piece
              key={shown.id}
              data={data}
              piece={shown}
              workspace={view.id}
              reload={reload}
              onDone={() => nextAfter(order, shown, open)}
            />
          </div>
        </div>
      )}
    </>
  )
}

/** After a decision the next piece that waits is opened; without one this stays. */
function nextAfter(order: readonly ReviewPiece[], shown: ReviewPiece, open: (id: string) => void): void {
  const at = order.findIndex(each => each.id === shown.id)
  const next = [...order.slice(at + 1), ...order.slice(0, at)].find(each => each.waitsForMe)
  open(next?.id ?? shown.id)
}

function Who({ data, choose }: { data: ReviewView; choose: (id: string | null) => void }) {
  if (data.signedIn || data.people.length === 0) return null
  return (
    <label className="who">
      <span>{m.review.iAm}</span>
      <span className="field">
        <select value={data.me ?? ''} onChange={event => choose(event.target.value === '' ? null : event.target.value)}>
          <option value="">{m.review.nobody}</option>
          {data.people.map(({ id, name, role }) => (
            <option key={id} value={id}>
              {role === null ? name : `${name}, ${role}`}
            </option>
          ))}
        </select>
      </span>
    </label>
  )
}

function Nothing() {
  const { href } = useActions()
  return (
    <Card>
      <Empty icon="review" title={m.review.empty} hint={m.review.emptyHint} example={m.review.emptyExample}>
        <Link className="button" href={href('board')}>
          {m.deliveries.toBoard}
        </Link>
      </Empty>
    </Card>
  )
}
