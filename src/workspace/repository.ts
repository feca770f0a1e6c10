/** The git repository around a workspace. */
import { dirname } from 'node:path'
import { findUp } from './files.ts'

/** The folder with `.git` at or above the workspace, which paths and git refer to; without git the workspace's own folder. */
export function repositoryRoot(root: string): string {
  const git = findUp(root, ['.git'])
  return git === null ? root : dirname(git)
}
