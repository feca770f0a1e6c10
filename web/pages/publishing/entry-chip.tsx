import type { MouseEvent, ReactNode } from 'react'
import { m } from '../../messages/index.ts'
import { useActions } from '../../store/actions.ts'
import { Icon } from '../../ui/icon.tsx'
import type { SeriesTime } from '../../../src/delivery/calendar.ts'
import type { DeliveryEntry, Entry, ProposedEntry } from './entries.ts'
import type { CalendarActions } from './use-calendar.ts'
import { idOf, movable, type Movable } from './movable.ts'

export type ChipDoors = { calendar: CalendarActions; onPiece: (id: string) => void; onSeries: (series: SeriesTime) => void }
type Props = ChipDoors & { entry: Entry }

/** One thing on the calendar. A delivery, or a time that a file proposes, can be dragged and selected; the others lead to their series or line. */
export function EntryChip({ entry, calendar, onPiece, onSeries }: Props) {
  const { openSource } = useActions()
  if (entry.kind === 'delivery') return <DeliveryChip entry={entry} calendar={calendar} />
  const about = { outline: m.calendar.planned, proposed: m.calendar.fromFile, series: m.calendar.seriesTime }[entry.kind]
  const short = { outline: null, proposed: m.publishing.proposedShort, series: m.calendar.seriesShort }[entry.kind]
  const open = (): void => {
    if (entry.kind === 'outline') openSource(entry.outline.piece.source)
    else if (entry.kind === 'series') onSeries(entry.series)
    else onPiece(entry.proposed.piece)
  }
  const words = (
    <>
      <span className="entry-title">
        {entry.time !== '' && <span className="num">{entry.time} </span>}
        {entry.title}
      </span>
      <span className="entry-under">
        {short !== null && <span aria-hidden="true">{[short, entry.channel].filter(Boolean).join(' · ')}</span>}
        {short === null && entry.channel} <span className="sr">{about}</span>
      </span>
    </>
  )
  if (entry.kind === 'proposed')
    return (
      <ProposedChip entry={entry} calendar={calendar} about={about} onOpen={open}>
        {words}
      </ProposedChip>
    )
  return (
    <button type="button" className={`entry ${entry.kind}`} title={about} onClick={open}>
      {words}
    </button>
  )
}

type ProposedProps = { entry: ProposedEntry; calendar: CalendarActions; about: string; onOpen: () => void; children: ReactNode }
/** A time that a file proposes is dragged, selected and moved as a delivery is. */
function ProposedChip({ entry, calendar, about, onOpen, children }: ProposedProps) {
  const { proposed, title, time } = entry
  return (
    <MovableChip what={proposed} className="proposed" title={title} time={time} calendar={calendar}>
      <button
        type="button"
        className="entry-open"
        data-proposed={idOf(proposed)}
        title={about}
        onClick={event => clicked(event, calendar, proposed, onOpen)}
        onKeyDown={event => calendar.key(event, proposed)}
      >
        {children}
      </button>
    </MovableChip>
  )
}

function DeliveryChip({ entry, calendar }: { entry: DeliveryEntry; calendar: CalendarActions }) {
  const { delivery, title, channel, time, reading } = entry
  const state = m.publishing.state[delivery.state]
  const special = reading === 'skipped' ? m.publishing.skippedShort : reading === 'twice' ? m.publishing.twiceShort : null
  return (
    <MovableChip what={delivery} className={`delivery ${delivery.state}`} title={title} time={time} calendar={calendar}>
      <button
        type="button"
        className="entry-open"
        data-delivery={delivery.id}
        aria-label={`${m.calendar.at(time, title, channel, state)}${special ? `, ${special}` : ''}`}
        onClick={event => clicked(event, calendar, delivery, () => calendar.open(delivery))}
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
    </MovableChip>
  )
}

/** With a modifier a click selects. */
function clicked(event: MouseEvent, calendar: CalendarActions, what: Movable, open: () => void): void {
  if (movable(what) && event.shiftKey) calendar.extend(what)
  else if (movable(what) && (event.ctrlKey || event.metaKey)) calendar.toggle(what)
  else open()
}

type MovableProps = { what: Movable; className: string; title: string; time: string; calendar: CalendarActions; children: ReactNode }
/** What is dragged by its body, and selected by its box, which a finger reaches too. */
function MovableChip({ what, className, title, time, calendar, children }: MovableProps) {
  const free = movable(what)
  const chosen = calendar.selected.has(idOf(what))
  return (
    <div
      className={`entry ${className} ${chosen ? 'chosen' : ''}`}
      draggable={free}
      onDragStart={event => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', title)
        calendar.drag(what)
      }}
      onDragEnd={() => calendar.drag(null)}
    >
      {children}
      {free && (
        <input
          type="checkbox"
          className="entry-pick"
          checked={chosen}
          aria-label={m.calendar.select(`${time} ${title}`)}
          onClick={event => {
            if (!event.shiftKey) return
            event.preventDefault()
            calendar.extend(what)
          }}
          onChange={() => calendar.toggle(what)}
        />
      )}
    </div>
  )
}
