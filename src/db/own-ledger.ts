/** The name of this database as the one that sends the calendar of a workspace. It is true of one database alone and never exported. */
import type { Database } from './open.ts'

/** `replaced`: names whose place it took; they send no more. */
export type OwnLedger = { id: string; replaced: readonly string[] }

export async function ownLedger(db: Database, workspace: string): Promise<OwnLedger | null> {
  const row = await db.selectFrom('own_ledger').select(['id', 'replaced']).where('workspace_id', '=', workspace).executeTakeFirst()
  return row === undefined ? null : { id: row.id, replaced: JSON.parse(row.replaced) as string[] }
}

/** Gives it a name. Of several processes that do so at once the first does; all get the name that holds. */
export async function nameLedger(db: Database, workspace: string, id: string): Promise<OwnLedger> {
  await db
    .insertInto('own_ledger')
    .values({ workspace_id: workspace, id, replaced: '[]' })
    .onConflict(conflict => conflict.column('workspace_id').doNothing())
    .execute()
  return (await ownLedger(db, workspace))!
}

/** Gives it another name, which takes the place of those that are known. */
export async function renameLedger(db: Database, workspace: string, { id, replaced }: OwnLedger): Promise<void> {
  const names = JSON.stringify(replaced)
  await db
    .insertInto('own_ledger')
    .values({ workspace_id: workspace, id, replaced: names })
    .onConflict(conflict => conflict.column('workspace_id').doUpdateSet({ id, replaced: names }))
    .execute()
}

/** A backup that takes the place of a database goes on under its names. */
export async function carryLedgers(from: Database, to: Database): Promise<void> {
  for (const { workspace_id, id, replaced } of await from.selectFrom('own_ledger').selectAll().execute())
    await renameLedger(to, workspace_id, { id, replaced: JSON.parse(replaced) as string[] })
}
