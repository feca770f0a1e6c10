/** Moves deliveries that have not left to other local times. What is out, or on its way, stays. */
import type { MovedDelivery } from '../db/audit.ts'
import { deliveryById, followersOf, moveOn } from '../db/deliveries.ts'
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

/** `local` as 2026-03-02T09:00 in the IANA `zone`. `launchTime`: it is what T-7 09:00 means; else it has a time of its own from then on. */
export type DeliveryMove = { id: string; local: string; zone: string; launchTime?: string | null }

/** All move, or none. `anyway`: into a blackout too. @throws UserError bad-time, delivery-unknown, delivery-state, blackout */
export async function moveDeliveries(
  context: ActionContext,
  input: { moves: readonly DeliveryMove[]; anyway?: boolean },
): Promise<{ moved: Delivery[]; readings: Reading[] }> {
  mustBeTimes(input.moves)
  const { config } = await readConfig(context.ref)
  return inTransaction(context.db, async db => {
    const times = input.anyway === true ? null : openTimes(db, context.ref.id, config)
    const moved: Delivery[] = []
    for (const move of input.moves) moved.push(await moveOne(context, db, move, times))
    return { moved, readings: input.moves.map(({ local, zone }) => momentOf(local, zone).reading) }
  })
}

/** @throws UserError bad-time */
export function mustBeTimes(moves: readonly DeliveryMove[]): void {
  for (const { local, zone } of moves) {
    if (!LOCAL.test(local) || Number.isNaN(Date.parse(`${local}Z`)))
      throw new UserError('bad-time', `"${local}" is no local time.`, { hint: 'Write it as 2026-03-02T09:00.' })
    if (!isTimeZone(zone)) throw new UserError('bad-time', `"${zone}" is no time zone.`, { hint: 'Write it as Europe/Berlin.' })
  }
}

async function moveOne(
  context: ActionContext,
  db: Database,
  { id, local, zone, launchTime = null }: DeliveryMove,
  times: OpenTimes | null,
): Promise<Delivery> {
  const delivery = await deliveryHere(db, context, id)
  const dueAt = momentOf(local, zone).at
  await times?.mustBeOpen(dueAt, delivery.channel, delivery.item, zone)
  const change = { state: 'planned' as const, dueAt, local, zone, reason: null, launchTime }
  if (!MOVABLE.has(delivery.state) || !(await moveOn(db, delivery, delivery.state, change, context.now)))
    throw new UserError('delivery-state', `The delivery is ${delivery.state} and cannot be moved.`, {
      hint: 'Only what is planned, missed or blocked can.',
    })
  // Its first comment is due with it, and is written once it is out.
  for (const each of await followersOf(db, id))
    if (each.kind === 'comment' && each.of === id && MOVABLE.has(each.state))
      await moveOn(db, each, each.state, { dueAt, local, zone, launchTime }, context.now)
  await recordAction(db, context, {
    action: 'move-delivery',
    subject: id,
    before: { local: delivery.local, zone: delivery.zone },
    after: { local, zone },
  })
  return (await deliveryById(db, id))!
}

const timeOf = ({ local, zone, launchTime }: Delivery): MovedDelivery['from'] => ({ local, zone, launchTime })

/** The same with what an action that can be undone keeps of it. All move, or none. `times` null: each was looked at, so nothing is closed to it. */
export async function moveWith(
  context: ActionContext,
  db: Database,
  moves: readonly DeliveryMove[],
  times: OpenTimes | null = null,
): Promise<MovedDelivery[]> {
  const moved: MovedDelivery[] = []
  for (const move of moves) {
    const from = timeOf(await deliveryHere(db, context, move.id))
    moved.push({ id: move.id, from, to: timeOf(await moveOne(context, db, move, times)) })
  }
  return moved
}

/** Puts back what stands where it was put and has not left; what left, or was moved again, stays. */
export async function moveBack(context: ActionContext, db: Database, moved: readonly MovedDelivery[]): Promise<MovedDelivery[]> {
  const back: MovedDelivery[] = []
  for (const { id, from, to } of moved) {
    const delivery = await deliveryById(db, id)
    if (delivery === null || !MOVABLE.has(delivery.state) || delivery.local !== to.local || delivery.zone !== to.zone) continue
    await moveOne(context, db, { id, ...from }, null)
    back.push({ id, from: to, to: from })
  }
  return back
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
