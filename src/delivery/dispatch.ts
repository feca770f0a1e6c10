/** The one place that sends. Claims what is due, checks the approval of exactly these bytes, writes the intent, sends once, writes what came. */
import { ChannelError, type Channel, type ChannelContext, type Outcome, type Rendition } from '../channels/channel.ts'
import { beginAttempt, endAttempt } from '../db/attempts.ts'
import { approvers } from '../db/approvals.ts'
import { claimDue, moveOn, type Change } from '../db/deliveries.ts'
import type { Database } from '../db/open.ts'
import { backOff, MOST_ATTEMPTS, type Delivery } from './delivery.ts'

/** A channel as a workspace uses it. */
export type Route = {
  channel: Channel
  context(delivery: Delivery, signal: AbortSignal): ChannelContext | Promise<ChannelContext>
  /** People who must have said yes. */ approvals: number
}
export type Ports = {
  db: Database
  now(): number
  /** A new random id. */
  newId(): string
  /** What would be sent now, read from the files at this moment; null when the item is gone. `digest` is over all of its bytes. */
  rendition(delivery: Delivery): Promise<{ rendition: Rendition; digest: string } | null>
  /** The channel of a delivery; null when the workspace has none of that name. */
  route(delivery: Delivery): Route | null
}
/** `lease`, `timeout` of one send, `settles` (until a look-up is believed after a worker died) and `pause` (see `backOff`) in milliseconds. */
export type DispatchOptions = {
  owner: string
  workspaces: readonly string[]
  limit: number
  lease: number
  timeout: number
  settles: number
  pause?: number
}
export type Dispatched = { delivery: Delivery; ended: string }

/** Sends what is due, at most `limit` deliveries, and says how each ended. Faults of one never stop another. */
export async function dispatchDue(ports: Ports, options: DispatchOptions): Promise<Dispatched[]> {
  const claimed = await claimDue(ports.db, { ...options, now: ports.now(), for: options.lease })
  const done: Dispatched[] = []
  for (const delivery of claimed) done.push({ delivery, ended: await dispatch(ports, options, delivery) })
  return done
}

async function dispatch(ports: Ports, options: DispatchOptions, delivery: Delivery): Promise<string> {
  const { db } = ports
  const stop = async (change: Change): Promise<string> =>
    (await moveOn(db, delivery, 'claimed', change, ports.now())) ? change.state! : 'lost lease'
  const late = ports.now() - delivery.dueAt
  if (late > delivery.policy.within && delivery.policy.late !== 'send')
    return stop(
      delivery.policy.late === 'ask'
        ? {
            state: 'missed',
            reason: `It was due ${delivery.local} (${delivery.zone}), while nothing ran. Send it now, move it, or drop it.`,
          }
        : { state: 'cancelled', reason: `It was due ${delivery.local} (${delivery.zone}), while nothing ran, and was to be skipped then.` },
    )
  const route = ports.route(delivery)
  if (!route) return stop({ state: 'blocked', reason: `There is no channel "${delivery.channel}" in uptake.yml any more.` })
  const current = await ports.rendition(delivery)
  if (!current) return stop({ state: 'blocked', reason: 'The content file is gone.' })
  const blocked = await whyBlocked(ports, delivery, current.digest, route.approvals)
  if (blocked !== null) return stop({ state: 'blocked', reason: blocked })
  return send(ports, options, delivery, route, current)
}

/** Exactly what was approved is sent: neither an edited text nor one with too few approvals. */
async function whyBlocked(ports: Ports, delivery: Delivery, digest: string, needed: number): Promise<string | null> {
  if (digest !== delivery.digest) return 'It was edited after it was scheduled. Approve and schedule it as it is now.'
  const people = await approvers(ports.db, { workspace: delivery.workspace, item: delivery.item, channel: delivery.channel, digest })
  return people.length >= needed ? null : `${people.length} of ${needed} approvals of exactly this text.`
}

async function send(
  ports: Ports,
  options: DispatchOptions,
  delivery: Delivery,
  route: Route,
  current: { rendition: Rendition; digest: string },
): Promise<string> {
  const { db } = ports
  const attempt = { id: ports.newId(), digest: current.digest }
  const until = ports.now() + options.timeout + options.lease
  if (!(await beginAttempt(db, delivery, attempt, ports.now(), until))) return 'lost lease'
  const tried: Delivery = { ...delivery, state: 'attempting', attempts: delivery.attempts + 1 }
  const signal = AbortSignal.timeout(options.timeout)
  let result: { outcome: string; detail: string | null; change: Change }
  try {
    const outcome = await withTimeout(publishing(route, tried, signal, current.rendition), signal)
    result = { outcome: outcome.state, detail: JSON.stringify(outcome), change: changeOf(outcome) }
  } catch (error) {
    result = failure(error, tried, route.channel, { now: ports.now(), pause: options.pause })
  }
  const moved = await endAttempt(db, tried, attempt.id, result, ports.now())
  return moved ? result.change.state! : 'lost lease'
}

const publishing = async (route: Route, delivery: Delivery, signal: AbortSignal, rendition: Rendition): Promise<Outcome> =>
  route.channel.publish(await route.context(delivery, signal), rendition)

/** A channel that does not listen to the signal is left behind: what it does then is not known. */
async function withTimeout<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = (): void => {}
  const over = new Promise<never>((_, reject) => {
    onAbort = () => reject(new ChannelError('unknown', 'No answer in time.'))
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([work, over])
  } finally {
    signal.removeEventListener('abort', onAbort)
    work.catch(() => undefined)
  }
}

function changeOf(outcome: Outcome): Change {
  switch (outcome.state) {
    case 'published':
      return { state: 'published', postId: outcome.id, url: outcome.url, reason: null }
    case 'pending':
      return { state: 'pending', postId: outcome.id, reason: null }
    case 'handoff':
      return { state: 'handoff', url: outcome.url, reason: outcome.steps.join('\n') }
  }
}

/** Only what the channel says for sure counts as not posted; everything else is looked up before anything is tried again. */
function failure(
  error: unknown,
  delivery: Delivery,
  channel: Channel,
  { now, pause }: { now: number; pause: number | undefined },
): { outcome: string; detail: string | null; change: Change } {
  const message = error instanceof Error ? error.message : String(error)
  const kind = error instanceof ChannelError ? error.kind : 'unknown'
  if (kind === 'rejected') return { outcome: kind, detail: message, change: { state: 'rejected', reason: message } }
  // Nothing is wrong with the piece: it waits until the account is mended.
  if (kind === 'auth') return { outcome: kind, detail: message, change: { state: 'blocked', reason: message } }
  if (kind === 'later') {
    if (delivery.attempts >= MOST_ATTEMPTS)
      return {
        outcome: kind,
        detail: message,
        change: { state: 'rejected', reason: `Refused ${delivery.attempts} times, the last time: ${message}` },
      }
    const retryAt = (error instanceof ChannelError ? error.retryAt : null) ?? now + backOff(delivery.attempts, pause)
    return { outcome: kind, detail: message, change: { state: 'planned', dueAt: Math.max(retryAt, now), reason: message } }
  }
  return { outcome: 'unknown', detail: message, change: { state: 'unconfirmed', dueAt: now + channel.contract.settles, reason: message } }
}
