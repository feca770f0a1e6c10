/** Every piece by where it stands: draft, in review, changes requested, approved, scheduled, published, stuck. */
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { PieceStage, PieceView } from '../../../src/delivery/view.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { nowOf } from '../../store/measure.ts'
import { Failed } from '../../ui/failed.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useMore } from '../../ui/use-more.ts'
import { FirstSteps } from './empty.tsx'
import { unwritten } from './outline.ts'
import { PieceCard } from './piece-card.tsx'
import { PiecePanel } from './piece-panel.tsx'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { unapproved, useApprove } from './use-approve.ts'
import { usePublishing } from './use-publishing.ts'

const STAGES: readonly PieceStage[] = [
  'draft',
  'in review',
  'changes requested',
  'approved',
  'scheduled',
  'published',
  'stuck',
  'hold',
  'archived',
]
/** Stages that have a column only while something stands there. */
const ASIDE: ReadonlySet<PieceStage> = new Set(['changes requested', 'hold', 'archived'])

/** Cards of a column that are drawn at once. */
const AT_ONCE = 40

export function Board({ view }: { view: WorkspaceView }) {
  const { data, error, reload } = usePublishing(view.id)
  const approve = useApprove(reload)
  const [query, setQuery] = useState('')
  const [params, setParams] = useSearchParams()
  const [scheduling, setScheduling] = useState<string | null>(null)
  if (!data) return error ? <Failed error={error} /> : <Skeleton />
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const pieces = data.pieces.filter(piece => words.every(word => textOf(piece).includes(word)))
  const byId = (id: string | null): PieceView | undefined => data.pieces.find(each => each.id === id)
  const opened = byId(params.get('piece'))
  const toSchedule = byId(scheduling)
  const left = unwritten(view, data.pieces)
  const stages = STAGES.filter(stage => !ASIDE.has(stage) || data.pieces.some(each => each.stage === stage))
  const open = (id: string | null): void => setParams(id === null ? {} : { piece: id }, { replace: true })
  return (
    <>
      <Head view={view} title={m.pages.board} sub={m.board.sub(data.pieces.length)}>
        {data.pieces.length > 0 && <FilterBox label={m.board.filter} value={query} onChange={setQuery} />}
      </Head>
      <FirstSteps files={data.pieces.length} channels={data.channels.length} planned={left.length} />
      {data.pieces.length > 0 && (
        <div className="board" role="region" aria-label={m.board.region} tabIndex={0}>
          {stages.map(stage => (
            <Column key={stage} stage={stage} pieces={pieces.filter(each => each.stage === stage)}>
              {piece => (
                <PieceCard
                  piece={piece}
                  onOpen={() => open(piece.id)}
                  onApprove={() => approve(piece, unapproved(piece))}
                  onSchedule={() => setScheduling(piece.id)}
                />
              )}
            </Column>
          ))}
        </div>
      )}
      {data.pieces.length > 0 && left.length > 0 && (
        <p className="muted">
          {m.board.left(left.length)} {m.board.leftHint}
        </p>
      )}
      {opened && (
        <PiecePanel
          key={opened.id}
          piece={opened}
          channel={params.get('channel') ?? undefined}
          onClose={() => open(null)}
          onApprove={channels => approve(opened, channels)}
          onSchedule={() => setScheduling(opened.id)}
        />
      )}
      {toSchedule && (
        <ScheduleDialog
          piece={toSchedule}
          zone={data.zone}
          today={view.today}
          now={nowOf(view)}
          onClose={() => setScheduling(null)}
          onDone={reload}
        />
      )}
    </>
  )
}

const textOf = ({ title, theme, file, channels }: PieceView): string =>
  `${title} ${theme ?? ''} ${file} ${channels.map(each => `${each.channel} ${each.title}`).join(' ')}`.toLowerCase()

type ColumnProps = { stage: PieceStage; pieces: PieceView[]; children: (piece: PieceView) => React.ReactNode }

function Column({ stage, pieces, children }: ColumnProps) {
  const { shown, left, more } = useMore(pieces, AT_ONCE)
  return (
    <section className={`board-column ${pieces.length === 0 ? 'none' : ''}`}>
      <h2 title={m.publishing.stageHint[stage]}>
        {m.publishing.stage[stage]} <span className="faint num">{number(pieces.length)}</span>
      </h2>
      {pieces.length === 0 && <p className="faint">{m.board.noPieces}</p>}
      <ul className="stack">
        {shown.map(piece => (
          <li key={piece.id}>{children(piece)}</li>
        ))}
      </ul>
      {left > 0 && (
        <button type="button" className="button" onClick={more}>
          {m.showMore(Math.min(left, AT_ONCE))}
        </button>
      )}
    </section>
  )
}
