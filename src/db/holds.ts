/** Holds: channels of a workspace on which nothing is sent; `*` is all of them. */
import { lockGate } from './dialect.ts'
import { inTransaction, type Database } from './open.ts'

export type Hold = { channel: string; person: string; at: number }

export async function holdsOf(db: Database, workspace: string): Promise<Hold[]> {
  return db.selectFrom('hold').select(['channel', 'person', 'at']).where('workspace_id', '=', workspace).orderBy('channel').execute()
}
/** Returns false when it was on hold already. */
export async function putHold(db: Database, workspace: string, hold: Hold): Promise<boolean> {
  return inTransaction(db, async transaction => {
    await lockGate(transaction, workspace, 'change')
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('hold')
      .values({ workspace_id: workspace, ...hold })
      .onConflict(c => c.columns(['workspace_id', 'channel']).doNothing())
      .executeTakeFirstOrThrow()
    return (numInsertedOrUpdatedRows ?? 0n) > 0n
  })
}
/** Returns false when it was not on hold. */
export async function removeHold(db: Database, workspace: string, channel: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('hold')
    .where('workspace_id', '=', workspace)
    .where('channel', '=', channel)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
