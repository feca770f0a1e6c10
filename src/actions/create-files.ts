/** Writes new files and nothing else: one that exists stays as it is. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { userError } from '../lib/errors.ts'

/**
 * Creates files below `root`, with the folders they need.
 * @returns the paths that were written and those that were there already
 * @throws UserError `path-unwritable`
 */
export function createFiles(root: string, files: readonly { path: string; text: string }[]): { written: string[]; kept: string[] } {
  const written: string[] = []
  const kept: string[] = []
  for (const { path, text } of files) {
    const target = join(root, path)
    try {
      mkdirSync(dirname(target), { recursive: true })
      // "wx" fails on a file that exists, even one that appeared a moment ago.
      writeFileSync(target, text, { flag: 'wx' })
      written.push(path)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (code === 'EEXIST') kept.push(path)
      else if (code !== '') throw userError('path-unwritable', target, code)
      else throw error
    }
  }
  return { written, kept }
}
