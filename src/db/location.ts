/** Where the database of a workspace is: known without loading what opens it. */
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** `DATABASE_URL` when it names PostgreSQL: one of another kind belongs to another program. */
export function sharedDatabase(env: Record<string, string | undefined>): string | null {
  const url = env['DATABASE_URL']
  return url !== undefined && /^postgres(?:ql)?:\/\//.test(url) ? url : null
}

/** Of a folder that is made: addresses of readers and whatever else stands in a database are nobody else's on this machine. */
const PRIVATE = 0o700

/** Where a workspace keeps its database: in the shared one when there is one, else beside its files when it has a configuration and may be written, else in the user's state folder. */
export function databasePath(root: string, configured: boolean, env: Record<string, string | undefined>): string {
  const shared = sharedDatabase(env)
  if (shared !== null) return shared
  if (configured && writable(root)) {
    const folder = join(root, '.uptake')
    mkdirSync(folder, { recursive: true, mode: PRIVATE })
    ignore(folder)
    return join(folder, 'uptake.db')
  }
  const folder = stateFolder(root, env)
  mkdirSync(folder, { recursive: true, mode: PRIVATE })
  return join(folder, 'uptake.db')
}
/** The database that a workspace has already, or null. Creates nothing. */
export function existingDatabase(root: string, configured: boolean, env: Record<string, string | undefined>): string | null {
  const shared = sharedDatabase(env)
  if (shared !== null) return shared
  const own = join(root, '.uptake', 'uptake.db')
  if (configured && existsSync(own)) return own
  const other = join(stateFolder(root, env), 'uptake.db')
  return existsSync(other) ? other : null
}
/** A folder of the user's own for a workspace that keeps none: XDG base directories, or its default. */
function stateFolder(root: string, env: Record<string, string | undefined>): string {
  const state = env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state')
  return join(state, 'uptake', createHash('sha256').update(root).digest('hex').slice(0, 16))
}
function writable(root: string): boolean {
  try {
    accessSync(root, constants.W_OK)
    return true
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}
/** Keeps the folder out of git, once. */
function ignore(folder: string): void {
  const path = join(folder, '.gitignore')
  if (!existsSync(path)) writeFileSync(path, '*\n')
}
