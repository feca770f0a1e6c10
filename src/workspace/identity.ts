/**
 * Which workspace this is, wherever its folder lies: the line `id:` of `uptake.yml`. It stands in the file because it
 * must come along with a clone of the repository; `.uptake/` stays behind.
 */
import { UserError } from '../lib/errors.ts'
import { readText } from './files.ts'

// A line of its own, so that finding a workspace needs no YAML library.
const LINE = /^id:[ \t]*(["']?)([\p{L}\p{N}][\p{L}\p{N}-]{0,99})\1[ \t]*(?:#.*)?\r?$/mu

/** The id in the text of an `uptake.yml`, or null. */
export const idIn = (text: string): string | null => LINE.exec(text)?.[2] ?? null

/** The id in the file `config`, or null; a file that cannot be read has none: whoever needs it says what is wrong. */
export function idOf(config: string): string | null {
  try {
    return idIn(readText(config).text)
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}
