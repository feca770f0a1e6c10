/** What was on the screen when somebody looked or decided, by its digest; and which bytes each person saw last. */
import { chunks } from './chunks.ts'
import { oneOf } from './dialect.ts'
import type { Database } from './open.ts'

/** `body` is the text of which `digest` is the SHA-256: see content/digest.ts. */
export type Reviewed = { item: string; channel: string; digest: string; body: string }

/** Keeps them; what is kept already stays. */
export async function keepReviewed(db: Database, workspace: string, all: readonly Reviewed[], at: number): Promise<void> {
  if (all.length === 0) return
  await db
    .insertInto('reviewed')
    .values(all.map(each => ({ ...each, workspace_id: workspace, at })))
    .onConflict(c => c.columns(['workspace_id', 'digest']).doNothing())
    .execute()
}
/** Bodies by digest; what was never kept is left out. */
export async function reviewedBodies(db: Database, workspace: string, digests: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const some of chunks([...new Set(digests)])) {
    const rows = await db
      .selectFrom('reviewed')
      .select(['digest', 'body'])
      .where('workspace_id', '=', workspace)
      .where('digest', 'in', some)
      .execute()
    for (const { digest, body } of rows) found.set(digest, body)
  }
  return found
}

export type Look = { item: string; channel: string; person: string; digest: string; at: number }
/** Returns false when the person saw these bytes last time too. */
export async function putLook(db: Database, workspace: string, look: Look): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('review_look')
    .values({ ...look, workspace_id: workspace })
    .onConflict(c =>
      c
        .columns(['workspace_id', 'item', 'channel', 'person'])
        .doUpdateSet({ digest: look.digest, at: look.at })
        .where('review_look.digest', '!=', look.digest),
    )
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
/** What somebody saw last; of some items, or of all. */
export async function looksOf(db: Database, workspace: string, person: string, items: readonly string[] | null = null): Promise<Look[]> {
  return db
    .selectFrom('review_look')
    .select(['item', 'channel', 'person', 'digest', 'at'])
    .where('workspace_id', '=', workspace)
    .where('person', '=', person)
    .$if(items !== null, query => query.where(oneOf(db, 'item', items ?? [])))
    .execute()
}
