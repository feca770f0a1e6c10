/** The part of the HTTP API about the calendar: a stretch of it, and feeds for other calendars. */
import type { Context, Hono } from 'hono'
import { STATES } from '../delivery/delivery.ts'
import type { Actor } from '../db/audit.ts'
import { UserError } from '../lib/errors.ts'
import { isIsoDate } from '../lib/clock.ts'
import { CALENDAR_VIEWS } from '../schedule/window.ts'
import { addDays } from '../plan/resolve/calendar.ts'
import type { CalendarSlots } from '../actions/calendar-slots.ts'
import type { CalendarAsk, CalendarPlace } from '../actions/calendar-view.ts'
import type { SeriesProposal } from '../actions/propose-series.ts'
import type { Live } from './live.ts'

type Door = { find(c: Context): Live; actorOf(c: Context): Actor; lives(): Iterable<Live> }

/** Of a sheet that says no last day. */
const SHEET_DAYS = 28
/** When to post: slots with the next that is free, best times, and series that the plan asks for. */
export type CalendarRhythm = CalendarSlots & { proposals: SeriesProposal[] }

/** Adds the routes below `/api/workspaces/:id`. */
export function calendarRoutes(app: Hono, { find, actorOf, lives }: Door): void {
  const base = '/api/workspaces/:id/calendar'
  const placeOf = (c: Context): CalendarPlace => {
    const live = find(c)
    const { db, now } = live.actionContext(actorOf(c))
    return { db, now, workspace: live.ref.id, root: live.ref.root, config: live.config, plan: live.view.plan }
  }
  app.get(base, async c => {
    const { calendarView } = await import('../actions/calendar-view.ts')
    return c.json(await calendarView(placeOf(c), askedOf(c, find(c).view.today)))
  })
  app.get(`${base}/reading`, async c => {
    const { readingOf } = await import('../actions/piece-index.ts')
    return c.json(readingOf(find(c).actionContext(actorOf(c))))
  })
  app.get(`${base}/mix`, async c => {
    const { calendarMix } = await import('../actions/calendar-mix.ts')
    return c.json(await calendarMix(placeOf(c)))
  })
  app.get(`${base}/rhythm`, async c => {
    const live = find(c)
    const [{ calendarSlots }, { proposalsOf }] = await Promise.all([
      import('../actions/calendar-slots.ts'),
      import('../actions/propose-series.ts'),
    ])
    const slots = await calendarSlots(live.actionContext(actorOf(c)))
    return c.json({ ...slots, proposals: proposalsOf(live.config, live.view.plan, live.view.today) } satisfies CalendarRhythm)
  })
  app.get(`${base}/sheet`, async c => {
    const live = find(c)
    const [{ calendarList, sheetRows }, { sheetText }] = await Promise.all([
      import('../actions/calendar-list.ts'),
      import('../schedule/sheet.ts'),
    ])
    const from = c.req.query('from') ?? live.view.today
    const to = c.req.query('to') ?? addDays(isIsoDate(from) ? from : live.view.today, SHEET_DAYS - 1)
    const text = sheetText(sheetRows(await calendarList(live.actionContext(actorOf(c)), { from, to })))
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', `attachment; filename="calendar-${from}-to-${to}.csv"`)
    return c.body(text)
  })
  // Calendars know no login: who knows the address may read it, for as long as it is not taken back.
  app.get('/feeds/:file{[\\w-]{20,64}\\.ics}', async c => {
    const { feedOf, feedText } = await import('../actions/calendar-feed.ts')
    const token = c.req.param('file').replace(/\.ics$/, '')
    for (const live of lives()) {
      const { db, now } = live.actionContext({ kind: 'job', name: 'feed', origin: 'feed' })
      const feed = await feedOf(db, token, now)
      if (feed === null || feed.workspace !== live.ref.id) continue
      const place = { db, workspace: live.ref.id, root: live.ref.root, config: live.config }
      c.header('content-type', 'text/calendar; charset=utf-8')
      c.header('cache-control', 'private, max-age=300')
      return c.body(await feedText(place, `${live.view.name}: ${feed.name}`, now))
    }
    return c.text('There is no calendar at this address, or it was taken back.\n', 404)
  })
}

/** @throws UserError bad-query */
function askedOf(c: Context, today: string): CalendarAsk {
  const view = CALENDAR_VIEWS.find(each => each === (c.req.query('view') ?? 'month'))
  const day = c.req.query('at') ?? today
  const states = listOf(c.req.query('state'))
  if (view === undefined) throw badQuery(`view is one of ${CALENDAR_VIEWS.join(', ')}`)
  if (!isIsoDate(day)) throw badQuery('at is a day, 2026-03-02')
  const known = STATES.filter(each => states?.includes(each))
  if (states !== null && known.length !== states.length) throw badQuery(`state is one of ${STATES.join(', ')}`)
  return { view, day, channels: listOf(c.req.query('channel')), states: states === null ? null : known }
}
const badQuery = (what: string): UserError => new UserError('bad-query', `What was asked for cannot be shown: ${what}.`)
const listOf = (text: string | undefined): string[] | null => (text === undefined || text === '' ? null : text.split(','))

const text = (name: string, where: 'query' | 'path' = 'query'): object => ({
  name,
  in: where,
  required: where === 'path',
  schema: { type: 'string' },
})
/** Their description. */
export const calendarPaths = ({ id, ok }: { id: object; ok(description: string): object }): Record<string, object> => ({
  '/api/workspaces/{id}/calendar': {
    get: {
      summary: 'What stands on the calendar around a day, in the cells of a view',
      parameters: [id, text('view'), text('at'), text('channel'), text('state')],
      responses: ok('CalendarView'),
    },
  },
  '/api/workspaces/{id}/calendar/reading': {
    get: {
      summary: 'How many content files of how many were read for the first time; null when that is done',
      parameters: [id],
      responses: ok('ReadingProgress'),
    },
  },
  '/api/workspaces/{id}/calendar/mix': {
    get: { summary: 'Volumes and themes that the plan declares, as they fill', parameters: [id], responses: ok('Mix') },
  },
  '/api/workspaces/{id}/calendar/rhythm': {
    get: {
      summary: 'Slots with the next that is free, best times, and series that the frequencies of the plan ask for',
      parameters: [id],
      responses: ok('CalendarRhythm'),
    },
  },
  '/api/workspaces/{id}/calendar/sheet': {
    get: {
      summary: 'Deliveries of some days as CSV; the action import-schedule takes it back in',
      parameters: [id, text('from'), text('to')],
      responses: ok('the sheet'),
    },
  },
})
