import { longDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { CellEntries } from './cell-entries.tsx'
import { DayMarks } from './day-marks.tsx'
import { dropZone } from './drop-zone.ts'
import { cellKey } from './entries.ts'
import { weekdayName, type GridProps } from './month-grid.tsx'

const FITS = 4

/** A week with a row for each channel: what each says when, and where it is silent. */
export function ChannelGrid({ data, today, cells, onDay, ...doors }: GridProps) {
  const shown = data.channels.filter(each => each.shown)
  return (
    <div className="calendar-scroll" role="region" aria-label={m.calendar.grid} tabIndex={0}>
      <table className="calendar channels">
        <thead>
          <tr>
            <th scope="col">{m.publishing.channel}</th>
            {data.days.map(day => (
              <th key={day} scope="col" className={day === today ? 'today' : ''}>
                <button type="button" className="link" onClick={() => onDay(day)}>
                  {weekdayName(day)} <span className="num">{Number(day.slice(8))}</span>
                </button>
                <DayMarks data={data} day={day} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, title }) => (
            <tr key={name}>
              <th scope="row">{title}</th>
              {data.days.map(day => {
                const closed = data.closed.some(each => each.days.includes(day) && (each.channels === null || each.channels.includes(name)))
                return (
                  <td
                    key={day}
                    className={`${day === today ? 'today' : ''} ${closed ? 'closed' : ''}`}
                    data-day={day}
                    data-channel={name}
                    {...dropZone(doors.calendar, day, null)}
                  >
                    <CellEntries
                      {...doors}
                      cell={cells.get(cellKey(day, name))}
                      fits={FITS}
                      name={`${title}, ${longDate(day)}`}
                      onMore={() => onDay(day)}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
