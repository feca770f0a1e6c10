/** A piece in full: what each channel gets, who approved it, its problems, and what can be done next. */
import { useState } from 'react'
import { Link } from 'wouter'
import { CONTENT_STATES } from '../../../src/content/model.ts'
import type { ChannelView, PieceView } from '../../../src/delivery/view.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { useActions, useServer } from '../../store/actions.ts'
import { Panel } from '../../ui/dialog.tsx'
import { Segments } from '../../ui/segments.tsx'
import { DeliveryState } from './delivery-state.tsx'
import { Findings } from './findings.tsx'
import { localText } from './local.ts'
import { Preview } from './preview.tsx'
import { PostResults } from './post-results.tsx'
import { schedulable } from './schedulable.ts'
import { unapproved } from './use-approve.ts'

const DECIDABLE = new Set(['handoff', 'waiting', 'unconfirmed', 'missed', 'rejected', 'blocked'])

type Props = {
  piece: PieceView
  /** The channel to begin with. */
  channel?: string | undefined
  onClose: () => void
  onApprove: (channels: readonly ChannelView[]) => void
  onSchedule: () => void
}

export function PiecePanel({ piece, channel, onClose, onApprove, onSchedule }: Props) {
  const [chosen, setChosen] = useState(channel ?? piece.channels[0]?.channel ?? '')
  const view = piece.channels.find(each => each.channel === chosen) ?? piece.channels[0]
  const { href } = useActions()
  const open = piece.stage === 'draft' || piece.problems.some(each => each.severity === 'error') ? [] : unapproved(piece)
  return (
    <Panel open onClose={onClose} title={tidy(piece.title)}>
      <dl className="kv">
        <div>
          <dt>{m.publishing.file}</dt>
          <dd className="mono breaks">{piece.file}</dd>
        </div>
        {piece.theme !== null && (
          <div>
            <dt>{m.publishing.theme}</dt>
            <dd>{piece.theme}</dd>
          </div>
        )}
        {piece.item !== null && (
          <div>
            <dt>{m.publishing.planItem}</dt>
            <dd>{piece.item}</dd>
          </div>
        )}
      </dl>
      <p className="muted">{m.publishing.stageHint[piece.stage]}</p>
      <p className="tools">
        {open.length > 0 && (
          <button type="button" className="button primary" onClick={() => onApprove(open)}>
            {m.publishing.approveAll(open.length)}
          </button>
        )}
        {schedulable(piece).length > 0 && (
          <button type="button" className={`button ${open.length > 0 ? '' : 'primary'}`} onClick={onSchedule}>
            {m.publishing.schedule}
          </button>
        )}
        {piece.stage !== 'draft' && piece.stage !== 'published' && (
          <Link className="button" href={`${href('review')}?piece=${encodeURIComponent(piece.id)}`}>
            {m.review.toReview}
          </Link>
        )}
        <Link className="button" href={`${href('editor')}?file=${encodeURIComponent(piece.file)}`}>
          {m.editor.edit}
        </Link>
      </p>
      {piece.stage !== 'published' && <FileState piece={piece} />}
      <Findings piece={piece} />
      {piece.channels.length > 1 && (
        <Segments
          label={m.publishing.channel}
          value={chosen}
          onChange={setChosen}
          options={piece.channels.map(each => [each.channel, each.title] as const)}
        />
      )}
      {view && (
        <section className="stack" aria-label={m.publishing.previews}>
          <Preview view={view} />
          {view.digest !== null && (
            <p className="muted">
              {view.approvedBy.length > 0 ? m.publishing.approvedBy(view.approvedBy.join(', ')) : m.publishing.notApproved}
              {view.approvedBy.length > 0 && view.missing !== null && ` ${view.missing}`}
              {view.requests > 0 && ` ${m.review.open(view.requests)}`}
            </p>
          )}
          {view.delivery && (
            <p className="tools close">
              <DeliveryState state={view.delivery.state} />
              <span className="muted">
                {localText(view.delivery.local)} {view.delivery.zone}
              </span>
            </p>
          )}
          {view.delivery?.state === 'published' && <PostResults result={view.result} zone={view.delivery.zone} />}
          {view.delivery && DECIDABLE.has(view.delivery.state) && (
            <p>
              <Link className="button small" href={`${href('deliveries')}?delivery=${view.delivery.id}`}>
                {m.deliveries.toDeliveries}
              </Link>
            </p>
          )}
          {view.delivery?.reason && view.delivery.state !== 'handoff' && <p className="under">{view.delivery.reason}</p>}
          {open.includes(view) && open.length > 1 && (
            <p>
              <button type="button" className="button small" onClick={() => onApprove([view])}>
                {m.publishing.approveOf(view.title)}
              </button>
            </p>
          )}
        </section>
      )}
    </Panel>
  )
}

/** What the author means with it; it is written into the file, and can be undone. */
function FileState({ piece }: { piece: PieceView }) {
  const { run, said, failed } = useServer()
  return (
    <div className="tools">
      <span className="muted">{m.review.fileState}</span>
      <Segments
        label={m.review.fileState}
        value={piece.state}
        onChange={state => {
          if (state === piece.state) return
          run('piece-state', { item: piece.id, state }).then(
            () => said(m.review.stateSet(tidy(piece.title), m.review.states[state]), 'undo'),
            failed,
          )
        }}
        options={CONTENT_STATES.map(state => [state, m.review.states[state]] as const)}
      />
    </div>
  )
}
