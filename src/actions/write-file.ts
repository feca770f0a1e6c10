/** Replaces a file as a whole: written beside it, flushed to disk, renamed. A reader sees the old bytes or the new ones. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { realpathSync } from 'node:fs'
import { userError } from '../lib/errors.ts'

/** Writes `bytes` to an existing file, keeping its mode; a link is followed. @throws UserError path-unwritable */
export function replaceFile(path: string, bytes: Uint8Array): void {
  let temporary: string | null = null
  try {
    const target = realpathSync(path)
    const { mode } = statSync(target)
    temporary = join(dirname(target), `.${basename(target)}.${process.pid}.${Date.now().toString(36)}.tmp`)
    const handle = openSync(temporary, 'wx', mode)
    try {
      writeSync(handle, bytes)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, target)
  } catch (error) {
    if (temporary) rmSync(temporary, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : null
    if (code !== null) throw userError('path-unwritable', path, code)
    throw error
  }
}
