/** Numbered migrations: run once, in order, under a lock. A newer database refuses an older program. */
import type { Kysely } from 'kysely'
import { UserError } from '../lib/errors.ts'
import { hasTable, lockMigrations } from './dialect.ts'
import * as first from './migrations/0001-first.ts'
import * as samples from './migrations/0002-samples.ts'
import * as delivery from './migrations/0003-delivery.ts'
import * as sending from './migrations/0004-sending.ts'
import * as automations from './migrations/0005-automations.ts'
import * as deliveryNotes from './migrations/0006-delivery-notes.ts'
import * as reportSchedule from './migrations/0007-report-schedule.ts'
import * as review from './migrations/0008-review.ts'
import * as connections from './migrations/0009-connections.ts'
import * as afterPosting from './migrations/0010-after-posting.ts'
import * as calendar from './migrations/0011-calendar.ts'
import * as origin from './migrations/0012-origin.ts'
import * as claims from './migrations/0013-claims.ts'
import * as rollups from './migrations/0014-rollups.ts'
import * as approvalFacts from './migrations/0015-approval-facts.ts'
import * as collectorRuns from './migrations/0016-collector-runs.ts'
import * as calendarCover from './migrations/0017-calendar-cover.ts'
import * as launchTime from './migrations/0018-launch-time.ts'
import * as oauthApps from './migrations/0019-oauth-apps.ts'
import * as itemChanges from './migrations/0020-item-changes.ts'
import * as ledger from './migrations/0021-ledger.ts'

const migrations: readonly { up(db: Kysely<unknown>): Promise<void> }[] = [
  first,
  samples,
  delivery,
  sending,
  automations,
  deliveryNotes,
  reportSchedule,
  review,
  connections,
  afterPosting,
  calendar,
  origin,
  claims,
  rollups,
  approvalFacts,
  collectorRuns,
  calendarCover,
  launchTime,
  oauthApps,
  itemChanges,
  ledger,
]
export const schemaVersion = migrations.length

type Versioned = Kysely<{ schema_version: { version: number } }>

/** The version of the schema that the database holds; 0 when it holds none. */
export async function versionOf<T>(db: Kysely<T>): Promise<number> {
  if (!(await hasTable(db, 'schema_version'))) return 0
  const { version } = await (db as unknown as Versioned)
    .selectFrom('schema_version')
    .select(e => e.fn.max('version').as('version'))
    .executeTakeFirstOrThrow()
  return version ?? 0
}

/**
 * Brings the database to this program's version, in one transaction: it is there as a whole or not at all. Of several
 * processes that start at once the first does it and the others wait.
 * @throws UserError database-newer
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  if (isCurrent(await versionOf(db))) return
  await db.transaction().execute(async transaction => {
    await lockMigrations(transaction)
    const at = await versionOf(transaction)
    if (isCurrent(at)) return
    const own = transaction as unknown as Versioned
    if (at === 0)
      await own.schema
        .createTable('schema_version')
        .ifNotExists()
        .addColumn('version', 'integer', c => c.notNull())
        .execute()
    for (const [index, migration] of migrations.entries()) {
      if (index < at) continue
      await migration.up(transaction as unknown as Kysely<unknown>)
      await own
        .insertInto('schema_version')
        .values({ version: index + 1 })
        .execute()
    }
  })
}

function isCurrent(version: number): boolean {
  if (version > schemaVersion)
    throw new UserError('database-newer', `The database is of version ${version}, this program knows versions up to ${schemaVersion}.`, {
      hint: 'Update Uptake, or give it another database (move the folder .uptake away, or change DATABASE_URL): the plan itself is in your files.',
    })
  return version === schemaVersion
}
