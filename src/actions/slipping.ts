/** What of the calendar slips when the launch, or day 1, moves: looked at before anything is written. */
import { deliveriesOf, launchBound } from '../db/deliveries.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { momentOf } from '../lib/zone.ts'
import { slipsOf } from '../schedule/slip.ts'
import { contentIndex } from '../workspace/content-index.ts'
import { readConfig } from '../workspace/load.ts'
import type { ActionContext } from './action.ts'
import { localAtLaunch } from './follow-launch.ts'
import { setLaunch, setStart } from './move-dates.ts'
import { MOVABLE, type DeliveryMove } from './move-delivery.ts'
import { openTimes } from './open-times.ts'
import type { DraftMove } from './series-drafts.ts'

/**
 * `days` by which its line of the plan moves; `closed`: what would have closed the day, so that the next free time is taken.
 * `launchTime`: its file tells its time from the launch (T-7 09:00), so that it moves whatever is chosen.
 */
export type SlippingMove = DeliveryMove & {
  title: string
  channel: string
  from: string
  days: number
  closed: string | null
  launchTime: string | null
}
/** What stays although its line moves: it is out, or on its way. */
export type SlippingStay = { id: string; title: string; channel: string; local: string; state: Delivery['state'] }
/** `drafts`: files that move with a series that begins at a time from the launch. */
export type Slipping = { moves: SlippingMove[]; stay: SlippingStay[]; drafts: readonly DraftMove[] }

/** A delivery moves with the line of the plan that its file fulfils (`item`, its title), else with its phase. @throws UserError bad-date */
export async function slipping(context: ActionContext, input: { key: 'launch' | 'start'; date: string; today: string }): Promise<Slipping> {
  const { date, today } = input
  const { moves, drafts } = await (input.key === 'launch' ? setLaunch : setStart)(context, { date, today, dryRun: true })
  const slips = slipsOf(moves)
  const { config } = await readConfig(context.ref)
  const content = await contentIndex(context.ref.root).all()
  const moving = new Map<string, { title: string; days: number }>()
  for (const { id, title, item, phase } of content.byId.values()) {
    const days = slips.days({ item, title: title ?? id, phase })
    if (days !== 0) moving.set(id, { title: title ?? id, days })
  }
  for (const { item, title, days } of drafts) moving.set(item, { title, days })
  const told = (await launchBound(context.db, context.ref.id)).map(each => each.item)
  const times = openTimes(context.db, context.ref.id, config)
  const found: Slipping = { moves: [], stay: [], drafts }
  for (const delivery of await deliveriesOf(context.db, context.ref.id, { items: [...new Set([...moving.keys(), ...told])] })) {
    const { id, channel, local, zone, state, kind } = delivery
    if (kind !== 'post' || state === 'cancelled') continue
    const bound = localAtLaunch(delivery, date)
    // What tells its time from the launch moves with that and with nothing else.
    if (bound !== null && (input.key !== 'launch' || bound === local)) continue
    const line = moving.get(delivery.item)
    if (bound === null && line === undefined) continue
    const title = line?.title ?? content.byId.get(delivery.item)?.title ?? delivery.item
    const days = bound === null ? line!.days : Math.round((Date.parse(`${bound}Z`) - Date.parse(`${local}Z`)) / 86_400_000)
    if (!MOVABLE.has(state)) {
      found.stay.push({ id, title, channel, local, state })
      continue
    }
    if (bound !== null) {
      found.moves.push({ id, title, channel, from: local, days, closed: null, launchTime: delivery.launchTime, local: bound, zone })
      continue
    }
    const next = new Date(Date.parse(`${local}Z`) + days * 86_400_000).toISOString().slice(0, 16)
    const why = times.closedAt(momentOf(next, zone).at, channel)
    const free = why === null ? null : await times.next(channel, momentOf(next, zone).at, zone)
    const to = free === null ? { local: next, zone } : { local: free.local, zone: free.zone }
    found.moves.push({ id, title, channel, from: local, days, closed: why?.reason ?? null, launchTime: null, ...to })
  }
  return found
}
