/** Moves deliveries that have not left to other local times. What is out, or on its way, stays. */
import { deliveryById, moveOn } from '../db/deliveries.ts'
import { inTransaction, type Database } from '../db/open.ts'
import type { Delivery, DeliveryState } from '../delivery/delivery.ts'
import { isTimeZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { momentOf, type Reading } from '../lib/zone.ts'
import { readConfig } from '../workspace/load.ts'
import { recordAction, type ActionContext } from './action.ts'
import { deliveryHere } from './delivery-here.ts'
import { openTimes, type OpenTimes } from './open-times.ts'

/** States in which it has not left. */
export const MOVABLE: ReadonlySet<DeliveryState> = new Set(['planned', 'missed', 'blocked'])
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** `local` as 2026-03-02T09:00 in the IANA `zone`. */
export type DeliveryMove = { id: string; local: string; zone: string }

/** All move, or none. `anyway`: into a blackout too. @throws UserError bad-time, delivery-unknown, delivery-state, blackout */
export async function moveDeliveries(
  context: ActionContext,
  input: { moves: readonly DeliveryMove[]; anyway?: boolean },
): Promise<{ moved: Delivery[]; readings: Reading[] }> {
  for (const { local, zone } of input.moves) {
    if (!LOCAL.test(local) || Number.isNaN(Date.parse(`${local}Z`)))
      throw new UserError('bad-time', `"${local}" is no local time.`, { hint: 'Write it as 2026-03-02T09:00.' })
    if (!isTimeZone(zone)) throw new UserError('bad-time', `"${zone}" is no time zone.`, { hint: 'Write it as Europe/Berlin.' })
  }
  const { config } = await readConfig(context.ref)
  return inTransaction(context.db, async db => {
    const times = input.anyway === true ? null : openTimes(db, context.ref.id, config)
    const moved: Delivery[] = []
    for (const move of input.moves) moved.push(await moveOne(context, db, move, times))
    return { moved, readings: input.moves.map(({ local, zone }) => momentOf(local, zone).reading) }
  })
}

async function moveOne(
  context: ActionContext,
  db: Database,
  { id, local, zone }: DeliveryMove,
  times: OpenTimes | null,
): Promise<Delivery> {
  const delivery = await deliveryHere(db, context, id)
  const dueAt = momentOf(local, zone).at
  await times?.mustBeOpen(dueAt, delivery.channel, delivery.item, zone)
  const change = { state: 'planned' as const, dueAt, local, zone, reason: null }
  if (!MOVABLE.has(delivery.state) || !(await moveOn(db, delivery, delivery.state, change, context.now)))
    throw new UserError('delivery-state', `The delivery is ${delivery.state} and cannot be moved.`, {
      hint: 'Only what is planned, missed or blocked can.',
    })
  await recordAction(db, context, {
    action: 'move-delivery',
    subject: id,
    before: { local: delivery.local, zone: delivery.zone },
    after: { local, zone },
  })
  return (await deliveryById(db, id))!
}

/** Several to one time. @throws as `moveDeliveries` */
export async function moveDelivery(
  context: ActionContext,
  { ids, local, zone, anyway }: { ids: readonly string[]; local: string; zone: string; anyway?: boolean },
): Promise<{ moved: Delivery[]; reading: Reading }> {
  const moves = ids.map(id => ({ id, local, zone }))
  const { moved, readings } = await moveDeliveries(context, { moves, ...(anyway === undefined ? {} : { anyway }) })
  return { moved, reading: readings[0] ?? 'once' }
}
