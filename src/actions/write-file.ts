/** Writes files as a whole: beside their place, flushed to disk, then moved there. A reader sees all of the bytes or none of them. */
import type { Stats } from 'node:fs'
import {
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UserError, userError } from '../lib/errors.ts'

/** Writes `bytes` to an existing file, keeping its mode and owner; a link is followed. @throws UserError path-unwritable */
export function replaceFile(path: string, bytes: Uint8Array): void {
  explained(path, () => {
    const target = realpathSync(path)
    const stats = statSync(target)
    // A rename asks only for the folder's permission; a file that its owner made read-only is not to be replaced.
    if ((stats.mode & 0o222) === 0) throw userError('path-unwritable', path, 'it is read-only')
    through(target, temporary => {
      writeNew(temporary, bytes, stats)
      renameSync(temporary, target)
    })
  })
}

/** Writes a file that is not there yet, with the folders that it needs. @throws UserError changed, path-unwritable */
export function createFile(path: string, bytes: Uint8Array): void {
  explained(path, () => {
    mkdirSync(dirname(path), { recursive: true })
    through(path, temporary => {
      writeNew(temporary, bytes, null)
      putNew(temporary, path)
    })
  })
}

/** Removes a file. One that is gone already is no error. @throws UserError path-unwritable */
export function removeFile(path: string): void {
  explained(path, () => rmSync(path, { force: true }))
}

/** Runs `write` with the name of a file beside `target`, which is gone afterwards. */
function through(target: string, write: (temporary: string) => void): void {
  removeLeftovers(target)
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.${Date.now().toString(36)}${TEMPORARY}`)
  try {
    write(temporary)
  } finally {
    rmSync(temporary, { force: true })
  }
  syncFolder(dirname(target))
}

/** A second name for the file fails when the name is taken, which a rename would not. Not every disk knows second names. */
function putNew(temporary: string, path: string): void {
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(codeOf(error))) throw error
    copyFileSync(temporary, path, constants.COPYFILE_EXCL)
  }
}

function explained(path: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    if (error instanceof UserError) throw error
    const code = codeOf(error)
    if (code === '') throw error
    if (code === 'EEXIST') throw new UserError('changed', `${path} was made in this very moment.`, { hint: 'Repeat what you did.' })
    throw userError('path-unwritable', path, code)
  }
}

const TEMPORARY = '.tmp'
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** `as`: the file whose mode and owner it gets; null for those of any new file. */
function writeNew(path: string, bytes: Uint8Array, as: Stats | null): void {
  const handle = openSync(path, 'wx', as === null ? 0o666 : 0o600)
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
    if (as !== null) {
      // Only root may give files away; for anybody else the file is their own already.
      if (process.getuid?.() === 0) fchownSync(handle, as.uid, as.gid)
      fchmodSync(handle, as.mode & 0o7777)
    }
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The rename itself reaches the disk with the folder. Windows cannot open one, and needs not. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** No write takes so long, milliseconds: the number of the process has gone to another since. */
const AGE = 60 * 60_000

/** What processes that were killed left beside the file: `.plan.md.4711.kx2f.tmp` of a process that runs no more. */
function removeLeftovers(target: string): void {
  const folder = dirname(target)
  const start = `.${basename(target)}.`
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start) || !name.endsWith(TEMPORARY)) continue
    const [pid, time, ...rest] = name.slice(start.length, -TEMPORARY.length).split('.')
    const isOurs = rest.length === 0 && /^\d+$/.test(pid!) && /^[0-9a-z]+$/.test(time ?? '')
    const isOld = Date.now() - Number.parseInt(time ?? '', 36) > AGE
    if (isOurs && (isOld || !isRunning(Number(pid)))) rmSync(join(folder, name), { force: true })
  }
}
/** Signal 0 asks only whether the process is there; EPERM means that it is, and another user's. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}
