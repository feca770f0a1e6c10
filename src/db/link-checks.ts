/** What addresses answered when they were asked last. */
import type { Links, LinkState } from '../content/lint/rule.ts'
import type { Database } from './open.ts'

export async function putLinks(db: Database, workspace: string, found: readonly (LinkState & { address: string })[]): Promise<void> {
  for (const { address, at, state, detail } of found)
    await db
      .insertInto('link_check')
      .values({ workspace_id: workspace, address, at, state, detail })
      .onConflict(c => c.columns(['workspace_id', 'address']).doUpdateSet({ at, state, detail }))
      .execute()
}

export async function linksOf(db: Database, workspace: string): Promise<Links> {
  const rows = await db.selectFrom('link_check').selectAll().where('workspace_id', '=', workspace).execute()
  return new Map(rows.map(({ address, at, state, detail }) => [address, { at: Number(at), state: stateOf(state), detail }]))
}
const stateOf = (text: string): LinkState['state'] => (text === 'alive' || text === 'dead' ? text : 'unknown')
