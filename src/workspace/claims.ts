/** The claims ledger of a workspace and the files that prove it, as they are on disk now. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { CLAIMS_FILE, parseClaims, type Claim, type ParsedClaims } from '../claims/file.ts'
import { readText } from './files.ts'
import { repositoryRoot } from './repository.ts'

/** Null where there is no claims.yml. @throws UserError path-*, not-text */
export function readClaims(root: string): ParsedClaims | null {
  const path = join(root, CLAIMS_FILE)
  return existsSync(path) ? parseClaims(readText(path, CLAIMS_FILE).text) : null
}

/** The absolute path of a file of the evidence; null for one that is not there, or lies outside of the repository. */
export function evidencePath(root: string, file: string): string | null {
  const base = realpathSync(repositoryRoot(root))
  const path = join(base, file)
  if (!existsSync(path) || !statSync(path).isFile() || relative(base, realpathSync(path)).startsWith('..')) return null
  return path
}

/** SHA-256 of each file that the claims name; null for one that is not there. */
export function evidenceDigests(root: string, claims: readonly Claim[]): Map<string, string | null> {
  const digests = new Map<string, string | null>()
  for (const file of new Set(claims.flatMap(claim => claim.files))) {
    const path = evidencePath(root, file)
    digests.set(file, path === null ? null : createHash('sha256').update(readFileSync(path)).digest('hex'))
  }
  return digests
}
