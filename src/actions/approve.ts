/** A person's yes to what one channel, or every channel of a piece, would get: to exactly these bytes. */
import { randomUUID } from 'node:crypto'
import { addApproval, approvers, voidApprovals } from '../db/approvals.ts'
import { record } from '../db/audit.ts'
import { inTransaction } from '../db/open.ts'
import { UserError } from '../lib/errors.ts'
import type { ActionContext } from './action.ts'
import { publishing } from './publishing.ts'

export type Approved = { channel: string; digest: string; by: readonly string[]; needed: number }

/**
 * Approves a content item as it is now. Older yeses, to other bytes, are void from here on. `digests` are what the person
 * saw, by channel: when a file changed meanwhile nothing is approved.
 * @throws UserError content-unknown, content-broken, content-changed, channel-unknown
 */
export async function approve(
  context: ActionContext,
  input: { item: string; channels: readonly string[] | null; digests: Readonly<Record<string, string>> | null },
): Promise<Approved[]> {
  const place = await publishing(context)
  const { file, rendered } = place.renditions(input.item, input.channels)
  for (const { name, digest } of rendered) {
    const seen = input.digests?.[name]
    if (seen !== undefined && seen !== digest)
      throw new UserError('content-changed', `${file.item.file} has changed since it was looked at, so nothing was approved.`, {
        hint: 'Look at it again and approve what you see.',
      })
  }
  return inTransaction(context.db, async db => {
    const out: Approved[] = []
    for (const { name, digest } of rendered) {
      const of = { workspace: context.ref.id, item: file.item.id, channel: name, digest }
      await voidApprovals(db, of, context.now)
      if (!(await approvers(db, of)).includes(context.actor.name)) {
        await addApproval(db, { ...of, id: randomUUID(), person: context.actor.name, at: context.now })
        await record(db, {
          at: context.now,
          workspace: context.ref.id,
          actor: context.actor,
          action: 'approve',
          subject: `${file.item.id} ${name}`,
          before: null,
          after: digest,
        })
      }
      out.push({ channel: name, digest, by: await approvers(db, of), needed: place.needed })
    }
    return out
  })
}
