/** Stops and starts sending: on one channel, or on all (`*`), at once and for every worker. */
import { record } from '../db/audit.ts'
import { putHold, removeHold } from '../db/holds.ts'
import { inTransaction } from '../db/open.ts'
import type { ActionContext } from './action.ts'

/** What is being sent at this moment is not stopped; nothing after it goes out until the hold is lifted. */
export async function hold(
  context: ActionContext,
  input: { channel: string; on: boolean },
): Promise<{ channel: string; on: boolean; changed: boolean }> {
  const { channel, on } = input
  const changed = await inTransaction(context.db, async db => {
    const did = on
      ? await putHold(db, context.ref.id, { channel, person: context.actor.name, at: context.now })
      : await removeHold(db, context.ref.id, channel)
    if (did)
      await record(db, {
        at: context.now,
        workspace: context.ref.id,
        actor: context.actor,
        action: on ? 'hold' : 'lift-hold',
        subject: channel,
        before: !on,
        after: on,
      })
    return did
  })
  return { channel, on, changed }
}
