import { useState } from 'react'
import type { CalendarView } from '../../../src/delivery/calendar.ts'
import { longDate, number } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Card } from '../../ui/card.tsx'

const FIRST = 6

/** What a person should know of the days in view: clocks that are set, closed times, things too close together. */
export function CalendarNotes({ data, onDay }: { data: CalendarView; onDay: (day: string) => void }) {
  const [all, setAll] = useState(false)
  const { clocks, closed, crowding } = data
  const crowded = Object.values(data.crowdedDays).reduce((sum, count) => sum + count, 0)
  if (clocks.length + closed.length + crowded === 0) return null
  return (
    <Card flush title={m.calendar.notes} aside={crowded > 0 ? m.calendar.crowded(number(crowded)) : null}>
      <ul className="rows">
        {clocks.map(({ day, zone, kind, minutes }) => (
          <li key={`${day} ${zone}`}>
            <span className="grow">{m.calendar.clockLong(zone, kind, minutes)}</span>
            <DayLink day={day} onDay={onDay} />
          </li>
        ))}
        {closed.map(each => (
          <li key={each.text}>
            <span className="grow">
              {m.calendar.closed(each.text)} {each.channels !== null && <span className="under">{each.channels.join(', ')}</span>}
            </span>
          </li>
        ))}
        {crowding.slice(0, all ? crowding.length : FIRST).map(each => (
          <li key={`${each.kind} ${each.when} ${each.what}`}>
            <span className="grow">{each.text}</span>
            <DayLink day={each.when.slice(0, 10)} onDay={onDay} />
          </li>
        ))}
      </ul>
      {!all && crowding.length > FIRST && (
        <p className="quiet">
          <button type="button" className="more" onClick={() => setAll(true)}>
            {m.showMore(crowding.length - FIRST)}
          </button>
        </p>
      )}
      {crowded > crowding.length && <p className="quiet">{m.calendar.crowdedCut}</p>}
    </Card>
  )
}

const DayLink = ({ day, onDay }: { day: string; onDay: (day: string) => void }) => (
  <button type="button" className="more when" onClick={() => onDay(day)}>
    {longDate(day)}
  </button>
)

/** Files that stayed when the launch was changed by hand, and the command that moves them. */
export const LeftBehind = ({ data }: { data: CalendarView }) =>
  data.leftBehind.map(({ series, title, launch, files }) => (
    <p key={series} className="banner">
      <span>{m.calendar.leftBehind(title, files)}</span>
      <span className="faint">
        {m.calendar.leftBehindRemedy} <code>uptake reschedule --launch {launch}</code>
      </span>
    </p>
  ))
