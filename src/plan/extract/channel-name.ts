/** Channels by their names: the platforms that a text names, the tier that it gives them, and what is one and the same. */
import { labelKind, platforms, type Platform } from '../lexicon/index.ts'
import type { Plan } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { memo } from '../text/memo.ts'
import { once, title, type Context } from './context.ts'
import { unnumbered } from './names.ts'

type Channel = Plan['channels'][number]

export const readPlatforms = memo(platforms)
export const platformsOf = fact(platforms)
/** Those that the label of a line names; null when it has none. */
export const leadPlatforms = leadFact(platforms)
/** Those of the label, or of the whole line where it has none. */
export const namedPlatforms = (line: Line): readonly Platform[] => leadPlatforms(line) ?? platformsOf(line)
/** Opens the line, or its label, with the name of a platform? */
export const opensWithPlatform = (line: Line): boolean => namedPlatforms(line)[0]?.from === 0
/** Are there several that open with a place, and is it every second one at least? */
export function areMostlyPlaces(lines: readonly Line[]): boolean {
  const places = lines.filter(opensWithPlatform).length
  return places > 1 && places * 2 >= lines.length
}
/** The platform that opens a text, its number left out. */
export const opening = (text: string): string | null => {
  const first = readPlatforms(unnumbered(text))[0]
  return first?.from === 0 ? first.id : null
}
/** Which column of a table names channels, -1 for none. */
export const channelColumn = once((_, table): number => table.cells.findIndex(({ text }) => labelKind(text) === 'channel'))
/** "r/webdev": a room of Reddit. */
export const isSubredditName = (name: string): boolean => name.startsWith('r/') || name.startsWith('/r/')
/** "Mastodon / Lemmy", "Hacker News (Show HN)": the places of a text that names nothing else; none for other texts. */
export const placesIn = memo((text: string): readonly Platform[] => {
  const found = text.length < 60 ? readPlatforms(text) : []
  if (found[0]?.from !== 0) return []
  let rest = text
  for (const { from, to } of [...found].reverse()) rest = rest.slice(0, from) + rest.slice(to)
  return /^(?:[\s/|,&+、，·()（）专栏]|\s(?:and|und|y|e|et|и)\s)*$/.test(rest) ? found : []
})
export const onlyPlaces = fact((text): boolean => placesIn(text).length > 0)
/** What a title names is what the piece is about. */
export const inQuotes = (text: string, at: number): boolean =>
  QUOTES.test(text) && ((text.slice(0, at).match(/"/g)?.length ?? 0) % 2 === 1 || /[“„«「『《][^”“»」』》]*$/.test(text.slice(0, at)))
const QUOTES = /["“„«「『《]/

export const TIER =
  /\b(tier\s*[0-4ivx]+|P[0-4]|primary|secondary|tertiary|organic|paid|owned|earned|partnership|launch|syndication|primär\w*|sekundär\w*|primari[oa]s?|principal(?:e?s)?|secondaires?|secund[aá]ri[oa]s?|priorit\S* \d|T[1-4])\b|[一二三]级|第[一二三]梯队|首要|次要|主要|主战场|主阵地/i
export const isTier = fact(text => TIER.test(text))

/** "知乎推广", "Qiita運用": what is done there, written without a space. */
const CAMPAIGN = /(?<=\S)(?:社区|社群|投稿|推广|推廣|运营|營運|营销|策略|戦略|施策|運用|활용|마케팅)+$/
/** "Mastodon launch thread", "Dev.to / Lemmy cross-post": one piece, and where it goes. */
const ONE_PIECE = /\s+(?:(?:launch|announcement|teaser)\s+)?(?:post|thread|tweet|submission|cross-?post)$/i
function withoutPiece(name: string): string {
  const at = name.search(ONE_PIECE)
  return at > 0 && readPlatforms(name).at(-1)?.to === at ? name.slice(0, at) : name
}
/** An entry of a list of channels. */
export function add(context: Context, line: Line, text: string, tier: string | null): void {
  const list = line.kind === 'row' || line.kind === 'item' ? line.parent : null
  if (nameChannel(context, line, text, tier, list)) context.claim(line, 'channel')
}
/** The list that an entry stands in: entries of one list are channels of their own ("LinkedIn posts", "LinkedIn ads"). */
const LIST_OF = new WeakMap<Channel, Line>()
const NO_NAME = /→|\s>\s|^[^(（]*[)）]/
/** "-" in a column of places, "all platforms". */
const NO_PLACE =
  /^[-–—/\d]+$|^(?:all|every|various|multiple) (?:platforms?|channels?)$|^alle (?:kanäle|plattformen)$|^tod[oa]s (?:los canales|las plataformas)$|^tod[oa]s (?:os canais|as plataformas)$|^tous les canaux$|^все (?:каналы|площадки)$|^(?:全|所有|各)(?:部)?(?:平台|渠道)$|^全(?:チャネル|プラットフォーム)$|^(?:전체|모든) ?(?:채널|플랫폼)$/i
/** A channel that a line names, whatever else the line says. Returns false when it is known already, or no name. */
export function nameChannel(context: Context, line: Line, text: string, tier: string | null, list: Line | null = null): boolean {
  const whole = text
    .replace(/^\d+(?:\.\d+)*[.)]?\s+|^\d+[.)]\s*/, '')
    .replace(/\s+[-–—]\s+P?\d.*$|\s+[-–—]\s.*$/, '')
    .replace(/\s*[(（][^()（）]*$/, '')
    .replace(/\s*[:：]\s*$/, '')
    .replace(/\s*[(（]\d+\s*%[^()（）]*[)）]/, '')
    .replace(ASIDE_TIER, '')
    .trim()
  const short = withoutPiece(whole.replace(CAMPAIGN, ''))
  const named = readPlatforms(short).length > 0 ? short : whole
  const name = /^(?:subreddits?|서브레딧)$/i.test(named) ? 'Reddit' : named
  // "#general" is a room, "Video → Article" a way, "friends)" a half of something, "Stories > facts" a saying.
  if (name === '' || name.length > 90 || NO_PLACE.test(name) || name.startsWith('#') || NO_NAME.test(name) || isWindow(context, name))
    return false
  const key = name.toLowerCase()
  const id = readPlatforms(name)[0]?.id ?? null
  const isKnown = (channel: Channel): boolean =>
    channel.name.toLowerCase() === key ||
    (id !== null &&
      channel.channelId === id &&
      id !== 'reddit' &&
      isPaid(channel.name) === isPaid(name) &&
      (list === null || LIST_OF.get(channel) !== list) &&
      (tier === null || (tier === 'launch' && channel.tier === 'launch')))
  const known = context.plan.channels.find(isKnown)
  if (known) {
    // A list says how a channel that was mentioned before is called: "X (formerly …)".
    if (list !== null && LIST_OF.get(known) !== list && name.startsWith(known.name) && /^\s?[(（]/.test(name.slice(known.name.length)))
      known.name = name
    return false
  }
  const channel: Channel = { id: context.id('channel'), name, tier, channelId: id, source: context.source(line) }
  context.plan.channels.push(channel)
  if (list !== null) LIST_OF.set(channel, list)
  return true
}

/** "Week 1-2", before a dash: when, and no place. */
function isWindow(context: Context, name: string): boolean {
  const found = /\d/.test(name) ? context.window(name) : null
  return found !== null && found.to - found.from >= name.length
}

/** "LinkedIn ads": money is spent there, and that on another way than by posts. */
export const isPaid = (name: string): boolean => PAID.test(name)
export const NAMED_ADS = /\S\s(?:ads|anzeigen|anuncios|annonces|werbung)\s*[:：]?$/i
const PAID = /\s(?:ads|anzeigen|anuncios|annonces|werbung)$|(?:广告|廣告|広告|광고)$/i

export function tierOfText(text: string): string | null {
  const tier = TIER.exec(text)?.[0]
  if (tier === undefined) return null
  return /^tier/i.test(tier) ? tier.replace(/^t/, 'T') : tier.length <= 2 ? tier : tier.toLowerCase()
}
/** "Discord (Tier 1)", "LinkedIn [P2]", "**Blog** (primary): two posts a month". */
const ASIDE_TIER =
  /\s*[(（[]\s*(tier\s?\d|P[0-4]|T[1-4]|primary|secondary|tertiary|primär|sekundär|primari[oa]|secund[aá]ri[oa]|principale?|secondaire|首要|次要|主要)\s*[)）\]]\s*$/i
const OPENS_ASIDE = /^\s*[(（[][^()（）[\]]{2,16}[)）\]]/
const LONGEST_TIERED = 200
/** The tier is written on the line itself or in the heading above it. */
export function tierOf(context: Context, line: Line): string | null {
  const own = /[-–—]\s*(P[0-4]|T[1-4])\b/.exec(line.text)?.[1]
  if (own) return own
  const aside =
    line.text.length < LONGEST_TIERED
      ? ASIDE_TIER.exec(line.lead === null ? line.text : `${line.lead}${OPENS_ASIDE.exec(line.rest)?.[0] ?? ''}`)
      : null
  if (aside) return tierOfText(aside[1]!)
  for (const at of context.above(line)) {
    // "Launch plan" as the title of a document ranks nothing.
    if (at.kind === 'heading' && at.level === 1) return null
    const tier = tierOfText(title(at))
    if (tier !== null) return tier
    if (context.ownKinds(at)[0] === 'channel') return null
  }
  return null
}
