/** Deliveries whose files tell their time from the launch stand where the launch of `uptake.yml` puts them, however it got there. */
import { launchBound, moveOn } from '../db/deliveries.ts'
import { inTransaction } from '../db/open.ts'
import { atLaunch, readLaunchTime } from '../content/launch-time.ts'
import type { Delivery } from '../delivery/delivery.ts'
import { momentOf } from '../lib/zone.ts'
import { readConfig } from '../workspace/load.ts'
import { recordAction, type ActionContext } from './action.ts'

/** The local time of such a delivery with another launch (ISO day): 2026-11-03T09:00; null: it has a time of its own. */
export function localAtLaunch({ launchTime, zone }: Pick<Delivery, 'launchTime' | 'zone'>, launch: string): string | null {
  const time = launchTime === null ? null : readLaunchTime(launchTime)
  return time === null ? null : atLaunch({ ...time, zone }, launch).at.replace(' ', 'T')
}

/** Moves what does not stand there yet and was never tried. Without a launch everything stays. Returns what moved. */
export async function followLaunch(context: ActionContext): Promise<Delivery[]> {
  const bound = await launchBound(context.db, context.ref.id)
  if (bound.length === 0) return []
  const { launch } = (await readConfig(context.ref)).config
  if (launch === null) return []
  return inTransaction(context.db, async db => {
    const moved: Delivery[] = []
    for (const delivery of bound) {
      const local = localAtLaunch(delivery, launch)
      if (local === null || local === delivery.local) continue
      const { id, zone, state } = delivery
      const change = { state: 'planned' as const, dueAt: momentOf(local, zone).at, local, reason: null }
      if (!(await moveOn(db, delivery, state, change, context.now))) continue
      const before = { local: delivery.local, zone }
      await recordAction(db, context, { action: 'move-delivery', subject: id, before, after: { local, zone, launch } })
      moved.push(delivery)
    }
    return moved
  })
}
