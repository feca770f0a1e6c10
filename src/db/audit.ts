/** The audit log: appended in the same transaction as the fact that it records. */
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { SampleChange } from './sample-change.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
export type Actor = { kind: 'person' | 'token' | 'cli' | 'mcp' | 'job' | 'dashboard'; name: string; origin: string }
export type Entry = { at: number; workspace: string; actor: Actor; action: string; subject: string; before: unknown; after: unknown }
type Time = { local: string; zone: string; launchTime: string | null }
/** A delivery that an action moved: where it stood, and where it was put. */
export type MovedDelivery = { id: string; from: Time; to: Time }
/** What takes back what an action did to rows; null, none: it did nothing to them. */
export type Back = { samples: SampleChange | null; deliveries: readonly MovedDelivery[] }
export type Recorded = Entry & { seq: number; undoneBy: number | null } & Back

/** Appends an entry; returns its number. */
export async function record(db: Db, entry: Entry): Promise<number> {
  const { seq } = await db
    .insertInto('audit')
    .values({
      id: randomUUID(),
      at: entry.at,
      workspace_id: entry.workspace,
      actor_kind: entry.actor.kind,
      actor_name: entry.actor.name,
      origin: entry.actor.origin,
      action: entry.action,
      subject: entry.subject,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
      undone_by: null,
    })
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq
}

/** Actions that write files. */
const FILE_ACTIONS = [
  'tick',
  'fix',
  'reschedule',
  'map',
  'record',
  'begin-plan',
  'generate',
  'automation',
  'competitor',
  'draft',
  'draft-series',
  'propose-series',
  'import-content',
  'piece-state',
  'move-proposed',
  'save-content',
  'add-asset',
  'report',
]

/** The newest entry of a workspace that wrote files and was not undone; `by`: of those that this actor made. */
export const lastUndoable = (db: Db, workspace: string, by: Actor | null = null): Promise<Recorded | null> =>
  newest(db, workspace, FILE_ACTIONS, by)
/** The newest entry that undid another, when nothing was recorded after it. */
export async function lastUndo(db: Db, workspace: string): Promise<Recorded | null> {
  const last = await newest(db, workspace, [...FILE_ACTIONS, 'undo'])
  return last?.action === 'undo' ? last : null
}

async function newest(db: Db, workspace: string, actions: readonly string[], by: Actor | null = null): Promise<Recorded | null> {
  let query = db
    .selectFrom('audit')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('action', 'in', actions)
    .where('undone_by', 'is', null)
    // A report that the server wrote by itself is nobody's last change.
    .where(e => e.or([e('action', '<>', 'report'), e('actor_kind', '<>', 'job')]))
    // Pictures that older versions added are recorded without what takes them back.
    .where(e => e.or([e('action', '<>', 'add-asset'), e('before', 'is not', null)]))
  if (by !== null) query = query.where('actor_kind', '=', by.kind).where('actor_name', '=', by.name).where('origin', '=', by.origin)
  const row = await query.orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const before: unknown = row?.before ? JSON.parse(row.before) : null
  return row
    ? {
        seq: row.seq,
        at: Number(row.at),
        workspace,
        actor: { kind: row.actor_kind as Actor['kind'], name: row.actor_name, origin: row.origin },
        action: row.action,
        subject: row.subject,
        before,
        after: row.after ? JSON.parse(row.after) : null,
        undoneBy: row.undone_by,
        ...keptBack(before),
      }
    : null
}

/** Notes in an entry, beside its first file, what takes back its change of rows. In the transaction of that change. */
export async function keepBack(db: Db, seq: number, { samples, deliveries }: Back): Promise<void> {
  if (samples === null && deliveries.length === 0) return
  const row = await db.selectFrom('audit').select('before').where('seq', '=', seq).executeTakeFirstOrThrow()
  const [first, ...files] = JSON.parse(row.before ?? '[]') as object[]
  const rows = { ...(samples === null ? {} : { samples }), ...(deliveries.length === 0 ? {} : { deliveries }) }
  const before = JSON.stringify([{ ...first, ...rows }, ...files])
  await db.updateTable('audit').set({ before }).where('seq', '=', seq).execute()
}
function keptBack(before: unknown): Back {
  const [first] = Array.isArray(before) ? (before as Partial<Back>[]) : []
  return { samples: first?.samples ?? null, deliveries: first?.deliveries ?? [] }
}

/** Takes back the entry of an action that failed: what did not happen is no fact. */
export async function remove(db: Db, seq: number): Promise<void> {
  await db.deleteFrom('audit').where('seq', '=', seq).execute()
}
/** Marks an entry as undone by another; one that is marked with its own number never happened. */
export async function markUndone(db: Db, seq: number, by: number): Promise<void> {
  await db.updateTable('audit').set({ undone_by: by }).where('seq', '=', seq).execute()
}
