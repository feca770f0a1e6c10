/**
 * Which workspace this is, wherever its folder lies: the line `id:` of `uptake.yml`. It stands in the file because it
 * must come along with a clone of the repository; `.uptake/` stays behind.
 */
import { UserError } from '../lib/errors.ts'
import { readText } from './files.ts'

/** `id`: which workspace it is; `ledger`: the database that sends its calendar (see ledger.ts). */
export type NameKey = 'id' | 'ledger'

// A line of its own, so that finding a workspace needs no YAML library.
const NAME = String.raw`:[ \t]*(["']?)([\p{L}\p{N}][\p{L}\p{N}-]{0,99})\1[ \t]*(?:#.*)?\r?$`
const LINES: Readonly<Record<NameKey, RegExp>> = { id: new RegExp(`^id${NAME}`, 'mu'), ledger: new RegExp(`^ledger${NAME}`, 'mu') }

/** The name in the text of an `uptake.yml`, or null. */
export const nameIn = (text: string, key: NameKey): string | null => LINES[key].exec(text)?.[2] ?? null

/** The id in the file `config`, or null; a file that cannot be read has none: whoever needs it says what is wrong. */
export function idOf(config: string): string | null {
  try {
    return nameIn(readText(config).text, 'id')
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}
