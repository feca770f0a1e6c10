import { longDate } from '../../format.ts'
import { m } from '../../messages/index.ts'
import { ScrollX } from '../../ui/scroll-x.tsx'
import { CellEntries } from './cell-entries.tsx'
import { DayHead } from './day-head.tsx'
import { DayMarks } from './day-marks.tsx'
import { dropZone } from './drop-zone.ts'
import { cellKey } from './entries.ts'
import { elsewhere } from './local.ts'
import { closedOn, type GridProps } from './month-grid.tsx'

const MORNING = 7
const EVENING = 20
const FITS = 4
/** A day alone has room for what the server sends of an hour. */
const FITS_DAY = 60
const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** Days by the hour, from morning to evening and as much more as is needed, on the clocks of several zones; on top what has no hour. */
export function WeekGrid({ data, today, cells, onDay, ...doors }: GridProps) {
  const { days, zones, zone } = data
  const alone = days.length === 1
  const hours = [...cells.keys()].filter(key => key.includes(' ')).map(key => Number(key.split(' ')[1]))
  const first = Math.min(MORNING, ...hours)
  const last = Math.max(EVENING, ...hours)
  const rows: (number | null)[] = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  if (days.some(day => cells.has(cellKey(day)))) rows.unshift(null)
  return (
    <ScrollX label={m.calendar.grid}>
      <table className={`calendar week ${alone ? 'alone' : ''}`}>
        <thead>
          <tr>
            <th scope="col" className="zone-head" title={zone}>
              {zoneName(zone)}
            </th>
            {zones.map(each => (
              <th key={each} scope="col" className="zone-head other-zone" title={each}>
                {zoneName(each)}
              </th>
            ))}
            {days.map(day =>
              alone ? (
                <th key={day} scope="col" className={day === today ? 'today' : ''}>
                  {longDate(day)}
                  <DayMarks data={data} day={day} />
                </th>
              ) : (
                <DayHead key={day} data={data} day={day} today={today} onDay={onDay} />
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(hour => (
            <tr key={hour ?? 'day'}>
              <th scope="row" className="num">
                {hour === null ? m.calendar.anyTime : hourText(hour)}
              </th>
              {zones.map(each => (
                <td key={each} className="num other-zone">
                  {hour !== null && <OtherZone days={days} hour={hour} here={zone} there={each} />}
                </td>
              ))}
              {days.map(day => (
                <td
                  key={day}
                  className={`${day === today ? 'today' : ''} ${closedOn(data, day) ? 'closed' : ''}`}
                  data-day={day}
                  data-hour={hour}
                  {...dropZone(doors.calendar, day, hour)}
                >
                  <CellEntries
                    {...doors}
                    cell={cells.get(cellKey(day, hour))}
                    fits={alone ? FITS_DAY : FITS}
                    name={`${longDate(day)} ${hour === null ? '' : hourText(hour)}`}
                    onMore={alone ? null : () => onDay(day)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  )
}

/** "America/New_York" → "New York". */
export const zoneName = (zone: string): string => zone.split('/').at(-1)!.replaceAll('_', ' ')

/** The same hour on another clock; where a clock is set within the week, both that it shows. */
function OtherZone({ days, hour, here, there }: { days: readonly string[]; hour: number; here: string; there: string }) {
  const times = new Map(days.map(day => elsewhere(day, hour, here, there)).map(each => [`${each.time} ${each.days}`, each]))
  return [...times.values()].map(({ time, days: by }) => (
    <span key={`${time} ${by}`} className="block">
      {time}
      {by !== 0 && <sup title={by > 0 ? m.calendar.nextDay : m.calendar.dayBefore}>{by > 0 ? '+1' : '−1'}</sup>}
    </span>
  ))
}
