/** What every action works with. */
import { record, type Actor, type Entry } from '../db/audit.ts'
import type { Database } from '../db/open.ts'
import { UserError } from '../lib/errors.ts'
import type { Plan } from '../plan/model.ts'
import { loadWorkspace, type Loaded } from '../workspace/load.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'

export type ActionContext = {
  db: Database
  actor: Actor
  /** UTC epoch milliseconds. */
  now: number
  ref: WorkspaceRef
  /** Variables in which secrets are looked up by name; without it those of the process. */
  env?: Readonly<Record<string, string | undefined>>
  /** It is a sample, or lives in memory: nothing of it leaves this machine. */
  mute?: boolean
  /** Compiles what was loaded, with the ids that items have. */
  compile: (loaded: Loaded) => Promise<Plan>
}

/** Writes down what an action did, when and by whom, in the transaction in which it does it. Returns the number of the entry. */
export const recordAction = (
  db: Database,
  { now, ref, actor }: ActionContext,
  entry: Pick<Entry, 'action' | 'subject' | 'before' | 'after'>,
): Promise<number> => record(db, { at: now, workspace: ref.id, actor, ...entry })

/** Reads the files anew and compiles them: an action never works on what a page remembers. */
export async function fresh(context: ActionContext): Promise<{ loaded: Loaded; plan: Plan }> {
  const loaded = await loadWorkspace(context.ref)
  return { loaded, plan: await context.compile(loaded) }
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
