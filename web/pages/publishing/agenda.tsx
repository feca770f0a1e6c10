import { longDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Empty } from '../../ui/empty.tsx'
import type { Entry } from './entries.ts'
import { EntryChip } from './entry-chip.tsx'
import type { CalendarActions } from './use-calendar.ts'

type Props = {
  days: readonly string[]
  today: string
  entries: ReadonlyMap<string, readonly Entry[]>
  calendar: CalendarActions
  onPiece: (id: string) => void
}

/** The same days below one another, for a narrow window: only those on which something happens. */
export function Agenda({ days, today, entries, calendar, onPiece }: Props) {
  const full = days.filter(day => entries.has(day))
  if (full.length === 0) return <Empty icon="calendar" title={m.calendar.nothing} hint={m.calendar.nothingHint} />
  return (
    <div className="agenda" role="group" aria-label={m.calendar.grid}>
      {full.map(day => (
        <section key={day} data-day={day}>
          <h2 className={day === today ? 'today' : ''}>{longDate(day)}</h2>
          {(entries.get(day) ?? []).map(entry => (
            <EntryChip key={`${entry.kind} ${entry.key}`} entry={entry} calendar={calendar} onPiece={onPiece} />
          ))}
        </section>
      ))}
    </div>
  )
}
