import { longDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { Empty } from '../../ui/empty.tsx'
import { CellEntries } from './cell-entries.tsx'
import { DayMarks } from './day-marks.tsx'
import { dayOf } from './entries.ts'
import type { GridProps } from './month-grid.tsx'

/** As many as fit a screen or two; a day alone shows all that there is. */
const FITS = 12

/** The same days below one another, for a narrow window: only those on which something happens. */
export function Agenda({ data, today, cells, onDay, ...doors }: GridProps) {
  const alone = data.days.length === 1
  const full = data.days.map(day => ({ day, cell: dayOf(cells, day) })).filter(({ cell }) => cell.entries.length + cell.more > 0)
  if (full.length === 0) return <Empty icon="calendar" title={m.calendar.nothing} hint={m.calendar.nothingHint} />
  return (
    <div className="agenda" role="group" aria-label={m.calendar.grid}>
      {full.map(({ day, cell }) => (
        <section key={day} data-day={day}>
          <h2 className={day === today ? 'today' : ''}>
            {longDate(day)} <DayMarks data={data} day={day} />
          </h2>
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
