/** The vault of a workspace: its key is `UPTAKE_KEY`, or a file of the user's own beside the database, which is made when it is needed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newKey, readKeys, vaultOf, type Vault } from '../connect/vault.ts'
import { databasePath, sharedDatabase } from '../db/location.ts'
import { UserError } from '../lib/errors.ts'
import type { ActionContext } from './action.ts'

/** @throws UserError key-broken, key-missing */
export function vault(context: Pick<ActionContext, 'ref' | 'env'>): Vault {
  const env = context.env ?? process.env
  const given = env['UPTAKE_KEY']?.trim() ?? ''
  const { root, config } = context.ref
  const shared = sharedDatabase(env) !== null
  const path = shared ? join(root, '.uptake', 'key') : join(dirname(databasePath(root, config !== null, env)), 'key')
  const kept = existsSync(path) ? readKeys(readFileSync(path, 'utf8'), path) : []
  const keys = [...(given === '' ? [] : readKeys(given.replaceAll(',', '\n'), 'UPTAKE_KEY')), ...kept]
  if (keys.length > 0) return vaultOf(keys)
  if (shared)
    throw new UserError('key-missing', 'Tokens in a shared database need a key that all who use it have.', {
      hint: 'Make one with "openssl rand -base64 32", and set it as UPTAKE_KEY wherever Uptake runs.',
    })
  return vaultOf(readKeys(made(path), path))
}

/** Of two that make it at once the first does, and both read the same. */
function made(path: string): string {
  const text = `# The key of tokens in uptake.db. Keep it out of backups of the database. A newer key goes on top, older ones stay below.\n${newKey()}\n`
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
    return text
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFileSync(path, 'utf8')
    throw error
  }
}

/** Where a sealed value stands: it opens nowhere else. */
export const placeOf = (workspace: string, channel: string, what: 'access' | 'refresh' | 'verifier' | 'app'): string =>
  [workspace, channel, what].join('\0')
