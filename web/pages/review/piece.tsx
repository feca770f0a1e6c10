/** One piece under review: what each channel gets or what changed of it, what was said, and the decision. */
import { useEffect, useRef, useState } from 'react'
import type { ReviewChannel, ReviewPiece, ReviewView } from '../../../src/delivery/review-view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useServer } from '../../store/actions.ts'
import { Badge } from '../../ui/badge.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Findings } from '../publishing/findings.tsx'
import { Preview } from '../publishing/preview.tsx'
import { Compared } from './compared.tsx'
import { Decision } from './decision.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { Notes } from './notes.tsx'
import { OpenLinks } from './open-links.tsx'
import { useReviewKeys } from './use-review-keys.ts'

type Props = { data: ReviewView; piece: ReviewPiece; workspace: string; reload: () => void; onDone: () => void }
const WAYS = ['whole', 'unified', 'beside'] as const
export type Way = (typeof WAYS)[number]
/** What was there before: approved last, or seen last by the one who looks. Null: neither, or it is the same. */
export type Base = 'approved' | 'seen'

const basesOf = (view: ReviewChannel, bodies: ReviewView['bodies']): Base[] => {
  const has = (seen: { digest: string } | null): boolean =>
    seen !== null && seen.digest !== view.digest && bodies[seen.digest] !== undefined
  const bases: Base[] = []
  if (has(view.seenLast)) bases.push('seen')
  if (has(view.approvedLast)) bases.push('approved')
  return bases
}

export function Piece({ data, piece, reload, onDone }: Props) {
  const [chosen, setChosen] = useState(() => (piece.channels.find(each => !each.approved) ?? piece.channels[0])?.channel ?? '')
  const view = piece.channels.find(each => each.channel === chosen) ?? piece.channels[0]
  const bases = view ? basesOf(view, data.bodies) : []
  const [way, setWay] = useState<Way>(bases.length > 0 ? 'unified' : 'whole')
  const [base, setBase] = useState<Base>('seen')
  const [linking, setLinking] = useState(false)
  useLook(piece, data)
  const used = bases.includes(base) ? base : bases[0]
  const shownWay = used === undefined ? 'whole' : way
  useReviewKeys({ look: () => setWay(WAYS[(WAYS.indexOf(shownWay) + 1) % WAYS.length]!) })
  if (!view) return <p className="banner note">{m.review.noChannel}</p>
  return (
    <article className="card review-card">
      <header>
        <h2 className="breaks">{tidy(piece.title)}</h2>
        <Badge kind={piece.stage === 'approved' ? 'good' : piece.stage === 'changes requested' ? 'warning' : undefined}>
          {m.publishing.stage[piece.stage]}
        </Badge>
        <div className="aside tools close">
          <button type="button" className="button small" onClick={() => setLinking(true)}>
            {m.review.link}
          </button>
        </div>
      </header>
      <div className="body stack">
        <p className="muted close">
          {piece.author !== null && <>{m.review.by(nameOf(data, piece.author))} · </>}
          <span className="mono breaks">{piece.file}</span>
        </p>
        {piece.channels.length > 1 && (
          <Segments
            label={m.publishing.channel}
            value={view.channel}
            onChange={setChosen}
            options={piece.channels.map(each => [each.channel, <ChannelName key={each.channel} view={each} />] as const)}
          />
        )}
        <Standing view={view} data={data} />
        {used !== undefined && (
          <div className="tools">
            <Segments
              label={m.review.way}
              value={shownWay}
              onChange={setWay}
              options={WAYS.map(each => [each, m.review.ways[each]] as const)}
            />
            {bases.length > 1 && shownWay !== 'whole' && (
              <Segments
                label={m.review.since}
                value={used}
                onChange={setBase}
                options={bases.map(each => [each, m.review.bases[each]] as const)}
              />
            )}
          </div>
        )}
        {used === undefined || shownWay === 'whole' ? (
          <Preview view={view} />
        ) : (
          <Compared view={view} bodies={data.bodies} base={used} way={shownWay} name={id => nameOf(data, id)} />
        )}
        <Findings piece={piece} />
        <Notes data={data} piece={piece} reload={reload} />
        <OpenLinks piece={piece} data={data} reload={reload} />
        <Decision data={data} piece={piece} reload={reload} onDone={onDone} />
      </div>
      {linking && <LinkDialog piece={piece} data={data} onClose={() => setLinking(false)} onDone={reload} />}
    </article>
  )
}

/** A person's name, as uptake.yml has it. */
export const nameOf = (data: ReviewView, id: string): string => data.people.find(each => each.id === id)?.name ?? id

function ChannelName({ view }: { view: ReviewChannel }) {
  const name = view.channel === view.title.toLowerCase() || view.digest === null ? view.title : `${view.title} (${view.channel})`
  return (
    <>
      {view.approved && <span aria-hidden="true">✓ </span>}
      {name}
      {view.approved && <span className="sr">, {m.publishing.stage.approved}</span>}
    </>
  )
}

/** Who must say yes, who has, and whose yes does not count. */
function Standing({ view, data }: { view: ReviewChannel; data: ReviewView }) {
  if (view.digest === null) return null
  return (
    <div className={`review-standing ${view.approved ? 'yes' : ''}`}>
      <p>
        <strong>{view.approved ? m.publishing.stage.approved : m.review.approvals(view.approvedBy.length, view.needed)}</strong>{' '}
        {view.approvedBy.length > 0 && m.publishing.approvedBy(view.approvedBy.map(each => nameOf(data, each)).join(', '))}
      </p>
      <p className="muted">{m.review.rule(view.rule)}</p>
      {view.ignored.map(({ person, why }) => (
        <p key={person} className="muted">
          {m.review.ignored(nameOf(data, person), why)}
        </p>
      ))}
    </div>
  )
}

/** Who leaves a piece after it was on the screen for a while has seen it: next time it is said what changed since. */
const GLANCE = 2_000
function useLook(piece: ReviewPiece, { me }: ReviewView): void {
  const { run, failed } = useServer()
  const since = useRef(Date.now())
  const left = useRef(() => undefined as void)
  left.current = () => {
    const fresh = piece.channels.filter(each => each.digest !== null && each.seenLast?.digest !== each.digest)
    if (me === null || fresh.length === 0 || Date.now() - since.current < GLANCE) return
    const digests = Object.fromEntries(fresh.map(each => [each.channel, each.digest ?? '']))
    run('look', { item: piece.id, digests, as: me }).catch(failed)
  }
  useEffect(() => () => left.current(), [])
}
