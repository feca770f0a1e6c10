/** The calendar for other calendars: an address that only who was told it can read, and that can be taken back. */
import { createHash, randomBytes } from 'node:crypto'
import { deliveriesIn } from '../db/calendar.ts'
import { feedsOf, openFeed, putFeed, removeFeed, type CalendarFeed } from '../db/calendar-feeds.ts'
import { inTransaction, type Database } from '../db/open.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { systemZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { icsText, type IcsEvent } from '../schedule/ics.ts'
import { seriesIn } from '../schedule/series.ts'
import { contentIndex, titleIn, type ContentSnapshot } from '../workspace/content-index.ts'
import type { Config } from '../workspace/settings.ts'
import { allSeries } from './calendar-view.ts'
import { recordAction, type ActionContext } from './action.ts'

const DAY = 86_400_000
/** What a feed holds: so many days back and ahead, and no more events. */
const BACK = 60 * DAY
const AHEAD = 400 * DAY
const MOST = 5000
/** A delivery is a moment; calendars draw nothing of no length. */
const SHORT = 15 * 60_000
/** Of random bytes: 192 bits in 32 characters. */
const TOKEN = 24

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')
/** Where a feed is read, below the address of the server. */
export const feedPath = (token: string): string => `/feeds/${token}.ics`

/** A new address; its token is told once and never again. */
export async function makeFeed(context: ActionContext, { name }: { name: string }): Promise<{ id: string; path: string }> {
  const token = randomBytes(TOKEN).toString('base64url')
  const id = randomBytes(6).toString('hex')
  const called = name.trim().slice(0, 80) || 'Calendar'
  await inTransaction(context.db, async db => {
    await putFeed(db, { id, workspace: context.ref.id, name: called, digest: digestOf(token), person: context.actor.name, at: context.now })
    await note(context, db, 'make-feed', id, null, called)
  })
  return { id, path: feedPath(token) }
}

/** From then on the address answers as one that never was. @throws UserError feed-unknown */
export async function revokeFeed(context: ActionContext, { id }: { id: string }): Promise<{ id: string }> {
  await inTransaction(context.db, async db => {
    if (!(await removeFeed(db, context.ref.id, id)))
      throw new UserError('feed-unknown', `There is no feed ${id}.`, { hint: '"uptake calendar feed" lists them.' })
    await note(context, db, 'revoke-feed', id, id, null)
  })
  return { id }
}
const note = (context: ActionContext, db: Database, action: string, subject: string, before: unknown, after: unknown): Promise<number> =>
  recordAction(db, context, { action, subject, before, after })

export const listFeeds = (context: ActionContext): Promise<CalendarFeed[]> => feedsOf(context.db, context.ref.id)

/** The workspace and name of the feed that a token opens, or null. */
export const feedOf = (db: Database, token: string, now: number): ReturnType<typeof openFeed> => openFeed(db, digestOf(token), now)

type Place = { db: Database; workspace: string; root: string; config: Config }
/** Deliveries and series around a moment, as iCalendar. */
export async function feedText({ db, workspace, root, config }: Place, name: string, now: number): Promise<string> {
  const content = await contentIndex(root).all()
  const [from, to] = [now - BACK, now + AHEAD]
  const deliveries = await deliveriesIn(db, workspace, { from, to, channel: null }, { channels: null, states: null }, MOST)
  const zone = config.timezone ?? systemZone()
  const times = seriesIn(allSeries(config, content, zone), from, to).slice(0, MOST)
  const events = [
    ...deliveries.filter(each => each.state !== 'deleted').map(each => deliveryEvent(each, content, now)),
    ...times.map(({ series, day, at }): IcsEvent => ({
      uid: `${series.id}-${day}@${workspace}.uptake`,
      at,
      end: at + Math.max(series.minutes * 60_000, SHORT),
      title: series.title,
      description: series.channels.join(', '),
      url: null,
      status: 'CONFIRMED',
      category: 'Series',
      changedAt: now,
    })),
  ]
  return icsText({ name, events }, now)
}

function deliveryEvent(delivery: Delivery, content: ContentSnapshot, now: number): IcsEvent {
  const { id, workspace, item, channel, dueAt, state, url, local, zone } = delivery
  const title = titleIn(content, item)
  return {
    uid: `${id}@${workspace}.uptake`,
    at: dueAt,
    end: dueAt + SHORT,
    title: `${title} → ${channel}`,
    description: `${state}\n${local.replace('T', ' ')} ${zone}`,
    url: state === 'published' ? url : null,
    status: state === 'published' || state === 'planned' ? 'CONFIRMED' : 'TENTATIVE',
    category: channel,
    changedAt: now,
  }
}
