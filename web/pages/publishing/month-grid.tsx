import type { ClosedTime, CalendarView } from '../../../src/delivery/calendar.ts'
import { longDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { CellEntries } from './cell-entries.tsx'
import { weekdayName } from './day-head.tsx'
import { DayMarks } from './day-marks.tsx'
import { dropZone } from './drop-zone.ts'
import { cellKey, type Cell } from './entries.ts'
import type { ChipDoors } from './entry-chip.tsx'

export type GridProps = ChipDoors & {
  data: CalendarView
  today: string
  cells: ReadonlyMap<string, Cell>
  onDay: (day: string) => void
}
const FITS = 4
/** What closes a day for every channel; a channel alone is told in its row. */
export const closedOn = (data: CalendarView, day: string): ClosedTime | undefined =>
  data.closed.find(each => each.days.includes(day) && each.channels === null)

/** Whole weeks of days; what does not fit a day leads to it. */
export function MonthGrid({ data, today, cells, onDay, ...doors }: GridProps) {
  const { days } = data
  const month = data.day.slice(0, 7)
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
            {week.map(day => (
              <td
                key={day}
                className={`${day.startsWith(month) ? '' : 'other'} ${day === today ? 'today' : ''} ${closedOn(data, day) ? 'closed' : ''}`}
                data-day={day}
                {...dropZone(doors.calendar, day, null)}
              >
                <button type="button" className="day-number" aria-label={longDate(day)} onClick={() => onDay(day)}>
                  {Number(day.slice(8))}
                </button>
                <DayMarks data={data} day={day} />
                <CellEntries {...doors} cell={cells.get(cellKey(day))} fits={FITS} name={longDate(day)} onMore={() => onDay(day)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
