/** Reads what the calendar shows: only the stretch of time that is asked for. Changes nothing. */
import { configuredChannels } from '../channels/door/settings.ts'
import { countIn, firstIn, itemsWithDeliveries, shownIn, type Stretch, type Wanted } from '../db/calendar.ts'
import { plainTitle } from '../content/declared.ts'
import type { Database } from '../db/open.ts'
import type {
  CalendarCell,
  CalendarEntry,
  CalendarView,
  ClosedTime,
  ClockChange,
  ProposedTime,
  SeriesTime,
  ShownDelivery,
} from '../delivery/calendar.ts'
import type { DeliveryState } from '../delivery/delivery.ts'
import { systemZone } from '../lib/clock.ts'
import { localTime, momentOf } from '../lib/zone.ts'
import type { Plan } from '../plan/model.ts'
import { addDays } from '../plan/resolve/calendar.ts'
import { blackoutText, closed } from '../schedule/blackouts.ts'
import { crowdedDays, crowding, crowdingText, type Crowding } from '../schedule/crowding.ts'
import { outlineTimes } from '../schedule/outline.ts'
import { seriesIn, type Series } from '../schedule/series.ts'
import { cellsOf, clockChange, daysIn, midnight, type CalendarKind, type Cell } from '../schedule/window.ts'
import { contentIndex, type Asked, type ContentSnapshot } from '../workspace/content-index.ts'
import type { Config } from '../workspace/settings.ts'

export type CalendarPlace = { db: Database; workspace: string; root: string; config: Config; plan: Plan }
export type CalendarAsk = { view: CalendarKind; day: string; channels: readonly string[] | null; states: readonly DeliveryState[] | null }

/** Entries of a cell that are sent; the rest is a number. */
const SHOWN: Record<CalendarKind, number> = { month: 4, week: 4, day: 60, channels: 4 }
/** More than this in view is not looked through piece by piece for crowding: only its days are counted. */
const CROWD = 2000
/** Warnings that are sent. */
const WARNINGS = 200
/** Proposed times of one day that are looked at. */
const ASKED_A_DAY = 24

export async function calendarView(place: CalendarPlace, ask: CalendarAsk): Promise<CalendarView> {
  const { db, workspace, config } = place
  const zone = config.timezone ?? systemZone()
  const days = daysIn(ask.view, ask.day)
  const [first, last] = [days[0] ?? ask.day, days.at(-1) ?? ask.day]
  const span: Stretch = { from: midnight(first, zone), to: midnight(addDays(last, 1), zone), channel: null }
  const wanted: Wanted = { channels: ask.channels, states: ask.states }
  const content = await contentIndex(place.root).all()
  const titles = await channelTitles(config)
  const perDay = await countIn(db, workspace, cellsOf('month', days, zone, []), wanted)
  const count = perDay.reduce((sum, each) => sum + each.count, 0)
  const used = new Set(perDay.map(each => each.channel))
  const channels = [...new Set([...titles.keys(), ...used])]
  const rows = wanted.channels === null ? channels : channels.filter(each => wanted.channels!.includes(each))
  const cut = count > CROWD
  const draw = (delivery: ShownDelivery): CalendarEntry => entryOf(delivery, content, zone)
  const { limits } = config.calendar
  let cells: CalendarCell[]
  let crowded: Crowding[]
  if (cut) {
    cells = await crowdedCells(place, ask, cellsOf(ask.view, days, zone, rows), wanted, draw)
    crowded = crowdedDays(
      perDay.map(each => ({ ...each, day: days[each.stretch]! })),
      limits,
    )
  } else {
    const entries = (await shownIn(db, workspace, span, wanted, CROWD)).map(draw)
    cells = cellsFrom(entries, ask.view)
    const standing = entries.filter(({ delivery: { state, kind } }) => kind === 'post' && state !== 'rejected' && state !== 'deleted')
    crowded = crowding(
      standing.map(({ delivery, day, time }) => ({ ...delivery, local: `${day}T${time}` })),
      limits,
    )
  }
  const unwritten = place.plan.content.filter(
    ({ id, title, done }) => !done && !content.names.has(plainTitle(id)) && !content.names.has(plainTitle(title)),
  )
  return {
    view: ask.view,
    day: ask.day,
    days,
    zone,
    zones: config.calendar.zones,
    channels: channels.map(name => ({ name, title: titles.get(name) ?? name, shown: rows.includes(name) })),
    cells,
    count,
    proposed: await proposedIn(place, content, span, zone),
    series: seriesTimes(place.config, content, span, zone),
    outlines: outlineTimes(unwritten, place.plan.phases).filter(each => each.from <= last && each.to >= first),
    closed: closedDays(config, days, zone),
    clocks: [zone, ...config.calendar.zones].flatMap(each => changesOf(days, each)),
    crowding: crowded.slice(0, WARNINGS).map(each => ({ ...each, text: crowdingText(each) })),
    crowdingCut: cut,
    files: content.byId.size,
    planned: unwritten.length,
  }
}

/** Titles of the channels that are set up, by name: "Mastodon", or "Mastodon (news)" where the name says more. */
async function channelTitles(config: Config): Promise<Map<string, string>> {
  const { configured } = await configuredChannels(config.channels)
  return new Map(configured.map(({ instance, channel }) => [instance, titled(instance, channel.title)]))
}
function titled(name: string, title: string): string {
  const plain = title.toLowerCase()
  return plain === name || plain.replace(/\W/g, '') === name ? title : `${title} (${name})`
}

/** Entries by the cell of a view that they stand in, by time. */
function cellsFrom(entries: readonly CalendarEntry[], view: CalendarKind): CalendarCell[] {
  const byHour = view === 'week' || view === 'day'
  const cells = Map.groupBy(
    entries,
    ({ day, time, delivery }) => `${day} ${byHour ? time.slice(0, 2) : view === 'channels' ? delivery.channel : ''}`,
  )
  return [...cells.values()].map(all => {
    const { day, time, delivery } = all[0]!
    const hour = byHour ? Number(time.slice(0, 2)) : null
    return { day, hour, channel: view === 'channels' ? delivery.channel : null, count: all.length, entries: all.slice(0, SHOWN[view]) }
  })
}

/** The same of more than anybody could look at: counted by the database, and only the first of each cell read. */
async function crowdedCells(
  { db, workspace }: CalendarPlace,
  { view }: CalendarAsk,
  places: readonly Cell[],
  wanted: Wanted,
  draw: (delivery: ShownDelivery) => CalendarEntry,
): Promise<CalendarCell[]> {
  const totals = new Map<number, number>()
  for (const { stretch, count } of await countIn(db, workspace, places, wanted)) totals.set(stretch, (totals.get(stretch) ?? 0) + count)
  const filled = [...totals.keys()].sort((a, b) => a - b).map(index => ({ ...places[index]!, count: totals.get(index)! }))
  const firsts = await firstIn(db, workspace, filled, wanted, SHOWN[view])
  return filled.map(({ day, hour, channel, count }, i) => ({ day, hour, channel, count, entries: (firsts.get(i) ?? []).map(draw) }))
}

function entryOf(delivery: ShownDelivery, content: ContentSnapshot, zone: string): CalendarEntry {
  const piece = content.byId.get(delivery.item)
  const [day = '', time = ''] = localTime(delivery.dueAt, zone).split('T')
  const read = momentOf(delivery.local, delivery.zone)
  // After it was put off its time is a moment, not the local time that was asked for.
  const reading = read.at === delivery.dueAt ? read.reading : 'once'
  return { delivery, title: piece?.title ?? delivery.item, theme: piece?.theme ?? null, day, time, reading }
}

async function proposedIn(
  { db, workspace }: CalendarPlace,
  content: ContentSnapshot,
  span: Stretch,
  zone: string,
): Promise<ProposedTime[]> {
  const near = askedNear(content.asked, span)
  const perDay = new Map<string, number>()
  const times: ProposedTime[] = []
  for (const asked of near) {
    // Days in the zone of the file, which is near enough to hold a crowd back.
    const written = asked.at.slice(0, 10)
    const seen = (perDay.get(written) ?? 0) + 1
    perDay.set(written, seen)
    if (seen > ASKED_A_DAY) continue
    const { at } = momentOf(asked.at.replace(' ', 'T').slice(0, 16), asked.zone ?? zone)
    if (at < span.from || at >= span.to) continue
    const [day = '', time = ''] = localTime(at, zone).split('T')
    const { piece, channels } = asked
    times.push({ piece: piece.id, title: piece.title ?? piece.id, theme: piece.theme, channels, day, time })
  }
  const planned = await itemsWithDeliveries(db, workspace, [...new Set(times.map(each => each.piece))])
  return times.flatMap(each => {
    const open = each.channels.filter(channel => !planned.has(`${each.piece} ${channel}`))
    if (each.channels.length > 0 && open.length === 0) return []
    return [{ ...each, channels: open }]
  })
}
/** Those whose local time, whatever its zone, may be within a stretch. */
function askedNear(asked: readonly Asked[], { from, to }: Stretch): readonly Asked[] {
  const low = new Date(from - DAY).toISOString().slice(0, 10)
  const high = new Date(to + DAY).toISOString().slice(0, 10)
  return asked.slice(firstFrom(asked, low), firstFrom(asked, `${high} 24`))
}
const DAY = 86_400_000
function firstFrom(asked: readonly Asked[], at: string): number {
  let [low, high] = [0, asked.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (asked[middle]!.at < at) low = middle + 1
    else high = middle
  }
  return low
}

/** Series of `uptake.yml` and content files that recur. `zone` is that of the workspace. */
export function allSeries(config: Config, content: ContentSnapshot, zone: string): Series[] {
  const written = config.series.map(each => ({ ...each, zone: each.zone ?? zone, file: 'uptake.yml' }))
  const recurring = content.recurring.flatMap((piece): Series[] => {
    if (piece.schedule === null || piece.recurrence === null || piece.state === 'hold' || piece.state === 'archived') return []
    return [
      {
        id: piece.id,
        title: piece.title ?? piece.id,
        rule: piece.recurrence.rule,
        except: piece.recurrence.except,
        start: piece.schedule.at.replace(' ', 'T').slice(0, 16),
        zone: piece.schedule.zone ?? zone,
        minutes: 0,
        channels: piece.channels.map(each => each.name),
        theme: piece.theme,
        file: piece.file,
      },
    ]
  })
  return [...written, ...recurring]
}
export function seriesTimes(config: Config, content: ContentSnapshot, span: { from: number; to: number }, zone: string): SeriesTime[] {
  return seriesIn(allSeries(config, content, zone), span.from, span.to).map(({ series, day: name, at, local, reading }) => {
    const [day = '', time = ''] = localTime(at, zone).split('T')
    const { id, title, minutes, channels, file } = series
    const piece = content.occurrences.get(`${id} ${name}`) ?? null
    return { series: id, title, name, day, time, at, zone: series.zone, local, minutes, channels, reading, file, piece }
  })
}

function closedDays(config: Config, days: readonly string[], zone: string): ClosedTime[] {
  return closed(config.calendar.blackouts, zone).flatMap(each => {
    const touched = days.filter(day => midnight(day, zone) < each.end && midnight(addDays(day, 1), zone) > each.start)
    return touched.length === 0 ? [] : [{ reason: each.reason, text: blackoutText(each), days: touched, channels: each.channels }]
  })
}
const changesOf = (days: readonly string[], zone: string): ClockChange[] =>
  days.flatMap(day => {
    const change = clockChange(day, zone)
    return change === null ? [] : [{ day, zone, ...change }]
  })
