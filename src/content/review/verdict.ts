/** Do the approvals of exactly these bytes satisfy the rule? Said once, for every door. Pure. */
import { isWithin } from './hours.ts'
import { isMeant, whoIs, type Named } from './people.ts'
import type { Facts, KindKey, Rule } from './rule.ts'

/** `yes` said here, `link` by an expiring link, `merge` by merging the file, `emergency` alone and after hours. */
export const YES_KINDS = ['yes', 'link', 'merge', 'emergency'] as const
export type YesKind = (typeof YES_KINDS)[number]
/** A yes as it was given. `authors`: who had written the text then; `vouched`: who made the link that it came by. */
export type Yes = {
  person: string
  at: number
  kind: YesKind
  reason: string | null
  authors: readonly string[]
  vouched: string | null
  /** What kind of content it was then; null: it was not noted. */
  facts: Facts | null
}
/** What a yes is judged by. `author`: who wrote the piece, as its file says now; `facts`: what the rules look at, as it is now. */
export type Judge = { facts?: Facts; rule: Rule; people: readonly Named[]; author: string | null; zone: string }
export type Verdict = {
  ok: boolean
  /** Who counts, each once. */
  counted: readonly string[]
  /** Whose yes does not count, and why. */
  ignored: readonly { person: string; why: string }[]
  /** What is missing, as a sentence; null when nothing is. */
  missing: string | null
  /** The emergency that lets it out in place of the rule. */
  emergency: { person: string; reason: string } | null
}

export function verdictOf(yeses: readonly Yes[], judge: Judge): Verdict {
  const { rule, people } = judge
  const counted = new Set<string>()
  const ignored = new Map<string, string>()
  let emergency: Verdict['emergency'] = null
  for (const yes of yeses) {
    const person = whoIs(people, yes.person)
    if (yes.kind === 'emergency' && whyNoEmergency(yes.person, yes.at, judge) === null) emergency ??= { person, reason: yes.reason ?? '' }
    const why = whyNot(yes, judge)
    if (why === null) counted.add(person)
    else ignored.set(person, why)
  }
  const names = [...counted].sort()
  const left = [...ignored]
    .filter(([person]) => !counted.has(person))
    .map(([person, why]) => ({ person, why }))
    .sort((a, b) => (a.person < b.person ? -1 : 1))
  const missing = emergency !== null ? null : missingOf(names, judge, left)
  return { ok: missing === null, counted: names, ignored: left, missing, emergency }

  function missingOf(who: readonly string[], { rule: { approvals, every } }: Judge, aside: Verdict['ignored']): string | null {
    const lacking = every.filter(word => !who.some(name => isMeant(people, name, word)))
    if (who.length >= approvals && lacking.length === 0) return null
    const parts = [`${who.length} of ${approvals} approvals of exactly this text`]
    if (lacking.length > 0) parts.push(`${lacking.join(' and ')} must be among them`)
    else if (rule.by !== null) parts.push(`by ${rule.by.join(' or ')}`)
    const said = aside.map(({ person, why }) => ` That of ${person} does not count: ${why}.`)
    return `${parts.join('; ')}.${said.join('')}`
  }
}

/** Why a yes that somebody gave here and now would not count; null when it would. */
export const whyNotCounted = (person: string, judge: Judge): string | null =>
  whyNot({ person, at: 0, kind: 'yes', reason: null, authors: judge.author === null ? UNKNOWN : [], vouched: null, facts: null }, judge)
/** Who committed a file is looked up when somebody says yes, not before. */
const UNKNOWN = ['\0']

/** Why one yes does not count; null when it does. */
function whyNot(yes: Yes, judge: Judge): string | null {
  const { rule, people, author, facts = {} } = judge
  // Else a piece that needs more could be made one that needs less, after the fact.
  if (yes.facts !== null && Object.entries(facts).some(([key, value]) => yes.facts?.[key as KindKey] !== value))
    return 'it was another kind of content then'
  if (yes.kind === 'link' && !rule.links) return 'a yes by link is not enough here'
  if (rule.by !== null && !rule.by.some(word => isMeant(people, yes.person, word))) return `the rules ask for ${rule.by.join(' or ')}`
  if (!rule.notAuthor) return null
  const authors = [...yes.authors, ...(author === null ? [] : [author])].map(name => whoIs(people, name))
  if (authors.length === 0) return 'nobody knows who wrote it, and its author may not be the one; write "author:" in the file'
  if (authors.includes(whoIs(people, yes.person))) return 'it is their own text'
  return yes.vouched !== null && authors.includes(whoIs(people, yes.vouched)) ? 'the author made the link that it came by' : null
}

/** Why somebody may not let a piece out alone at a moment; null when they may. */
export function whyNoEmergency(person: string, at: number, { rule, people, zone }: Omit<Judge, 'author'>): string | null {
  const { emergency } = rule
  if (emergency === null) return 'The rules of this workspace know no emergency.'
  if (!emergency.by.some(word => isMeant(people, person, word)))
    return `In an emergency ${emergency.by.join(' or ')} decides, not ${person}.`
  return isWithin(emergency.outside, at, zone) ? 'These are working hours: the usual approvals can be had.' : null
}
