import { useState } from 'react'
import { longDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Empty } from '../../ui/empty.tsx'
import { CellEntries } from './cell-entries.tsx'
import { DayMarks } from './day-marks.tsx'
import { dayOf } from './entries.ts'
import type { GridProps } from './month-grid.tsx'

/** As many as fit a screen or two; a day alone shows all that there is. */
const FITS = 12

/**
 * The same days below one another, for a narrow window: only those on which something happens, and today. What is over stands
 * folded before them, so that the page opens at today.
 */
export function Agenda({ data, today, cells, onDay, ...doors }: GridProps) {
  const [earlier, setEarlier] = useState(false)
  const alone = data.days.length === 1
  const all = data.days.map(day => ({ day, cell: dayOf(cells, day) }))
  const full = all.filter(({ day, cell }) => cell.entries.length + cell.more > 0 || (day === today && !alone))
  const past = data.days.includes(today) ? full.filter(({ day }) => day < today) : []
  if (full.every(({ day, cell }) => day === today && cell.entries.length + cell.more === 0))
    return <Empty icon="calendar" title={m.calendar.nothing} hint={m.calendar.nothingHint} />
  return (
    <div className="agenda" role="group" aria-label={m.calendar.grid}>
      {past.length > 0 && (
        <button type="button" className="button" aria-expanded={earlier} onClick={() => setEarlier(!earlier)}>
          {earlier ? m.calendar.hideEarlier : m.calendar.earlier(past.length)}
        </button>
      )}
      {(earlier ? full : full.slice(past.length)).map(({ day, cell }) => (
        <section key={day} data-day={day}>
          <h2 className={day === today ? 'today' : ''}>
            {day === today && `${m.calendar.today}, `}
            {longDate(day)} <DayMarks data={data} day={day} />
          </h2>
          {cell.entries.length + cell.more === 0 && <p className="faint">{m.calendar.nothingToday}</p>}
          <CellEntries
            {...doors}
            cell={cell}
            fits={alone ? cell.entries.length + 1 : FITS}
            name={longDate(day)}
            onMore={alone ? null : () => onDay(day)}
          />
        </section>
      ))}
    </div>
  )
}
