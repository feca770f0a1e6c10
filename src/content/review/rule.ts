/** Who must say yes to a piece before it may go out: rules for all, and for kinds of content. Pure. */
import type { ContentItem } from '../model.ts'
import type { Hours } from './hours.ts'

export type Rule = {
  /** How many different people must say yes; at least 1. */
  approvals: number
  /** Only these count: roles, ids or names of people; null: everybody does. */
  by: readonly string[] | null
  /** Each of these must be among them. */
  every: readonly string[]
  /** The yes of whoever wrote it does not count. */
  notAuthor: boolean
  /** Does a yes by an expiring link count? */
  links: boolean
  /** Outside of working hours one of `by` may let it out alone, and says why; null: nobody may. */
  emergency: Emergency | null
}
/** `outside`: working hours, in the zone of the workspace. */
export type Emergency = { by: readonly string[]; outside: readonly Hours[] }

export const KIND_KEYS = ['format', 'theme', 'campaign', 'audience', 'language', 'channel'] as const
export type KindKey = (typeof KIND_KEYS)[number]
/** As much of a piece as kinds are told by. */
export type KindOf = Pick<ContentItem, Exclude<KindKey, 'channel'>>
/** A kind of content: what a piece must be to belong to it, and what is asked of it beyond the rule for all. */
export type Kind = { is: Readonly<Partial<Record<KindKey, readonly string[]>>>; rule: Partial<Rule> }

/** `kind`: what the host of `origin` runs; null: its name tells. `api`: where its API is; null: where it usually is. `allow`: hosts that may be asked at a private address. */
export type ForgeSettings = { kind: 'github' | 'gitlab' | null; api: string | null; allow: readonly string[] }

export type ReviewSettings = {
  rule: Rule
  kinds: readonly Kind[]
  /** A file that a merge commit brought to the default branch counts as approved by whoever merged. */
  approveOnMerge: boolean
  /** The code host of the repository; null: its name tells what it is. */
  forge: ForgeSettings | null
  /** Where people outside reach the pages of review links: https://review.example.org; null: the address of the server. */
  address: string | null
  /** What is written under "review:" cannot be read: nothing goes out, as the rules are not known. */
  broken: boolean
}

export const defaultRule: Rule = { approvals: 1, by: null, every: [], notAuthor: false, links: true, emergency: null }
export const defaultReview = (): ReviewSettings => ({
  rule: defaultRule,
  kinds: [],
  approveOnMerge: false,
  forge: null,
  address: null,
  broken: false,
})

/** The rule for a piece on a channel: that for all, and over it what each kind says that the piece belongs to, in the order written. */
export function ruleFor({ rule, kinds }: ReviewSettings, item: KindOf, channel: string): Rule {
  const result = { ...rule }
  for (const kind of kinds) if (belongs(kind, item, channel)) Object.assign(result, kind.rule)
  return result
}

/** What a piece is, in the words by which kinds are told. */
export type Facts = Readonly<Partial<Record<KindKey, string | null>>>
export const factsOf = (item: KindOf): Facts => ({
  format: item.format,
  theme: item.theme,
  campaign: item.campaign,
  audience: item.audience,
  language: item.language,
})
/** Those of them that the kinds of a workspace look at; what nobody looks at may change. The channel cannot. */
export function factsAsked({ kinds }: ReviewSettings, item: KindOf): Facts {
  const asked = new Set(kinds.flatMap(kind => Object.keys(kind.is)))
  return Object.fromEntries(Object.entries(factsOf(item)).filter(([key]) => asked.has(key)))
}

function belongs({ is }: Kind, item: KindOf, channel: string): boolean {
  return KIND_KEYS.every(key => {
    const wanted = is[key]
    if (wanted === undefined) return true
    const value = key === 'channel' ? channel : item[key]
    return value !== null && wanted.some(each => each.toLowerCase() === value.toLowerCase())
  })
}
