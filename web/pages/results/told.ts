/** What the page of results makes of returns. Pure. */
import type { Return } from '../../../src/delivery/returns.ts'
import { POSTS } from '../../../src/metrics/posts.ts'

const ORDER = Object.keys(POSTS).map(id => id.slice('post.'.length))

/** What was told of any post, in the order of the platforms' own importance: likes first. */
export const measuresOf = (returns: readonly Return[]): string[] => ORDER.filter(name => returns.some(each => name in each.counts))

/** What most groups tell, the first of it. */
export function mostTold(returns: readonly Return[]): string | null {
  const groups = (name: string): number => returns.filter(each => name in each.counts).length
  return measuresOf(returns).reduce<string | null>((best, name) => (best === null || groups(name) > groups(best) ? name : best), null)
}

/** What brought most a piece first; what is not known last. */
export const ranked = (returns: readonly Return[], measure: string): Return[] =>
  returns.toSorted((a, b) => (b.perPiece[measure] ?? -1) - (a.perPiece[measure] ?? -1) || b.posts - a.posts)

/** Tiers that carry a number are in its order; of others nobody knows which is meant to be the better. */
const tierNumber = ({ tier }: Return): number | null => {
  const found = /\d+/.exec(tier ?? '')
  return found === null ? null : Number(found[0])
}

/** Groups of a later tier that brought more a piece than one of an earlier tier, the widest apart first. */
export function beats(returns: readonly Return[], measure: string): { better: Return; worse: Return }[] {
  const known = returns.filter(each => tierNumber(each) !== null && each.perPiece[measure] !== undefined)
  return known
    .flatMap(better => known.filter(worse => tierNumber(worse)! < tierNumber(better)!).map(worse => ({ better, worse })))
    .filter(({ better, worse }) => better.perPiece[measure]! > worse.perPiece[measure]!)
    .sort((a, b) => b.better.perPiece[measure]! - b.worse.perPiece[measure]! - (a.better.perPiece[measure]! - a.worse.perPiece[measure]!))
}
