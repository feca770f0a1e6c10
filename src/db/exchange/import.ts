/** Takes an export into a database, empty or not: all of it or nothing. Doing it again changes nothing. */
import type { Flag, Sample } from '../../metrics/sample.ts'
import { UserError } from '../../lib/errors.ts'
import { isContradiction } from '../dialect.ts'
import { inTransaction, type Database } from '../open.ts'
import { writeSamples } from '../samples.ts'
import { exchanged, workspaceColumn, type Exchanged, type Loose } from './tables.ts'
import { readLines, type Line } from './lines.ts'

export type Imported = {
  /** Lines read, and rows that are new or newer than what was there. */
  tables: Record<string, { lines: number; changed: number }>
  /** The workspaces that the rows belong to. */
  workspaces: string[]
}

const BATCH = 1000
const HEAVY = 20

/**
 * @param lines of an export, without their line feeds
 * @param idOf the id under which the rows of a workspace are taken in: another one where it has got one since
 * @throws UserError export-broken, export-newer
 */
export async function importLines(
  db: Database,
  lines: AsyncIterable<string>,
  idOf: (workspace: string) => string = workspace => workspace,
): Promise<Imported> {
  try {
    return await inTransaction(db, transaction => importInto(transaction, lines, idOf))
  } catch (error) {
    if (!isContradiction(error)) throw error
    throw new UserError('export-broken', `The export contradicts itself: ${error instanceof Error ? error.message : ''}.`, {
      hint: 'Make the export again. Nothing was changed.',
      cause: error,
    })
  }
}

async function importInto(transaction: Database, lines: AsyncIterable<string>, idOf: (workspace: string) => string): Promise<Imported> {
  const tables: Imported['tables'] = {}
  const workspaces = new Set<string>()
  const undone: { id: string; by: string }[] = []
  let batch: Line[] = []
  const store = async (): Promise<void> => {
    const [first] = batch
    if (first === undefined) return
    const count = (tables[first.table] ??= { lines: 0, changed: 0 })
    count.lines += batch.length
    count.changed += await storeBatch(transaction, first.table, batch, undone)
    batch = []
  }
  for await (const line of readLines(lines)) {
    const [first] = batch
    const limit = line.table === 'sample' || line.table === 'item' ? BATCH : HEAVY
    if (first !== undefined && (first.table !== line.table || batch.length >= limit)) await store()
    const column = workspaceColumn(line.table)
    const workspace = line[column]
    if (typeof workspace === 'string') {
      line[column] = idOf(workspace)
      workspaces.add(idOf(workspace))
    }
    batch.push(line)
  }
  await store()
  for (const { id, by } of undone)
    await transaction
      .updateTable('audit')
      .set(e => ({ undone_by: e.selectFrom('audit as other').select('other.seq').where('other.id', '=', by) }))
      .where('id', '=', id)
      .where('undone_by', 'is', null)
      .execute()
  return { tables, workspaces: [...workspaces].sort() }
}

async function storeBatch(db: Database, table: string, batch: readonly Line[], undone: { id: string; by: string }[]): Promise<number> {
  if (table === 'sample') return storeSamples(db, batch)
  if (table === 'audit') return storeAudit(db, batch, undone)
  const spec = exchanged.find(each => each.table === table)
  return spec === undefined ? 0 : storeRows(db, spec, batch)
}

async function storeSamples(db: Database, batch: readonly Line[]): Promise<number> {
  const byWorkspace = Map.groupBy(batch, line => String(line['workspace_id']))
  let changed = 0
  for (const [workspace, lines] of byWorkspace) changed += await writeSamples(db, workspace, lines.map(sampleOf), { newerOnly: true })
  return changed
}

/** The types were checked when the line was read. */
const sampleOf = (line: Line): Sample => ({
  metric: line['metric'] as string,
  labels: line['labels'] as Record<string, string>,
  at: line['at'] as number,
  span: line['span'] as number,
  value: (line['value'] ?? null) as number | null,
  source: line['source'] as string,
  method: line['method'] as string,
  fetchedAt: line['fetched_at'] as number,
  flags: line['flags'] as Flag[],
  answer: (line['answer'] ?? null) as string | null,
})

/** Entries are numbered anew, in the order of the export; what undid what is put in when all are there. */
async function storeAudit(db: Database, batch: readonly Line[], undone: { id: string; by: string }[]): Promise<number> {
  const rows = batch.map(({ table: _table, undone_by: by, ...row }) => {
    if (typeof by === 'string') undone.push({ id: String(row['id']), by })
    return row
  })
  const written = await (db as unknown as Loose)
    .insertInto('audit')
    .values(rows)
    .onConflict(c => c.column('id').doNothing())
    .returning('id')
    .execute()
  return written.length
}

async function storeRows(db: Database, spec: Exchanged, batch: readonly Line[]): Promise<number> {
  const { table, columns, key, newer, oneWay } = spec
  // One statement cannot write a row twice: of two lines for one row the last holds.
  const byKey = new Map(batch.map(line => [JSON.stringify(key.map(name => line[name])), line]))
  const rows = [...byKey.values()].map(line =>
    Object.fromEntries(
      Object.entries(columns).map(([name, type]) => [
        name,
        type === 'bytes' ? Buffer.from(String(line[name]), 'base64') : (line[name] ?? null),
      ]),
    ),
  )
  if (spec.unconstrained === true) return storeMissing(db as unknown as Loose, spec, rows)
  const written = await (db as unknown as Loose)
    .insertInto(table)
    .values(rows)
    .onConflict(conflict => {
      if (newer === null) return conflict.columns([...key]).doNothing()
      return conflict
        .columns([...key])
        .doUpdateSet(e => Object.fromEntries(Object.keys(columns).map(name => [name, e.ref(`excluded.${name}`)])))
        .where(e => {
          const isNewer = e.or([
            e(`excluded.${newer}`, '>', e.ref(`${table}.${newer}`)),
            e.and([e(`${table}.${newer}`, 'is', null), e(`excluded.${newer}`, 'is not', null)]),
          ])
          if (oneWay === undefined) return isNewer
          const { column, held, lost } = oneWay
          const [here, there] = [e.ref(`${table}.${column}`), e.ref(`excluded.${column}`)]
          const takesBack = e.and([e(here, 'in', [...held]), e(there, 'in', [...lost])])
          // Clocks may have been set back in between: what left there left, whichever row is newer.
          const brings = e.and([e(here, 'in', [...lost]), e(there, 'in', [...held])])
          return e.or([e.and([isNewer, e.not(takesBack)]), brings])
        })
    })
    .returning(key[0] ?? '')
    .execute()
  return written.length
}

/** Rows that are not there yet, of a table whose key no constraint holds; nobody else writes them meanwhile. */
async function storeMissing(db: Loose, { table, key }: Exchanged, rows: readonly Record<string, unknown>[]): Promise<number> {
  const nameOf = (row: Record<string, unknown>): string => JSON.stringify(key.map(name => row[name]))
  const [first = ''] = key
  const values = [...new Set(rows.map(row => row[first]))]
  const there = await db
    .selectFrom(table)
    .select([...key])
    .where(first, 'in', values)
    .execute()
  const known = new Set(there.map(nameOf))
  const missing = rows.filter(row => !known.has(nameOf(row)))
  if (missing.length > 0) await db.insertInto(table).values(missing).execute()
  return missing.length
}
