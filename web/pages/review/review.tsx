/** The review queue: what waits for whom, what changed, and a decision on each piece, by mouse or by keys. */
import { useCallback, useEffect } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { QueueGroup, QueueRow, ReviewQueue } from '../../../src/delivery/pages.ts'
import type { ReviewView } from '../../../src/delivery/review-view.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { useActions } from '../../store/actions.ts'
import { useKept } from '../../store/hooks.ts'
import { useMeasured } from '../../store/measure.ts'
import { usePaged, type PagedList } from '../../store/paged.ts'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Failed } from '../../ui/failed.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ReadingContent } from '../publishing/reading.tsx'
import { useMe } from './me.ts'
import { Piece } from './piece.tsx'
import { Queue } from './queue.tsx'
import { useReviewKeys } from './use-review-keys.ts'

export function ReviewPage({ view }: { view: WorkspaceView }) {
  const [chosen, choose] = useMe(view.id)
  const queue = usePaged<ReviewQueue>(view.id, '/review', { as: chosen })
  const { data, error } = queue
  // Somebody who is no longer in uptake.yml cannot be who looks.
  useEffect(() => {
    if (error && chosen !== null) choose(null)
  }, [error]) // eslint-disable-line
  if (!data) return error && chosen === null ? <Failed error={error} /> : <ReadingContent workspace={view.id} />
  return <Desk view={view} queue={queue} data={data} as={chosen} choose={choose} />
}

type DeskProps = {
  view: WorkspaceView
  queue: PagedList<ReviewQueue>
  data: ReviewQueue
  /** Who was chosen to look. */
  as: string | null
  choose: (id: string | null) => void
}

function Desk({ view, queue, data, as, choose }: DeskProps) {
  const [params, setParams] = useSearchParams()
  const order = data.groups.flatMap(group => group.rows.map(row => ({ ...row, group })))
  const wanted = params.get('piece')
  // Wide windows always show a piece; on a phone the list comes first.
  const shown = wanted ?? order[0]?.id ?? null
  const open = useCallback((id: string | null) => setParams(id === null ? {} : { piece: id }, { replace: true }), [setParams])
  const step = (by: number): void => {
    const at = order.findIndex(each => each.id === shown)
    const here = order[at]
    const next = order[Math.min(order.length - 1, Math.max(0, at + by))]
    // Behind the last row that is listed of a group there may be more of it.
    if (by > 0 && here && here.group.next !== null && next?.group.name !== here.group.name) void onward(here.group.name, next?.id)
    else if (by > 0 && here && here.group.next !== null && next === here) void onward(here.group.name, undefined)
    else if (next) open(next.id)
  }
  const onward = async (group: QueueGroup, otherwise: string | undefined): Promise<void> => {
    const [first] = await queue.more(group)
    const id = first?.id ?? otherwise
    if (id !== undefined) open(id)
  }
  useReviewKeys({ next: () => step(1), previous: () => step(-1) })
  return (
    <>
      <Head view={view} title={m.pages.review} sub={m.review.sub(data.total, data.me === null ? null : data.waiting)}>
        <Who data={data} choose={choose} />
      </Head>
      {data.broken && (
        <p className="banner error" role="alert">
          {m.review.broken}
        </p>
      )}
      {shown === null ? (
        <Nothing />
      ) : (
        <div className={`review ${wanted === null ? '' : 'opened'}`}>
          <Queue data={data} current={shown} onOpen={open} onMore={name => void queue.more(name)} />
          <div className="review-piece">
            <button type="button" className="button small review-back" onClick={() => open(null)}>
              {m.review.back}
            </button>
            <Opened
              key={shown}
              workspace={view.id}
              id={shown}
              as={as}
              onChange={queue.reload}
              onDone={() => open(nextAfter(order, shown))}
              onGone={() => open(null)}
            />
          </div>
        </div>
      )}
    </>
  )
}

type OpenedProps = { workspace: string; id: string; as: string | null; onChange: () => void; onDone: () => void; onGone: () => void }

/** The piece that is reviewed: read in full, and by itself. */
function Opened({ workspace, id, as, onChange, onDone, onGone }: OpenedProps) {
  const path = `/review/${encodeURIComponent(id)}${as === null ? '' : `?as=${encodeURIComponent(as)}`}`
  const { data: read, error, reload } = useMeasured<ReviewView>(workspace, path)
  const data = useKept(read)
  const piece = data?.pieces[0]
  const isGone = error !== null && data === null
  useEffect(() => {
    if (isGone) onGone()
  }, [isGone]) // eslint-disable-line
  if (!data || !piece) return <Skeleton />
  const again = (): void => {
    reload()
    onChange()
  }
  return <Piece data={data} piece={piece} workspace={workspace} reload={again} onDone={onDone} />
}

/** After a decision the next piece that waits is opened; without one this stays. */
function nextAfter(order: readonly QueueRow[], shown: string): string {
  const at = order.findIndex(each => each.id === shown)
  const next = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at))].find(each => each.waitsForMe)
  return next?.id ?? shown
}

function Who({ data, choose }: { data: ReviewQueue; choose: (id: string | null) => void }) {
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
