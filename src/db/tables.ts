/** The tables, as Kysely sees them. Times are UTC epoch milliseconds; JSON is text. Both SQLite and PostgreSQL hold these types alike. */
import type { Generated } from 'kysely'

export type Tables = {
  workspace: { id: string; root: string; name: string; first_seen: number; last_seen: number }
  /** One reading of a workspace's files that differed from the one before. */
  reading: { seq: Generated<number>; workspace_id: string; at: number; digest: string; plan: string; diff: string | null }
  /** Every item ever read, so that what people did to it survives an edit of its document. */
  item: {
    workspace_id: string
    item_id: string
    kind: string
    title: string
    first_seen: number
    last_seen: number
    removed_at: number | null
  }
  /** Who did what to what, from where, with the state before and after. */
  audit: {
    seq: Generated<number>
    at: number
    workspace_id: string | null
    actor_kind: string
    actor_name: string
    origin: string
    action: string
    subject: string
    before: string | null
    after: string | null
    undone_by: number | null
  }
}
