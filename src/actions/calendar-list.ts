/** The calendar as a list: what stands in some days, as rows, and what stands too close. Changes nothing. */
import { deliveriesIn } from '../db/calendar.ts'
import type { ProposedTime, SeriesTime } from '../delivery/calendar.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { systemZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { localTime } from '../lib/zone.ts'
import { addDays, isDate } from '../plan/resolve/calendar.ts'
import { blackoutText, closed } from '../schedule/blackouts.ts'
import { crowding, crowdingText } from '../schedule/crowding.ts'
import type { SheetRow } from '../schedule/sheet.ts'
import { midnight } from '../schedule/window.ts'
import { contentIndex } from '../workspace/content-index.ts'
import { loadWorkspace } from '../workspace/load.ts'
import type { ActionContext } from './action.ts'
import { proposedIn, seriesTimes } from './calendar-view.ts'
import { leftBehind, type LeftBehind } from './series-drafts.ts'

export type CalendarList = {
  zone: string
  zones: string[]
  deliveries: { delivery: Delivery; title: string; theme: string | null; day: string; time: string }[]
  /** What files ask for and nobody scheduled yet. */
  proposed: ProposedTime[]
  series: SeriesTime[]
  /** What stands too close. */
  warnings: string[]
  /** Files that stayed when the launch was changed by hand. */
  leftBehind: LeftBehind[]
  closed: string[]
}
const MOST = 100_000

/** `from` and `to` are ISO days, both included, in the zone of the workspace. @throws UserError bad-date */
export async function calendarList(context: ActionContext, { from, to }: { from: string; to: string }): Promise<CalendarList> {
  for (const day of [from, to])
    if (!isDate(day)) throw new UserError('bad-date', `"${day}" is not a date.`, { hint: 'Write it as 2026-12-01.' })
  const { config, root } = await loadWorkspace(context.ref)
  const zone = config.timezone ?? systemZone()
  const span = { from: midnight(from, zone), to: midnight(addDays(to, 1), zone), channel: null }
  const content = await contentIndex(root).all()
  const deliveries = await deliveriesIn(context.db, context.ref.id, span, { channels: null, states: null }, MOST)
  const placed = deliveries
    .filter(({ state }) => state !== 'rejected' && state !== 'deleted')
    .map(each => ({ ...each, local: localTime(each.dueAt, zone) }))
  return {
    zone,
    zones: config.calendar.zones,
    deliveries: deliveries.map(delivery => {
      const [day = '', time = ''] = localTime(delivery.dueAt, zone).split('T')
      const piece = content.byId.get(delivery.item)
      return { delivery, title: piece?.title ?? delivery.item, theme: piece?.theme ?? null, day, time }
    }),
    proposed: await proposedIn({ db: context.db, workspace: context.ref.id, config }, content, span, zone),
    series: seriesTimes(config, content, span, zone),
    leftBehind: await leftBehind({ db: context.db, workspace: context.ref.id, root, now: context.now }, config),
    warnings: crowding(placed, config.calendar.limits).map(crowdingText),
    closed: closed(config.calendar.blackouts, zone).filter(each => each.start < span.to && each.end > span.from).map(blackoutText), // prettier-ignore
  }
}

/** Deliveries of the list as rows of a sheet: date and time are those of their own zone. */
export const sheetRows = (list: Pick<CalendarList, 'deliveries'>): SheetRow[] =>
  list.deliveries.map(({ delivery, title, theme }) => ({
    id: delivery.id,
    item: delivery.item,
    title,
    channel: delivery.channel,
    state: delivery.state,
    date: delivery.local.slice(0, 10),
    time: delivery.local.slice(11, 16),
    zone: delivery.zone,
    utc: new Date(delivery.dueAt).toISOString(),
    theme: theme ?? '',
    campaign: delivery.campaign ?? '',
    url: delivery.url ?? '',
  }))
