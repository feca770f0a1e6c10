/** Links by which one person without an account decides once on one piece. Only the SHA-256 of the secret is kept. */
import type { Database } from './open.ts'

export type LinkEnd = 'approved' | 'changes' | 'replaced' | 'withdrawn'
export type ReviewLink = {
  id: string
  item: string
  channels: readonly string[]
  /** For whom it is. */
  person: string
  madeBy: string
  madeAt: number
  expiresAt: number
  endedAt: number | null
  endedHow: LinkEnd | null
}
const COLUMNS = ['id', 'item', 'channels', 'person', 'made_by', 'made_at', 'expires_at', 'ended_at', 'ended_how'] as const

export async function addLink(
  db: Database,
  workspace: string,
  link: Omit<ReviewLink, 'endedAt' | 'endedHow'> & { tokenHash: string },
): Promise<void> {
  await db
    .insertInto('review_link')
    .values({
      id: link.id,
      workspace_id: workspace,
      item: link.item,
      channels: JSON.stringify(link.channels),
      person: link.person,
      token_hash: link.tokenHash,
      made_by: link.madeBy,
      made_at: link.madeAt,
      expires_at: link.expiresAt,
      ended_at: null,
      ended_how: null,
      updated_at: link.madeAt,
    })
    .execute()
}

/** The link with this hash that is good at a moment: neither used nor replaced, withdrawn or expired. */
export async function goodLink(db: Database, workspace: string, tokenHash: string, at: number): Promise<ReviewLink | null> {
  const row = await db
    .selectFrom('review_link')
    .select(COLUMNS)
    .where('workspace_id', '=', workspace)
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return row ? linkOf(row) : null
}
/** Uses a link up, in the transaction of what it decides. False: somebody was faster, or it is good no more. */
export async function endLink(db: Database, workspace: string, id: string, how: LinkEnd, at: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('review_link')
    .set({ ended_at: at, ended_how: how, updated_at: at })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .$if(how === 'approved' || how === 'changes', query => query.where('expires_at', '>', at))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
/** Links of a workspace, or of an item, newest first. */
export async function linksOf(db: Database, workspace: string, item: string | null = null): Promise<ReviewLink[]> {
  const rows = await db
    .selectFrom('review_link')
    .select(COLUMNS)
    .where('workspace_id', '=', workspace)
    .$if(item !== null, query => query.where('item', '=', item ?? ''))
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(linkOf)
}

type Row = {
  id: string
  item: string
  channels: string
  person: string
  made_by: string
  made_at: number
  expires_at: number
  ended_at: number | null
  ended_how: string | null
}
const linkOf = (row: Row): ReviewLink => ({
  id: row.id,
  item: row.item,
  channels: JSON.parse(row.channels) as string[],
  person: row.person,
  madeBy: row.made_by,
  madeAt: row.made_at,
  expiresAt: row.expires_at,
  endedAt: row.ended_at,
  endedHow: row.ended_how as LinkEnd | null,
})
