import { quantities } from '../../plan/text/quantity.ts'
import { placeIn, prose, quoted, sectionsOf, type LintInput, type LintRule } from './rule.ts'

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
    const { item, claims } = input
    if (claims !== null)
      for (const id of item.claims)
        if (!claims.has(id))
          yield {
            message: `There is no claim ${quoted(id)} in claims.yml.`,
            remedy: 'Name a claim that exists, or add it with the command that proves it.',
            source: item.places['claims'] ?? input.place(0, 0),
          }
    for (const section of sectionsOf(item)) {
      const text = prose(input, section)
      let from = 0
      for (const line of text.split('\n')) {
        for (const { at, length, value } of claimed(line))
          if (!isProven(input, value))
            yield {
              message: `${quoted(line.slice(at, at + length).trim())} is said, and no claim proves it.`,
              remedy:
                item.claims.length === 0
                  ? 'Name its claim under "claims:", or take the number out.'
                  : 'None of the claims named has this value.',
              source: placeIn(input, section, from + at, length),
            }
        from += line.length + 1
      }
    }
  },
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

/** Without a ledger (or with claims whose values are not known) a named claim is believed. */
function isProven({ item, claims }: LintInput, value: number): boolean {
  if (item.claims.length === 0) return false
  const known = item.claims.map(id => claims?.get(id) ?? null)
  return known.some(values => values === null || values.length === 0 || values.includes(value))
}
