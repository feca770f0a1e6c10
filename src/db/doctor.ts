/** Is the database well? Looks at it without changing it, and says what to do about each thing that is not. */
import { existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Kysely, sql } from 'kysely'
import { describe } from '../lib/errors.ts'
import { LATE, sendingHealth } from './due.ts'
import { schemaVersion, versionOf } from './migrate.ts'
import { connect, type Database } from './open.ts'
import { explainPostgres, invalidIndexes, isPostgres, serverVersion, shownAddress } from './postgres.ts'
import { wrongRollUps } from './rollup.ts'
import { explain, integrityOf, sqliteDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'

/** `note` is worth knowing, `warning` will trouble somebody, `error` troubles now. `remedy` says what to do. */
export type Finding = { id: string; state: 'ok' | 'note' | 'warning' | 'error'; text: string; remedy: string | null }

const ok = (id: string, text: string): Finding => ({ id, state: 'ok', text, remedy: null })
const MEGABYTE = 1_000_000
/** A lease that ended this long ago (milliseconds) belongs to a run that nobody took over. */
const FORGOTTEN = 10 * 60_000

/** Examines the database at `address`, or says that there is none (null). `now` is UTC epoch milliseconds. */
export async function examine(address: string | null, now: number): Promise<Finding[]> {
  if (address === null || (!isPostgres(address) && !existsSync(address)))
    return [
      { id: 'database', state: 'note', text: 'There is no database yet.', remedy: 'It is made by the first command that keeps something.' },
    ]
  try {
    return isPostgres(address) ? await examinePostgres(address, now) : await examineFile(address, now)
  } catch (error) {
    const { message, hint } = describe(isPostgres(address) ? explainPostgres(error, address) : explain(error, address))
    return [
      { id: 'database', state: 'error', text: message, remedy: hint ?? 'Run the command again with --debug and report what it prints.' },
    ]
  }
}

async function examineFile(path: string, now: number): Promise<Finding[]> {
  const { DatabaseSync } = await import('node:sqlite')
  const file = new DatabaseSync(path, { readOnly: true, timeout: 10_000 })
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file) })
  try {
    const problems = integrityOf(file)
    const mode = String(file.prepare('pragma journal_mode').get()?.['journal_mode'])
    return [
      ok('database', `SQLite at ${path}, ${megabytes(statSync(path).size)} MB`),
      problems.length === 0
        ? ok('integrity', 'Every page and index is intact.')
        : {
            id: 'integrity',
            state: 'error',
            text: `The file is damaged: ${problems.join('; ')}.`,
            remedy: 'Export what can be read (uptake export --to FILE), then bring back the last backup: uptake restore FILE',
          },
      mode === 'wal'
        ? ok('journal', 'Journal mode: write-ahead.')
        : {
            id: 'journal',
            state: 'warning',
            text: `Journal mode is "${mode}": readers and writers wait for each other.`,
            remedy: 'Any command that opens the database sets it right; on a network drive it cannot be: move the folder to a local disk.',
          },
      ...(await disk(path)),
      ...privacy(path),
      ...(await contents(db, now)),
    ]
  } finally {
    await db.destroy()
  }
}

async function examinePostgres(address: string, now: number): Promise<Finding[]> {
  const db = await connect(address)
  try {
    const { text, number } = await serverVersion(db)
    const invalid = await invalidIndexes(db)
    return [
      ok('database', `PostgreSQL ${text} at ${shownAddress(address)}`),
      number >= 15
        ? ok('server', 'The server is new enough.')
        : { id: 'server', state: 'error', text: `PostgreSQL ${text} is too old.`, remedy: 'Use PostgreSQL 15 or newer.' },
      invalid.length === 0
        ? ok('integrity', 'Every index is valid.')
        : {
            id: 'integrity',
            state: 'error',
            text: `Indexes are not valid: ${invalid.join(', ')}.`,
            remedy: `Run in psql: ${invalid.map(name => `reindex index uptake.${name};`).join(' ')}`,
          },
      ...(await contents(db, now)),
    ]
  } finally {
    await db.destroy()
  }
}

async function disk(path: string): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(dirname(path))
  const free = bavail * bsize
  const needed = Math.max(200 * MEGABYTE, 2 * statSync(path).size)
  if (free >= needed) return [ok('disk', `${megabytes(free)} MB are free on the disk.`)]
  return [
    {
      id: 'disk',
      state: free < 20 * MEGABYTE ? 'error' : 'warning',
      text: `Only ${megabytes(free)} MB are free on the disk; a backup needs up to ${megabytes(needed)} MB.`,
      remedy: 'Make room on the disk; old backups in .uptake/backups are the first to look at.',
    },
  ]
}
const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0)

function privacy(path: string): Finding[] {
  const { mode } = statSync(path)
  if ((mode & 0o022) === 0) return []
  return [
    { id: 'permissions', state: 'warning', text: 'Other users of this machine can write to the database.', remedy: `chmod 600 ${path}` },
  ]
}

/** What both engines are asked alike. */
async function contents(db: Database, now: number): Promise<Finding[]> {
  const version = await versionOf(db)
  if (version > schemaVersion)
    return [
      {
        id: 'schema',
        state: 'error',
        text: `The database is of version ${version}, this program knows versions up to ${schemaVersion}.`,
        remedy: 'Update Uptake.',
      },
    ]
  if (version < schemaVersion)
    return [
      {
        id: 'schema',
        state: 'note',
        text: `The tables are of version ${version}; ${schemaVersion - version} migration${schemaVersion - version === 1 ? ' is' : 's are'} pending.`,
        remedy: 'Make a backup (uptake backup); the next command that opens the database migrates it.',
      },
    ]
  return [
    ok('schema', `The tables are of version ${version}, as this program needs them.`),
    await series(db),
    await rollUps(db),
    ...(await leases(db, now)),
    ...(await sending(db, now)),
  ]
}

/** Each series must know its newest sample. */
async function series(db: Database): Promise<Finding> {
  const newest = sql<number | null>`(select max(at) from sample where series_id = series.id)`
  const { wrong, count } = await db
    .selectFrom('series')
    .select(e => [
      e.fn.countAll<number>().as('count'),
      e.fn.count<number>('id').filterWhere('latest_at', 'is distinct from', newest).as('wrong'),
    ])
    .executeTakeFirstOrThrow()
  if (wrong === 0) return ok('series', `${count} series, each with its newest sample.`)
  return {
    id: 'series',
    state: 'error',
    text: `${wrong} of ${count} series do not know their newest sample.`,
    remedy: 'Their samples are all there: uptake doctor --fix',
  }
}

/** What is worked out from samples must be what they come to. */
async function rollUps(db: Database): Promise<Finding> {
  const wrong = await wrongRollUps(db)
  if (wrong === 0) return ok('rollups', 'Sums of hours and days are those of the samples.')
  return {
    id: 'rollups',
    state: 'error',
    text: `${wrong} sums of hours or days are not those of their samples: charts and targets may be wrong.`,
    remedy: 'The samples themselves are right; the sums are made again from them: uptake doctor --fix',
  }
}

/** Does what is due go out, in every workspace of the database? */
async function sending(db: Database, now: number): Promise<Finding[]> {
  const workspaces = (await db.selectFrom('delivery').select('workspace_id').distinct().execute()).map(row => row.workspace_id)
  if (workspaces.length === 0) return []
  const { oldest, held, unknown, person } = await sendingHealth(db, now, workspaces)
  const findings: Finding[] = [
    oldest <= LATE
      ? ok('sending', 'Nothing that is due is left lying.')
      : {
          id: 'sending',
          state: 'warning',
          text: `The oldest due delivery has been waiting for ${Math.round(oldest / 60_000)} minutes and nobody takes it.`,
          remedy: 'Start "uptake up", or run "uptake publish" from cron.',
        },
  ]
  if (unknown + person > 0)
    findings.push({
      id: 'deliveries',
      state: 'note',
      text: `${unknown} deliveries are unconfirmed, ${person} wait for a person.`,
      remedy: '"uptake deliveries" says what each waits for.',
    })
  if (held > 0)
    findings.push({
      id: 'held',
      state: 'note',
      text: `${held} due deliveries are on hold, or what they follow is not out yet.`,
      remedy: '"uptake hold --lift" lifts a hold; "uptake deliveries --state planned" shows them.',
    })
  return findings
}

async function leases(db: Database, now: number): Promise<Finding[]> {
  const held = await db
    .selectFrom('collector_state')
    .select(['collector', 'instance', 'lease_owner', 'lease_until'])
    .where('lease_until', 'is not', null)
    .orderBy('lease_until')
    .execute()
  const [oldest] = held
  if (oldest === undefined) return [ok('leases', 'No collector is running.')]
  const until = oldest.lease_until ?? now
  const name = `${oldest.collector}${oldest.instance === '' ? '' : ` (${oldest.instance})`}`
  if (until > now - FORGOTTEN) return [ok('leases', `${held.length} running; the oldest is ${name}, held by ${oldest.lease_owner ?? ''}.`)]
  return [
    {
      id: 'leases',
      state: 'warning',
      text: `The run of ${name} by ${oldest.lease_owner ?? 'somebody'} was cut off ${Math.round((now - until) / 60_000)} minutes ago and nobody took it over.`,
      remedy: 'Nothing is lost: it goes on from its last cursor as soon as something collects. Start "uptake up".',
    },
  ]
}
