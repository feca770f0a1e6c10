/** Replaces the text of one of the user's files in one step: another program sees the old file or the new one. */
import { chmodSync, closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { UserError, userError } from '../lib/errors.ts'
import { encodeText } from '../workspace/decode.ts'
import { readText } from '../workspace/files.ts'

/**
 * Changes a file by `change(text)`; its encoding, byte order mark, mode and links stay. Nothing is written when the
 * text stays the same.
 * @returns true when the file was written
 * @throws UserError path-*, not-utf8, path-unwritable, and whatever `change` throws
 */
export function changeFile(path: string, change: (text: string) => string): boolean {
  const before = readText(path)
  const text = change(before.text)
  if (text === before.text) return false
  writeAtomically(path, encodeText({ ...before, text }, path))
  return true
}

/** Writes beside the file and renames: a crash leaves the old one whole. A link stays a link. */
function writeAtomically(path: string, bytes: Uint8Array): void {
  let temporary: string | null = null
  try {
    const target = realpathSync(path)
    temporary = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.tmp`)
    const mode = statSync(target).mode & 0o7777
    const file = openSync(temporary, 'wx', mode)
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    chmodSync(temporary, mode)
    renameSync(temporary, target)
  } catch (error) {
    if (temporary !== null) rmSync(temporary, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw error instanceof UserError || code === '' ? error : userError('path-unwritable', path, code)
  }
}
