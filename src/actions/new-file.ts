/** Files that come into being and go again: `metrics/*.csv` of a metric that had none. */
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { UserError, userError } from '../lib/errors.ts'

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Writes a file that is not there yet, with the folders that it needs. @throws UserError changed, path-unwritable */
export function createFile(path: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    const handle = openSync(path, 'wx')
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST') throw new UserError('changed', `${path} was made in this very moment.`, { hint: 'Repeat what you did.' })
    throw code === '' ? error : userError('path-unwritable', path, code)
  }
}

/** Removes a file. One that is gone already is no error. @throws UserError path-unwritable */
export function removeFile(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    const code = codeOf(error)
    throw code === '' ? error : userError('path-unwritable', path, code)
  }
}
