import { m } from '../../messages/index.ts'
import { dropZone } from './drop-zone.ts'
import type { Entry } from './entries.ts'
import { EntryChip } from './entry-chip.tsx'
import { weekdayName } from './month-grid.tsx'
import type { CalendarActions } from './use-calendar.ts'

type Props = {
  days: readonly string[]
  today: string
  entries: ReadonlyMap<string, readonly Entry[]>
  calendar: CalendarActions
  onPiece: (id: string) => void
}
const MORNING = 7
const EVENING = 20
const hourOf = (entry: Entry): number | null => (entry.time === '' ? null : Number(entry.time.slice(0, 2)))

/** Seven days by the hour, from morning to evening and as much more as is needed; on top what has no hour. */
export function WeekGrid({ days, today, entries, calendar, onPiece }: Props) {
  const hours = days.flatMap(day => (entries.get(day) ?? []).flatMap(entry => hourOf(entry) ?? []))
  const first = Math.min(MORNING, ...hours)
  const last = Math.max(EVENING, ...hours)
  const rows: (number | null)[] = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  if (days.some(day => entries.get(day)?.some(entry => entry.time === ''))) rows.unshift(null)
  return (
    <table className="calendar week" aria-label={m.calendar.grid}>
      <thead>
        <tr>
          <td />
          {days.map(day => (
            <th key={day} scope="col" className={day === today ? 'today' : ''}>
              {weekdayName(day)} <span className="num">{Number(day.slice(8))}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(hour => (
          <tr key={hour ?? 'day'}>
            <th scope="row" className="num">
              {hour === null ? m.calendar.anyTime : `${String(hour).padStart(2, '0')}:00`}
            </th>
            {days.map(day => (
              <td key={day} className={day === today ? 'today' : ''} data-day={day} data-hour={hour} {...dropZone(calendar, day, hour)}>
                {(entries.get(day) ?? [])
                  .filter(entry => hourOf(entry) === hour)
                  .map(entry => (
                    <EntryChip key={`${entry.kind} ${entry.key}`} entry={entry} calendar={calendar} onPiece={onPiece} />
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
