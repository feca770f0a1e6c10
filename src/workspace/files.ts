/** Reading single files of a user's disk: one place for the messages of everything that can go wrong. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError, userError } from '../lib/errors.ts'
import { nearest } from '../lib/suggest.ts'
import type { Decoded } from './decode.ts'
import { decodeText } from './decode.ts'

/** Documents up to this size are read; a plan of 64 MB is a mistake. */
const sizeLimit = 64 * 1024 * 1024

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EMFILE: 'too many open files',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk answers with an error',
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** A failed read as the user's error that it is; anything else is returned as it was. `what` was to be there. */
export function readingError(error: unknown, shown: string, path: string = shown, what: 'file' | 'plan' = 'file'): unknown {
  if (error instanceof UserError) return error
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return userError('path-missing', shown, neighbour(path, shown), what)
  return code === '' ? error : userError('path-unreadable', shown, reasons[code] ?? code)
}

/** A name in the same folder that is spelled nearly alike. */
function neighbour(path: string, shown: string): string | null {
  try {
    const near = nearest(basename(path), readdirSync(dirname(path)))
    return near === null ? null : join(dirname(shown), near)
  } catch {
    return null
  }
}

/** What is at `path`. `shown` is how the user named it. @throws UserError path-missing, path-unreadable */
export function statPath(path: string, shown: string = path, what: 'file' | 'plan' = 'file'): Stats {
  try {
    return statSync(path)
  } catch (error) {
    throw readingError(error, shown, path, what)
  }
}

/** The text of a file (or of "-", standard input). @throws UserError path-*, too-large, not-text */
export function readText(path: string, shown: string = path): Decoded {
  try {
    if (path !== '-') {
      const stats = statSync(path)
      if (stats.isDirectory() || stats.isBlockDevice()) throw userError('path-special', shown)
      if (stats.size > sizeLimit) throw userError('too-large', shown, Math.round(stats.size / 1048576), sizeLimit / 1048576)
    }
    return decodeText(readFileSync(path === '-' ? 0 : path), shown)
  } catch (error) {
    throw readingError(error, shown, path)
  }
}

/** The nearest folder at or above `from` that holds one of `names`; the search ends at a repository's root. */
export function findUp(from: string, names: readonly string[]): string | null {
  for (let folder = from; ;) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name)
    const above = dirname(folder)
    if (above === folder || existsSync(join(folder, '.git'))) return null
    folder = above
  }
}
