/** The posts of a workspace that are out, each with what was told of it. Reads only. */
import { deliveriesOf } from '../db/deliveries.ts'
import { resultsOf } from '../db/post-results.ts'
import type { Delivery, DeliveryState } from '../delivery/delivery.ts'
import type { PostResult } from '../delivery/results.ts'
import type { ActionContext } from './action.ts'

/** `counts` null: nothing was told of it, which is no 0. */
export type PostOut = Delivery & Pick<PostResult, 'counts'>

/** Oldest first. `states`: whether those count that were taken down again. */
export async function postsOut({ db, ref }: ActionContext, states: readonly DeliveryState[]): Promise<PostOut[]> {
  const counts = new Map((await resultsOf(db, ref.id)).map(each => [each.delivery, each.counts]))
  const deliveries = await deliveriesOf(db, ref.id, { states })
  return deliveries.filter(each => each.kind === 'post').map(each => ({ ...each, counts: counts.get(each.id) ?? null }))
}
