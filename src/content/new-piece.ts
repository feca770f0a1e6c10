/** A content file that is still to be written: its data, its text as a file, and its name. Pure. */
import { stringify } from 'yaml'

export type NewPiece = {
  title: string
  /** Front matter in the order in which it is written; null, "" and empty lists are left out. */
  head: Readonly<Record<string, unknown>>
  bodies: readonly { channels: readonly string[] | null; sections: readonly string[] }[]
  /** The whole text of the file, where a template made it; head and bodies are not written then. */
  text?: string
}

/** The text of the file. Lines of a section that would end it (`---`) or start another channel are kept harmless. */
export function fileOf({ title, head, bodies, text: whole }: NewPiece): string {
  if (whole !== undefined) return whole
  const data = Object.fromEntries(Object.entries({ title, ...head }).filter(([, value]) => !isNothing(value)))
  const yaml = stringify(data, { lineWidth: 0 })
  const texts = bodies.map(({ channels, sections }) => {
    const text = sections.map(harmless).join('\n\n---\n\n')
    return channels === null ? text : `<!-- channel: ${channels.join(', ')} -->\n\n${text}`
  })
  return `---\n${yaml}---\n\n${texts.join('\n\n')}\n`
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A rule inside a text is written `***`: the same line for readers, no end of a post. */
export const harmless = (section: string): string => section.trim().replaceAll(/^( {0,3})-{3,}[ \t]*$/gm, '$1***')

const LONGEST_NAME = 60
/** "Why filters run first?" → "why-filters-run-first"; letters of every script stay. */
export const slugOf = (title: string): string =>
  [
    ...title
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/['’]/g, '')
      .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, ''),
  ]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/-$/, '')

/** A name that is not taken: the title's, else with a random end. `random` gives letters and digits. */
export function nameFor(title: string, taken: (name: string) => boolean, random: () => string): string {
  const slug = slugOf(title)
  if (slug !== '' && !taken(slug)) return slug
  for (;;) {
    const name = slug === '' ? random() : `${slug}-${random()}`
    if (!taken(name)) return name
  }
}
