/** Finds out what became of sends whose answer was lost. Only a proven absence allows another attempt. */
import { ChannelError } from '../channels/channel.ts'
import { attemptsOf } from '../db/attempts.ts'
import { deliveryById, moveOn, type Change } from '../db/deliveries.ts'
import { blockFollowers, claimUnconfirmed, reap } from '../db/due.ts'
import type { Dispatched, DispatchOptions, Ports } from './dispatch.ts'
import { backOff, MOST_ATTEMPTS, type Delivery } from './delivery.ts'
import { stepOf } from './step.ts'

/** Frees what dead workers held, then looks up what is unconfirmed. */
export async function reconcile(ports: Ports, options: DispatchOptions): Promise<Dispatched[]> {
  await reap(ports.db, ports.now(), ports.now() + options.settles)
  await blockFollowers(ports.db, ports.now(), options.workspaces)
  const claimed = await claimUnconfirmed(ports.db, { ...options, now: ports.now(), for: options.lease + options.timeout })
  const done: Dispatched[] = []
  for (const delivery of claimed) {
    const change = await lookUp(ports, options, delivery)
    done.push({ delivery, ended: (await moveOn(ports.db, delivery, 'unconfirmed', change, ports.now())) ? change.state! : 'lost lease' })
  }
  return done
}

async function lookUp(ports: Ports, options: DispatchOptions, delivery: Delivery): Promise<Change> {
  const route = ports.route(delivery)
  const current = delivery.kind === 'delete' ? null : await ports.current(delivery)
  const post = delivery.of === null ? null : await deliveryById(ports.db, delivery.of)
  const changed = delivery.kind !== 'delete' && current?.digest !== delivery.digest
  if (!route || changed || (delivery.of !== null && post === null))
    return {
      state: 'waiting',
      reason:
        'It may be out, but the text or the channel changed since, so it cannot be looked up. Look for it, then say whether it is there.',
    }
  const step = stepOf(delivery, route.channel, current?.rendition ?? null, post)
  const { contract } = step
  if (contract.idempotency === 'none')
    return {
      state: 'waiting',
      reason: `${route.channel.title} cannot be asked whether it is out. Look for it, then say whether it is there.`,
    }
  // With a key a second send changes nothing, so it is the surest way of looking, for as long as the platform remembers the key.
  if (contract.idempotency === 'key' && (await isRemembered(ports, delivery, contract.remembers)))
    return again(
      delivery,
      ports.now() + backOff(delivery.attempts, options.pause),
      delivery.kind === 'edit' || delivery.kind === 'delete'
        ? 'The answer was lost; doing it again changes nothing.'
        : 'The answer was lost; sending again with the same key cannot post twice.',
    )
  try {
    const found = await step.find(await route.context(delivery, AbortSignal.timeout(options.timeout)))
    if (found)
      return delivery.kind === 'delete' ? { state: 'deleted' } : { state: 'published', postId: found.id, url: found.url, reason: null }
  } catch (error) {
    const retryAt = error instanceof ChannelError ? error.retryAt : null
    return {
      state: 'unconfirmed',
      dueAt: Math.max(retryAt ?? 0, ports.now() + backOff(1, options.pause)),
      reason: error instanceof Error ? error.message : String(error),
    }
  }
  return again(delivery, ports.now() + backOff(delivery.attempts, options.pause), 'It was looked for and is not there.')
}

/** Half of the time is kept for the way there: a key that is forgotten on arrival makes a second post. */
async function isRemembered({ db, now }: Ports, delivery: Delivery, remembers: number | undefined): Promise<boolean> {
  if (remembers === undefined) return true
  const first = (await attemptsOf(db, delivery.id))[0]
  return first !== undefined && now() - first.startedAt < remembers / 2
}

/** The wait is in the row, where the query of due work reads it: a platform that fails is not asked at once again. */
function again(delivery: Delivery, dueAt: number, reason: string): Change {
  if (delivery.attempts >= MOST_ATTEMPTS)
    return { state: 'waiting', reason: `${reason} ${delivery.attempts} attempts were made; a person decides.` }
  return { state: 'planned', dueAt, reason }
}
