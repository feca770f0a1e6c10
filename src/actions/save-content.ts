/** Saves a content file that was edited in the dashboard, unless it changed on disk since it was read. */
import { createHash } from 'node:crypto'
import { UserError } from '../lib/errors.ts'
import { contentPlace } from '../workspace/content-place.ts'
import type { ActionContext } from './action.ts'
import { changeFiles, readIfThere } from './change-files.ts'

/** `revision`: of the text that the edit began from; null for a file that is to be new. */
export type SaveInput = { file: string; text: string; revision: string | null }
export type Saved = { file: string; text: string; revision: string }

/** Stands for a text: two texts have one revision only when they are the same. */
export const revisionOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)

/** @throws UserError content-path, changed, path-unwritable, not-utf8 */
export async function saveContent(context: ActionContext, { file, text, revision }: SaveInput): Promise<Saved> {
  contentPlace(context.ref.root, file)
  const before = readIfThere(context, file)?.text ?? null
  const isSame = before === null ? revision === null : revisionOf(before) === revision
  if (!isSame)
    throw new UserError(
      'changed',
      before === null ? `${file} is gone from the disk.` : `${file} was changed on disk since it was opened.`,
      {
        hint: 'Nothing was written. Look at both texts and choose.',
      },
    )
  // Editors in a browser know one line end; the file keeps its own.
  const after = before?.includes('\r\n') === true ? text.replaceAll(/\r?\n/g, '\r\n') : text
  if (after !== before) await changeFiles(context, { action: 'save-content', subject: file, files: [{ path: file, before, after }] })
  return { file, text: after, revision: revisionOf(after) }
}
