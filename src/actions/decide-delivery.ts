/** A person's word on a delivery that stands still: it is out, send it again, or drop it. */
import { deliveriesOf, deliveryById, moveOn } from '../db/deliveries.ts'
import { lockGate } from '../db/dialect.ts'
import { inTransaction, type Database } from '../db/open.ts'
import { stands, type Delivery, type DeliveryState } from '../delivery/delivery.ts'
import { UserError } from '../lib/errors.ts'
import { recordAction, type ActionContext } from './action.ts'
import { deliveryHere } from './delivery-here.ts'

export type Decision = 'published' | 'again' | 'drop'
/** From which states which word counts. What is planned or under way is nobody's to decide but by dropping it. */
const FROM: Record<Decision, readonly DeliveryState[]> = {
  published: ['unconfirmed', 'waiting', 'handoff', 'pending'],
  again: ['waiting', 'unconfirmed', 'missed', 'rejected', 'blocked', 'cancelled'],
  drop: ['planned', 'waiting', 'missed', 'rejected', 'blocked', 'handoff'],
}

/** @throws UserError delivery-unknown, delivery-state, delivery-url, already-scheduled */
export async function decideDelivery(
  context: ActionContext,
  input: { id: string; decision: Decision; url: string | null },
): Promise<Delivery> {
  // It becomes a link on pages, in feeds and in reports.
  if (input.url !== null && !/^https?:$/.test(URL.parse(input.url)?.protocol ?? ''))
    throw new UserError('delivery-url', `"${input.url.slice(0, 120)}" is no web address.`, {
      hint: 'Paste the address of the post as the browser shows it: https://…',
    })
  return inTransaction(context.db, async db => {
    await lockGate(db, context.ref.id, 'change')
    const delivery = await deliveryHere(db, context, input.id)
    // Whoever pasted a wrong address may paste the right one.
    const mends = input.decision === 'published' && input.url !== null && delivery.state === 'published' && delivery.postId === null
    if (!mends && !FROM[input.decision].includes(delivery.state))
      throw new UserError(
        'delivery-state',
        `The delivery is ${delivery.state}; "${input.decision}" can be said of ${FROM[input.decision].join(', ')}.`,
        {
          hint: delivery.state === 'attempting' ? 'Wait until its answer is there.' : null,
        },
      )
    if (input.decision === 'again') await mustBeTheOnly(db, delivery)
    const change =
      input.decision === 'published'
        ? {
            state: delivery.kind === 'delete' ? ('deleted' as const) : ('published' as const),
            url: input.url ?? delivery.url,
            reason: `${context.actor.name} says that it is ${delivery.kind === 'delete' ? 'gone' : 'out'}.`,
          }
        : input.decision === 'again'
          ? {
              state: 'planned' as const,
              dueAt: context.now,
              attempts: 0,
              after: await stillToCome(db, delivery),
              reason: `${context.actor.name} had it sent again.`,
            }
          : { state: 'cancelled' as const, reason: `${context.actor.name} dropped it.` }
    if (!(await moveOn(db, delivery, delivery.state, change, context.now)))
      throw new UserError('delivery-state', 'The delivery has moved on meanwhile.', { hint: 'Look at it again.' })
    await recordAction(db, context, {
      action: `delivery-${input.decision}`,
      subject: delivery.id,
      before: delivery.state,
      after: change.state,
    })
    return (await deliveryById(db, delivery.id))!
  })
}

/** Since it was dropped or refused the piece may have been scheduled anew. @throws UserError already-scheduled */
async function mustBeTheOnly(db: Database, { id, workspace, item, channel, kind, of }: Delivery): Promise<void> {
  const others = await deliveriesOf(db, workspace, { item })
  const other = others.find(
    each => each.id !== id && each.channel === channel && each.kind === kind && each.of === of && stands(each.state),
  )
  if (other === undefined) return
  throw new UserError('already-scheduled', `"${item}" is ${other.state} on ${channel} by another delivery, scheduled since.`, {
    hint: `That one is ${other.id.slice(0, 8)}: drop it first if this one is to go out in its place.`,
  })
}

/** What it waits for; nothing, when that will not be out any more. */
async function stillToCome(db: Database, { after }: Delivery): Promise<string | null> {
  const before = after === null ? null : await deliveryById(db, after)
  return before === null || ['cancelled', 'rejected', 'deleted'].includes(before.state) ? null : after
}
