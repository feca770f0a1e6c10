/** Everything that the database holds as JSON Lines: the same rows give the same bytes, whichever engine held them. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { userError } from '../../lib/errors.ts'
import { schemaVersion } from '../migrate.ts'
import type { Database } from '../open.ts'
import { flagsOf, labelsOf } from '../sample-row.ts'
import { compare } from '../series.ts'
import { exchanged, FORMAT, workspaceColumn, type Exchanged, type Loose } from './tables.ts'

/** Rows read at once: small ones, and such as carry a plan or an answer. */
const PAGE = 2000
const HEAVY = 20

/**
 * The lines of an export in pieces of whole lines, of one state of the database however long it takes. The first line
 * says what it is, the last how many lines came before it, so that a cut file is known.
 * @param workspace null means all
 * @param tables only these; left out: all
 */
export async function* exportLines(db: Database, workspace: string | null, tables?: ReadonlySet<string>): AsyncGenerator<string> {
  const snapshot = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
  let lines = 1
  try {
    yield `${JSON.stringify({ uptake: 'export', format: FORMAT, schema: schemaVersion })}\n`
    for await (const rows of pagesOf(snapshot, workspace, tables ?? null)) {
      if (rows.length === 0) continue
      lines += rows.length
      yield `${rows.map(row => JSON.stringify(row)).join('\n')}\n`
    }
    yield `${JSON.stringify({ uptake: 'end', lines })}\n`
  } finally {
    await snapshot.rollback().execute()
  }
}

/**
 * Writes an export to a file, compressed when its name ends with ".gz": whole or not at all.
 * @returns the number of rows
 * @throws UserError path-unwritable
 */
export async function exportToFile(db: Database, workspace: string | null, path: string): Promise<number> {
  const temporary = `${path}.${process.pid}.tmp`
  const target = createWriteStream(temporary, { mode: 0o600, flush: true })
  // The first line and the last are no rows.
  let rows = -2
  const counted = async function* (): AsyncGenerator<string> {
    for await (const piece of exportLines(db, workspace)) {
      rows += piece.split('\n').length - 1
      yield piece
    }
  }
  const lines = Readable.from(counted())
  try {
    await (path.endsWith('.gz') ? pipeline(lines, createGzip(), target) : pipeline(lines, target))
    await rename(temporary, path)
    return rows
  } catch (error) {
    // What went wrong first is what is told.
    await rm(temporary, { force: true }).catch(() => undefined)
    const code = error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null
    throw code === null ? error : userError('path-unwritable', path, code)
  }
}

type Row = Record<string, unknown>

/** Rows by the page: handing them on one by one would take longer than reading them. */
async function* pagesOf(db: Database, workspace: string | null, tables: ReadonlySet<string> | null): AsyncGenerator<Row[]> {
  const wanted = (table: string): boolean => tables === null || tables.has(table)
  for (const spec of exchanged)
    if (wanted(spec.table)) yield* spec.numbered === true ? numbered(db, spec, workspace) : keyed(db, spec, workspace)
  if (wanted('audit')) yield* audit(db, workspace)
  if (wanted('sample')) yield* samples(db, workspace)
}

/** Rows in the order of their keys: sorted here, because engines sort text each in their own way. */
async function* keyed(db: Database, spec: Exchanged, workspace: string | null): AsyncGenerator<Row[]> {
  const loose = db as unknown as Loose
  const keys = await loose
    .selectFrom(spec.table)
    .select([...spec.key])
    .$if(workspace !== null, query => query.where(workspaceColumn(spec.table), '=', workspace))
    .execute()
  const names = keys.map(key => spec.key.map(column => String(key[column]))).sort(compareKeys)
  const size = Object.values(spec.columns).includes('bytes') ? HEAVY : 200
  for (let i = 0; i < names.length; i += size) {
    const page = names.slice(i, i + size)
    const rows = await loose
      .selectFrom(spec.table)
      .select(Object.keys(spec.columns))
      .where(e => e.or(page.map(key => e.and(Object.fromEntries(spec.key.map((column, at) => [column, key[at]]))))))
      .execute()
    const found = rows.map(row => ({ key: spec.key.map(column => String(row[column])), row }))
    yield found.sort((a, b) => compareKeys(a.key, b.key)).map(({ row }) => lineOf(spec, row))
  }
}
const compareKeys = (a: readonly string[], b: readonly string[]): number => {
  for (const [i, part] of a.entries()) if (part !== b[i]) return compare(part, b[i] ?? '')
  return 0
}

async function* numbered(db: Database, spec: Exchanged, workspace: string | null): AsyncGenerator<Row[]> {
  const loose = db as unknown as Loose
  for (let after = -1; ;) {
    const rows = await loose
      .selectFrom(spec.table)
      .select(['seq', ...Object.keys(spec.columns)])
      .where('seq', '>', after)
      .$if(workspace !== null, query => query.where('workspace_id', '=', workspace))
      .orderBy('seq')
      .limit(HEAVY)
      .execute()
    yield rows.map(row => lineOf(spec, row))
    if (rows.length < HEAVY) return
    after = Number(rows.at(-1)?.['seq'])
  }
}

function lineOf({ table, columns }: Exchanged, row: Row): Row {
  const line: Row = { table }
  for (const [name, type] of Object.entries(columns))
    line[name] = type === 'bytes' ? Buffer.from(row[name] as Uint8Array).toString('base64') : row[name]
  return line
}

async function* audit(db: Database, workspace: string | null): AsyncGenerator<Row[]> {
  for (let after = -1; ;) {
    const rows = await db
      .selectFrom('audit')
      .leftJoin('audit as other', 'other.seq', 'audit.undone_by')
      .selectAll('audit')
      .select('other.id as undone')
      .where('audit.seq', '>', after)
      .$if(workspace !== null, query => query.where('audit.workspace_id', '=', workspace))
      .orderBy('audit.seq')
      .limit(HEAVY)
      .execute()
    yield rows.map(({ seq: _seq, undone_by: _undone, undone, ...row }) => ({ table: 'audit', ...sorted(row), undone_by: undone }))
    if (rows.length < HEAVY) return
    after = rows.at(-1)?.seq ?? 0
  }
}
/** Columns by name: the engines give those that were added later in another order. */
const sorted = (row: Row): Row => Object.fromEntries(Object.entries(row).sort(([a], [b]) => compare(a, b)))

async function* samples(db: Database, workspace: string | null): AsyncGenerator<Row[]> {
  const series = await db
    .selectFrom('series')
    .select(['id', 'workspace_id', 'metric', 'labels'])
    .$if(workspace !== null, query => query.where('workspace_id', '=', workspace ?? ''))
    .execute()
  const keyOf = (each: { workspace_id: string; metric: string; labels: string }): string[] => [each.workspace_id, each.metric, each.labels]
  for (const each of series.sort((a, b) => compareKeys(keyOf(a), keyOf(b)))) {
    for (let after = Number.MIN_SAFE_INTEGER; ;) {
      const rows = await db
        .selectFrom('sample')
        .selectAll()
        .where('series_id', '=', each.id)
        .where('at', '>', after)
        .orderBy('at')
        .limit(PAGE)
        .execute()
      const labels = labelsOf(each.labels)
      yield rows.map(row => ({
        table: 'sample',
        workspace_id: each.workspace_id,
        metric: each.metric,
        labels,
        at: row.at,
        span: row.span,
        value: row.value,
        source: row.source,
        method: row.method,
        fetched_at: row.fetched_at,
        flags: flagsOf(row.flags),
        answer: row.answer,
      }))
      if (rows.length < PAGE) break
      after = rows.at(-1)?.at ?? after
    }
  }
}
