/**
 * Changes files together with their audit entry. A file system has no transactions, so the intent is recorded first and
 * the files are written then. What a crash leaves between the two is told by reading back: an entry whose files are as
 * they were before never happened (see undo.ts).
 */
import { join } from 'node:path'
import { record, remove } from '../db/audit.ts'
import { UserError, userError } from '../lib/errors.ts'
import { encodeText } from '../workspace/decode.ts'
import { displayPath } from '../workspace/load.ts'
import { readText } from '../workspace/files.ts'
import type { ActionContext } from './action.ts'
import { replaceFile } from './write-file.ts'

/** Text of a file before and after, by its path in the workspace; null is `uptake.yml`. */
export type FileChange = { path: string | null; before: string; after: string }
export type Change = { action: string; subject: string; files: readonly FileChange[] }

/**
 * Records the change and writes all of its files, or none and no record.
 * @returns the number of the audit entry
 * @throws UserError changed (a file differs from `before`: it was edited meanwhile), not-utf8, path-*
 */
export async function changeFiles(context: ActionContext, { action, subject, files }: Change): Promise<number> {
  const seq = await record(context.db, {
    at: context.now,
    workspace: context.ref.id,
    actor: context.actor,
    action,
    subject,
    before: files.map(({ path, before }) => ({ path, text: before })),
    after: files.map(({ path, after }) => ({ path, text: after })),
  })
  try {
    // The transaction holds no query. On SQLite it is a lock: other processes wait while files are compared and written.
    await context.db.transaction().execute(async () => writeAll(context, files))
  } catch (error) {
    await remove(context.db, seq)
    throw error
  }
  return seq
}

function writeAll(context: ActionContext, files: readonly FileChange[]): void {
  const read = files.map(file => ({ ...file, place: placeOf(context, file.path), now: readNow(context, file.path) }))
  for (const { place, before, now } of read) if (now.text !== before) throw changedMeanwhile(place)
  const written: typeof read = []
  try {
    for (const file of read) {
      replaceFile(file.place, encodeText({ ...file.now, text: file.after }, displayPath(file.place)))
      written.push(file)
    }
  } catch (error) {
    for (const { place, now } of written) replaceFile(place, encodeText(now, displayPath(place)))
    throw error
  }
}

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
