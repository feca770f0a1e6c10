/** What the commands about the database itself share: which one it is. */
import { existingDatabase } from '../db/location.ts'
import type { Database } from '../db/open.ts'
import { UserError } from '../lib/errors.ts'
import type { WorkspaceRef } from '../workspace/discover.ts'
import { displayPath } from '../workspace/load.ts'
import type { Context, Operand } from './command.ts'

export const folderOperand: Operand = {
  name: 'FOLDER',
  completes: 'path',
  help: 'The workspace; without one the current folder',
}

/** The address of the database that a workspace has. @throws UserError no-database */
export function addressOf({ env, cwd }: Context, ref: WorkspaceRef): string {
  const address = existingDatabase(ref.root, ref.config !== null, env)
  if (address === null)
    throw new UserError('no-database', `${displayPath(ref.root, cwd)} has no database yet.`, {
      hint: 'It is made by the first command that keeps something: up, done, collect, import.',
    })
  return address
}

/** Looks into the database of a workspace where it has one, else null: none is made to look. */
export async function lookStored<T>(
  { env }: Pick<Context, 'env'>,
  { root, config }: Pick<WorkspaceRef, 'root' | 'config'>,
  look: (db: Database) => Promise<T>,
): Promise<T | null> {
  const address = existingDatabase(root, config !== null, env)
  if (address === null) return null
  const { openDatabase } = await import('../db/open.ts')
  const db = await openDatabase(address)
  try {
    return await look(db)
  } finally {
    await db.destroy()
  }
}

/** 1,234,567 → "1.2 MB". */
export const sizeText = (bytes: number): string => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`)
