import type { CalendarView } from '../../../src/delivery/calendar.ts'
import { m } from '../../messages/index.ts'
import { Icon } from '../../ui/icon.tsx'

/** What is special about a day: closed, the clock is set, things stand too close. */
export function DayMarks({ data, day }: { data: CalendarView; day: string }) {
  const closed = data.closed.filter(each => each.days.includes(day))
  const clocks = data.clocks.filter(each => each.day === day)
  const crowded = data.crowdedDays[day] ?? 0
  const first = data.crowding.filter(each => each.when.startsWith(day)).map(each => each.text)
  return (
    <>
      {clocks.map(({ zone, kind, minutes }) => (
        <span key={zone} className="day-mark" title={m.calendar.clock(zone, kind, minutes)}>
          <Icon name="clock" size={13} />
          <span className="sr">{m.calendar.clock(zone, kind, minutes)}</span>
        </span>
      ))}
      {crowded > 0 && (
        <span
          className="day-mark warning"
          title={[...first, ...(crowded > first.length ? [m.calendar.crowdedMore(crowded - first.length)] : [])].join('\n')}
        >
          <Icon name="warning" size={13} />
          <span className="sr">{m.calendar.crowdedDay(crowded)}</span>
        </span>
      )}
      {closed.map(each => (
        <span key={each.text} className="day-closed" title={each.text}>
          {each.reason}
        </span>
      ))}
    </>
  )
}
