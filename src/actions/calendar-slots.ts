/** The slots of each channel with the next that is free, and the best times that its own posts tell. Changes nothing. */
import { deliveriesIn } from '../db/calendar.ts'
import { resultsOf } from '../db/post-results.ts'
import { systemZone } from '../lib/clock.ts'
import { localTime } from '../lib/zone.ts'
import { bestTimes, type BestTimes } from '../schedule/best-times.ts'
import type { Slot } from '../schedule/slots.ts'
import { readConfig } from '../workspace/load.ts'
import type { ActionContext } from './action.ts'
import { openTimes } from './open-times.ts'

export type ChannelSlots = { channel: string; slots: Slot[]; next: { local: string; zone: string } | null }
export type CalendarSlots = { zone: string; channels: ChannelSlots[]; best: BestTimes[] }

/** What counts as what a post came to: somebody did something. Being seen is not counted, as few platforms tell it. */
const ENGAGED = ['likes', 'reposts', 'quotes', 'replies', 'clicks', 'bookmarks']
/** Younger posts are still moving, milliseconds. */
const SETTLED = 2 * 86_400_000
const MOST = 20_000

export async function calendarSlots(context: ActionContext): Promise<CalendarSlots> {
  const { config } = await readConfig(context.ref)
  const zone = config.timezone ?? systemZone()
  const times = openTimes(context.db, context.ref.id, config)
  const channels: ChannelSlots[] = []
  for (const [channel, slots] of Object.entries(config.calendar.slots)) {
    const next = await times.next(channel, context.now, zone)
    channels.push({ channel, slots, next: next === null ? null : { local: next.local, zone: next.zone } })
  }
  const counts = new Map((await resultsOf(context.db, context.ref.id)).map(each => [each.delivery, each.counts]))
  const stretch = { from: 0, to: context.now - SETTLED, channel: null }
  const out = await deliveriesIn(context.db, context.ref.id, stretch, { channels: null, states: ['published'] }, MOST)
  const outcomes = out.flatMap(({ id, channel, dueAt }) => {
    const told = counts.get(id)
    if (!told) return []
    return [{ channel, local: localTime(dueAt, zone), came: ENGAGED.reduce((sum, name) => sum + (told[name] ?? 0), 0) }]
  })
  return { zone, channels, best: bestTimes(outcomes) }
}
