/** What is done to a post that is out: brought to what was approved since, or taken down. Each is a delivery of its own, due now. */
import { createHash } from 'node:crypto'
import { deliveriesOf, deliveryById, moveOn, planDeliveries } from '../db/deliveries.ts'
import { inTransaction, type Database } from '../db/open.ts'
import { whyNotNow } from '../delivery/gate.ts'
import { SETTLED, type Delivery, type DeliveryKind } from '../delivery/delivery.ts'
import { systemZone } from '../lib/clock.ts'
import { UserError } from '../lib/errors.ts'
import { localTime } from '../lib/zone.ts'
import { recordAction, type ActionContext } from './action.ts'
import { deliveryHere } from './delivery-here.ts'
import { publishing, type Publishing } from './publishing.ts'

/** Plans the one edit that brings a post to its file as it is now. @throws UserError delivery-unknown, delivery-state, no-way, nothing-changed, not-approved */
export async function editPost(context: ActionContext, input: { id: string }): Promise<Delivery> {
  const { item } = await deliveryHere(context.db, context, input.id)
  const place = await publishing(context, [item])
  return inTransaction(context.db, async db => {
    const post = await postOf(db, context, input.id)
    const channel = channelOf(place, post)
    if (channel.edit === undefined)
      throw new UserError('no-way', `${channel.title} has no way to edit a post.`, {
        hint: channel.delete === undefined ? 'Edit it there by hand.' : 'Take it down and publish it anew, or edit it there by hand.',
      })
    const current = await place.current(post.item, post.channel)
    if (current === null)
      throw new UserError('content-unknown', 'The file of the piece is gone.', { hint: 'Bring it back, or take the post down.' })
    if (current.digest === post.digest)
      throw new UserError('nothing-changed', 'What is out is what the file says.', { hint: 'Edit the file first.' })
    const of = { workspace: context.ref.id, item: post.item, channel: post.channel, digest: current.digest }
    const missing = await whyNotNow(db, of, current.gate)
    if (missing !== null)
      throw new UserError('not-approved', `The text as it is now may not go out: ${missing}`, { hint: `uptake approve ${post.item}` })
    return plan(db, context, place, { post, kind: 'edit', digest: current.digest, reason: null })
  })
}

/** Plans to take a post down; `reason` is kept. What still was to follow it is dropped. @throws UserError delivery-unknown, delivery-state, no-way, no-reason */
export async function deletePost(context: ActionContext, input: { id: string; reason: string }): Promise<Delivery> {
  const reason = input.reason.trim()
  if (reason === '') throw new UserError('no-reason', 'Why is it taken down?', { hint: 'Say it with --reason; it is kept with the post.' })
  const place = await publishing(context, [])
  return inTransaction(context.db, async db => {
    const post = await postOf(db, context, input.id)
    const channel = channelOf(place, post)
    if (channel.delete === undefined)
      throw new UserError('no-way', `${channel.title} has no way to take a post down.`, { hint: 'Take it down there by hand.' })
    for (const each of await stepsOf(db, post))
      if (each.state === 'planned')
        await moveOn(db, each, 'planned', { state: 'cancelled', reason: 'The post is taken down.' }, context.now)
    return plan(db, context, place, { post, kind: 'delete', digest: post.digest, reason })
  })
}

async function postOf(db: Database, context: ActionContext, id: string): Promise<Delivery> {
  const post = await deliveryHere(db, context, id)
  if (post.kind !== 'post' || post.state !== 'published')
    throw new UserError('delivery-state', `The ${post.kind} is ${post.state}; only a post that is out can be changed.`, {
      hint: post.state === 'planned' ? 'Drop or move it: uptake deliveries decide ID drop' : null,
    })
  return post
}

function channelOf(place: Publishing, post: Delivery): Publishing['channels'][number]['channel'] {
  const configured = place.channels.find(each => each.instance === post.channel)
  if (configured) return configured.channel
  throw new UserError('channel-unknown', `${post.channel} is not set up in uptake.yml.`, {
    hint: 'Set it up again, or change the post there by hand.',
  })
}

const stepsOf = async (db: Database, post: Delivery): Promise<Delivery[]> =>
  (await deliveriesOf(db, post.workspace, { item: post.item })).filter(each => each.of === post.id)

type Planned = { post: Delivery; kind: DeliveryKind; digest: string; reason: string | null }

/** One edit or deletion at a time. */
async function plan(db: Database, context: ActionContext, place: Publishing, { post, kind, digest, reason }: Planned): Promise<Delivery> {
  const steps = await stepsOf(db, post)
  const open = steps.find(each => each.kind !== 'comment' && (!SETTLED.has(each.state) || each.state === 'waiting'))
  if (open)
    throw new UserError('already-scheduled', `Its ${open.kind} is ${open.state} already.`, {
      hint: 'Wait for it, or decide it: uptake deliveries',
    })
  // It would be done after the new one, once it is approved.
  for (const old of steps.filter(each => each.kind !== 'comment' && (each.state === 'blocked' || each.state === 'missed')))
    await moveOn(db, old, old.state, { state: 'cancelled', reason: 'It was ordered anew.' }, context.now)
  const id = createHash('sha256').update(`${post.id}\n${kind}\n${steps.length}`).digest('hex').slice(0, 20)
  const zone = place.zone ?? systemZone()
  const { workspace, item, channel, campaign } = post
  const when = { dueAt: context.now, local: localTime(context.now, zone), zone, after: null }
  await planDeliveries(
    db,
    [
      {
        id,
        workspace,
        item,
        channel,
        campaign,
        digest,
        ...when,
        kind,
        of: post.id,
        reason,
        policy: { late: 'ask', within: 6 * 3_600_000 },
      },
    ],
    context.now,
  )
  await recordAction(db, context, {
    action: `${kind}-post`,
    subject: post.id,
    before: post.digest,
    after: kind === 'edit' ? digest : { reason },
  })
  return (await deliveryById(db, id))!
}
