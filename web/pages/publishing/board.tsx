/** Every piece by where it stands: draft, in review, changes requested, approved, scheduled, published, stuck. */
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import type { BoardView, Group, PieceCard as Card } from '../../../src/delivery/pages.ts'
import { PIECE_STAGES, type PieceStage } from '../../../src/delivery/view.ts'
import type { WorkspaceView } from '../../../src/schedule/view.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Head } from '../../shell/head.tsx'
import { nowOf } from '../../store/measure.ts'
import { STEP, usePaged } from '../../store/paged.ts'
import { Failed } from '../../ui/failed.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ScrollX } from '../../ui/scroll-x.tsx'
import { useSearched } from '../../ui/use-searched.ts'
import { AskChangesDialog } from './ask-changes-dialog.tsx'
import { AsideDrops, ColumnDrop } from './board-drop.tsx'
import { BoardMoveDialog } from './board-move-dialog.tsx'
import { canMove } from './board-moves.ts'
import { FirstSteps } from './empty.tsx'
import { PieceCard } from './piece-card.tsx'
import { PiecePanel } from './piece-panel.tsx'
import { ReadingContent } from './reading.tsx'
import type { Schedulable } from './schedulable.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'
import { unapproved, useApprove } from './use-approve.ts'
import { useBoardMoves, type BoardMoves } from './use-board-moves.ts'
import { usePiece } from './use-publishing.ts'

/** Stages that have a column only while something stands there. */
const ASIDE: ReadonlySet<PieceStage> = new Set(['changes requested', 'hold', 'archived'])

/** Where columns stand below one another, each is short enough to reach the next. */
const isNarrow = (): boolean => matchMedia('(max-width: 720px)').matches
const FEW: Readonly<Record<string, number>> = Object.fromEntries(PIECE_STAGES.map(stage => [stage, 5]))

export function Board({ view }: { view: WorkspaceView }) {
  const { query, setQuery, asked } = useSearched()
  const { data, error, reload, more } = usePaged<BoardView>(view.id, '/board', { q: asked }, isNarrow() ? FEW : undefined)
  const approve = useApprove(reload)
  const [params, setParams] = useSearchParams()
  const opened = usePiece(view.id, params.get('piece'))
  const [scheduling, setScheduling] = useState<Schedulable | null>(null)
  const [objecting, setObjecting] = useState<Card | null>(null)
  const moves = useBoardMoves({ workspace: view.id, reload, onSchedule: setScheduling, onAskChanges: setObjecting })
  if (!data) return error ? <Failed error={error} /> : <ReadingContent workspace={view.id} />
  const stages = data.groups.filter(({ name, count }) => !ASIDE.has(name) || count > 0)
  const open = (id: string | null): void => setParams(id === null ? {} : { piece: id }, { replace: true })
  return (
    <>
      <Head view={view} title={m.pages.board} sub={m.board.sub(data.total)}>
        {data.files > 0 && <FilterBox label={m.board.filter} value={query} onChange={setQuery} />}
      </Head>
      <FirstSteps files={data.files} channels={data.channels} planned={data.planned} />
      {data.files > 0 && (
        <ScrollX className={`board ${moves.dragged === null ? '' : 'dragging'}`} label={m.board.region}>
          {stages.map(group => (
            <Column key={group.name} group={group} moves={moves} onMore={() => void more(group.name)}>
              {piece => (
                <PieceCard
                  piece={piece}
                  today={view.today}
                  onOpen={() => open(piece.id)}
                  onApprove={() => approve(piece, unapproved(piece))}
                  onSchedule={() => setScheduling(piece)}
                  onMove={canMove(piece) ? () => moves.ask(piece) : null}
                  onDrag={dragged => moves.drag(dragged ? piece : null)}
                />
              )}
            </Column>
          ))}
        </ScrollX>
      )}
      <AsideDrops stages={PIECE_STAGES.filter(stage => stages.every(each => each.name !== stage))} moves={moves} />
      {data.files > 0 && !isNarrow() && <p className="faint">{m.boardMoves.keys}</p>}
      {data.files > 0 && data.planned > 0 && (
        <p className="muted">
          {m.board.left(data.planned)} {m.board.leftHint}
        </p>
      )}
      {opened && (
        <PiecePanel
          key={opened.id}
          piece={opened}
          channel={params.get('channel') ?? undefined}
          onClose={() => open(null)}
          onApprove={channels => approve(opened, channels)}
          onSchedule={() => setScheduling(opened)}
        />
      )}
      <BoardMoveDialog moves={moves} />
      {objecting && <AskChangesDialog piece={objecting} onClose={() => setObjecting(null)} onDone={reload} />}
      {scheduling && (
        <ScheduleDialog
          piece={scheduling}
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

type ColumnProps = { group: Group<PieceStage, Card>; moves: BoardMoves; onMore: () => void; children: (piece: Card) => React.ReactNode }

function Column({ group: { name: stage, count, rows, next }, moves, onMore, children }: ColumnProps) {
  return (
    <section className={`board-column ${count === 0 ? 'none' : ''}`}>
      <h2 title={m.publishing.stageHint[stage]}>
        {m.publishing.stage[stage]} <span className="faint num">{number(count)}</span>
      </h2>
      <ul className="stack">
        {rows.map(piece => (
          <li key={piece.id}>{children(piece)}</li>
        ))}
      </ul>
      {next !== null && (
        <button type="button" className="button" onClick={onMore}>
          {m.showMore(Math.min(count - rows.length, STEP))}
        </button>
      )}
      <ColumnDrop stage={stage} moves={moves} />
    </section>
  )
}
