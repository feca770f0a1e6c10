/** Channels outside of blocks that announce them: where the plan's pieces go, sections about one platform, rows of schedules. */
import { formatOf, startsWithAction, type Platform } from '../lexicon/index.ts'
import type { SectionKind } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { oftenIn } from './cadence-row.ts'
import { isWeekday } from './cadences.ts'
import {
  channelColumn,
  inQuotes,
  leadPlatforms,
  nameChannel,
  onlyPlaces,
  opening,
  opensWithPlatform,
  placesIn,
  platformsOf,
  readPlatforms,
  isSubredditName,
} from './channel-name.ts'
import { datedPlaces } from './channel-dated.ts'
import { isComms, isLeftOut, isSales, mayPublish, NO_CHANNEL, STORES } from './channel-else.ts'
import { isConnected, isGrade, isMail, isThing } from './channel-thing.ts'
import { once, onceAbove, opensWithAction, title, titleOf, type Context } from './context.ts'
import { isOfDays } from './matrix.ts'
import { unnumbered } from './names.ts'
import { isSize } from './places.ts'
import { isPlaceName, sentBy, waysIn } from './submitted.ts'
import { pattern } from '../text/pattern.ts'

/** "| Subreddit | Angle | How often |" below "Subreddit targets": the places are the targets, and there are no figures. */
export function targeted(context: Context, line: Line): void {
  if (context.claimedBy(line) !== null || context.kindsAt(line)[0] !== 'kpi' || line.parent === null) return
  if (line.parent.kind === 'table' && listsPlaces(context, line.parent)) nameChannel(context, line, line.cells[0]?.text ?? '', null)
}
const listsPlaces = once(
  (context, table): boolean =>
    channelColumn(context, table) === 0 &&
    table.children.length > 2 &&
    table.children.every(row => context.claimedBy(row) === null && readPlatforms(row.cells[0]?.text ?? '')[0]?.from === 0),
)

/** "| Tuesday | Blog + Forum | open |" below "Date | Platform | Status" in a phase: the plan publishes there, whatever else it lists. */
export function scheduled(context: Context, line: Line): void {
  const table = line.parent
  if (table?.kind !== 'table' || line.cells.length < 2 || context.claimedBy(line) === 'kpi') return
  if (
    context.phaseOf(line, true) === null &&
    (oftenIn(context, table) < 0 || context.ownKindsOf(table.cells[0]!.text).includes('tracking'))
  )
    return
  const cell = line.cells[channelColumn(context, table)]
  if (cell) for (const { from, to } of readPlatforms(cell.text)) nameChannel(context, line, cell.text.slice(from, to), null)
}
const VERB =
  /\b(?:submit|post|publish|share|announce|launch(?:ing)? on|cross-?post|thread|veröffentlich|publi[ck]|posten?)\b|发布|发表|发帖|投稿|提交|同步到|게시|公開|опубликов|размести|đăng/i

const publishes = fact(text => VERB.test(text))
const OPENS = new RegExp(`^(?:${VERB.source})`, 'i')
const opensPublishing = fact(text => OPENS.test(text))
const isPosting = fact(text => /\b(?:posting|publishing)\b/i.test(text))
/** "Monday: Show HN", as a label: what is done at a time. */
/** "Record and upload to YouTube:" above a list. */
const isUpload = fact(text => /\b(?:upload|post|publish)\w*\s(?:on|to)\s\S/i.test(text))
const NAMED_TIME = /^[^:：]{3,20}[:：]\s*\S/
/** "Press release: …" is a piece, though the press is a channel. */
export const isPiece = leadFact(lead => formatOf(lead)?.format === 'press-release')
/** "Post on:" above a list: each of it is a place. */
const isPostOn = fact(text =>
  /^(?:(?:cross-?)?post|publish|share)\s(?:it\s|them\s)?(?:on|to|in|at)\s*[:：]?$|^(?:posten|veröffentlichen) (?:auf|in)\s*:?$|^publi(?:car|cado) (?:en|em|no)\s*:?$|^publier sur\s*:?$|^pubblicare su\s*:?$|^发布(?:到|在|至)\s*[:：]?$/i.test(
    text,
  ),
)
function placeBelow(context: Context, line: Line): void {
  if (line.kind !== 'item' || line.parent?.kind !== 'label' || !isPostOn(line.parent)) return
  const name = line.lead ?? line.text
  if (name.length < 40) nameChannel(context, line, name, null)
}

const FULL_NAME = 'Hacker News'
/** "HN" for those who know the place; where a document names it in full, so is the channel. */
const nameOf = (context: Context, { name }: { name: string }): string =>
  name === 'HN' && context.document.text.includes(FULL_NAME) ? FULL_NAME : name
/** The rest of an address behind a name. */
const ADDRESS = /^\.(?:com|org|net|io)(?![a-z])/i
/** Kinds of blocks that say something of a platform, but not that the plan publishes there. */
const ABOUT: readonly SectionKind[] = ['kpi', 'tracking', 'budget', 'template', 'competitor', 'achieved', 'pricing', 'risk', 'contingency']
/** "## 2. Instagram strategy": a section that begins with a platform. */
/** What a title names once its number is left out. */
const named = fact(text => {
  const name = unnumbered(titleOf(text))
  return { name, first: name.length < 60 ? readPlatforms(name)[0] : undefined }
})
/** "### Email verification", "#### Medium (20 people)" beside "#### Large", "### Slack integration". */
const isNamesake = (context: Context, line: Line, first: Platform): boolean => {
  const known = platformsOf(line).find(({ id }) => id === first.id)
  if (known === undefined) return false
  if (line.kind === 'heading' && isMail(known) && !MAILINGS.test(line.text.slice(known.to))) return true
  return isThing(line, known) || (first.id === 'medium' && isGrade(context, line))
}
/** "Email (weekly)", "Email campaigns": to many. */
const MAILINGS = /^\s*(?:$|[(（/&,+]|marketing|campaigns?|outreach|sequences?|lists?|strategy|kampagne|campañas?|campanhas?|营销|推广)/i
const NOTHING = { name: '', first: undefined }
function headed(context: Context, line: Line, listed: boolean): void {
  const { name, first } = line.level > 1 ? named(line) : NOTHING
  const isPosted = first === undefined && line.level > 1 && isPostedTo(context, line)
  if (!isPosted && (first?.from !== 0 || !mayPublish(first))) return
  // Beside a list of channels, only what a phase does in a place of its own: "3. Product Hunt", "4. Twitter (in the morning)".
  if (listed && first && !isSize(name.slice(first.to)) && !isStep(context, line, name, first)) return
  if (context.ownKinds(line).some(kind => ABOUT.includes(kind)) || context.below(line, ABOUT)) return
  if (first && isNamesake(context, line, first)) return
  // "Blog series: inside the parser", "Podcasts to pitch": what goes there is not its name.
  const isKind = first !== undefined && GENERIC.has(first.id) && !/^\s?(?:$|[(（/&,+])/.test(name.slice(first.to))
  nameChannel(context, line, isPosted ? name.replace(/\s*[(（].*$/, '') : isKind ? name.slice(0, first.to) : name, null)
}
/** "3. Product Hunt", "4. Twitter (in the morning)" in a phase; "Lemmy posts" beside "Mastodon threads". */
function isStep(context: Context, line: Line, name: string, first: Platform): boolean {
  if (line.children.length === 0 || isNamed(context, first.id)) return false
  const rest = name.replace(/\s*[(（].*$/, '').slice(first.to)
  return IS_PLAN.test(rest) || (DONE_THERE.test(rest) && (context.phaseOf(line) !== null || besidePlaces(context, line)))
}
/** "## Twitter/X strategy": a plan for the one place. */
const IS_PLAN =
  /^\s?(?:(?:content |posting |marketing |growth )?strategy|(?:& |and )content strategy|(?:content|posting) (?:plan|calendar)|-?strategie|-?kampagne|营销|运营|策略|推广|運用|戦略|마케팅|전략)$/i
/** What is done at a place, behind its name in a title. */
const DONE_THERE = pattern(
  /^\s?(?:posts?|threads?|articles?|launch|submission|announcement|campaigns?|server|presence|discussions|strategy|marketing|ads|community|communities|groups?|channel|page|account|beitr[aä]ge?|kampagne|strategie|publicaci(?:ón|ones)|estrategia|artículos?|publicaç(?:ão|ões)|artigos?|文章|帖子|回答|推广|发布|运营|专栏|社区|社群|投稿|記事|運用|글|게시글|운영)?(?:\s(?:and|&|und|y|e|et)\s[\p{L} ]+)?$/iu,
)
const besidePlaces = onceAbove((_, { children }): boolean => {
  const titles = children.filter(({ kind }) => kind === 'heading')
  const places = titles.filter(heading => opening(title(heading)) !== null)
  return places.length > 1 && places.length * 2 >= titles.length
})
/** "Video content (YouTube, Mastodon):": where it goes. */
function goesTo(context: Context, line: Line): void {
  const aside = context.ownKinds(line)[0] === 'content' ? ASIDE.exec(titleOf(line.text))?.[1] : undefined
  if (aside === undefined) return
  const found = readPlatforms(aside)
  if (!aside.split(LISTED).every(part => readPlatforms(part)[0]?.from === 0)) return
  for (const { from, to, id } of found) if (!isNamed(context, id)) nameChannel(context, line, aside.slice(from, to), null)
}
const ASIDE = /[(（]([^()（）]{4,60})[)）]$/
const LISTED = /\s*[,，、/&+]\s*|\s+(?:and|und|y|et|e)\s+/
/** Rooms of Reddit do not name it. */
const isNamed = (context: Context, id: string): boolean =>
  context.plan.channels.some(
    ({ channelId, name }) =>
      !(id === 'reddit' && isSubredditName(name)) &&
      (channelId === id || (JOINS.test(name) && placesIn(name).some(place => place.id === id))),
  )
/** "Mastodon / Lemmy": more than one place, and the first gives the channel its id. */
const JOINS = /[\s/|,&+、，·()（）专栏]/
/** "### Our forum" with "Frequency: 2 articles a month" below it, beside "### Mastodon" and "### Zenn". */
const isPostedTo = (context: Context, line: Line): boolean =>
  line.parent !== null &&
  line.children.some(child => child.kind === 'item' && saysFrequency(child) === true) &&
  line.parent.children.filter(beside => beside.kind === 'heading' && opening(title(beside)) !== null).length > 1
const saysFrequency = leadFact(lead =>
  /^(?:(?:posting |publishing )?(?:frequency|cadence)|frequenz|frecuencia|frequência|fréquence|frequenza|частота|频率|頻度|빈도|tần suất)$/i.test(
    lead,
  ),
)
/** "YouTube: long tutorials". */
const isPlace = leadFact(lead => lead.length < 40 && readPlatforms(lead)[0]?.from === 0)
/** Kinds of places rather than places: beside a list of channels, a piece for one of them names no further channel. */
const GENERIC = new Set(['blog', 'newsletter', 'conference', 'podcast', 'press', 'lists', 'npm', 'pypi', 'crates', 'dockerhub'])
/** "- Twitter/X: tips", "- Facebook groups: for beginners": one of several labels that are platforms, with what is done there behind it. */
function isListed(context: Context, line: Line): boolean {
  if (line.kind !== 'item' || line.box !== null || line.lead === null || isPiece(line) || !platformsListed(context, line)) return false
  const first = leadPlatforms(line)?.[0]
  if (first?.from !== 0 || isNamesake(context, line, first)) return false
  return !NO_CHANNEL.has(first.id) && first.id !== 'github' && !HANDLE.test(line.rest)
}
const platformsListed = onceAbove((context, container): boolean => {
  if (container.kind === 'item' || container.kind === 'root') return false
  if (
    context
      .within(container)
      .some(at => context.ownKinds(at).some(kind => ABOUT.includes(kind) || kind === 'persona' || kind === 'audience'))
  )
    return false
  const named = container.children.filter(
    child => child.kind === 'item' && child.lead !== null && child.lead.length < 40 && child.rest !== '',
  )
  const platforms = named.filter(child => opensWithPlatform(child) && !HANDLE.test(child.rest))
  return platforms.length > 1 && platforms.length * 2 > named.length
})
/** Where or how fast somebody is reached, or an address. */
const HANDLE = /^(?:@|https?:|[<>~≤≥]?\d|(?:within|innerhalb|dentro de|dans|entro)\s|\[|<|\S+@\S+|\S+\.\w+\/)/
/** "Product Hunt launch", "Launch on Product Hunt", "在 Discord 发布": it is said of this very place. */
function announcesAt({ text }: Line, { from, to, id }: Platform): boolean {
  if (GENERIC.has(id)) return false
  return (
    ANNOUNCED.test(text.slice(to, to + 24)) ||
    TO_PLACE.test(text.slice(Math.max(0, from - 24), from)) ||
    (OPENED.test(text) && ACCOUNT.test(text.slice(to)))
  )
}
const ANNOUNCED =
  /^\s?(?:#\S+\s)?(?:launch(?! (?:plan|kit|checklist|assets|page))|submission|announcement|发布|发帖|投稿|交叉发布|に投稿|에 게시)/i
/** "Create the Mastodon account". */
const OPENED = /^(?:create|open|set ?up|launch|start|crear|criar|créer|creare|anlegen|einrichten|创建|建立|注册|开通)(?![a-z])/i
const ACCOUNT = /^\s?(?:accounts?|profile|page|channel|server|community|cuenta|conta|compte|konto|账号|帐号|频道|服务器|社区)(?![a-z])/i
const TO_PLACE =
  /(?:\b(?:videos?|tutorials?|articles?|posts?|threads?|episodes?|series) on |\b(?:launch(?:es|ed|ing)?|submit(?:s|ted)?|post(?:s|ed|ing)?|cross-?post(?:s|ed|ing)?|publish(?:es|ed|ing)?|announced?)\s(?:it\s|them\s|this\s)?(?:on|to|in|at)\s(?:the\s)?|(?:发布|投稿|提交|同步)(?:到|至)\s?)$/i
/** Does a line say that something is published, so that the places that it names are channels? Beside a list of them it must say so itself. */
function publishesHere(context: Context, line: Line, listed: boolean): boolean {
  const claimed = context.claimedBy(line)
  // "Every Mastodon comment helped us" says how often, and is no plan.
  if (
    claimed === 'content' ||
    ((claimed === 'cadence' || claimed === 'volume') && (line.kind !== 'text' || publishes(line) || isPosting(line)))
  )
    return true
  const isContent = line.kind === 'item' && context.kindsAt(line)[0] === 'content'
  if (isContent && (onlyPlaces(line) || (listed && isPlace(line) === true))) return true
  if (line.kind === 'label' && isWeekday(line) === true && readPlatforms(line.rest)[0]?.from === 0) return true
  const isLine = line.kind === 'item' || line.kind === 'code' || line.kind === 'row'
  if (!isLine && !(line.kind === 'label' && (NAMED_TIME.test(line.text) || isUpload(line)))) return false
  if (context.kindsAt(line)[0] === 'kpi') return false
  return listed ? opensPublishing(line) : publishes(line) || context.phaseOf(line) !== null
}
/** "Zennに記事を投稿": where the verb stands at the end, what opens a line is the place. */
const PARTICLE = /^\s?[가-힣ぁ-ん]/
/** Is a platform that such a line names where it publishes? */
function isPlaceOf(context: Context, line: Line, platform: Platform): boolean {
  return (
    !(platform.from === 0 && opensWithAction(line) && !PARTICLE.test(line.text.slice(platform.to))) &&
    !inQuotes(line.text, platform.from) &&
    mayPublish(platform) &&
    !(STORES.has(platform.id) && !publishes(line)) &&
    !ADDRESS.test(line.text.slice(platform.to)) &&
    !(platform.id === 'press' && isPiece(line) === true) &&
    !(platform.id === 'medium' && (line.kind === 'label' || isGrade(context, line))) &&
    !isMail(platform) &&
    !isConnected(line, platform) &&
    !isThing(line, platform)
  )
}
/** Where pieces, cadences and volumes go, when the plan has no list of channels of its own. */
export function fallback(context: Context, listed: boolean): void {
  for (const line of context.lines) {
    if (line.kind === 'heading' || line.kind === 'label') {
      headed(context, line, listed)
      goesTo(context, line)
      for (const name of datedPlaces(context, line)) nameChannel(context, line, nameOf(context, { name }), null)
    }
    if (line.kind === 'heading' || line.kind === 'table' || line.text.length > 300) continue
    const claimed = context.claimedBy(line)
    if (claimed !== 'kpi' && isListed(context, line)) nameChannel(context, line, line.lead!, null)
    placeBelow(context, line)
    if (!listed && line.kind === 'text') for (const name of waysIn(line)) nameChannel(context, line, name, null)
    if (!listed && line.kind === 'item' && claimed !== 'kpi' && context.phaseOf(line) !== null)
      for (const name of sentBy(line)) if (isPlaceName(name)) nameChannel(context, line, name, null)
    if (claimed === 'kpi' || platformsOf(line).length === 0) continue
    const published = publishesHere(context, line, listed)
    if (!published && !(listed && isAnnouncement(context, line))) continue
    if (isComms(line) || isSales(line) || isLeftOut(line)) continue
    if (line.kind === 'code' && (isDrawn(line) || context.below(line, 'template') !== null)) continue
    for (const platform of platformsOf(line)) {
      if (isRoomOf(line, platform) || (line.kind === 'row' && isOfDays(context, line))) continue
      if (listed && (GENERIC.has(platform.id) || isNamed(context, platform.id))) continue
      if ((published || announcesAt(line, platform)) && isPlaceOf(context, line, platform))
        nameChannel(context, line, ownName(line, platform) ?? nameOf(context, platform), null)
    }
  }
}
/** Of a program, a picture or a tree of files. */
const isDrawn = fact(text => /--+>|<\/?\w|=>|[{};]|\s│\s|\.(?:astro|tsx?|jsx?|md|py|json|html)(?![a-z])/.test(text))
/** "Reddit posts (r/a, r/b)": where on it. */
const isRoomOf = (line: Line, { id, name, from }: Platform): boolean =>
  id === 'reddit' &&
  isSubredditName(name) &&
  platformsOf(line).some(other => other.id === id && other.from < from && !isSubredditName(other.name))
/** Beside a list of channels, a task or a step of a phase may name a further one. */
const isAnnouncement = (context: Context, line: Line): boolean =>
  (line.box !== null || line.kind === 'row' || (line.kind === 'item' && context.phaseOf(line) !== null)) &&
  !context.kindsAt(line).some(kind => ABOUT.includes(kind))
/** "**Rust Digest** newsletter": the label is what the newsletter is called. */
const ownName = ({ lead, rest, text }: Line, { name }: Platform): string | null =>
  lead !== null && OF_OTHERS.test(name) && rest.startsWith(name) && text.startsWith(`${lead} ${name}`) && !startsWithAction(lead)
    ? `${lead} ${name}`
    : null
const OF_OTHERS = /^(?:newsletter|podcast)$/i
