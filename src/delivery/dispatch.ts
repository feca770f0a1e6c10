/** The one place that sends. Claims what is due, checks the approval of exactly these bytes, writes the intent, sends once, writes what came. */
import { ChannelError, type Channel, type ChannelContext, type Contract, type Outcome, type Rendition } from '../channels/channel.ts'
import { attemptsOf, beginAttempt, endAttempt } from '../db/attempts.ts'
import { deliveryById, moveOn, type Change } from '../db/deliveries.ts'
import { claimDue } from '../db/due.ts'
import type { Database } from '../db/open.ts'
import { whyNotNow, type Gate } from './gate.ts'
import { backOff, MOST_ATTEMPTS, tooLate, type Delivery } from './delivery.ts'
import { stepOf, type Step } from './step.ts'
import { inTime } from './in-time.ts'

export type Current = { rendition: Rendition; digest: string; gate: Gate }
/** A channel as a workspace uses it. */
export type Route = {
  channel: Channel
  context(delivery: Delivery, signal: AbortSignal): ChannelContext | Promise<ChannelContext>
}
export type Ports = {
  db: Database
  now(): number
  /** A new random id. */
  newId(): string
  /** Reads the settings again if they have changed: what follows is asked of them as they are at this moment. */
  refresh?(): Promise<void>
  /** Names of channels that uptake.yml pauses. */
  paused?(): readonly string[]
  /**
   * What would be sent now, read from the files at this moment, and what approvals of it are judged by; null when the
   * item is gone. `digest` is over all of its bytes.
   */
  current(delivery: Delivery): Promise<Current | null>
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
  await ports.refresh?.()
  const claimed = await claimDue(ports.db, { ...options, now: ports.now(), for: options.lease, paused: ports.paused?.() ?? [] })
  const done: Dispatched[] = []
  for (const delivery of claimed) done.push({ delivery, ended: await dispatch(ports, options, delivery) })
  return done
}

async function dispatch(ports: Ports, options: DispatchOptions, delivery: Delivery): Promise<string> {
  const { db } = ports
  await ports.refresh?.()
  const stop = async (change: Change): Promise<string> =>
    (await moveOn(db, delivery, 'claimed', change, ports.now())) ? change.state! : 'lost lease'
  if (ports.paused?.().includes(delivery.channel)) return stop({ state: 'planned' })
  const late = tooLate(delivery, ports.now(), 'while nothing ran')
  if (late !== null) return stop(late)
  const route = ports.route(delivery)
  if (!route) return stop({ state: 'blocked', reason: `There is no channel "${delivery.channel}" in uptake.yml any more.` })
  const step = await stepNow(ports, delivery, route.channel)
  if (typeof step === 'string') return stop({ state: 'blocked', reason: step })
  return send(ports, options, { ...delivery, digest: step.digest }, { route, ...step })
}

/** What forbids it, at the moment of writing the intent; null: nothing does. */
type Forbidden = (transaction: Database) => Promise<string | null>

type Ready = { step: Step; digest: string; forbidden: Forbidden }

/** What is to be done, with the bytes as they are at this moment, under the condition that nothing forbids it; or why it must not be. */
async function stepNow(ports: Ports, delivery: Delivery, channel: Channel): Promise<Ready | string> {
  const post = delivery.of === null ? null : await deliveryById(ports.db, delivery.of)
  if (delivery.of !== null && post?.state !== 'published') return 'The post that it belongs to is not out any more.'
  // A person ordered it, for a reason; there are no bytes to say yes to.
  if (delivery.kind === 'delete')
    return { step: stepOf(delivery, channel, null, post), digest: delivery.digest, forbidden: () => Promise.resolve(null) }
  const current = await ports.current(delivery)
  if (!current) return 'The content file is gone.'
  const { rendition, digest } = current
  // Some may have it already: nobody else gets another text.
  if (digest !== delivery.digest && (await wasTried(ports.db, delivery))) return `It was edited after it was first tried. ${ANEW}`
  // Exactly what is approved is sent, be it the text that was scheduled or what it was edited to since.
  return { step: stepOf(delivery, channel, rendition, post), digest, forbidden: transaction => whyBlocked(transaction, delivery, current) }
}

const ANEW = 'Drop it and schedule it as it is now, or bring the text back.'
export const wasTried = async (db: Database, { id }: Delivery): Promise<boolean> => (await attemptsOf(db, id)).length > 0

/** Why what a delivery would send now may not go out; null when it may. */
export async function whyBlocked(db: Database, delivery: Delivery, { digest, gate }: Omit<Current, 'rendition'>): Promise<string | null> {
  const { workspace, item, channel } = delivery
  const why = await whyNotNow(db, { workspace, item, channel, digest }, gate)
  return why === null || digest === delivery.digest ? why : `It was edited after it was scheduled. ${why}`
}

async function send(
  ports: Ports,
  options: DispatchOptions,
  delivery: Delivery,
  { route, step, forbidden }: { route: Route; step: Step; forbidden: Forbidden },
): Promise<string> {
  const { db } = ports
  const startedAt = ports.now()
  const attempt = { id: ports.newId(), digest: delivery.digest, startedAt, leaseUntil: startedAt + options.timeout + options.lease }
  const begun = await beginAttempt(db, delivery, attempt, forbidden)
  if (typeof begun === 'object') return 'blocked'
  if (begun === 'taken') {
    const given = await moveOn(db, delivery, 'claimed', { state: 'planned' }, ports.now())
    return given ? 'planned' : 'lost lease'
  }
  const tried: Delivery = { ...delivery, state: 'attempting', attempts: delivery.attempts + 1 }
  const signal = AbortSignal.timeout(options.timeout)
  let result: { outcome: string; detail: string | null; change: Change }
  try {
    const { outcome, detail } = await withTimeout(sending({ route, step, time: options.timeout }, tried, signal), signal)
    result = { outcome: outcome.state, detail, change: changeOf(outcome, tried, ports.now()) }
  } catch (error) {
    result = failure(error, tried, step.contract, { now: ports.now(), pause: options.pause })
  }
  const moved = await endAttempt(db, tried, attempt.id, result, ports.now())
  return moved ? result.change.state! : 'lost lease'
}

const sending = async (
  { route, step, time }: { route: Route; step: Step; time: number },
  delivery: Delivery,
  signal: AbortSignal,
): Promise<{ outcome: Outcome; detail: string }> => {
  const within = inTime(time)
  const context = await route.context(delivery, signal)
  const outcome = await step.send(within(context))
  return { outcome, detail: JSON.stringify(shownOf(outcome, context)) }
}

/** As the ledger shows it. The delivery itself keeps id and address as they are; a person who posts gets the text as it is. */
export function shownOf(outcome: Outcome, { redact = text => text }: Pick<ChannelContext, 'redact'>): Outcome {
  if (outcome.state === 'handoff' || outcome.state === 'more') return outcome
  const id = redact(outcome.id)
  return outcome.state === 'pending' ? { ...outcome, id } : { ...outcome, id, url: outcome.url === null ? null : redact(outcome.url) }
}

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

function changeOf(outcome: Outcome, { kind }: Delivery, now: number): Change {
  switch (outcome.state) {
    case 'published':
      return kind === 'delete' ? { state: 'deleted' } : { state: 'published', postId: outcome.id, url: outcome.url, reason: null }
    case 'pending':
      return { state: 'pending', postId: outcome.id, reason: null }
    case 'more':
      // It came on: only attempts without progress are counted.
      return { state: 'planned', dueAt: outcome.at ?? now, attempts: 0, reason: outcome.note }
    case 'handoff':
      return { state: 'handoff', url: outcome.url, reason: outcome.steps.join('\n') }
  }
}

/** Only what the channel says for sure counts as not posted; everything else is looked up before anything is tried again. */
function failure(
  error: unknown,
  delivery: Delivery,
  contract: Contract,
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
  return { outcome: 'unknown', detail: message, change: { state: 'unconfirmed', dueAt: now + contract.settles, reason: message } }
}
