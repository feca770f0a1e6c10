import type { Group, QueueGroup as Name, QueueRow, ReviewQueue } from '../../../src/delivery/pages.ts'
import { number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { tidy } from '../../messages/names.ts'
import { STEP } from '../../store/paged.ts'
import { Badge } from '../../ui/badge.tsx'
import { ShowMore } from '../../ui/show-more.tsx'

type Props = { data: ReviewQueue; current: string; onOpen: (id: string) => void; onMore: (name: Name) => void }

/** What waits for the one who looks comes first; then what others must do; then what is ready to go. */
export function Queue({ data, current, onOpen, onMore }: Props) {
  return (
    <nav className="review-queue" aria-label={m.review.queue}>
      {data.groups.map(group => (
        <QueueGroup key={group.name} group={group} current={current} onOpen={onOpen} onMore={onMore} />
      ))}
      <p className="faint review-keys">{m.review.keys}</p>
    </nav>
  )
}

type GroupProps = Omit<Props, 'data'> & { group: Group<Name, QueueRow> }

function QueueGroup({ group: { name, count, rows }, current, onOpen, onMore }: GroupProps) {
  return (
    <section>
      <h2>
        {m.review.groups[name]} <span className="faint num">{number(count)}</span>
      </h2>
      <ul>
        {rows.map(piece => (
          <li key={piece.id}>
            <button type="button" aria-current={piece.id === current ? 'true' : undefined} onClick={() => onOpen(piece.id)}>
              <strong>{tidy(piece.title)}</strong>
              <span className="muted">{m.review.row(piece.channels, piece.approved)}</span>
              <span className="tools close">
                {piece.stage === 'changes requested' && <Badge kind="warning">{m.publishing.stage[piece.stage]}</Badge>}
                {piece.stage === 'stuck' && <Badge kind="error">{m.publishing.stage.stuck}</Badge>}
                {piece.changed && <Badge kind="info">{m.review.changed}</Badge>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <ShowMore left={count - rows.length} step={STEP} more={() => onMore(name)} />
    </section>
  )
}
