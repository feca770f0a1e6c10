/** Remarks on a piece, and changes that are asked for: open until whoever asked says yes, or somebody settles them. */
import type { Selectable } from 'kysely'
import { lockGate, oneOf } from './dialect.ts'
import { inTransaction, type Database } from './open.ts'
import type { Tables } from './tables.ts'

export type NoteKind = 'comment' | 'changes'
export type ReviewNote = {
  id: string
  item: string
  /** Null: the piece as a whole. */
  channel: string | null
  kind: NoteKind
  person: string
  at: number
  text: string
  /** What it was about, by channel. */
  digests: Readonly<Record<string, string>>
  resolvedAt: number | null
  resolvedBy: string | null
}
const COLUMNS = ['id', 'item', 'channel', 'kind', 'person', 'at', 'text', 'digests', 'resolved_at', 'resolved_by'] as const

export async function addNote(db: Database, workspace: string, note: Omit<ReviewNote, 'resolvedAt' | 'resolvedBy'>): Promise<void> {
  await inTransaction(db, async transaction => {
    await lockGate(transaction, workspace, 'change')
    await transaction
      .insertInto('review_note')
      .values({
        ...note,
        workspace_id: workspace,
        digests: JSON.stringify(note.digests),
        resolved_at: null,
        resolved_by: null,
        updated_at: note.at,
      })
      .execute()
  })
}

/** Remarks of a workspace, or of some items, oldest first. */
export async function notesOf(db: Database, workspace: string, items: readonly string[] | null = null): Promise<ReviewNote[]> {
  const rows = await db
    .selectFrom('review_note')
    .select(COLUMNS)
    .where('workspace_id', '=', workspace)
    .$if(items !== null, query => query.where(oneOf(db, 'item', items ?? [])))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(noteOf)
}
/** Changes that are asked for and not settled: of one channel of an item, those about the whole piece too. */
export async function openRequests(db: Database, workspace: string, item: string, channel: string): Promise<ReviewNote[]> {
  const rows = await db
    .selectFrom('review_note')
    .select(COLUMNS)
    .where('workspace_id', '=', workspace)
    .where('item', '=', item)
    .where('kind', '=', 'changes')
    .where('resolved_at', 'is', null)
    .orderBy('at')
    .execute()
  return rows.map(noteOf).filter(note => concerns(note, channel))
}
export const concerns = (note: ReviewNote, channel: string): boolean => note.channel === null || note.channel === channel
export const isOpen = (note: ReviewNote): boolean => note.kind === 'changes' && note.resolvedAt === null

/** Settles them; those that are settled already stay as they are. Returns how many were open. */
export async function settleNotes(db: Database, workspace: string, ids: readonly string[], by: string, at: number): Promise<number> {
  if (ids.length === 0) return 0
  const { numUpdatedRows } = await db
    .updateTable('review_note')
    .set({ resolved_at: at, resolved_by: by, updated_at: at })
    .where('workspace_id', '=', workspace)
    .where('id', 'in', [...ids])
    .where('resolved_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

const noteOf = (row: Pick<Selectable<Tables['review_note']>, (typeof COLUMNS)[number]>): ReviewNote => ({
  id: row.id,
  item: row.item,
  channel: row.channel,
  kind: row.kind === 'changes' ? 'changes' : 'comment',
  person: row.person,
  at: row.at,
  text: row.text,
  digests: JSON.parse(row.digests) as Record<string, string>,
  resolvedAt: row.resolved_at,
  resolvedBy: row.resolved_by,
})
