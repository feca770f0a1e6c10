/** What a rule of content gets and says. Each rule is one file of this folder. */
import type { Limits, Needs, Rendition } from '../../channels/channel.ts'
import type { Places } from '../../lib/places.ts'
import type { Edit, Problem, Severity, Source } from '../../plan/model.ts'
import type { Ledger } from '../claims.ts'
import type { ContentItem, Section } from '../model.ts'
import type { Duplicates } from './duplicates.ts'

/** `words:` of uptake.yml. */
export type Words = {
  /** Words and phrases that are never published. */
  banned: readonly string[]
  /** Names as they are spelled: GitHub, PostgreSQL. */
  spelling: readonly string[]
  /** The highest reading level (school years) that is not remarked; null: 14. */
  grade: number | null
}
export const noWords: Words = { banned: [], spelling: [], grade: null }

/** What one channel gets; `limits` null for a channel that is not known. */
export type Use = {
  channel: string
  limits: Limits | null
  rendition: Rendition | null
  /** What the plug-in asks of a piece, and what `checklist:` of uptake.yml adds for a person to tick. */
  needs?: Needs
  checklist?: readonly string[]
}

/** `unknown`: nobody can tell (it asks for a login, is overloaded, did not answer in time). */
export type LinkState = { state: 'alive' | 'dead' | 'unknown'; detail: string | null; at: number }
export type Links = ReadonlyMap<string, LinkState>

export type LintInput = {
  item: ContentItem
  /** The file as it is on disk, and places in it. */
  text: string
  place: Places
  uses: readonly Use[]
  words: Words
  /** The claims ledger; null where there is none. */
  claims: Ledger | null
  /** `claims: required` in uptake.yml: a number without a proven claim is an error. */
  claimsRequired?: boolean
  duplicates: Duplicates
  /** What addresses answered when they were asked last. */
  links?: Links
  /** Bytes of the pictures beside the file, by the name in it. */
  files?: ReadonlyMap<string, { type: string; bytes: Uint8Array }>
}

/** `severity` in place of the rule's own, where one finding weighs more than another. */
export type Finding = {
  message: string
  remedy: string
  source: Source
  related?: Problem['related']
  fix?: Edit
  severity?: Severity
}
export type LintRule = { id: string; title: string; severity: Severity; check(input: LintInput): Iterable<Finding> }

/** First line of the file: the place of what is missing. */
export const top = ({ place }: LintInput): Source => place(0, 0)
/** Everything that is said, once: every section of every body, and the first comments. */
export const sectionsOf = (item: ContentItem): Section[] => [...(item.comments ?? []), ...item.bodies.flatMap(body => [...body.sections])]

/** The same with the titles that go out: of a post without one its title is a name for ourselves. */
export function saidIn({ item, uses }: LintInput): Section[] {
  const titled = uses.filter(({ needs, limits }) => needs?.title !== undefined || limits?.format === 'markdown').map(each => each.channel)
  const own = new Set(item.titles?.map(each => each.channel))
  const shown = item.titles?.filter(({ channel }) => titled.some(name => channel === name || (channel === null && !own.has(name)))) ?? []
  return [...shown, ...sectionsOf(item)]
}

/** The text of a section as on disk with code, addresses, comments and names of accounts blanked: same length, same places. */
export function prose(input: LintInput, section: Section): string {
  return input.text
    .slice(section.from, section.to)
    .replaceAll(/(^|\n) {0,3}(`{3,}|~{3,})[\s\S]*?(?:\n {0,3}\2|$)/g, blank)
    .replaceAll(NO_PROSE, blank)
}
/** Names of hosts and accounts are looked for where a word begins, not at each of its letters: a word may have 20,000 of them. */
const NO_PROSE =
  /`[^`\n]+`|<!--[\s\S]*?(?:-->|$)|\]\([^)\s]*\)|https?:\/\/\S+|(?<![\w.+-])[\w.+-]*@[\w.-]+|(?<![\w.-])\.?[\w-]+(?:\.[\w-]+)+\/\S*/g
const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ')

/** Place of a match in a section. */
export const placeIn = ({ place }: LintInput, section: Section, from: number, length: number): Source =>
  place(section.from + from, section.from + from + length)

export const quoted = (text: string): string => `"${text}"`
