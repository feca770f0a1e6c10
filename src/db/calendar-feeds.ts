/** Addresses at which other calendars subscribe to this one. Only the digest of a token is kept. */
import type { Database } from './open.ts'

export type CalendarFeed = { id: string; name: string; person: string; createdAt: number; readAt: number | null }

export async function putFeed(
  db: Database,
  feed: { id: string; workspace: string; name: string; digest: string; person: string; at: number },
): Promise<void> {
  const { id, workspace, name, digest, person, at } = feed
  const row = { id, workspace_id: workspace, name, token_digest: digest, person, created_at: at, read_at: null }
  await db.insertInto('calendar_feed').values(row).execute()
}
/** Whether there was one to take back. */
export async function removeFeed(db: Database, workspace: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('calendar_feed')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
export async function feedsOf(db: Database, workspace: string): Promise<CalendarFeed[]> {
  const rows = await db
    .selectFrom('calendar_feed')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .orderBy('created_at')
    .orderBy('name')
    .execute()
  return rows.map(row => ({ id: row.id, name: row.name, person: row.person, createdAt: row.created_at, readAt: row.read_at }))
}
/** The workspace that a token opens, or null; notes when it was read. */
export async function openFeed(db: Database, digest: string, now: number): Promise<{ id: string; workspace: string; name: string } | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .select(['id', 'workspace_id', 'name'])
    .where('token_digest', '=', digest)
    .executeTakeFirst()
  if (!row) return null
  await db.updateTable('calendar_feed').set({ read_at: now }).where('id', '=', row.id).execute()
  return { id: row.id, workspace: row.workspace_id, name: row.name }
}
