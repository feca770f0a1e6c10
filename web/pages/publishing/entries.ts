/** What stands on the calendar: deliveries, times that files propose, times of series, and what the plan names and nobody wrote. Pure. */
import type { CalendarEntry, CalendarView, OutlineTime, ProposedTime, SeriesTime } from '../../../src/delivery/calendar.ts'
import type { ShownDelivery } from '../../../src/delivery/calendar.ts'
import type { Reading } from '../../../src/lib/zone.ts'
import { channelName, tidy } from '../../messages/names.ts'

type Placed = {
  key: string
  title: string
  channel: string
  /** Day and time on the clock of the workspace. */
  day: string
  time: string
}
export type DeliveryEntry = Placed & { kind: 'delivery'; delivery: ShownDelivery; reading: Reading }
export type ProposedEntry = Placed & { kind: 'proposed'; proposed: ProposedTime }
export type SeriesEntry = Placed & { kind: 'series'; series: SeriesTime }
export type OutlineEntry = Placed & { kind: 'outline'; outline: OutlineTime }
export type Entry = DeliveryEntry | ProposedEntry | SeriesEntry | OutlineEntry

/** What a cell holds; `more` deliveries stand there beside those that are listed. */
export type Cell = { entries: Entry[]; more: number }
/** A cell by its day, its hour or channel. An hour of null is "some time of the day". */
export const cellKey = (day: string, part: number | string | null = null): string => (part === null ? day : `${day} ${part}`)

/** All cells of a view by their key, each in the order of time. */
export function cellsByKey(data: CalendarView): Map<string, Cell> {
  const titles = new Map(data.channels.map(each => [each.name, each.title]))
  const title = (name: string): string => titles.get(name) ?? name
  const cells = new Map<string, Cell>()
  const at = (key: string): Cell => {
    let cell = cells.get(key)
    if (!cell) cells.set(key, (cell = { entries: [], more: 0 }))
    return cell
  }
  for (const { day, hour, channel, count, entries } of data.cells) {
    const cell = at(cellKey(day, hour ?? channel))
    cell.more += count - entries.length
    cell.entries.push(...entries.map(entry => deliveryEntry(entry, title(entry.delivery.channel))))
  }
  const byHour = data.view === 'week' || data.view === 'day'
  /** The cells in which something stands that has no delivery. */
  const keysOf = (day: string, time: string, channels: readonly string[]): string[] => {
    if (data.view === 'channels') return channels.map(channel => cellKey(day, channel))
    return [cellKey(day, byHour && time !== '' ? Number(time.slice(0, 2)) : null)]
  }
  const put = (entry: Entry, channels: readonly string[]): void => {
    for (const key of keysOf(entry.day, entry.time, channels)) at(key).entries.push(entry)
  }
  for (const proposed of data.proposed) {
    const { piece, channels, day, time } = proposed
    put(
      {
        kind: 'proposed',
        key: `${piece} ${time}`,
        title: tidy(proposed.title),
        channel: channels.map(title).join(', '),
        day,
        time,
        proposed,
      },
      channels,
    )
  }
  for (const series of data.series) {
    const { day, time, channels, name } = series
    const entry: Entry = {
      kind: 'series',
      key: `${series.series} ${name}`,
      title: series.title,
      channel: channels.map(title).join(', '),
      day,
      time,
      series,
    }
    // A time that has a file stands there as the file does.
    if (series.piece === null) put(entry, channels)
  }
  for (const outline of data.outlines) {
    if (outline.day === null || !data.days.includes(outline.day)) continue
    const { id, title: name, channel } = outline.piece
    const shown = channel === null ? '' : channelName(channel)
    const platform = data.channels.find(each => each.name === channel || each.title.toLowerCase() === shown.toLowerCase())
    put(
      { kind: 'outline', key: id, title: tidy(name), channel: shown, day: outline.day, time: '', outline },
      platform ? [platform.name] : [],
    )
  }
  for (const cell of cells.values()) cell.entries.sort(byTime)
  return cells
}
const byTime = (a: Entry, b: Entry): number =>
  a.time < b.time ? -1 : a.time > b.time ? 1 : a.title < b.title ? -1 : a.title > b.title ? 1 : 0

function deliveryEntry({ delivery, title, day, time, reading }: CalendarEntry, channel: string): DeliveryEntry {
  return { kind: 'delivery', key: delivery.id, title: tidy(title), channel, day, time, delivery, reading }
}

/** Everything of a day, over its hours or channels, once each. */
export function dayOf(cells: ReadonlyMap<string, Cell>, day: string): Cell {
  const found = [...cells].filter(([key]) => key === day || key.startsWith(`${day} `)).map(([, cell]) => cell)
  const once = new Map(found.flatMap(cell => cell.entries.map(entry => [`${entry.kind} ${entry.key}`, entry] as const)))
  return { entries: [...once.values()].sort(byTime), more: found.reduce((sum, cell) => sum + cell.more, 0) }
}
