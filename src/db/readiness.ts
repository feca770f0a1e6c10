/** The last audit of a workspace's repository. */
import type { Audit } from '../audit/run.ts'
import type { Database } from './open.ts'

/** `at`: UTC epoch milliseconds. */
export type Readiness = Audit & { at: number; offline: boolean }

export async function putReadiness(db: Database, workspace: string, { at, offline, ...result }: Readiness): Promise<void> {
  const row = { at, offline: offline ? 1 : 0, result: JSON.stringify(result) }
  await db
    .insertInto('readiness')
    .values({ workspace_id: workspace, ...row })
    .onConflict(conflict => conflict.column('workspace_id').doUpdateSet(row))
    .execute()
}

export async function lastReadiness(db: Database, workspace: string): Promise<Readiness | null> {
  const row = await db.selectFrom('readiness').selectAll().where('workspace_id', '=', workspace).executeTakeFirst()
  return row === undefined ? null : { ...(JSON.parse(row.result) as Audit), at: row.at, offline: row.offline === 1 }
}
