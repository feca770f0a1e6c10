/** Sections that speak of things of their own: targets in them are not those of the section beside it. */
import { readPlatforms } from '../extract/channel-name.ts'
import { sectionKind } from '../lexicon/index.ts'
import { opensWithWeekday } from '../lexicon/weekdays.ts'
import type { Kpi } from '../model.ts'
import { memo } from '../text/memo.ts'
import { pattern } from '../text/pattern.ts'

/** "Weekend", as "Tuesday", has its own share of what the week should bring. */
const WEEKEND = /^(?:weekend|wochenende|fin de semana|周末|週末|주말)/i
/** "Per post": what each of many brings. */
const PER = /^(?:per|each|pro|je|por|par|cada|chaque)\s|^每/i
const isEach = memo((title: string): boolean => opensWithWeekday(title) || WEEKEND.test(title) || PER.test(title))
/** The platform that a section is about: followers there are not followers elsewhere. */
const placeOf = (titles: readonly string[]): string | null =>
  titles.map(title => readPlatforms(title)[0]?.id).find(id => id !== undefined) ?? null
/** "Group 2: Teachers", "Region B": a word and the number of one of several. */
const NUMBERED = pattern(/^(\p{L}{3,20})\s+(?:\d{1,2}|[A-F])(?![\p{L}\d])/u)
const numbered = memo((title: string): string | null => NUMBERED.exec(title)?.[1]?.toLowerCase() ?? null)

/** "Health domain", "Finance domain": one of several, each with users of its own. */
const ONE_OF = /\s(domain|product|app|region|segment|market|vertical|package|library)s?\s*(?:[(（][^()（）]*[)）])?$/i
const oneOf = memo((title: string): string | null => ONE_OF.exec(title)?.[1]?.toLowerCase() ?? null)

/** "Channels › Search ads": what stands there is asked of that channel alone, unless it names a platform by itself. */
function channelOf({ section, metric }: Kpi): string {
  let at = channelsAt.get(section)
  if (at === undefined) channelsAt.set(section, (at = section.findLastIndex(title => opensChannels(title))))
  return at < 0 || at === section.length - 1 || readPlatforms(metric).length > 0 ? '' : section.slice(0, at + 2).join('\n')
}
/** Targets of one block share their list of titles. */
const channelsAt = new WeakMap<readonly string[], number>()
const opensChannels = memo((title: string): boolean => sectionKind(title)[0] === 'channel')

/** Is one of two targets asked of a channel, and the other of another or of all? */
export const isOfChannels = (a: Kpi, b: Kpi): boolean => channelOf(a) !== channelOf(b)
/** "Must achieve" and "Nice to have", "Base case" and "Stretch": how much is hoped for, of one thing at one time. */
const AMBITION =
  /\b(?:must|should|nice to|could|good to|required to) (?:have|achieve|reach|hit)|\bstretch\b|\b(?:minimum|minimal|viable|acceptable|conservative|realistic|optimistic|pessimistic|ambitious|aggressive|ideal|dream|baseline|moonshot|exceptional|outstanding)(?: (?:case|scenario|target|goal|success|outcome|result|criteria|version)s?|$)|\b(?:best|base|worst|expected|upside|downside)[ -]case|(?:mindest|minimal|wunsch|maximal)\p{L}*|\b(?:realistisch|optimistisch|pessimistisch|konservativ)|\b(?:mínim[oa]|conservador|realista|optimista|pesimista|otimista|pessimista|ambicios[oa])|\b(?:minimum|réaliste|optimiste|pessimiste|ambitieux)|минимальн|оптимистичн|пессимистичн|реалистичн|保守|乐观|悲观|理想|最低|挑战目标|冲刺|楽観|悲観|最小|최소|낙관|비관/iu
const ambitionOf = (titles: readonly string[]): string | null => titles.find(title => isAmbition(title)) ?? null
const isAmbition = memo((title: string): boolean => title.length < 60 && AMBITION.test(title))

/** Do two targets stand in sections that each speak of their own: days of a week, channels, "Group 1" and "Group 2"? */
export function isApart(a: Kpi, b: Kpi): boolean {
  let at = 0
  while (at < a.section.length && a.section[at] === b.section[at]) at++
  const mine = a.section.slice(at)
  const others = b.section.slice(at)
  if (mine.some(isEach) || others.some(isEach) || isOfChannels(a, b) || ambitionOf(mine) !== ambitionOf(others)) return true
  const place = placeOf(mine)
  if (place !== null && placeOf(others) !== null && place !== placeOf(others)) return true
  const kind = oneOf(mine[0] ?? '')
  if (kind !== null && kind === oneOf(others[0] ?? '')) return true
  const word = numbered(mine[0] ?? '')
  return word !== null && word === numbered(others[0] ?? '')
}
