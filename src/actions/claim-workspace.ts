/**
 * Before something is kept of a workspace: its rows are found under the id that it has now, and in a database that
 * several share nobody writes into the history of another.
 */
import { basename } from 'node:path'
import { dialectOf } from '../db/dialect.ts'
import type { Database } from '../db/open.ts'
import { hasReading, noteWorkspace, renameWorkspace, setOrigin, storedWorkspace } from '../db/workspaces.ts'
import type { StoredWorkspace } from '../db/workspaces.ts'
import { UserError } from '../lib/errors.ts'
import { slug, type WorkspaceRef } from '../workspace/discover.ts'
import { idOf } from '../workspace/identity.ts'
import { loadWorkspace } from '../workspace/load.ts'
import { compareOrigin, originOf, originText, readOrigin, twinOf, type Origin } from '../workspace/origin.ts'
import { digestOf } from './record-reading.ts'
import { writeName } from './write-name.ts'

/** The id that was written into `uptake.yml`, when one was. */
export type Claimed = { written: string | null }

/** @param now UTC epoch milliseconds @throws UserError workspace-claimed */
export async function claimWorkspace(db: Database, ref: WorkspaceRef, now: number): Promise<Claimed> {
  const shared = dialectOf(db) === 'postgres'
  const named = ref.config !== null && idOf(ref.config) === ref.id
  if (!shared && !named) return { written: null }
  if (await isNew(db, ref)) await adopt(db, ref, shared)
  if (!shared) return { written: null }
  const origin = originOf(ref.root)
  await noteWorkspace(db, { id: ref.id, root: ref.root, name: ref.name, origin: origin === null ? null : originText(origin) }, now)
  const stored = await storedWorkspace(db, ref.id)
  if (stored !== null && origin !== null) await checkOrigin(db, ref, stored, origin)
  return { written: named || ref.config === null ? null : await written(ref.config, ref.id) }
}

const isNew = async (db: Database, ref: WorkspaceRef): Promise<boolean> => (await storedWorkspace(db, ref.id)) === null

/**
 * History from before the workspace had an id goes by the name of its folder. A file of its own holds no other; in a
 * shared database the folder of another team may have the same name, so what was read then must be what is read now.
 */
async function adopt(db: Database, ref: WorkspaceRef, shared: boolean): Promise<void> {
  const before = formerId(ref)
  if (before === ref.id || (await storedWorkspace(db, before)) === null) return
  if (shared && !(await hasReading(db, before, digestOf(await loadWorkspace({ ...ref, files: null }))))) return
  await renameWorkspace(db, before, ref.id)
}

/** What a workspace is called that has no id: after its folder. */
export const formerId = (ref: WorkspaceRef): string => slug(basename(ref.root) || ref.root)

async function checkOrigin(db: Database, ref: WorkspaceRef, stored: StoredWorkspace, origin: Origin): Promise<void> {
  if (stored.origin === null) return setOrigin(db, ref.id, originText(origin))
  const relation = compareOrigin(stored.origin, origin)
  if (relation === 'same') return
  const twin = relation === 'moved' ? twinOf(ref.root, stored.origin, ref.id) : null
  // Within one repository a folder may be moved; that is no news as long as nobody else goes by its id.
  if (relation === 'moved' && twin === null) return setOrigin(db, ref.id, originText(origin))
  throw new UserError(
    'workspace-claimed',
    `The database knows "${ref.id}" as ${shownOrigin(readOrigin(stored.origin))}; this folder is ${shownOrigin(origin)}.`,
    {
      hint: 'Is this a copy or a fork? Remove the line "id:" from its uptake.yml: it gets one of its own. Was the repository moved or renamed? uptake workspace --claim',
    },
  )
}

export const shownOrigin = ({ repositories: [repository = ''], path }: Origin): string =>
  path === '.' ? repository : `${path} in ${repository}`

/** Where it cannot be written the id still follows from the repository. @returns the id, or null */
async function written(config: string, id: string): Promise<string | null> {
  try {
    await writeName(config, 'id', id)
    return id
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** Takes over what the database holds under the id, from now on as ours. @returns where it was thought to come from */
export async function takeOver(db: Database, ref: WorkspaceRef): Promise<string | null> {
  const stored = await storedWorkspace(db, ref.id)
  const origin = originOf(ref.root)
  if (stored === null || origin === null) return null
  await setOrigin(db, ref.id, originText(origin))
  return stored.origin === null ? null : shownOrigin(readOrigin(stored.origin))
}
