import { quantities } from '../../plan/text/quantity.ts'
import { placesOf } from '../../lib/places.ts'
import { claimsWith, holds, type Ledger } from '../claims.ts'
import type { ContentItem } from '../model.ts'
import { noWords, placeIn, prose, quoted, saidIn, top, type Finding, type LintInput, type LintRule } from './rule.ts'

/** Units in which a product is praised. Times to read or to start, sizes of meetings and prices are no claims. */
const CLAIMED = new Set(['TPS', 'QPS', 'RPS', 'ms', 'µs', 'us', 'ns', 'x', '%', 'Gbps', 'Mbps', 'MB', 'GB', 'KB', 'TB'])
/** "12k downloads", "500+ stars": adoption is a claim too. */
const ADOPTION =
  /^[\s+]*(?:[\p{L}-]+\s+)?(?:users?|customers?|companies|teams|developers|downloads?|installs?|stars?|contributors?|deployments|nutzer|kunden|usuarios|utilisateurs|пользовател\p{L}*|用户|ユーザー)/iu
const FEWEST = 10

/** A number that praises the product stands on evidence: `claims:` of the item names it. */
export const unprovenNumber: LintRule = {
  id: 'unproven-number',
  title: 'A number that no claim proves',
  severity: 'warning',
  *check(input) {
    yield* namedClaims(input)
    for (const section of saidIn(input)) {
      let from = 0
      for (const line of prose(input, section).split('\n')) {
        for (const { at, length, value } of claimed(line)) {
          if (isProven(input, value)) continue
          yield {
            message: `${quoted(line.slice(at, at + length).trim())} is said, and no claim proves it.`,
            remedy: remedyFor(input, value),
            source: placeIn(input, section, from + at, length),
            ...weight(input),
          }
        }
        from += line.length + 1
      }
    }
  },
}

/** Where claims are required a piece with one of these findings goes nowhere. */
const weight = ({ claimsRequired }: LintInput): Pick<Finding, 'severity'> => (claimsRequired === true ? { severity: 'error' } : {})

/** The claims that the piece names: there, and proven. */
function* namedClaims(input: LintInput): Iterable<Finding> {
  const { item, claims } = input
  if (claims === null) return
  const source = item.places['claims'] ?? top(input)
  for (const id of item.claims) {
    const claim = claims.get(id)
    if (claim === undefined)
      yield {
        message: `There is no claim ${quoted(id)} in claims.yml.`,
        remedy: 'Name a claim that exists, or add it with the command that proves it.',
        source,
        ...weight(input),
      }
    else if (!holds(claim))
      yield {
        message: `The claim ${quoted(id)} is not proven now: ${claim.why ?? claim.state}`,
        remedy: `Run "uptake claims --check ${id}", or take out what leans on it.`,
        source,
        ...weight(input),
      }
  }
}

function remedyFor({ item, claims }: LintInput, value: number): string {
  const [fit] = claims === null ? [] : claimsWith(claims, value)
  if (fit !== undefined) return `The claim "${fit}" has this value: name it under "claims:".`
  return item.claims.length === 0 ? 'Name its claim under "claims:", or take the number out.' : 'None of the claims named has this value.'
}

function claimed(line: string): { at: number; length: number; value: number }[] {
  return quantities(line)
    .filter(({ unit, value, to, compound, currency }) => {
      if (compound || currency !== null) return false
      if (unit === null) return value >= FEWEST && ADOPTION.test(line.slice(to))
      return CLAIMED.has(unit)
    })
    .map(({ from, to, value }) => ({ at: from, length: to - from, value }))
}

/** Without a ledger (or with claims whose values are not known) a named claim is believed; a stale one has its own finding. */
function isProven({ item, claims }: LintInput, value: number): boolean {
  if (item.claims.length === 0) return false
  const known = item.claims.map(id => claims?.get(id) ?? null)
  return known.some(claim => claim === null || claim.numbers.length === 0 || claim.numbers.includes(value))
}

/** Where claims are required: why a piece may not go out, or null. The first finding says enough. */
export function whyUnproven({ item, text }: { item: ContentItem; text: string }, claims: Ledger | null): string | null {
  const place = placesOf(text, item.file)
  const input: LintInput = {
    item,
    text,
    place,
    uses: [],
    words: noWords,
    claims: claims ?? new Map(),
    duplicates: { earlierThan: () => null },
  }
  const [first] = [...unprovenNumber.check(input)]
  return first === undefined
    ? null
    : `${item.file}:${first.source.line} ${first.message} ${first.remedy} ("claims: required" in uptake.yml)`
}
