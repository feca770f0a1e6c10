import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { Icon } from '../../ui/icon.tsx'
import type { DeliveryEntry, Entry } from './entries.ts'
import type { CalendarActions } from './use-calendar.ts'
import { movable } from './use-publishing.ts'

type Props = { entry: Entry; calendar: CalendarActions; onPiece: (id: string) => void }

/** One thing on the calendar. A delivery can be dragged, selected and opened; the others lead to their file or line. */
export function EntryChip({ entry, calendar, onPiece }: Props) {
  const { openSource } = useActions()
  if (entry.kind === 'delivery') return <DeliveryChip entry={entry} calendar={calendar} />
  const outline = entry.kind === 'outline'
  return (
    <button
      type="button"
      className={`entry ${entry.kind}`}
      title={outline ? m.calendar.planned : m.calendar.fromFile}
      onClick={() => (outline ? openSource(entry.outline.piece.source) : onPiece(entry.piece.id))}
    >
      <span className="entry-title">
        {entry.time !== '' && <span className="num">{entry.time} </span>}
        {entry.title}
      </span>
      <span className="entry-under">
        {!outline && <span aria-hidden="true">{m.publishing.proposedShort} · </span>}
        {entry.channel} <span className="sr">{outline ? m.calendar.planned : m.calendar.fromFile}</span>
      </span>
    </button>
  )
}

function DeliveryChip({ entry, calendar }: { entry: DeliveryEntry; calendar: CalendarActions }) {
  const { delivery, title, channel, time, reading } = entry
  const free = movable(delivery)
  const chosen = calendar.selected.has(delivery.id)
  const state = m.publishing.state[delivery.state]
  const special = reading === 'skipped' ? m.publishing.skippedShort : reading === 'twice' ? m.publishing.twiceShort : null
  return (
    <div
      className={`entry delivery ${delivery.state} ${chosen ? 'chosen' : ''}`}
      draggable={free}
      onDragStart={event => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', title)
        calendar.drag(delivery)
      }}
      onDragEnd={() => calendar.drag(null)}
    >
      <button
        type="button"
        className="entry-open"
        data-delivery={delivery.id}
        aria-label={`${m.calendar.at(time, title, channel, state)}${special ? `, ${special}` : ''}`}
        onClick={event => {
          if (free && (event.ctrlKey || event.metaKey || event.shiftKey)) calendar.toggle(delivery.id)
          else calendar.open(delivery)
        }}
        onKeyDown={event => calendar.key(event, delivery)}
      >
        <span className="entry-title">
          <span className="num">{time}</span> {title}
        </span>
        <span className="entry-under">
          {special && (
            <span className="entry-special" title={special}>
              <Icon name="warning" size={12} />
            </span>
          )}
          {delivery.state !== 'planned' && `${state} · `}
          {channel}
        </span>
      </button>
      {free && (
        <input
          type="checkbox"
          className="entry-pick"
          checked={chosen}
          aria-label={m.calendar.select(`${time} ${title}`)}
          onChange={() => calendar.toggle(delivery.id)}
        />
      )}
    </div>
  )
}
