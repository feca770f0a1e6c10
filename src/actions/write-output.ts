/** Writes what a command made to the file that the user named. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { userError } from '../lib/errors.ts'

/** @param to as the user wrote it, seen from `cwd` @throws UserError path-unwritable */
export function writeOutput(cwd: string, to: string, content: string | Uint8Array): void {
  const path = resolve(cwd, to)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw code === '' ? error : userError('path-unwritable', to, code)
  }
}
