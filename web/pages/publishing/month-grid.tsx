import { longDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import type { Entry } from './entries.ts'
import { EntryChip } from './entry-chip.tsx'
import { dropZone } from './drop-zone.ts'
import type { CalendarActions } from './use-calendar.ts'

type Props = {
  days: readonly string[]
  /** The month that is meant, `2026-03`: other days are fainter. */
  month: string
  today: string
  entries: ReadonlyMap<string, readonly Entry[]>
  calendar: CalendarActions
  onPiece: (id: string) => void
  onDay: (day: string) => void
}
const FITS = 4
const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' })
export const weekdayName = (day: string): string => weekday.format(new Date(`${day}T00:00:00Z`))

/** Whole weeks of days; what does not fit a day leads to its week. */
export function MonthGrid({ days, month, today, entries, calendar, onPiece, onDay }: Props) {
  const weeks = Array.from({ length: days.length / 7 }, (_, i) => days.slice(i * 7, i * 7 + 7))
  return (
    <table className="calendar month" aria-label={m.calendar.grid}>
      <thead>
        <tr>
          {days.slice(0, 7).map(day => (
            <th key={day} scope="col">
              {weekdayName(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr key={week[0]}>
            {week.map(day => {
              const all = entries.get(day) ?? []
              return (
                <td
                  key={day}
                  className={`${day.startsWith(month) ? '' : 'other'} ${day === today ? 'today' : ''}`}
                  data-day={day}
                  {...dropZone(calendar, day, null)}
                >
                  <button type="button" className="day-number" aria-label={longDate(day)} onClick={() => onDay(day)}>
                    {Number(day.slice(8))}
                  </button>
                  {all.slice(0, all.length > FITS ? FITS - 1 : FITS).map(entry => (
                    <EntryChip key={`${entry.kind} ${entry.key}`} entry={entry} calendar={calendar} onPiece={onPiece} />
                  ))}
                  {all.length > FITS && (
                    <button
                      type="button"
                      className="more small"
                      aria-label={m.calendar.moreOn(all.length - FITS + 1, longDate(day))}
                      onClick={() => onDay(day)}
                    >
                      {m.calendar.more(all.length - FITS + 1)}
                    </button>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
