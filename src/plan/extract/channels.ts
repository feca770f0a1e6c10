/** Channels: where the plan publishes, with the tier that it gives them. */
import { labelKind, platforms, startsWithAction, type Platform } from '../lexicon/index.ts'
import type { SectionKind } from '../lexicon/types.ts'
import type { Plan } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { memo } from '../text/memo.ts'
import { leadKind, leadKinds, once, onceAbove, title, type Context } from './context.ts'
import { pattern } from '../text/pattern.ts'
import { unnumbered } from './names.ts'

export const readPlatforms = memo(platforms)
export const platformsOf = fact(platforms)
/** Those that the label of a line names; null when it has none. */
export const leadPlatforms = leadFact(platforms)
/** Those of the label, or of the whole line where it has none. */
const namedPlatforms = (line: Line): ReturnType<typeof platforms> => leadPlatforms(line) ?? platformsOf(line)
const TIER =
  /\b(tier\s*[0-4ivx]+|P[0-4]|primary|secondary|tertiary|organic|paid|owned|earned|partnership|launch|syndication|primär\w*|sekundär\w*|primari[oa]s?|principal(?:e?s)?|secondaires?|secund[aá]ri[oa]s?|priorit\S* \d|T[1-4])\b|[一二三]级|第[一二三]梯队|首要|次要|主要/i
const LISTS = /\s*[,，、;；]\s*(?:and\s+|und\s+|y\s+|e\s+|et\s+|и\s+)?|\s+(?:and|und|sowie)\s+/i
const VERB =
  /\b(?:submit|post|publish|share|announce|launch(?:ing)? on|cross-?post|thread|veröffentlich|publi[ck]|posten?)\b|发布|发表|投稿|게시|公開|опубликов|размести|đăng/i

const publishes = fact(text => VERB.test(text))
const OPENS = new RegExp(`^(?:${VERB.source})`, 'i')
const opensPublishing = fact(text => OPENS.test(text))
/** Where the team talks to each other and is reached, where it sells, or what it works with: not where it publishes. */
const isComms = fact(text =>
  /\bplatforms? (?:&|and|\/|\+) integrations?|\bintegrations? (?:&|and|\/|\+) platforms?|\b(?:supported|operating) platforms?|\b(?:communications?|support|contact|escalation|internal) channels?\b|kommunikationskan[aä]l|canales? de comunicaci[oó]n|canais de comunicação|canaux de communication|沟通渠道|联系渠道|(?:sales|sales and distribution) channels?|vertriebskan[aä]l|canales de venta|canais de venda|canaux de vente|销售渠道|販売チャネル|판매 ?채널/i.test(
    text,
  ),
)
const isTier = fact(text => TIER.test(text))

type Channel = Plan['channels'][number]

/** Fills channels from blocks that announce them; where there are none, from where the plan's pieces go. */
export function channels(context: Context): void {
  let listed = false
  for (const line of context.lines) {
    const block = channelBlock(context, line)
    const before = context.plan.channels.length
    if (line.kind === 'heading' && namesMain(line)) add(context, line, line.rest, tierOfText(line.lead ?? ''))
    else if (block) channelLine(context, line, block)
    else if (
      line.kind !== 'heading' &&
      line.lead !== null &&
      line.rest !== '' &&
      line.text.length < 400 &&
      leadKinds(line)?.includes('channel') === true
    )
      listLine(context, line)
    else if (line.box !== null && boxedChannel(context, line)) continue
    else {
      if (line.kind === 'item' && leadPlatforms(line)?.[0]?.from === 0 && line.lead !== null && isLaunch(context, line))
        add(context, line, line.lead, 'launch')
      continue
    }
    // "Platform: …" below a task says where that one goes.
    listed ||= context.plan.channels.length > before && !line.parent?.box
  }
  // A list of subreddits says where on one platform, not on which ones.
  fallback(context, listed && !context.plan.channels.every(channel => SUBREDDIT.test(channel.name)))
  if (listed) for (const line of context.lines) if (line.kind === 'row') scheduled(context, line)
}

/** "4.1 Primary channel: our own site". */
const namesMain = (line: Line): boolean => line.lead !== null && line.rest !== '' && line.rest.length < 40 && MAIN.test(line.lead)
const MAIN =
  /(?:primary|main|secondary|key|haupt-?|primär\w*|canal|kanal|canale)\s*(?:channel|kanal|principal\w*|primario|primário|secondaire|secundario|secundário)$|主要渠道$|主チャネル$|핵심 채널$/i

/** "| Tuesday | Blog + Forum | open |" below "Date | Platform | Status" in a phase: the plan publishes there, whatever else it lists. */
function scheduled(context: Context, line: Line): void {
  const table = line.parent
  if (table?.kind !== 'table' || line.cells.length < 2 || context.phaseOf(line) === null) return
  const cell = line.cells[channelColumn(context, table)]
  if (cell) for (const { from, to } of readPlatforms(cell.text)) nameChannel(context, line, cell.text.slice(from, to), null)
}
/** Which column of a table names channels, -1 for none. */
const channelColumn = once((_, table): number => table.cells.findIndex(({ text }) => labelKind(text) === 'channel'))

/** "Monday: Show HN", as a label: what is done at a time. */
const NAMED_TIME = /^[^:：]{3,20}[:：]\s*\S/
const SUBREDDIT = /^\/?r\//
/** The channel block that a line is an entry of: its nearest announcing container speaks of channels. */
function channelBlock(context: Context, line: Line): Line | null {
  if (line.kind !== 'item' && line.kind !== 'heading' && line.kind !== 'label' && line.kind !== 'row' && line.kind !== 'text') return null
  if ((line.kind === 'item' && line.parent?.kind === 'item') || line.box || (line.kind !== 'row' && line.text.length > 240)) return null
  for (const at of context.above(line)) {
    const kinds = context.ownKinds(at)
    if (kinds.length === 0 && platformsOf(at).length === 0) continue
    if (kinds[0] === 'channel' && line.kind === 'item' && isDoneThere(at, line)) return null
    if (kinds[0] === 'channel')
      return isComms(at) || kinds.includes('tracking') || tierOfElse(context, at) || isOfRivals(context, at) ? null : at
    if (
      line.kind === 'item' &&
      at.kind === 'heading' &&
      (kinds[0] === 'budget' || kinds[0] === 'content') &&
      leadPlatforms(line)?.[0]?.from === 0
    )
      continue
    if (at.kind === 'label' || line.kind === 'item' || line.kind === 'text') return null
    if (kinds[0] === 'kpi' || kinds[0] === 'content' || kinds[0] === 'budget' || kinds[0] === 'task') return null
  }
  return null
}

/** "### Platforms" below "## Competitive landscape": theirs. What the document calls itself does not count. */
const isOfRivals = onceAbove((context, container) =>
  context.within(container).some(at => context.ownKinds(at)[0] === 'competitor' && !(at.kind === 'heading' && at.level === 1)),
)
/** "- [ ] Discord server" in a block of channels. */
function boxedChannel(context: Context, line: Line): boolean {
  const name = line.lead ?? line.text
  const first = namedPlatforms(line)[0]
  if (line.kind !== 'item' || first?.from !== 0 || first.id === 'github' || line.parent?.kind === 'item') return false
  const block = context.above(line).find(at => context.ownKinds(at).length > 0)
  if (!block || context.ownKinds(block)[0] !== 'channel' || isComms(block)) return false
  // "Email template for cooperatives:" is something else.
  if (first.to < name.length && /^\s(?:templates?|lists?|plantillas?|vorlagen?|modelos?)/i.test(name.slice(first.to))) return false
  return nameChannel(context, line, line.lead ?? first.name, tierOf(context, line))
}

/** "Tier 1: Contributors" ranks people or prices: it stands in a programme, or nothing below it is named after a platform. */
const tierOfElse = (context: Context, block: Line): boolean =>
  /^tier\b/i.test(title(block)) && (context.below(block, 'programme') !== null || !namesPlatforms(block))
const namesPlatforms = (block: Line): boolean =>
  /channel|platform|communit|outreach|directories|media/i.test(title(block)) ||
  block.children.some(child => isEntry(child) || child.children.some(isEntry))
/** "Reddit: …", "Dev.to (weekly)", a row or a heading with a platform; "Twitter avatar frames" is something for one. */
const isEntry = (line: Line): boolean => {
  const first = platformsOf(line)[0]
  if (first === undefined) return false
  return line.kind !== 'item' || line.lead !== null || first.from > 0 || !GOES_ON.test(line.text.slice(first.to))
}
const GOES_ON = pattern(/^\s+\p{L}/u)

/** "**Lobsters** — target: 50+ points": an entry that says its target as well. */
const isNamedTarget = (line: Line, claimed: string): boolean =>
  claimed === 'kpi' && line.kind === 'item' && leadPlatforms(line)?.[0]?.from === 0

function channelLine(context: Context, line: Line, block: Line): void {
  const claimed = context.claimedBy(line)
  if (claimed !== null && claimed !== 'content' && claimed !== 'cadence' && !isNamedTarget(line, claimed)) return
  if (line.kind === 'text') {
    if (line.lead !== null && namedPlatforms(line).length > 0 && line.rest !== '') add(context, line, line.lead, tierOf(context, line))
    return
  }
  if (line.kind === 'row') {
    const header = line.parent?.kind === 'table' ? channelColumn(context, line.parent) : -1
    if (header < 0 && line.parent && line.parent.parent !== block && !ofPlatforms(context, line.parent)) return
    const name = line.cells[header] ?? line.cells.find(cell => readPlatforms(cell.text).length > 0) ?? line.cells[0]
    if (name?.text && !/^\d+$|^(?:(?:sub|grand )?total|summe|gesamt|итого|合计|总计|合計|합계)(?![a-zа-я])/i.test(name.text))
      add(context, line, name.text, tierOf(context, line))
    return
  }
  const says = line.rest !== '' ? leadKind(line) : null
  if (says === 'channel') listLine(context, line)
  // "Audience: …", "Timeline: …" in a block of channels say something of them all.
  if (says !== null && leadPlatforms(line)?.length === 0) return
  if (line.kind === 'item' && leadPlatforms(line)?.length === 0 && isDescribed(context, line)) return
  const text = title(line)
  if (line.kind === 'heading' || line.kind === 'label') {
    if (/^(?:tier|priority|p\d)\b/i.test(text) || (TIER.test(text) && readPlatforms(text).length === 0 && !/^\d/.test(text))) return
    const named = readPlatforms(text).length > 0
    const numbered = /^\d+[.)]?\s/.test(text) && line.parent === block
    if (!named && !numbered) return
  } else if (
    (line.lead === null ? readPlatforms(text) : namedPlatforms(line)).length === 0 &&
    ((!tiered(context, line) && line.parent !== block && !amongPlatforms(context, line)) || isTime(context, line))
  )
    return
  const name = line.lead ?? text
  add(context, line, name, tierOf(context, line))
}
/** Beside "Platform: Discord", "Features: private rooms" says something of it. */
const isDescribed = onceAbove((_, container) => container.children.some(each => each.kind === 'item' && leadKind(each) === 'channel'))
/** A table below a heading of its own inside a block of channels lists channels when its rows name platforms. */
const ofPlatforms = once((_, table) => {
  const rows = table.children.filter(row => row.kind === 'row')
  return rows.filter(row => readPlatforms(row.cells[0]?.text ?? '')[0]?.from === 0).length * 2 >= rows.length
})
/** Opens the line, or its label, with the name of a platform? */
const opensWithPlatform = (line: Line): boolean => namedPlatforms(line)[0]?.from === 0
/** The platform that opens a text, its number left out. */
const opening = (text: string): string | null => {
  const first = readPlatforms(unnumbered(text))[0]
  return first?.from === 0 ? first.id : null
}
/** "Releases" below "### GitHub (our main platform)": a part of the one that the heading names. */
function isDoneThere(at: Line, line: Line): boolean {
  const named = at.kind === 'heading' ? opening(title(at)) : null
  const own = named === null ? null : opening(line.lead ?? line.text)
  return named !== null && (own === null || own === named)
}
/** "Google Ads: …" in a list of labels most of which are platforms. */
const amongPlatforms = onceAbove((_, { kind, children }): boolean => {
  const named = kind === 'label' ? children.filter(child => child.kind === 'item' && child.lead !== null && child.rest !== '') : []
  return named.length > 2 && named.filter(opensWithPlatform).length * 2 >= named.length
})
/** "T-14: …", "Launch day: …" in a list of channels with their times. */
const isTime = (context: Context, line: Line): boolean => line.lead !== null && context.opensWithTime(line.lead)
const tiered = (context: Context, line: Line): boolean => {
  for (const at of context.above(line)) return isTier(at)
  return false
}

/** "Target platforms: GitHub, Reddit, …" and "Primary focus on X and Y with secondary presence on Z". */
function listLine(context: Context, line: Line): void {
  const parts = line.rest.split(/(?=\bsecondary\b|\bsekundär)/i)
  for (const part of parts) {
    const tier = TIER.exec(part)?.[1]?.toLowerCase() ?? tierOf(context, line)
    const found = readPlatforms(part)
    if (parts.length > 1 || (tier !== null && found.length > 0 && !LISTS.test(part))) {
      for (const platform of found) add(context, line, part.slice(platform.from, platform.to), tier)
      continue
    }
    const names = part
      .split(LISTS)
      .map(s => s.trim().replace(/[.。]$/, ''))
      .filter(s => s !== '' && s.length < 40)
    if (names.length > 1 && found.length >= names.length / 2) for (const name of names) add(context, line, name, tier)
    else for (const platform of found) add(context, line, part.slice(platform.from, platform.to), tier)
  }
}

const FULL_NAME = 'Hacker News'
/** "HN" for those who know the place; where a document names it in full, so is the channel. */
const nameOf = (context: Context, { name }: { name: string }): string =>
  name === 'HN' && context.document.text.includes(FULL_NAME) ? FULL_NAME : name
/** What is named beside channels and is none by itself. */
const NO_CHANNEL = new Set(['seo'])
/** The rest of an address behind a name. */
const ADDRESS = /^\.(?:com|org|net|io)(?![a-z])/i
/** Kinds of blocks that say something of a platform, but not that the plan publishes there. */
const ABOUT: readonly SectionKind[] = ['kpi', 'tracking', 'budget', 'template', 'competitor', 'achieved', 'pricing', 'risk', 'contingency']
/** "## 2. Instagram strategy": a section that begins with a platform. */
function headed(context: Context, line: Line, listed: boolean): void {
  const name = unnumbered(title(line))
  const first = line.level > 1 && name.length < 60 ? readPlatforms(name)[0] : undefined
  if (first?.from !== 0 || first.id === 'github' || NO_CHANNEL.has(first.id)) return
  // Beside a list of channels, only what a phase does in a place of its own: "3. Product Hunt".
  if (listed && (name.length > first.to || context.phaseOf(line) === null || line.children.length === 0 || isNamed(context, first.id)))
    return
  if (!context.ownKinds(line).some(kind => ABOUT.includes(kind)) && !context.below(line, ABOUT)) nameChannel(context, line, name, null)
}
const isNamed = (context: Context, id: string): boolean => context.plan.channels.some(channel => channel.channelId === id)
/** Columns of a table that grade its rows: "High", "Low". */
const gradesIn = once((_, { cells, children }) =>
  cells.map((_, i) => children.some(row => /^(?:high|low|large|small)$/i.test(row.cells[i]?.text ?? ''))),
)
/** Is the "Medium" of a row a grade? "High" or "Low" stands in its column, or the column says what is graded. */
const isGrade = (context: Context, { kind, parent, cells }: Line): boolean =>
  kind === 'row' &&
  parent !== null &&
  cells.some(
    ({ text }, i) =>
      /^medium$/i.test(text) && (gradesIn(context, parent)[i] === true || GRADED.has(labelKind(parent.cells[i]?.text ?? '') ?? '')),
  )
const GRADED = new Set<string>(['effort', 'priority', 'impact', 'likelihood', 'severity'])
/** "YouTube: long tutorials". */
const isPlace = leadFact(lead => lead.length < 40 && readPlatforms(lead)[0]?.from === 0)
/** What a title names is what the piece is about. */
const inQuotes = (text: string, at: number): boolean =>
  QUOTES.test(text) && ((text.slice(0, at).match(/"/g)?.length ?? 0) % 2 === 1 || /[“„«「『《][^”“»」』》]*$/.test(text.slice(0, at)))
const QUOTES = /["“„«「『《]/
/** Kinds of places rather than places: beside a list of channels, a piece for one of them names no further channel. */
const GENERIC = new Set(['blog', 'newsletter', 'conference', 'podcast', 'press', 'lists', 'npm', 'pypi', 'crates', 'dockerhub'])
/** "- Twitter/X: tips", "- Facebook groups: for beginners": one of several labels that are platforms, with what is done there behind it. */
function isListed(context: Context, line: Line): boolean {
  if (line.kind !== 'item' || line.box !== null || line.lead === null || !platformsListed(context, line)) return false
  const first = leadPlatforms(line)?.[0]
  return first?.from === 0 && !NO_CHANNEL.has(first.id) && first.id !== 'github' && !HANDLE.test(line.rest)
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
/** Where pieces, cadences and volumes go, when the plan has no list of channels of its own. */
function fallback(context: Context, listed: boolean): void {
  for (const line of context.lines) {
    if (line.kind === 'heading' || line.kind === 'label') headed(context, line, listed)
    if (line.kind === 'heading' || line.kind === 'table' || line.text.length > 300) continue
    const claimed = context.claimedBy(line)
    if (claimed !== 'kpi' && isListed(context, line)) nameChannel(context, line, line.lead!, null)
    const published =
      claimed === 'content' ||
      (listed && line.kind === 'item' && context.kindsAt(line)[0] === 'content' && isPlace(line)) ||
      claimed === 'cadence' ||
      claimed === 'volume' ||
      ((line.kind === 'item' || line.kind === 'code' || line.kind === 'row' || (line.kind === 'label' && NAMED_TIME.test(line.text))) &&
        (listed ? opensPublishing(line) : publishes(line) || context.phaseOf(line) !== null) &&
        context.kindsAt(line)[0] !== 'kpi')
    if (!published || claimed === 'kpi' || platformsOf(line).length === 0 || isComms(line)) continue
    if (line.kind === 'code' && context.below(line, 'template') !== null) continue
    for (const platform of platformsOf(line))
      if (
        !(platform.from === 0 && startsWithAction(line.text)) &&
        !inQuotes(line.text, platform.from) &&
        !(listed && (GENERIC.has(platform.id) || isNamed(context, platform.id))) &&
        (platform.id !== 'github' || /discussion/i.test(platform.name)) &&
        !NO_CHANNEL.has(platform.id) &&
        !ADDRESS.test(line.text.slice(platform.to)) &&
        !(platform.id === 'medium' && (line.kind === 'label' || isGrade(context, line))) &&
        !/^(?:subreddits?|서브레딧)$/i.test(platform.name)
      )
        nameChannel(context, line, ownName(line, platform) ?? nameOf(context, platform), null)
  }
}
/** "**Rust Digest** newsletter": the label is what the newsletter is called. */
const ownName = ({ lead, rest, text }: Line, { name }: Platform): string | null =>
  lead !== null && OF_OTHERS.test(name) && rest.startsWith(name) && text.startsWith(`${lead} ${name}`) && !startsWithAction(lead)
    ? `${lead} ${name}`
    : null
const OF_OTHERS = /^(?:newsletter|podcast)$/i

/** "知乎推广", "Qiita運用": what is done there, written without a space. */
const CAMPAIGN = /(?<=\S)(?:社区|社群|推广|推廣|运营|營運|营销|策略|戦略|施策|運用|활용|마케팅)+$/
/** An entry of a list of channels. */
function add(context: Context, line: Line, text: string, tier: string | null): void {
  const list = line.kind === 'row' || line.kind === 'item' ? line.parent : null
  if (nameChannel(context, line, text, tier, list)) context.claim(line, 'channel')
}
/** The list that an entry stands in: entries of one list are channels of their own ("LinkedIn posts", "LinkedIn ads"). */
const LIST_OF = new WeakMap<Channel, Line>()
/** A channel that a line names, whatever else the line says. Returns false when it is known already, or no name. */
function nameChannel(context: Context, line: Line, text: string, tier: string | null, list: Line | null = null): boolean {
  const whole = text
    .replace(/^\d+(?:\.\d+)*[.)]?\s+|^\d+[.)]\s*/, '')
    .replace(/\s+[-–—]\s+P?\d.*$|\s+[-–—]\s.*$/, '')
    .replace(/\s*[:：]\s*$/, '')
    .replace(/\s*[(（]\d+\s*%[^()（）]*[)）]/, '')
    .trim()
  const short = whole.replace(CAMPAIGN, '')
  const name = readPlatforms(short).length > 0 ? short : whole
  // "#general" is a room, "Video → Article" a way.
  if (name === '' || name.length > 90 || name.startsWith('#') || name.includes('→')) return false
  const key = name.toLowerCase()
  const id = readPlatforms(name)[0]?.id ?? null
  const isKnown = (channel: Channel): boolean =>
    channel.name.toLowerCase() === key ||
    (id !== null &&
      id !== 'reddit' &&
      channel.channelId === id &&
      (list === null || LIST_OF.get(channel) !== list) &&
      (tier === null || (tier === 'launch' && channel.tier === 'launch')))
  if (context.plan.channels.some(isKnown)) return false
  const channel: Channel = { id: context.id('channel'), name, tier, channelId: id, source: context.source(line) }
  context.plan.channels.push(channel)
  if (list !== null) LIST_OF.set(channel, list)
  return true
}

function tierOfText(text: string): string | null {
  const tier = TIER.exec(text)?.[0]
  if (tier === undefined) return null
  return /^tier/i.test(tier) ? tier.replace(/^t/, 'T') : tier.length <= 2 ? tier : tier.toLowerCase()
}
/** The tier is written on the line itself or in the heading above it. */
function tierOf(context: Context, line: Line): string | null {
  const own = /[-–—]\s*(P[0-4]|T[1-4])\b/.exec(line.text)?.[1]
  if (own) return own
  for (const at of context.above(line)) {
    const tier = tierOfText(title(at))
    if (tier !== null) return tier
    if (context.ownKinds(at)[0] === 'channel') return null
  }
  return null
}
const isLaunch = (context: Context, line: Line): boolean => {
  const window = context.phaseOf(line)?.window
  return window?.anchor === 'launch' && window.from === 0 && window.to === 0
}
