/** Lets go what was blocked for want of an approval and has it by now: nobody needs to say it again. */
import { moveOn, deliveryById, type Change } from '../db/deliveries.ts'
import { blockedByGate } from '../db/due.ts'
import { tooLate, type Delivery } from './delivery.ts'
import { wasTried, whyBlocked, type Dispatched, type Ports } from './dispatch.ts'

/** What is too late by its policy says so instead. Nothing is sent here: what is planned again is due, and goes the usual way. */
export async function release(ports: Ports, workspaces: readonly string[]): Promise<Dispatched[]> {
  const done: Dispatched[] = []
  for (const delivery of await blockedByGate(ports.db, workspaces)) {
    if (!(await isFree(ports, delivery))) continue
    const now = ports.now()
    const change: Change = tooLate(delivery, now, 'and was released only later') ?? { state: 'planned', reason: null }
    if (await moveOn(ports.db, delivery, 'blocked', change, now)) done.push({ delivery, ended: change.state! })
  }
  return done
}

/** Is everything there that a send asks for? It asks again, in the moment of sending. */
async function isFree(ports: Ports, delivery: Delivery): Promise<boolean> {
  if (ports.route(delivery) === null) return false
  const post = delivery.of === null ? null : await deliveryById(ports.db, delivery.of)
  if (delivery.of !== null && post?.state !== 'published') return false
  if (delivery.kind === 'delete') return true
  const current = await ports.current(delivery)
  if (current === null || (current.digest !== delivery.digest && (await wasTried(ports.db, delivery)))) return false
  return (await whyBlocked(ports.db, delivery, current)) === null
}
