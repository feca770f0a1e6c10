/** What edits of documents and of `uptake.yml` make of them. */
import { basename } from 'node:path'
import { UserError } from '../lib/errors.ts'
import type { Edit } from '../plan/model.ts'
import { applyEdits } from '../plan/splice/splice.ts'
import type { Loaded } from '../workspace/load.ts'
import { textOf, type ActionContext } from './action.ts'
import { readNow, type FileChange } from './change-files.ts'

/** Groups edits by file, applies them to the texts that were loaded. @throws UserError file-unknown, overlap */
export function changesOf(context: ActionContext, loaded: Loaded, edits: readonly Edit[]): FileChange[] {
  const config = context.ref.config === null ? null : basename(context.ref.config)
  const byFile = new Map<string, Edit[]>()
  for (const edit of edits) byFile.set(edit.source.file, [...(byFile.get(edit.source.file) ?? []), edit])
  return [...byFile].map(([path, own]) => {
    // `uptake.yml` is no document of the plan: its path is null.
    const before = path === config ? readNow(context, null).text : textOf(loaded, path)
    const result = applyEdits(before, own)
    if (!result.ok) throw new UserError(result.reason, `${path}: ${result.message}`, { hint: result.hint })
    return { path: path === config ? null : path, before, after: result.text }
  })
}
