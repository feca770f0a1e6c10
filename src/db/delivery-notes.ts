/** Notes that a channel makes while it sends: they outlive a crash, so that no reader gets a letter twice. */
import type { Journal, Note } from '../channels/channel.ts'
import type { Database } from './open.ts'

/** The journal of one delivery. */
export const journalOf = (db: Database, workspace: string, delivery: string): Journal => ({
  async entries(): Promise<Note[]> {
    const rows = await db
      .selectFrom('delivery_note')
      .select(['who', 'state', 'at', 'reply'])
      .where('delivery_id', '=', delivery)
      .orderBy('seq')
      .execute()
    return rows.map(row => ({ ...row, state: row.state as Note['state'] }))
  },
  async note({ who, state, at, reply }) {
    await db.insertInto('delivery_note').values({ workspace_id: workspace, delivery_id: delivery, who, state, at, reply }).execute()
  },
})
