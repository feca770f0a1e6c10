/** Sends what is due in a workspace, and looks up what is unconfirmed. The only way in which anything leaves. */
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { hostname } from 'node:os'
import { forgetFailure } from '../db/channel-checks.ts'
import { deliveriesOf, deliveryById, postsOfOthers } from '../db/deliveries.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { dispatchDue, type Dispatched, type DispatchOptions, type Ports } from '../delivery/dispatch.ts'
import { keyOf } from '../delivery/step.ts'
import { reconcile } from '../delivery/reconcile.ts'
import { release } from '../delivery/release.ts'
import { contentIndex } from '../workspace/content-index.ts'
import type { Recorded } from '../workspace/ledger.ts'
import type { ActionContext } from './action.ts'
import { openFor, runningClock, type Doors } from './channel-doors.ts'
import { followLaunch } from './follow-launch.ts'
import { claimLedger, elsewhere, otherLedger } from './one-ledger.ts'
import { publishing, type Publishing } from './publishing.ts'
import { takeMerges } from './take-merges.ts'

export type Sent = { delivery: Delivery; ended: string }

/** What works in parts has so many milliseconds to come to an end before its time is over. */
const ENDING = 15_000
/** Milliseconds for which a file that is not there is believed not to be. */
const PATIENCE = 5_000
const LIMITS = { limit: 20, lease: 60_000, timeout: 60_000, settles: 60_000 }

/** What would be sent now; nothing is. */
export async function dueNow(context: ActionContext): Promise<Delivery[]> {
  return deliveriesOf(context.db, context.ref.id, { states: ['planned'], to: context.now + 1 })
}

/**
 * Releases what has its approval by now, sends everything that is due, then looks up what is unconfirmed. Returns how each
 * delivery ended. @throws UserError sent-elsewhere: something is due, and another ledger sends this calendar
 */
export async function publishDue(context: ActionContext, doors: Doors = {}): Promise<Sent[]> {
  await takeMerges(context, { quick: true })
  await followLaunch(context)
  const options: DispatchOptions = { ...LIMITS, owner: `${hostname()}-${process.pid}`, workspaces: [context.ref.id] }
  const silence = { other: await otherLedger(context) }
  const ports = portsOf(context, await publishing(context, []), doors, silence)
  const ended: Dispatched[] = await release(ports, options.workspaces)
  const due = (await dueNow(context)).length > 0
  if (due) silence.other = await claimLedger(context)
  for (;;) {
    const done = [...(await dispatchDue(ports, options)), ...(await reconcile(ports, options))]
    if (done.length === 0) break
    ended.push(...done)
  }
  if (due && silence.other !== null) throw elsewhere(silence.other)
  const works = new Set(ended.filter(each => each.ended === 'published').map(each => each.delivery.channel))
  for (const channel of works) await forgetFailure(context.db, context.ref.id, channel, context.now)
  const last = new Map(ended.map(each => [each.delivery.id, each.ended]))
  return Promise.all([...last].map(async ([id, how]) => ({ delivery: (await deliveryById(context.db, id))!, ended: how })))
}

/** Changes with uptake.yml. */
function stampOf({ ref }: ActionContext): string | null {
  const stat = ref.config === null ? undefined : statSync(ref.config, { throwIfNoEntry: false })
  return stat === undefined ? null : `${stat.mtimeMs} ${stat.size} ${stat.ino}`
}

/** `silence`: while another ledger sends, no channel of this one does. */
function portsOf(context: ActionContext, read: Publishing, doors: Doors, silence: { other: Recorded | null }): Ports {
  const now = runningClock(context)
  let place = read
  let settings = stampOf(context)
  let lookedAgain = -Infinity
  return {
    // Sending may take hours: who pauses a channel or changes the rules meanwhile is heard.
    async refresh() {
      const stamp = stampOf(context)
      if (stamp === settings) return
      place = await publishing(context, [])
      await followLaunch(context)
      silence.other = await otherLedger(context)
      settings = stamp
    },
    db: context.db,
    now,
    newId: randomUUID,
    paused: () => place.channels.filter(each => each.paused || silence.other !== null).map(each => each.instance),
    current: async ({ item, channel }) => {
      const known = await place.current(item, channel)
      if (known !== null) return known
      // It may have been written since the files were looked at.
      if (performance.now() - lookedAgain > PATIENCE) await contentIndex(context.ref.root).again()
      lookedAgain = performance.now()
      return place.current(item, channel)
    },
    route: delivery => {
      const configured = place.channels.find(each => each.instance === delivery.channel)
      if (!configured) return null
      return {
        channel: configured.channel,
        context: async (sent, signal) => {
          const opened = await openFor(context, configured, { ...doors, now, signal })
          return {
            ...opened.context(keyOf(sent)),
            until: now() + LIMITS.timeout - ENDING,
            others: () => postsOfOthers(context.db, sent),
          }
        },
      }
    },
  }
}
