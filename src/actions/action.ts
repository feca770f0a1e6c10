/** What every action works with, and the one way in which they end: what was done and its audit entry are one. */
import { join } from 'node:path'
import { record, type Actor } from '../db/audit.ts'
import type { Database } from '../db/open.ts'
import { UserError } from '../lib/errors.ts'
import type { Plan } from '../plan/model.ts'
import { encodeText } from '../workspace/decode.ts'
import { loadWorkspace, type Loaded } from '../workspace/load.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { replaceFile } from './write-file.ts'

export type ActionContext = {
  db: Database
  actor: Actor
  /** UTC epoch milliseconds. */
  now: number
  ref: WorkspaceRef
  /** Compiles what was loaded, with the ids that items have. */
  compile: (loaded: Loaded) => Promise<Plan>
}
/** Texts of files before and after, by their path in the workspace. */
export type FileChange = { path: string; before: string; after: string }

/** Reads the files anew and compiles them: an action never works on what a page remembers. */
export async function fresh(context: ActionContext): Promise<{ loaded: Loaded; plan: Plan }> {
  const loaded = await loadWorkspace(context.ref)
  return { loaded, plan: await context.compile(loaded) }
}

/** Writes the changed files and records the action; the record is kept only when the files were written. */
export async function commit(
  context: ActionContext,
  loaded: Loaded,
  action: string,
  subject: string,
  changes: FileChange[],
): Promise<number> {
  return context.db.transaction().execute(async transaction => {
    const seq = await record(transaction, {
      at: context.now,
      workspace: context.ref.id,
      actor: context.actor,
      action,
      subject,
      before: changes.map(({ path, before }) => ({ path, text: before })),
      after: changes.map(({ path, after }) => ({ path, text: after })),
    })
    for (const { path, after } of changes) writeText(loaded, path, after)
    return seq
  })
}

/** Writes the text of one of the workspace's files in the encoding that it has. */
export function writeText(loaded: Loaded, path: string, text: string): void {
  const how = loaded.encodings.get(path) ?? { encoding: 'utf-8' as const, bom: false }
  replaceFile(join(loaded.root, path), encodeText({ text, ...how }, path))
}

/** The text of a document of the workspace. @throws UserError file-unknown */
export function textOf(loaded: Loaded, path: string): string {
  const file = loaded.files.find(each => each.path === path)
  if (!file)
    throw new UserError('file-unknown', `${path} is no document of this workspace.`, {
      hint: 'Read the workspace again; the file may have been renamed.',
    })
  return file.text
}
