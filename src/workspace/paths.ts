/** Whether the paths that a plan names exist. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findUp } from './files.ts'

export type PathChecker = (path: string, from?: string) => boolean

/** Does a path that a document (`from`) names exist: seen from its folder, the workspace's or the repository's root? */
export function pathChecker(root: string): PathChecker {
  const git = findUp(root, ['.git'])
  const bases = git === null ? [root] : [root, dirname(git)]
  const known = new Map<string, boolean>()
  return (path, from = '') => {
    const key = `${dirname(from)}\0${path}`
    const cached = known.get(key)
    if (cached !== undefined) return cached
    const clean = path.replace(/^\.?\//, '').replace(/[#?].*$/, '')
    const exists = [...bases, join(root, dirname(from))].some(base => existsSync(join(base, clean)))
    known.set(key, exists)
    return exists
  }
}
