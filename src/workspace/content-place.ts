/** Where a content file and the files beside it may be: below `content/` of the workspace, by name and in truth. */
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { UserError } from '../lib/errors.ts'
import { CONTENT_FOLDER } from './content.ts'

/**
 * The absolute path of a content file that the page named. Links that lead out of the workspace are refused.
 * @throws UserError content-path
 */
export function contentPlace(root: string, file: string): string {
  if (!file.endsWith('.md')) throw refused(file)
  return within(root, file)
}

/** The absolute path of a file beside a content file. @throws UserError content-path */
export function assetPlace(root: string, file: string, name: string): string {
  contentPlace(root, file)
  return within(root, posix.join(posix.dirname(file), name))
}

function within(root: string, path: string): string {
  const plain = posix.normalize(path)
  const hidden = plain.split('/').some(part => part.startsWith('.'))
  if (plain !== path.replace(/^\.\//, '') || hidden || /[\0\\]/.test(path) || !plain.startsWith(`${CONTENT_FOLDER}/`)) throw refused(path)
  const place = join(root, plain)
  let there = place
  while (!existsSync(there)) there = dirname(there)
  if (relative(realpathSync(root), realpathSync(there)).startsWith('..')) throw refused(path)
  return place
}

const refused = (path: string): UserError =>
  new UserError('content-path', `"${path.slice(0, 120)}" is no place for content.`, {
    hint: `Content files are Markdown files below ${CONTENT_FOLDER}/ of the workspace.`,
  })
