/** Approve exactly what is on the screen, ask for changes, or leave a remark. */
import { useRef, useState } from 'react'
import type { ReviewChannel, ReviewPiece, ReviewView } from '../../../src/delivery/review-view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { Labelled } from '../../ui/labelled.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { outcome } from '../publishing/use-approve.ts'
import { useReviewKeys } from './use-review-keys.ts'

type Props = { data: ReviewView; piece: ReviewPiece; reload: () => void; onDone: () => void }

/** Channels on which a yes of the one who looks is missing. */
const open = (piece: ReviewPiece): ReviewChannel[] => piece.channels.filter(each => each.digest !== null && !each.approved && !each.mine)
const digestsOf = (channels: readonly ReviewChannel[]): Record<string, string> =>
  Object.fromEntries(channels.flatMap(({ channel, digest }) => (digest === null ? [] : [[channel, digest]])))

export function Decision({ data, piece, reload, onDone }: Props) {
  const { run, said } = useServer()
  const [text, setText] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [working, setWorking] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const waits = open(piece)
  const why = data.me === null ? m.review.chooseFirst : (waits.find(each => each.whyNotMine !== null)?.whyNotMine ?? null)
  const canApprove = data.me !== null && waits.some(each => each.whyNotMine === null) && !working
  const title = tidy(piece.title)
  const act = <T,>(work: Promise<T>, done: (result: T) => string, next: () => void): void => {
    setWorking(true)
    setError(null)
    work
      .then(result => {
        said(done(result))
        setText('')
        next()
      }, setError)
      .finally(() => {
        setWorking(false)
        reload()
      })
  }
  const as = data.me
  const approve = (emergency: string | null = null): void => {
    const channels =
      emergency === null ? waits.filter(each => each.whyNotMine === null) : piece.channels.filter(each => !each.approved && each.emergency)
    if (channels.length === 0) return
    const digests = digestsOf(channels)
    const input = { item: piece.id, channels: Object.keys(digests), digests, as: asOf(data), emergency }
    act(run('approve', input), done => outcome(title, channels, done), onDone)
  }
  const note = (kind: 'comment' | 'changes'): void => {
    if (text.trim() === '') {
      box.current?.focus()
      setError(new Error(m.review.sayWhat))
      return
    }
    const digests = digestsOf(piece.channels)
    const input = { item: piece.id, channel: null, kind, text, digests, as: asOf(data) }
    act(
      run('review-note', input),
      () => (kind === 'changes' ? m.review.asked(title) : m.review.noted),
      kind === 'changes' ? onDone : () => undefined,
    )
  }
  useReviewKeys({
    ...(canApprove ? { approve: () => approve() } : {}),
    ...(as === null ? {} : { ask: () => box.current?.focus() }),
  })
  const emergency = piece.channels.some(each => each.emergency && !each.approved)
  return (
    <form
      className="form review-decision"
      onSubmit={event => {
        event.preventDefault()
        note('changes')
      }}
    >
      <Labelled label={m.review.say}>
        <textarea
          ref={box}
          rows={3}
          value={text}
          maxLength={10_000}
          disabled={as === null}
          onChange={event => setText(event.target.value)}
        />
      </Labelled>
      <Trouble error={error} />
      {why !== null && piece.channels.some(each => !each.approved) && <p className="muted">{as === null ? why : m.review.notYours(why)}</p>}
      <div className="tools">
        <button type="button" className="button primary" disabled={!canApprove} onClick={() => approve()}>
          {waits.length === 0 ? m.review.approvedAlready : m.publishing.approveAll(waits.length)} <kbd>A</kbd>
        </button>
        <button type="submit" className="button" disabled={as === null || working}>
          {m.review.ask} <kbd>R</kbd>
        </button>
        <button type="button" className="button" disabled={as === null || working} onClick={() => note('comment')}>
          {m.review.comment}
        </button>
        {emergency && (
          <button
            type="button"
            className="button"
            disabled={working}
            onClick={() => {
              if (text.trim() === '') note('comment')
              else approve(text)
            }}
          >
            {m.review.emergency}
          </button>
        )}
      </div>
      {emergency && <p className="muted">{m.review.emergencyHint}</p>}
    </form>
  )
}

/** Where somebody is signed in, or nobody can be chosen, the server knows who speaks. */
export const asOf = (data: ReviewView): string | null => (data.signedIn || data.people.length === 0 ? null : data.me)
