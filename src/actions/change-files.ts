/**
 * Changes files together with their audit entry. A file system has no transactions, so the intent is recorded first and
 * the files are written then. What a crash leaves between the two is told by reading back: an entry whose files are as
 * they were before never happened (see undo.ts).
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepBack, remove, type MovedDelivery } from '../db/audit.ts'
import type { Database } from '../db/open.ts'
import { changeSamples, type SampleChange } from '../db/sample-change.ts'
import { UserError, userError } from '../lib/errors.ts'
import { contentIndex } from '../workspace/content-index.ts'
import { encodeText, type Decoded } from '../workspace/decode.ts'
import { displayPath } from '../workspace/load.ts'
import { readText } from '../workspace/files.ts'
import { recordAction, type ActionContext } from './action.ts'
import { createFile, removeFile, replaceFile } from './write-file.ts'

/**
 * Text of a file before and after, by its path in the workspace; null is `uptake.yml`. A text of null: no such file. With
 * `bytes` it is no text but a picture: its SHA-256 stands for it, and it can be removed, not written.
 */
export type FileChange = { path: string | null; before: string | null; after: string | null; bytes?: boolean }
/** `samples`, `deliveries`: what changes with the files in the database. */
export type Change = {
  action: string
  subject: string
  files: readonly FileChange[]
  samples?: SampleChange
  /** Moves deliveries in the transaction that it is given; returns what it moved. */
  deliveries?: (db: Database) => Promise<readonly MovedDelivery[]>
}

/**
 * Records the change and writes all of its files, or none and no record.
 * @returns the number of the audit entry
 * @throws UserError changed (a file differs from `before`: it was edited meanwhile), not-utf8, path-*
 */
export async function changeFiles(context: ActionContext, { action, subject, files, samples, deliveries }: Change): Promise<number> {
  const seq = await recordAction(context.db, context, {
    action,
    subject,
    ...recorded(files),
  })
  try {
    // On SQLite the transaction is a lock: other processes wait while files are compared and written.
    await context.db.transaction().execute(async transaction => {
      const back = samples === undefined ? null : await changeSamples(transaction, context.ref.id, samples)
      const moved = deliveries === undefined ? [] : await deliveries(transaction)
      await keepBack(transaction, seq, { samples: back, deliveries: moved })
      writeAll(context, files)
    })
  } catch (error) {
    await remove(context.db, seq)
    throw error
  }
  contentIndex(context.ref.root).touch(files.flatMap(({ path }) => path ?? []))
  return seq
}

/** How changed files stand in the audit log. */
export const recorded = (files: readonly FileChange[]): { before: object[]; after: object[] } => ({
  before: files.map(({ path, before, bytes }) => ({ path, text: before, ...(bytes ? { bytes } : {}) })),
  after: files.map(({ path, after }) => ({ path, text: after })),
})

function writeAll(context: ActionContext, files: readonly FileChange[]): void {
  const read = files.map(file => ({ ...file, place: placeOf(context, file.path), now: nowOf(context, file) }))
  for (const { place, before, now } of read) if ((now?.text ?? null) !== before) throw changedMeanwhile(place)
  const written: typeof read = []
  try {
    for (const file of read) {
      if (file.bytes === true && file.after !== null) throw new Error(`${file.place} is no text to write`)
      writeOne(file.place, file.now, file.after)
      written.push(file)
    }
  } catch (error) {
    for (const { place, now, after } of written) writeOne(place, after === null ? null : (now ?? plain), now?.text ?? null)
    throw error
  }
}

const plain: Decoded = { text: '', encoding: 'utf-8', bom: false }

/** Brings a file from what it is now (null: not there) to a text (null: gone), in the encoding that it has. */
function writeOne(place: string, now: Decoded | null, text: string | null): void {
  if (text === null) return removeFile(place)
  const bytes = encodeText({ ...(now ?? plain), text }, displayPath(place))
  if (now === null) createFile(place, bytes)
  else replaceFile(place, bytes)
}

/** What a change goes by: the text of a file now, or the sum of its bytes. Null: there is none. */
export function nowOf(context: ActionContext, { path, bytes }: FileChange): Decoded | null {
  if (bytes !== true) return readIfThere(context, path)
  const place = placeOf(context, path)
  return existsSync(place) ? { ...plain, text: sumOf(readFileSync(place)) } : null
}
/** Stands for the bytes of a file in the audit log. */
export const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The file as it is on disk now, or null when there is none. @throws UserError path-*, not-text */
export const readIfThere = (context: ActionContext, path: string | null): Decoded | null =>
  existsSync(placeOf(context, path)) ? readNow(context, path) : null

/** The file as it is on disk now, decoded. @throws UserError path-*, not-text */
export function readNow(context: ActionContext, path: string | null): ReturnType<typeof readText> {
  const place = placeOf(context, path)
  return readText(place, displayPath(place))
}
function placeOf({ ref }: ActionContext, path: string | null): string {
  if (path !== null) return join(ref.root, path)
  if (ref.config === null) throw userError('no-config', 'undo', displayPath(ref.root))
  return ref.config
}

const changedMeanwhile = (place: string): UserError =>
  new UserError('changed', `${displayPath(place)} was edited in this very moment.`, {
    hint: 'Nothing was changed. Repeat what you did: it will work on the file as it is now.',
  })
