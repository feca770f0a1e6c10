/** For how long a platform that takes one key once can be relied on to know it. */
import type { Contract } from '../channels/channel.ts'
import { attemptsOf } from '../db/attempts.ts'
import type { Database } from '../db/open.ts'
import type { Delivery } from './delivery.ts'

/** Half of the time is kept for the way there: a key that is forgotten on arrival makes a second post. */
export async function isRemembered(db: Database, delivery: Delivery, { remembers }: Contract, now: number): Promise<boolean> {
  if (remembers === undefined) return true
  const first = (await attemptsOf(db, delivery.id))[0]
  return first !== undefined && now - first.startedAt < remembers / 2
}

/**
 * Was it to be sent again because the key makes that harmless, and is that so no more? Between the two there may be a hold,
 * or a night in which nothing ran.
 */
export async function isForgotten(db: Database, delivery: Delivery, contract: Contract, now: number): Promise<boolean> {
  if (contract.idempotency !== 'key' || contract.remembers === undefined) return false
  const last = (await attemptsOf(db, delivery.id)).at(-1)
  return last?.outcome === 'unknown' && !(await isRemembered(db, delivery, contract, now))
}
