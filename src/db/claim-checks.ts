/** What came of checking claims, newest first. */
import type { Check } from '../claims/judge.ts'
import type { Database } from './open.ts'

export async function addCheck(
  db: Database,
  of: { id: string; workspace: string; claim: string; took: number },
  { at, ok, value, detail, definition, files }: Check,
): Promise<void> {
  const { id, workspace, claim, took } = of
  await db
    .insertInto('claim_check')
    .values({ id, workspace_id: workspace, claim, at, ok: ok ? 1 : 0, value, detail, definition, files: JSON.stringify(files), took })
    .execute()
}

/** The newest check of each claim of a workspace. */
export async function lastChecks(db: Database, workspace: string): Promise<Map<string, Check>> {
  const newest = db
    .selectFrom('claim_check')
    .select(['claim', e => e.fn.max('at').as('at')])
    .where('workspace_id', '=', workspace)
    .groupBy('claim')
    .as('newest')
  const rows = await db
    .selectFrom('claim_check')
    .innerJoin(newest, join => join.onRef('newest.claim', '=', 'claim_check.claim').onRef('newest.at', '=', 'claim_check.at'))
    .select(['claim_check.claim', 'claim_check.at', 'ok', 'value', 'detail', 'definition', 'files'])
    .where('workspace_id', '=', workspace)
    .orderBy('claim_check.id')
    .execute()
  return new Map(
    rows.map(({ claim, at, ok, value, detail, definition, files }) => [
      claim,
      { at: Number(at), ok: ok === 1, value, detail, definition, files: JSON.parse(files) as Record<string, string> },
    ]),
  )
}
