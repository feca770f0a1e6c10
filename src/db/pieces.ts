/** What happened to pieces, for whoever keeps where each of them stands: which changed since, and what is known of some. */
import type { Delivery, DeliveryKind, DeliveryState } from '../delivery/delivery.ts'
import { approvalsOf, type Approval } from './approvals.ts'
import { databaseClock, nextMark, oneOf } from './dialect.ts'
import type { Database } from './open.ts'
import { isOpen, notesOf, type ReviewNote } from './review-notes.ts'

/** Marks are kept so long (seconds); whoever looks less often than half of it must read everything anew. */
export const MARKS_KEPT = 86_400

/** The pieces to which something happened from a mark on, and the mark to ask from next time; from null on: only the mark. */
export async function changedItems(db: Database, workspace: string, from: number | null): Promise<{ items: string[]; next: number }> {
  // Asked first: what comes between the two questions is seen twice, and never not at all.
  const next = await nextMark(db)
  if (from === null) return { items: [], next }
  const rows = await db
    .selectFrom('item_change')
    .select('item')
    .distinct()
    .where('workspace_id', '=', workspace)
    .where('mark', '>=', from)
    .execute()
  return { items: rows.map(each => each.item), next }
}

/** Removes marks that everybody has seen, of all workspaces. */
export async function pruneMarks(db: Database): Promise<void> {
  await db
    .deleteFrom('item_change')
    .where(e => e('at', '<', e(databaseClock(db), '-', MARKS_KEPT)))
    .execute()
}

/** As much of a post's newest delivery as is drawn. */
export type LastPost = Pick<Delivery, 'id' | 'item' | 'channel' | 'state' | 'local' | 'zone' | 'reason' | 'campaign'>
/** What is known of an item: its posts in the order of their time, yeses that stand, changes that are asked for. */
export type Happened = { posts: LastPost[]; yeses: Approval[]; requests: ReviewNote[] }

/** By item; one to which nothing happened is left out. */
export async function happenedTo(db: Database, workspace: string, items: readonly string[]): Promise<Map<string, Happened>> {
  const known = new Map<string, Happened>()
  const of = (item: string): Happened => {
    let found = known.get(item)
    if (!found) known.set(item, (found = { posts: [], yeses: [], requests: [] }))
    return found
  }
  const posts = await db
    .selectFrom('delivery')
    .select(['id', 'item', 'channel', 'state', 'local_time', 'zone', 'reason', 'campaign'])
    .where('workspace_id', '=', workspace)
    .where(oneOf(db, 'item', items))
    .where('kind', '=', 'post' satisfies DeliveryKind)
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  for (const { local_time: local, state, ...post } of posts) of(post.item).posts.push({ ...post, local, state: state as DeliveryState })
  for (const yes of await approvalsOf(db, workspace, items)) if (yes.voidedAt === null) of(yes.item).yeses.push(yes)
  for (const note of await notesOf(db, workspace, items)) if (isOpen(note)) of(note.item).requests.push(note)
  return known
}
