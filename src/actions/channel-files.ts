/** What channels write: files of the repository. */
import { existsSync } from 'node:fs'
import { readdir, readFile, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { ChannelError } from '../channels/channel.ts'
import type { Files } from '../channels/channel.ts'
import { UserError } from '../lib/errors.ts'
import { createFile, replaceFile } from './write-file.ts'

/** Files below one folder. A path that leads out of it, also through a link, is refused. */
export function filesBelow(root: string): Files {
  return {
    async read(path) {
      const full = await inside(root, path)
      try {
        return new Uint8Array(await readFile(full))
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null
        throw new ChannelError('later', `${path} cannot be read (${codeOf(error)}).`, { cause: error })
      }
    },
    async write(path, content) {
      writeWhole(await inside(root, path), Buffer.from(content as Uint8Array))
    },
    async list(folder) {
      const full = await inside(root, folder)
      try {
        const entries = await readdir(full, { recursive: true, withFileTypes: true })
        return entries
          .filter(entry => entry.isFile())
          .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
          .sort()
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return []
        throw new ChannelError('later', `${folder} cannot be read (${codeOf(error)}).`, { cause: error })
      }
    },
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason')

/** The nearest folder that is there decides: a link in it may lead away. */
async function inside(root: string, path: string): Promise<string> {
  const refused = new ChannelError('rejected', `${path} is not below the repository.`)
  if (isAbsolute(path) || path.split(/[/\\]/).some(part => part === '..' || part === '.git')) throw refused
  const full = join(root, path)
  let there = full
  while (!existsSync(there)) there = dirname(there)
  const way = relative(await realpath(root), await realpath(there))
  if (way.startsWith('..') || isAbsolute(way)) throw refused
  return full
}

/** What cannot be written now may be written later: the delivery waits. */
function writeWhole(path: string, bytes: Uint8Array): void {
  try {
    if (existsSync(path)) replaceFile(path, bytes)
    else createFile(path, bytes)
  } catch (error) {
    if (error instanceof UserError) throw new ChannelError('later', error.message, { cause: error })
    throw error
  }
}
