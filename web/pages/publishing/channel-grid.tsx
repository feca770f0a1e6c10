import { longDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { ScrollX } from '../../ui/scroll-x.tsx'
import { CellEntries } from './cell-entries.tsx'
import { DayHead } from './day-head.tsx'
import { dropZone } from './drop-zone.ts'
import { cellKey } from './entries.ts'
import type { GridProps } from './month-grid.tsx'

const FITS = 4

/** A week with a row for each channel: what each says when, and where it is silent. */
export function ChannelGrid({ data, today, cells, onDay, ...doors }: GridProps) {
  const shown = data.channels.filter(each => each.shown)
  return (
    <ScrollX label={m.calendar.grid}>
      <table className="calendar channels">
        <thead>
          <tr>
            <th scope="col">{m.publishing.channel}</th>
            {data.days.map(day => (
              <DayHead key={day} data={data} day={day} today={today} onDay={onDay} />
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
    </ScrollX>
  )
}
