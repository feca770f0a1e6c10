/** Gives a workspace a lasting id, and brings history together with the workspace that it belongs to. */
import { dialectOf } from '../db/dialect.ts'
import type { Database } from '../db/open.ts'
import { isEmptyWorkspace, removeWorkspace, renameWorkspace, storedWorkspace } from '../db/workspaces.ts'
import { UserError, userError } from '../lib/errors.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { idOf } from '../workspace/identity.ts'
import { newId, originOf } from '../workspace/origin.ts'
import { formerId } from './claim-workspace.ts'
import { writeName } from './write-name.ts'

/**
 * Writes an id into `uptake.yml` when it has none; what the database holds of the workspace goes by it from then on.
 * @throws UserError no-config, config-unwritable, path-unwritable
 */
export async function nameWorkspace(db: Database, ref: WorkspaceRef): Promise<{ id: string; written: boolean }> {
  if (ref.config === null) throw userError('no-config', 'workspace', ref.root)
  const known = idOf(ref.config)
  if (known !== null) return { id: known, written: false }
  const shared = dialectOf(db) === 'postgres'
  const id = shared ? ref.id : newId(formerId(ref), originOf(ref.root))
  // First the file: history under a former name is found again, a name that no file says is not.
  await writeName(ref.config, 'id', id)
  if (id !== ref.id) await renameWorkspace(db, ref.id, id)
  return { id, written: true }
}

/**
 * What is kept under `from` becomes the history of this workspace, which must have none of its own yet.
 * @throws UserError workspace-unknown, workspace-filled
 */
export async function adoptHistory(db: Database, ref: WorkspaceRef, from: string): Promise<void> {
  if ((await storedWorkspace(db, from)) === null)
    throw new UserError('workspace-unknown', `The database holds no workspace called ${from}.`, {
      hint: 'See which there are with  uptake export --all | jq -c \'select(.table == "workspace")\'',
    })
  if (from === ref.id) return
  await db.transaction().execute(async transaction => {
    if (!(await isEmptyWorkspace(transaction, ref.id)))
      throw new UserError('workspace-filled', `${ref.id} has a history of its own already.`, {
        hint: 'Two histories cannot be told apart once they are one. Export both (uptake export), and keep what you need.',
      })
    await removeWorkspace(transaction, ref.id)
    await renameWorkspace(transaction, from, ref.id)
  })
}
