/** Makes anew what follows from other rows, and gives back the space of what was removed. */
import { sql } from 'kysely'
import { dialectOf, SCHEMA, tableNames } from './dialect.ts'
import type { Database } from './open.ts'
import { rebuildRollUps } from './rollup.ts'
import { refreshSeries } from './series.ts'

/** What series know of their newest samples, and all roll-ups: of the samples alone, in one transaction. */
export async function rebuildDerived(db: Database): Promise<void> {
  await db.transaction().execute(async transaction => {
    const series = await transaction.selectFrom('series').select('id').execute()
    await refreshSeries(
      transaction,
      series.map(each => each.id),
    )
    await rebuildRollUps(transaction)
  })
}

/** Gives back the space of removed rows, and looks again at how the tables are filled. Waits for others that write. */
export async function compact(db: Database): Promise<void> {
  if (dialectOf(db) === 'sqlite') {
    await sql`vacuum`.execute(db)
    await sql`pragma optimize`.execute(db)
    return
  }
  for (const table of await tableNames(db)) await sql`vacuum (analyze) ${sql.table(`${SCHEMA}.${table}`)}`.execute(db)
}
