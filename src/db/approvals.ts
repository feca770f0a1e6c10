/** Approvals: a person's yes to exactly these bytes on one channel. */
import type { Database } from './open.ts'

export type Approval = {
  id: string
  workspace: string
  item: string
  channel: string
  digest: string
  person: string
  at: number
  voidedAt: number | null
}

export async function addApproval(db: Database, approval: Omit<Approval, 'voidedAt'>): Promise<void> {
  const { id, workspace, item, channel, digest, person, at } = approval
  await db.insertInto('approval').values({ id, workspace_id: workspace, item, channel, digest, person, at, voided_at: null }).execute()
}
/** How many different people approve these bytes now. */
export async function approvers(db: Database, of: Pick<Approval, 'workspace' | 'item' | 'channel' | 'digest'>): Promise<string[]> {
  const rows = await db
    .selectFrom('approval')
    .select('person')
    .distinct()
    .where('workspace_id', '=', of.workspace)
    .where('item', '=', of.item)
    .where('channel', '=', of.channel)
    .where('digest', '=', of.digest)
    .where('voided_at', 'is', null)
    .execute()
  return rows.map(row => row.person).sort()
}
/** Takes back the approvals of an item that are not for `digest` (null: all): an edit voids them. Returns how many. */
export async function voidApprovals(
  db: Database,
  of: { workspace: string; item: string; channel: string; digest: string | null },
  at: number,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('approval')
    .set({ voided_at: at })
    .where('workspace_id', '=', of.workspace)
    .where('item', '=', of.item)
    .where('channel', '=', of.channel)
    .where('voided_at', 'is', null)
    .$if(of.digest !== null, query => query.where('digest', '!=', of.digest ?? ''))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
