/** Reads what the calendar shows: only the stretch of time that is asked for. Changes nothing. */
import { countIn, firstIn, itemsWithDeliveries, type Stretch, type UnitCount, type Wanted } from '../db/calendar.ts'
import { crowdingIn } from '../db/crowding.ts'
import { DAY, HOUR } from '../db/local.ts'
import { askedTime, atLaunch, readLaunchTime } from '../content/launch-time.ts'
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
import { crowdingText } from '../schedule/crowding.ts'
import { outlineTimes } from '../schedule/outline.ts'
import { seriesIn, type Series } from '../schedule/series.ts'
import { cellsOf, clockChange, daysIn, midnight, offsetsIn, type CalendarKind, type Cell } from '../schedule/window.ts'
import { askedWith, contentIndex, type Asked, type ContentSnapshot } from '../workspace/content-index.ts'
import type { Config } from '../workspace/settings.ts'
import { channelTitles } from './channel-titles.ts'
import { unwritten } from './unwritten.ts'

/** `now` left out: nothing is said of files that an earlier launch left behind. */
export type CalendarPlace = { db: Database; workspace: string; root: string; config: Config; plan: Plan; now?: number }
export type CalendarAsk = { view: CalendarKind; day: string; channels: readonly string[] | null; states: readonly DeliveryState[] | null }

/** Entries of a cell that are sent; the rest is a number. */
const SHOWN: Record<CalendarKind, number> = { month: 4, week: 4, day: 60, channels: 4 }
/** Warnings of one day that are sent; a day that is looked at by itself has all that anybody reads. */
const WARNINGS: Record<CalendarKind, number> = { month: 5, week: 20, day: 200, channels: 20 }
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
  const clock = offsetsIn(span.from, span.to, zone)
  const byHour = ask.view === 'week' || ask.view === 'day'
  const [counts, crowded] = await Promise.all([
    countIn(db, workspace, span, wanted, { clock, unit: byHour ? HOUR : DAY }),
    crowdingIn(db, workspace, span, wanted, { clock, limits: config.calendar.limits, most: WARNINGS[ask.view] }),
  ])
  const used = new Set(counts.map(each => each.channel))
  const channels = [...new Set([...titles.keys(), ...used])]
  const rows = wanted.channels === null ? channels : channels.filter(each => wanted.channels!.includes(each))
  const draw = (delivery: ShownDelivery): CalendarEntry => entryOf(delivery, content, zone)
  const cells = await filledCells(place, ask, cellsOf(ask.view, days, zone, rows), { counts, wanted, draw })
  const left = unwritten(place.plan.content, content)
  return {
    view: ask.view,
    day: ask.day,
    days,
    zone,
    zones: config.calendar.zones,
    channels: channels.map(name => ({ name, title: titles.get(name) ?? name, shown: rows.includes(name) })),
    cells,
    count: counts.reduce((sum, each) => sum + each.count, 0),
    proposed: await proposedIn(place, content, span, zone),
    series: seriesTimes(place.config, content, span, zone),
    outlines: outlineTimes(left, place.plan.phases).filter(each => each.from <= last && each.to >= first),
    closed: closedDays(config, days, zone),
    clocks: [zone, ...config.calendar.zones].flatMap(each => changesOf(days, each)),
    crowding: crowded.first.map(each => ({ ...each, text: crowdingText(each) })),
    crowdedDays: Object.fromEntries(crowded.days),
    leftBehind: await behindOf(place),
    files: content.byId.size,
    planned: left.length,
  }
}

async function behindOf({ db, workspace, root, config, now }: CalendarPlace): Promise<CalendarView['leftBehind']> {
  if (now === undefined) return []
  const { leftBehind } = await import('./series-drafts.ts')
  const found = await leftBehind({ db, workspace, root, now }, config)
  return found.map(({ series, title, launch, drafts }) => ({ series, title, launch, files: drafts.length }))
}

/** The cells in which something stands: counted by the database, and only the first of each read. */
async function filledCells(
  { db, workspace }: CalendarPlace,
  { view }: CalendarAsk,
  places: readonly Cell[],
  { counts, wanted, draw }: { counts: readonly UnitCount[]; wanted: Wanted; draw: (delivery: ShownDelivery) => CalendarEntry },
): Promise<CalendarCell[]> {
  const nameOf = (day: string, hour: number | null, channel: string | null): string => `${day} ${hour ?? ''} ${channel ?? ''}`
  const totals = new Map<string, number>()
  for (const { at, channel, count } of counts) {
    const [day = '', time = ''] = new Date(at).toISOString().split('T')
    const hour = view === 'week' || view === 'day' ? Number(time.slice(0, 2)) : null
    const name = nameOf(day, hour, view === 'channels' ? channel : null)
    totals.set(name, (totals.get(name) ?? 0) + count)
  }
  const filled = places.flatMap(each => {
    const count = totals.get(nameOf(each.day, each.hour, each.channel))
    return count === undefined ? [] : [{ ...each, count }]
  })
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

/** Times that files ask for, of channels on which nothing is scheduled. */
export async function proposedIn(
  { db, workspace, config }: Pick<CalendarPlace, 'db' | 'workspace' | 'config'>,
  content: ContentSnapshot,
  span: Stretch,
  zone: string,
): Promise<ProposedTime[]> {
  const near = [...askedNear(content.asked, span), ...askedWith(content, config.launch)]
  const perDay = new Map<string, number>()
  const times: ProposedTime[] = []
  for (const asked of near) {
    // Days in the zone of the file, which is near enough to hold a crowd back.
    const written = asked.at.slice(0, 10)
    const seen = (perDay.get(written) ?? 0) + 1
    perDay.set(written, seen)
    if (seen > ASKED_A_DAY) continue
    const own = { local: asked.at.replace(' ', 'T').slice(0, 16), zone: asked.zone ?? zone }
    const { at } = momentOf(own.local, own.zone)
    if (at < span.from || at >= span.to) continue
    const [day = '', time = ''] = localTime(at, zone).split('T')
    const { piece, channels } = asked
    times.push({ piece: piece.id, title: piece.title ?? piece.id, theme: piece.theme, channels, day, time, ...own })
  }
  const planned = await itemsWithDeliveries(db, workspace, [...new Set(times.map(each => each.piece))])
  return times.flatMap(each => {
    const open = each.channels.filter(channel => !planned.has(`${each.piece} ${channel}`))
    if (each.channels.length > 0 && open.length === 0) return []
    return [{ ...each, channels: open }]
  })
}
/** Those whose local time, whatever its zone, may be within a stretch; the first of each day, and over the others in one step. */
function askedNear(asked: readonly Asked[], { from, to }: Stretch): Asked[] {
  const low = new Date(from - DAY).toISOString().slice(0, 10)
  const high = new Date(to + DAY).toISOString().slice(0, 10)
  const end = firstFrom(asked, `${high} 24`)
  const near: Asked[] = []
  for (let at = firstFrom(asked, low); at < end;) {
    const next = firstFrom(asked, `${asked[at]!.at.slice(0, 10)}~`)
    near.push(...asked.slice(at, Math.min(next, at + ASKED_A_DAY)))
    at = next
  }
  return near
}
function firstFrom(asked: readonly Asked[], at: string): number {
  let [low, high] = [0, asked.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (asked[middle]!.at < at) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Series of `uptake.yml` and content files that recur. `zone` is that of the workspace. One that begins at a time from the
 * launch is there once the launch has a day.
 */
export function allSeries(config: Config, content: ContentSnapshot, zone: string): Series[] {
  const written = config.series.flatMap((each): Series[] => {
    const start = startedAt(each.start, config.launch)
    return start === null ? [] : [{ ...each, start, zone: each.zone ?? zone, file: 'uptake.yml' }]
  })
  const recurring = content.recurring.flatMap((piece): Series[] => {
    const { schedule } = askedTime(piece, '', config.launch)
    if (schedule === null || piece.recurrence === null || piece.state === 'hold' || piece.state === 'archived') return []
    return [
      {
        id: piece.id,
        title: piece.title ?? piece.id,
        rule: piece.recurrence.rule,
        except: piece.recurrence.except,
        start: schedule.at.replace(' ', 'T').slice(0, 16),
        zone: schedule.zone ?? zone,
        minutes: 0,
        channels: piece.channels.map(each => each.name),
        theme: piece.theme,
        file: piece.file,
      },
    ]
  })
  return [...written, ...recurring]
}
/** `start:` of a series as a local time; null for one from a launch that has no day. */
function startedAt(start: string, launch: string | null): string | null {
  const told = readLaunchTime(start)
  if (told === null) return start
  return launch === null ? null : atLaunch({ ...told, zone: null }, launch).at.replace(' ', 'T')
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
