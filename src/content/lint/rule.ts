/** What a rule of content gets and says. Each rule is one file of this folder. */
import type { Limits, Rendition } from '../../channels/channel.ts'
import type { Places } from '../../lib/places.ts'
import type { Edit, Problem, Severity, Source } from '../../plan/model.ts'
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
export type Use = { channel: string; limits: Limits | null; rendition: Rendition | null }

export type LintInput = {
  item: ContentItem
  /** The file as it is on disk, and places in it. */
  text: string
  place: Places
  uses: readonly Use[]
  words: Words
  /** Ids of the claims ledger with the values that they prove; null where there is no ledger. */
  claims: ReadonlyMap<string, readonly number[]> | null
  duplicates: Duplicates
}

export type Finding = { message: string; remedy: string; source: Source; related?: Problem['related']; fix?: Edit }
export type LintRule = { id: string; title: string; severity: Severity; check(input: LintInput): Iterable<Finding> }

/** First line of the file: the place of what is missing. */
export const top = ({ place }: LintInput): Source => place(0, 0)
/** Every section of every body once. */
export const sectionsOf = (item: ContentItem): Section[] => item.bodies.flatMap(body => [...body.sections])

/** The text of a section as on disk with code, addresses, comments and names of accounts blanked: same length, same places. */
export function prose(input: LintInput, section: Section): string {
  return input.text
    .slice(section.from, section.to)
    .replaceAll(/(^|\n) {0,3}(`{3,}|~{3,})[\s\S]*?(?:\n {0,3}\2|$)/g, blank)
    .replaceAll(/`[^`\n]+`|<!--[\s\S]*?-->|\]\([^)\s]*\)|https?:\/\/\S+|[\w.+-]*@[\w.-]+|[\w-]+(?:\.[\w-]+)+\/\S*/g, blank)
}
const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ')

/** Place of a match in a section. */
export const placeIn = ({ place }: LintInput, section: Section, from: number, length: number): Source =>
  place(section.from + from, section.from + from + length)

export const quoted = (text: string): string => `"${text}"`
