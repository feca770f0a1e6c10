/** Moves deliveries that have not left to another local time. What is out, or on its way, stays. */
import { record } from '../db/audit.ts'
import { deliveryById, moveOn } from '../db/deliveries.ts'
import { inTransaction } from '../db/open.ts'
import type { Delivery, DeliveryState } from '../delivery/delivery.ts'
import { isTimeZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { momentOf } from '../lib/zone.ts'
import type { ActionContext } from './action.ts'

/** States in which it has not left. */
const MOVABLE: ReadonlySet<DeliveryState> = new Set(['planned', 'missed', 'blocked'])
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** `local` as 2026-03-02T09:00 in the IANA `zone`. All of the deliveries move, or none. @throws UserError bad-time, delivery-unknown, delivery-state */
export async function moveDelivery(
  context: ActionContext,
  input: { ids: readonly string[]; local: string; zone: string },
): Promise<{ moved: Delivery[]; reading: 'once' | 'skipped' | 'twice' }> {
  if (!LOCAL.test(input.local) || Number.isNaN(Date.parse(`${input.local}Z`)))
    throw new UserError('bad-time', `"${input.local}" is no local time.`, { hint: 'Write it as 2026-03-02T09:00.' })
  if (!isTimeZone(input.zone)) throw new UserError('bad-time', `"${input.zone}" is no time zone.`, { hint: 'Write it as Europe/Berlin.' })
  const { at, reading } = momentOf(input.local, input.zone)
  const moved = await inTransaction(context.db, async db => {
    const out: Delivery[] = []
    for (const id of input.ids) {
      const delivery = await deliveryById(db, id)
      if (!delivery || delivery.workspace !== context.ref.id)
        throw new UserError('delivery-unknown', `There is no delivery ${id} in this workspace.`, {
          hint: '"uptake deliveries" lists them.',
        })
      const change = { state: 'planned' as const, dueAt: at, local: input.local, zone: input.zone, reason: null }
      if (!MOVABLE.has(delivery.state) || !(await moveOn(db, delivery, delivery.state, change, context.now)))
        throw new UserError('delivery-state', `The delivery is ${delivery.state} and cannot be moved.`, {
          hint: 'Only what is planned, missed or blocked can.',
        })
      await record(db, {
        at: context.now,
        workspace: context.ref.id,
        actor: context.actor,
        action: 'move-delivery',
        subject: id,
        before: { local: delivery.local, zone: delivery.zone },
        after: { local: input.local, zone: input.zone },
      })
      out.push((await deliveryById(db, id))!)
    }
    return out
  })
  return { moved, reading }
}
