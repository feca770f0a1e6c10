/** The calendar as text. */
import type { CalendarSlots } from '../../actions/calendar-slots.ts'
import type { CalendarList } from '../../actions/calendar-list.ts'
import type { SeriesProposal } from '../../actions/propose-series.ts'
import type { CalendarFeed } from '../../db/calendar-feeds.ts'
import type { SeriesTime } from '../../delivery/calendar.ts'
import { FEWEST_POSTS } from '../../schedule/best-times.ts'
import { leftBehindText } from '../../schedule/left-behind.ts'
import type { Reading } from '../../lib/zone.ts'
import { localTime } from '../../lib/zone.ts'
import type { Style } from '../../lib/style.ts'
import { momentOf } from '../../lib/zone.ts'

type Days = { from: string; to: string }
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const dayText = (iso: string): string => day.format(new Date(`${iso}T00:00:00Z`))

const NOTES: Record<Reading, string> = {
  once: '',
  skipped: 'the clock leaps over this time; it goes out by as much later',
  twice: 'the clock shows this time twice; the first is meant',
}

/** Days with what stands on them, then what is too close, then what is closed. */
export function calendarText(list: CalendarList, style: Style, { from, to }: Days): string {
  const lines = [
    ...list.deliveries.map(each => {
      const { delivery } = each
      const read = momentOf(delivery.local, delivery.zone)
      const note = read.at === delivery.dueAt ? NOTES[read.reading] : ''
      const state = delivery.state === 'planned' ? '' : ` (${delivery.state})`
      return { day: each.day, time: each.time, at: delivery.dueAt, text: `${each.title} → ${delivery.channel}${state}`, note }
    }),
    ...list.proposed.map(({ day: on, time, title, channels }) => ({
      day: on,
      time,
      at: momentOf(`${on}T${time}`, list.zone).at,
      text: `${title}${channels.length === 0 ? '' : ` → ${channels.join(', ')}`} ${style.dim('(its file says so, not scheduled)')}`,
      note: '',
    })),
    // A time that has a file stands there as the file does.
    ...list.series
      .filter(each => each.piece === null)
      .map(each => ({
        day: each.day,
        time: each.time,
        at: each.at,
        text: `${each.title} ${style.dim(`(series ${each.series}, no file yet)`)}`,
        note: NOTES[each.reading],
      })),
  ].sort((a, b) => a.at - b.at)
  const out = [`${style.bold(`${dayText(from)} to ${dayText(to)}`)}  ${style.dim(`times in ${list.zone}`)}`]
  if (lines.length === 0) out.push('', 'Nothing stands there. "uptake schedule ITEM --at TIME" puts an approved piece on the calendar.')
  for (const [key, those] of Map.groupBy(lines, each => each.day)) {
    out.push('', style.bold(dayText(key)))
    for (const { time, at, text, note } of those) {
      const elsewhere = list.zones
        .map(zone => `${localTime(at, zone).slice(11)} ${zone.split('/').at(-1)?.replaceAll('_', ' ')}`)
        .join(', ')
      out.push(`  ${time}  ${text}${elsewhere === '' ? '' : `  ${style.dim(elsewhere)}`}`)
      if (note !== '') out.push(`         ${style.yellow(note)}`)
    }
  }
  out.push(...behind(list, style))
  if (list.warnings.length > 0) out.push('', style.yellow('Too close'), ...list.warnings.map(each => `  ${each}`))
  if (list.closed.length > 0) out.push('', 'Closed', ...list.closed.map(each => `  ${each}`))
  return `\n${out.join('\n')}\n\n`
}

function behind({ leftBehind }: CalendarList, style: Style): string[] {
  return leftBehind.flatMap(each => {
    const { message, remedy } = leftBehindText(each)
    return ['', style.yellow(message), `  ${remedy}`]
  })
}

/** The next times of each series. */
export function seriesText(list: CalendarList, style: Style, { to }: Days): string {
  const { series } = list
  if (series.length === 0)
    return '\nNo series has a time before then. A series stands under "series:" in uptake.yml, or is a content file with "recurrence:".\n\n'
  const out: string[] = []
  for (const [, times] of Map.groupBy(series, each => each.series)) {
    const { series: id, title, zone, file } = times[0]!
    out.push(`${style.bold(title)}  ${style.dim(`${id}, ${file}`)}`, ...times.map(each => timeLine(each, zone, style)), '')
  }
  if (list.leftBehind.length > 0) out.push(...behind(list, style).slice(1), '')
  out.push(style.dim(`"uptake calendar series --draft --to ${to}" begins a file for each time that has none.`))
  return `\n${out.join('\n')}\n\n`
}
function timeLine({ local, piece, reading }: SeriesTime, zone: string, style: Style): string {
  const note = NOTES[reading] === '' ? '' : `  ${style.yellow(NOTES[reading])}`
  return `  ${dayText(local.slice(0, 10))}, ${local.slice(11)} ${zone}  ${piece ?? style.dim('no file yet')}${note}`
}

export const feedLine = ({ id, name, person, createdAt, readAt }: CalendarFeed, style: Style): string => {
  const date = (at: number): string => new Date(at).toISOString().slice(0, 10)
  const read = readAt === null ? 'never read' : `last read ${date(readAt)}`
  return `${id}  ${name}  ${style.dim(`made ${date(createdAt)} by ${person}, ${read}`)}`
}

/** Series as they would stand in uptake.yml. */
export function proposalText(proposals: readonly SeriesProposal[], written: readonly string[], style: Style): string {
  if (proposals.length === 0) return '\nThe plan names no frequency that is not a series already.\n\n'
  const blocks = proposals.map(({ id, title, rule, start, channels, file, line }) => {
    const done = written.includes(id) ? style.green('  written') : ''
    const where = channels.length === 0 ? '' : `  ${channels.join(', ')}`
    return `  ${style.bold(id)}  ${rule}  ${style.dim(`from ${start.replace('T', ' ')}`)}${where}${done}\n    ${style.dim(`${title} (${file}:${line})`)}`
  })
  const first = proposals.find(each => !written.includes(each.id))
  const next =
    first === undefined ? '' : `\n${style.dim(`"uptake calendar series --propose --write ${first.id}" writes one into uptake.yml.`)}\n`
  return `\n${blocks.join('\n')}\n${next}\n`
}

const WEEK = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
/** Slots, the next that is free, and best times. */
export function slotsText({ zone, channels, best }: CalendarSlots, style: Style): string {
  const out: string[] = []
  if (channels.length === 0)
    out.push('No channel has slots. Write them under "calendar: slots:" in uptake.yml: bluesky: weekdays 09:00 and 17:00 Europe/Berlin')
  for (const { channel, slots, next } of channels) {
    const free = next === null ? 'none is free within a year' : `next free ${next.local.replace('T', ' ')} ${next.zone}`
    out.push(`${style.bold(channel)}  ${style.dim(free)}`)
    for (const slot of slots) out.push(`  ${slot.time} ${slot.zone ?? zone}  ${slot.days.map(each => WEEK[each]).join(' ')}`)
  }
  out.push('', style.bold('Best times'))
  if (best.length === 0) out.push('  Not known: no post has told its numbers yet ("uptake results").')
  for (const { channel, posts, best: hours } of best) {
    const few = posts < FEWEST_POSTS ? `not known: ${posts} of ${FEWEST_POSTS} posts that it takes` : 'no hour stands out'
    out.push(`  ${channel}  ${style.dim(hours.length === 0 ? few : `of ${posts} posts`)}`)
    for (const { day, hour, posts: count, times } of hours)
      out.push(
        `    ${WEEK[day]} ${String(hour).padStart(2, '0')}:00  ${times.toFixed(1)} × the usual  ${style.dim(`${count} posts, ${zone}`)}`,
      )
  }
  return `\n${out.join('\n')}\n\n`
}
