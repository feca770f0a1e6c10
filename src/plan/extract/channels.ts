/** Channels: where the plan publishes, with the tier that it gives them. */
import { formatOf, labelKind, platforms, startsWithAction, type Platform } from '../lexicon/index.ts'
import { isWay } from '../lexicon/ways.ts'
import type { SectionKind } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import {
  add,
  inQuotes,
  isTier,
  leadPlatforms,
  nameChannel,
  NAMED_ADS,
  platformsOf,
  readPlatforms,
  TIER,
  tierOf,
  tierOfText,
} from './channel-name.ts'
import { isComms, isGrade, isSales, NO_CHANNEL, sells } from './channel-else.ts'
import { leadKind, leadKinds, once, onceAbove, title, titleOf, type Context } from './context.ts'
import { pattern } from '../text/pattern.ts'
import { unnumbered } from './names.ts'
import { describesPlace, isSize } from './places.ts'

/** Those of the label, or of the whole line where it has none. */
const namedPlatforms = (line: Line): ReturnType<typeof platforms> => leadPlatforms(line) ?? platformsOf(line)
const LISTS = /\s*[,，、;；]\s*(?:and\s+|und\s+|y\s+|e\s+|et\s+|и\s+)?|\s+(?:and|und|sowie)\s+/i
const VERB =
  /\b(?:submit|post|publish|share|announce|launch(?:ing)? on|cross-?post|thread|veröffentlich|publi[ck]|posten?)\b|发布|发表|投稿|게시|公開|опубликов|размести|đăng/i

const publishes = fact(text => VERB.test(text))
const OPENS = new RegExp(`^(?:${VERB.source})`, 'i')
const opensPublishing = fact(text => OPENS.test(text))
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
      if (line.kind === 'item' && leadPlatforms(line)?.[0]?.from === 0 && line.lead !== null && !isPiece(line) && isLaunch(context, line))
        add(context, line, line.lead, 'launch')
      continue
    }
    // "Platform: …" below a task says where that one goes.
    listed ||= context.plan.channels.length > before && !line.parent?.box
  }
  // A list of subreddits says where on one platform, not on which ones.
  fallback(context, listed && !context.plan.channels.every(channel => SUBREDDIT.test(channel.name)))
  for (const line of context.lines)
    if (line.kind === 'row') {
      if (listed) scheduled(context, line)
      targeted(context, line)
    }
}

/** "| Subreddit | Angle | How often |" below "Subreddit targets": the places are the targets, and there are no figures. */
function targeted(context: Context, line: Line): void {
  if (context.claimedBy(line) !== null || context.kindsAt(line)[0] !== 'kpi' || line.parent === null) return
  if (line.parent.kind === 'table' && listsPlaces(context, line.parent)) nameChannel(context, line, line.cells[0]?.text ?? '', null)
}
const listsPlaces = once(
  (context, table): boolean =>
    channelColumn(context, table) === 0 &&
    table.children.length > 2 &&
    table.children.every(row => context.claimedBy(row) === null && readPlatforms(row.cells[0]?.text ?? '')[0]?.from === 0),
)

/** "Press release: …" is a piece, though the press is a channel. */
const isPiece = leadFact(lead => formatOf(lead)?.format === 'press-release')
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
/** "Record and upload to YouTube:" above a list. */
const isUpload = fact(text => /\b(?:upload|post|publish)\w*\s(?:on|to)\s\S/i.test(text))
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
    if (kinds[0] === 'channel') return isElse(context, at, kinds) ? null : at
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
/** A block of channels of another sort: where the team talks, what sells, what is tracked, ranks and rivals. */
const isElse = (context: Context, block: Line, kinds: readonly SectionKind[]): boolean =>
  isComms(block) || sells(context, block) || kinds.includes('tracking') || tierOfElse(context, block) || isOfRivals(context, block)

/** "- [ ] Discord server" in a block of channels. */
function boxedChannel(context: Context, line: Line): boolean {
  const name = line.lead ?? line.text
  const first = namedPlatforms(line)[0]
  if (line.kind !== 'item' || first?.from !== 0 || first.id === 'github' || line.parent?.kind === 'item') return false
  const block = context.above(line).find(at => context.ownKinds(at).length > 0)
  if (!block || context.ownKinds(block)[0] !== 'channel' || isComms(block) || sells(context, block)) return false
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
  if (line.kind === 'item' && leadPlatforms(line)?.length === 0 && (isDescribed(context, line) || describesPlace(line) === true)) return
  const text = title(line)
  if (line.kind === 'heading' || line.kind === 'label') {
    const isKnownWay = line.kind === 'heading' && isWay(text)
    if (/^(?:tier|priority|p\d)\b/i.test(text) || (TIER.test(text) && readPlatforms(text).length === 0 && !/^\d/.test(text) && !isKnownWay))
      return
    const named = readPlatforms(text).length > 0 || NAMED_ADS.test(text)
    const numbered = /^\d+[.)]?\s/.test(text) && line.parent === block
    if (!named && !numbered && !isKnownWay) return
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
const NOTHING = { name: '', first: undefined }
function headed(context: Context, line: Line, listed: boolean): void {
  const { name, first } = line.level > 1 ? named(line) : NOTHING
  const isPosted = first === undefined && line.level > 1 && isPostedTo(context, line)
  if (!isPosted && (first?.from !== 0 || first.id === 'github' || NO_CHANNEL.has(first.id) || REGISTRIES.has(first.id))) return
  // Beside a list of channels, only what a phase does in a place of its own: "3. Product Hunt", "4. Twitter (in the morning)".
  if (
    listed &&
    first &&
    !isSize(name.slice(first.to)) &&
    (name.replace(/\s*[(（].*$/, '').length > first.to ||
      context.phaseOf(line) === null ||
      line.children.length === 0 ||
      isNamed(context, first.id))
  )
    return
  if (context.ownKinds(line).some(kind => ABOUT.includes(kind)) || context.below(line, ABOUT)) return
  nameChannel(context, line, isPosted ? name.replace(/\s*[(（].*$/, '') : name, null)
}
const isNamed = (context: Context, id: string): boolean => context.plan.channels.some(channel => channel.channelId === id)
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
/** Where packages are: nothing is posted there. */
const REGISTRIES = new Set(['npm', 'pypi', 'crates', 'dockerhub'])
/** "YouTube: long tutorials". */
const isPlace = leadFact(lead => lead.length < 40 && readPlatforms(lead)[0]?.from === 0)
/** Kinds of places rather than places: beside a list of channels, a piece for one of them names no further channel. */
const GENERIC = new Set(['blog', 'newsletter', 'conference', 'podcast', 'press', 'lists', 'npm', 'pypi', 'crates', 'dockerhub'])
/** "- Twitter/X: tips", "- Facebook groups: for beginners": one of several labels that are platforms, with what is done there behind it. */
function isListed(context: Context, line: Line): boolean {
  if (line.kind !== 'item' || line.box !== null || line.lead === null || isPiece(line) || !platformsListed(context, line)) return false
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
    placeBelow(context, line)
    if (claimed === 'kpi' || platformsOf(line).length === 0) continue
    const published =
      claimed === 'content' ||
      (listed && line.kind === 'item' && context.kindsAt(line)[0] === 'content' && isPlace(line)) ||
      claimed === 'cadence' ||
      claimed === 'volume' ||
      ((line.kind === 'item' ||
        line.kind === 'code' ||
        line.kind === 'row' ||
        (line.kind === 'label' && (NAMED_TIME.test(line.text) || isUpload(line)))) &&
        (listed ? opensPublishing(line) : publishes(line) || context.phaseOf(line) !== null) &&
        context.kindsAt(line)[0] !== 'kpi')
    if (!published || isComms(line) || isSales(line)) continue
    if (line.kind === 'code' && context.below(line, 'template') !== null) continue
    for (const platform of platformsOf(line))
      if (
        !(platform.from === 0 && startsWithAction(line.text)) &&
        !inQuotes(line.text, platform.from) &&
        !(listed && (GENERIC.has(platform.id) || isNamed(context, platform.id))) &&
        (platform.id !== 'github' || /discussion/i.test(platform.name)) &&
        !NO_CHANNEL.has(platform.id) &&
        !ADDRESS.test(line.text.slice(platform.to)) &&
        !(platform.id === 'press' && isPiece(line) === true) &&
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

const isLaunch = (context: Context, line: Line): boolean => {
  const window = context.phaseOf(line)?.window
  return window?.anchor === 'launch' && window.from === 0 && window.to === 0
}
