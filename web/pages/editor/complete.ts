/** What may stand where the cursor is in the front matter: keys, names of channels, claims. Pure. */
import { itemFields } from '../../../src/content/fields.ts'

export type Known = { channels: readonly string[]; claims: readonly string[] }

const KEYS = [...Object.keys(itemFields), 'channels', 'assets'].sort()
const STATES = ['draft', 'ready', 'hold', 'archived']

/** @param before the text up to the cursor; `line` its last line. Null outside of the front matter */
export function completionsAt(before: string, line: string, known: Known): { typed: string; options: readonly string[] } | null {
  if (!/^---\r?\n/.test(before) || /\n---[ \t]*\r?\n/.test(before.slice(3))) {
    const marker = /<!-- channel: (?:[\w-]+, )*([\w-]*)$/.exec(line)
    return marker === null ? null : { typed: marker[1]!, options: known.channels }
  }
  const key = /^([a-z]*)$/.exec(line)
  if (key !== null) return { typed: key[1]!, options: KEYS.map(each => `${each}: `) }
  const state = /^state:\s+(\w*)$/.exec(line)
  if (state !== null) return { typed: state[1]!, options: STATES }
  const inLine = /^(channels|claims):\s.*?([\w.-]*)$/.exec(line)
  const below = /^\s+-?\s*([\w.-]*)$/.exec(line)
  const list = inLine?.[1] ?? (below === null ? null : blockOf(before))
  const typed = inLine?.[2] ?? below?.[1] ?? ''
  if (list === 'channels') return { typed, options: known.channels }
  return list === 'claims' ? { typed, options: known.claims } : null
}

/** The key that an indented line stands below. */
const blockOf = (before: string): string | null => [...before.matchAll(/^([a-z]+):/gm)].at(-1)?.[1] ?? null
