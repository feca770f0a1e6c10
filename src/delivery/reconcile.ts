/** Finds out what became of sends whose answer was lost. Only a proven absence allows another attempt. */
import { ChannelError, type Outcome } from '../channels/channel.ts'
import { learn } from '../db/attempts.ts'
import { deliveryById, moveOn, type Change } from '../db/deliveries.ts'
import { blockFollowers, claimUnconfirmed, reap } from '../db/due.ts'
import { shownOf, type Dispatched, type DispatchOptions, type Ports } from './dispatch.ts'
import { backOff, MOST_ATTEMPTS, type Delivery } from './delivery.ts'
import { stepOf } from './step.ts'

/** Frees what dead workers held, then looks up what is unconfirmed. */
export async function reconcile(ports: Ports, options: DispatchOptions): Promise<Dispatched[]> {
  await reap(ports.db, ports.now(), ports.now() + options.settles)
  await blockFollowers(ports.db, ports.now(), options.workspaces)
  const claimed = await claimUnconfirmed(ports.db, { ...options, now: ports.now(), for: options.lease + options.timeout })
  const done: Dispatched[] = []
  for (const delivery of claimed) {
    const { change, found } = await lookUp(ports, options, delivery)
    await learn(ports.db, delivery, found, ports.now())
    done.push({ delivery, ended: (await moveOn(ports.db, delivery, 'unconfirmed', change, ports.now())) ? change.state! : 'lost lease' })
  }
  return done
}

/** `found`: what the attempt made whose answer was lost; null when that is not known. */
type Looked = { change: Change; found: Outcome | null }

async function lookUp(ports: Ports, options: DispatchOptions, delivery: Delivery): Promise<Looked> {
  const { db, now } = ports
  const route = ports.route(delivery)
  const current = delivery.kind === 'delete' ? null : await ports.current(delivery)
  const post = delivery.of === null ? null : await deliveryById(db, delivery.of)
  const changed = delivery.kind !== 'delete' && current?.digest !== delivery.digest
  if (!route || changed || (delivery.of !== null && post === null))
    return waiting(
      'It may be out, but the text or the channel changed since, so it cannot be looked up. Look for it, then say whether it is there.',
    )
  const step = stepOf(delivery, route.channel, current?.rendition ?? null, post)
  const { contract } = step
  if (contract.idempotency === 'none')
    return waiting(`${route.channel.title} cannot be asked whether it is out. Look for it, then say whether it is there.`)
  const next = now() + backOff(delivery.attempts, options.pause)
  // With a key a second send changes nothing, so it is the surest way of looking.
  if (contract.idempotency === 'key')
    return {
      change: again(
        delivery,
        next,
        delivery.kind === 'edit' || delivery.kind === 'delete'
          ? 'The answer was lost; doing it again changes nothing.'
          : 'The answer was lost; sending again with the same key cannot post twice.',
      ),
      found: null,
    }
  try {
    const context = await route.context(delivery, AbortSignal.timeout(options.timeout))
    const found = await step.find(context)
    if (found) {
      const change: Change =
        delivery.kind === 'delete' ? { state: 'deleted' } : { state: 'published', postId: found.id, url: found.url, reason: null }
      return { change, found: shownOf(found, context) }
    }
  } catch (error) {
    const retryAt = error instanceof ChannelError ? error.retryAt : null
    const reason = error instanceof Error ? error.message : String(error)
    return {
      change: { state: 'unconfirmed', dueAt: Math.max(retryAt ?? 0, now() + backOff(1, options.pause)), reason },
      found: null,
    }
  }
  return { change: again(delivery, next, 'It was looked for and is not there.'), found: null }
}

const waiting = (reason: string): Looked => ({ change: { state: 'waiting', reason }, found: null })

/** The wait is in the row, where the query of due work reads it: a platform that fails is not asked at once again. */
function again(delivery: Delivery, dueAt: number, reason: string): Change {
  if (delivery.attempts >= MOST_ATTEMPTS)
    return { state: 'waiting', reason: `${reason} ${delivery.attempts} attempts were made; a person decides.` }
  return { state: 'planned', dueAt, reason }
}
