/** Channels in the order of what they are worth: "Priority 1: Search ads", "#2 — Lemmy", each a title with what is done there below it. */
import { isWay } from '../lexicon/ways.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { areMostlyPlaces, NAMED_ADS, readPlatforms } from './channel-name.ts'
import { onceAbove, title, titleOf, type Context } from './context.ts'

export type Ranked = { name: string; tier: string }

const RANK = pattern(
  /^(?:\d+(?:\.\d+)*[.)]?\s+)?((?:priorit\p{L}*|priorid\p{L}*|priorität|приоритет|prio|tier|rang|rank|öncelik|优先级|優先度|優先順位|우선순위)\s*#?\d{1,2}|P\d|[#№]\s?\d{1,2})\s*(?:[:：]|\s[-–—])\s*(?=\S)/iu,
)
const rankOf = fact((text): Ranked | null => {
  const said = /\d/.test(text) ? titleOf(text) : ''
  const rank = said === '' ? null : RANK.exec(said)
  return rank && { name: said.slice(rank[0].length), tier: rank[1]! }
})
/** The ranked titles of a container, where most name a place or a way; none where they group what stands in lists below them. */
const rankedIn = onceAbove((_, { children }): ReadonlyMap<Line, Ranked> => {
  const ranked = children.flatMap(line => {
    const rank = line.kind === 'heading' || line.kind === 'label' ? rankOf(line) : null
    return rank ? [[line, rank] as const] : []
  })
  const named = ranked.filter(([, { name }]) => readPlatforms(name)[0]?.from === 0 || isWay(name) || NAMED_ADS.test(name))
  const groups = ranked.filter(([line]) => groupsPlaces(line))
  return new Map(ranked.length > 1 && named.length * 2 >= ranked.length && groups.length * 2 < ranked.length ? ranked : [])
})
const groupsPlaces = ({ children }: Line): boolean => {
  const items = children.flatMap(child => (child.kind === 'label' || child.kind === 'table' ? child.children : [child]))
  return areMostlyPlaces(items)
}
/** What a ranked title names, and its rank; null where it is none. */
export const rankedChannel = (context: Context, line: Line): Ranked | null =>
  (line.kind === 'heading' || line.kind === 'label') && line.parent !== null && title(line).length < LONGEST
    ? (rankedIn(context, line).get(line) ?? null)
    : null
const LONGEST = 100
