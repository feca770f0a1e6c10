import { sql, type Kysely } from 'kysely'
import { markItems } from '../dialect.ts'

/** Which pieces something happened to: whoever keeps where each stands reads these again, and no other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await markItems(db, ['delivery', 'approval', 'review_note'])
  // Why a delivery stands where it does is searched; few say anything.
  await db.schema
    .createIndex('delivery_said')
    .on('delivery')
    .columns(['workspace_id', 'due_at'])
    .where(sql.ref('reason'), 'is not', null)
    .execute()
}
