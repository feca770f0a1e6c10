/** What collectors asked in their runs, compressed: with the answers that are kept, their numbers can be worked out again. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import { sql } from 'kysely'
import type { RunRecord } from '../collect/recording.ts'
import type { Database } from './open.ts'

/** Of records that are larger (the cursor of a big repository) only the newest are kept. */
const LARGE = 64 * 1024
const LARGE_KEPT = 30

/** Stores a record, in place of one of the same run. */
export async function putRun(db: Database, workspace: string, run: RunRecord): Promise<void> {
  const { collector, instance, startedAt: started_at, ...rest } = run
  const id = createHash('sha256')
    .update(JSON.stringify([workspace, collector, instance, started_at]))
    .digest('base64url')
    .slice(0, 22)
  const record = await promisify(deflate)(JSON.stringify(rest))
  await db
    .insertInto('collector_run')
    .values({ id, workspace_id: workspace, collector, instance, started_at, record })
    .onConflict(c => c.column('id').doUpdateSet({ record }))
    .execute()
}

/** Ids of the runs of some collectors that began at `from` or later (UTC epoch milliseconds), the oldest first. */
export async function runIds(
  db: Database,
  workspace: string,
  { collectors, from }: { collectors: readonly string[]; from: number },
): Promise<string[]> {
  if (collectors.length === 0) return []
  const rows = await db
    .selectFrom('collector_run')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('collector', 'in', collectors)
    .where('started_at', '>=', from)
    .orderBy('started_at')
    .orderBy('id')
    .execute()
  return rows.map(row => row.id)
}

export async function getRun(db: Database, workspace: string, id: string): Promise<RunRecord | null> {
  const row = await db.selectFrom('collector_run').selectAll().where('id', '=', id).where('workspace_id', '=', workspace).executeTakeFirst()
  if (row === undefined) return null
  const { collector, instance, started_at: startedAt } = row
  const rest = JSON.parse((await promisify(inflate)(row.record)).toString('utf8')) as Omit<
    RunRecord,
    'collector' | 'instance' | 'startedAt'
  >
  return { collector, instance, startedAt, ...rest }
}

/** Removes runs that began before a moment (UTC epoch milliseconds), and large records but for the newest. @returns how many */
export async function pruneRuns(db: Database, workspace: string, before: number): Promise<number> {
  const own = db.deleteFrom('collector_run').where('workspace_id', '=', workspace)
  const { numDeletedRows } = await own.where('started_at', '<', before).executeTakeFirst()
  const large = await db
    .selectFrom('collector_run')
    .select(['id', 'collector', 'instance'])
    .where('workspace_id', '=', workspace)
    .where(sql<number>`length(record)`, '>', LARGE)
    .orderBy('started_at', 'desc')
    .execute()
  const groups = Map.groupBy(large, ({ collector, instance }) => `${collector}\n${instance}`)
  const old = [...groups.values()].flatMap(group => group.slice(LARGE_KEPT).map(({ id }) => id))
  if (old.length > 0) await own.where('id', 'in', old).execute()
  return Number(numDeletedRows) + old.length
}
