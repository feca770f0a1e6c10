import type { CalendarView } from '../../../src/delivery/calendar.ts'
import { DayMarks } from './day-marks.tsx'

const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' })
/** "Mon". */
export const weekdayName = (day: string): string => weekday.format(new Date(`${day}T00:00:00Z`))

type Props = { data: CalendarView; day: string; today: string; onDay: (day: string) => void }

/** The head of a column that is one day: leads to it, and says what is special about it. */
export const DayHead = ({ data, day, today, onDay }: Props) => (
  <th scope="col" className={day === today ? 'today' : ''}>
    <button type="button" className="link" onClick={() => onDay(day)}>
      {weekdayName(day)} <span className="num">{Number(day.slice(8))}</span>
    </button>
    <DayMarks data={data} day={day} />
  </th>
)
