/** What channels write: files of the repository. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { readdir, readFile, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { ChannelError } from '../channels/channel.ts'
import type { Files } from '../channels/channel.ts'

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

/** Beside it, flushed, then renamed: a reader sees the old file or the new one. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    const handle = openSync(temporary, 'w', 0o644)
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw new ChannelError('later', `${path} cannot be written (${codeOf(error)}).`, { cause: error })
  }
}
