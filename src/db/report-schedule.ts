/** Since when each report goes each way by itself. */
import type { Database } from './open.ts'

/** Reports as in `REPORT_NAMES`; `way` '' is `reports/`. `since`: UTC epoch milliseconds. */
export type Scheduled = { report: string; way: string }
export const scheduledKey = ({ report, way }: Scheduled): string => `${report} ${way}`

/**
 * Brings what is known in line with what is wanted: what is new begins now, what is gone is forgotten, so that it
 * begins anew should it come back.
 * @returns since when, by `scheduledKey`
 */
export async function keepSchedule(
  db: Database,
  workspace: string,
  wanted: readonly Scheduled[],
  now: number,
): Promise<Map<string, number>> {
  const known = await scheduleOf(db, workspace)
  const keys = new Set(wanted.map(scheduledKey))
  const added = wanted.filter(each => !known.has(scheduledKey(each)))
  const gone = [...known.keys()].filter(key => !keys.has(key))
  if (added.length === 0 && gone.length === 0) return known
  await db.transaction().execute(async transaction => {
    for (const { report, way } of added)
      await transaction
        .insertInto('report_schedule')
        .values({ workspace_id: workspace, report, way, since: now })
        .onConflict(c => c.columns(['workspace_id', 'report', 'way']).doNothing())
        .execute()
    for (const key of gone) {
      const report = key.slice(0, key.indexOf(' '))
      await transaction
        .deleteFrom('report_schedule')
        .where('workspace_id', '=', workspace)
        .where('report', '=', report)
        .where('way', '=', key.slice(report.length + 1))
        .execute()
    }
  })
  return scheduleOf(db, workspace)
}

/** Since when each goes, by `scheduledKey`. */
export async function scheduleOf(db: Database, workspace: string): Promise<Map<string, number>> {
  const rows = await db.selectFrom('report_schedule').selectAll().where('workspace_id', '=', workspace).execute()
  return new Map(rows.map(row => [scheduledKey(row), row.since]))
}
