/** The delivery that somebody means by its id. */
import { deliveryById } from '../db/deliveries.ts'
import type { Database } from '../db/open.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { UserError } from '../lib/errors.ts'
import type { ActionContext } from './action.ts'

/** @throws UserError delivery-unknown: there is none, or it is of another workspace */
export async function deliveryHere(db: Database, { ref }: ActionContext, id: string): Promise<Delivery> {
  const delivery = await deliveryById(db, id)
  if (delivery?.workspace === ref.id) return delivery
  throw new UserError('delivery-unknown', `There is no delivery ${id} in this workspace.`, { hint: '"uptake deliveries" lists them.' })
}
