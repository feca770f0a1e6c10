/** Which lines of a block of channels are entries, and what they name. */
import { formatOf, labelKind, startsWithAction } from '../lexicon/index.ts'
import { isWay } from '../lexicon/ways.ts'
import type { Line } from '../read/document.ts'
import {
  add,
  areMostlyPlaces,
  channelColumn,
  isTier,
  leadPlatforms,
  nameChannel,
  NAMED_ADS,
  namedPlatforms,
  opensWithPlatform,
  placesIn,
  platformsOf,
  readPlatforms,
  TIER,
  tierOf,
  tierOfText,
} from './channel-name.ts'
import { phaseNumber } from './names.ts'
import { DOCS } from './piece-else.ts'
import { rankedChannel } from './channel-ranked.ts'
import { isNamedAbove, isNamedBeside, isRemark } from './channel-remark.ts'
import { groups, isTrusted } from './channel-trust.ts'
import { ASIDE } from './announces.ts'
import { leadKind, once, onceAbove, title, type Context } from './context.ts'
import { describesPlace } from './places.ts'
import { sentBy } from './submitted.ts'

const LISTS = /\s*[,，、;；]\s*(?:and\s+|und\s+|y\s+|e\s+|et\s+|и\s+)?|\s+(?:and|und|sowie)\s+/i
/** "Channel 1: our forum": the name stands behind the number. */
function numberedName({ lead, rest }: Line): string | null {
  const label = lead !== null && rest !== '' && rest.length < LONGEST_NAME ? NUMBERED.exec(lead)?.[1] : undefined
  return label !== undefined && labelKind(label) === 'channel' ? rest : null
}
const NUMBERED = /^(.+?)\s*\d{1,2}$/
const LONGEST_NAME = 60

/** "Case studies", "Documentation", "Write to the press": what is made or done, and no place. */
const isNoPlace = (line: Line): boolean => {
  const name = line.lead ?? line.text
  return UNNAMED.test(name) || DOCS.test(name) || startsWithAction(name) || MADE.has(formatOf(name)?.format ?? '')
}
const STARTS_COUNTED = /^\d[\d,.kKmM]*\+?\s/
/** "5–10 design partners", "Led by the demo.": a number of things, a sentence. */
const UNNAMED = /^\d|[.。]$/
const MADE = new Set<string>(['tutorial', 'demo', 'case-study', 'comparison', 'article'])

/** "Hacker News, Reddit, LinkedIn.", "We post on Mastodon and Lemmy.": a list of places in a sentence of its own. */
const tellsPlaces = (line: Line): boolean =>
  platformsOf(line).length > 1 && (placesIn(line.text.replace(/[.。]$/, '')).length > 1 || POSTS.test(line.text))
const POSTS =
  /^(?:(?:we|i|wir|nous|nosotros|nós|мы)\s+(?:\S+\s+)?)?(?:post|publish|share|announce|promote|posten|veröffentlichen|teilen|publi\w+|compart\w+|partage\w+|публикуем|делимся)(?![a-zà-ÿ])/i

export function channelLine(context: Context, line: Line, block: Line): void {
  const claimed = context.claimedBy(line)
  if (claimed !== null && claimed !== 'content' && claimed !== 'cadence' && !isNamedTarget(line, claimed)) return
  const places = line.kind !== 'row' && leadPlatforms(line)?.length === 0 && !isWay(line.lead!) ? listedPlaces(line.rest) : []
  // "Primary: Hacker News".
  if (places.length > 1 || (places.length === 1 && IS_TIER.test(line.lead!))) {
    for (const name of places) add(context, line, name, tierOfText(line.lead!) ?? tierOf(context, line))
    return
  }
  if (line.kind === 'text' && isNamedAbove(context, line, block)) return add(context, line, line.lead ?? line.text, tierOf(context, line))
  if (line.kind === 'text') {
    if (line.lead !== null && namedPlatforms(line).length > 0 && line.rest !== '') add(context, line, line.lead, tierOf(context, line))
    else if (line.lead === null && line.parent === block && tellsPlaces(line))
      for (const { from, to } of platformsOf(line)) {
        // "Reddit (r/parsers)": where on it.
        if (/reddit\s?[(（][^()（）]*$/i.test(line.text.slice(0, from))) continue
        nameChannel(context, line, line.text.slice(from, to), tierOf(context, line))
      }
    return
  }
  if (line.kind === 'row') {
    const header = line.parent?.kind === 'table' ? placeColumn(context, line.parent) : -1
    if (header < 0 && line.parent && line.parent.parent !== block && !ofPlatforms(context, line.parent)) return
    const name = line.cells[header] ?? line.cells.find(cell => readPlatforms(cell.text).length > 0) ?? line.cells[0]
    if (name?.text && !isOfPlaces(line) && !isTrusted(context, line, block) && readPlatforms(name.text).length === 0 && !isWay(name.text))
      return
    if (name?.text && !/^\d+$|^(?:(?:sub|grand )?total|summe|gesamt|итого|合计|总计|合計|합계)(?![a-zа-я])/i.test(name.text))
      add(context, line, name.text, tierOf(context, line) ?? tierInRow(line))
    return
  }
  const ranked = rankedChannel(context, line)
  if (ranked) return add(context, line, ranked.name, ranked.tier)
  if (isRemark(context, line, block)) return
  const numbered = numberedName(line)
  if (numbered !== null) return add(context, line, numbered, tierOfText(numbered) ?? tierOf(context, line))
  const sent = line.kind === 'item' ? sentBy(line) : []
  if (sent.length > 0) {
    for (const name of sent) add(context, line, name, tierOf(context, line))
    return
  }
  const says = line.rest !== '' ? leadKind(line) : null
  if (says === 'channel') listLine(context, line)
  // "Audience: …", "Timeline: …" in a block of channels say something of them all.
  if (says !== null && leadPlatforms(line)?.length === 0) return
  if (line.kind === 'item' && leadPlatforms(line)?.length === 0 && (isDescribed(context, line) || describesPlace(line) === true)) return
  const text = withoutPhase(line)
  if (line.kind === 'heading' || line.kind === 'label') {
    const isKnownWay = line.kind === 'heading' && isWay(text)
    if (/^(?:tier|priority|p\d)\b/i.test(text) || (TIER.test(text) && readPlatforms(text).length === 0 && !/^\d/.test(text) && !isKnownWay))
      return
    const named = readPlatforms(text).length > 0 || NAMED_ADS.test(text)
    if (!named && listsMany(context, line)) return
    const numbered = /^\d+[.)]?\s/.test(text) && line.parent === block
    if (
      !named &&
      !isKnownWay &&
      !isNamedBeside(context, line, block) &&
      (!numbered || isTime(context, line) || groups(context, line) || !isTrusted(context, line, block))
    )
      return
  } else if (
    (line.lead === null ? readPlatforms(text) : namedPlatforms(line)).length === 0 &&
    ((!tiered(context, line) && line.parent !== block && !amongPlatforms(context, line)) ||
      isTime(context, line) ||
      !isTrusted(context, line, block) ||
      STARTS_COUNTED.test(text) ||
      (!tiered(context, line) && isNoPlace(line)))
  )
    return
  const name = line.lead ?? text
  const tier = tierOf(context, line)
  const run = name.includes('(') || name.includes('（') ? [] : placesIn(name)
  if (line.kind !== 'heading' && run.length > 2 && run.some(({ id }) => id !== 'reddit'))
    for (const { from, to } of run) add(context, line, name.slice(from, to), tier)
  else for (const place of line.lead === null ? placesOf(name) : [name]) add(context, line, place, tier)
}
const IS_TIER =
  /^(?:tier\s?\d|P[0-4]|T[1-4]|primary|secondary|tertiary|primär|sekundär|primari[oa]|secund[aá]ri[oa]|principale?|secondaire)(?: channels?| platforms?)?$/i
/** "Social media", "Communities" above "Mastodon", "Lemmy": a group of them, and the places are meant. */
const listsMany = once((_, { children }): boolean => {
  return areMostlyPlaces(children.filter(({ kind }) => kind === 'item'))
})
/** "Phase 2 — LinkedIn series": where, and not when. */
function withoutPhase(line: Line): string {
  const text = title(line)
  const number = line.kind === 'heading' || line.kind === 'label' ? phaseNumber(text) : null
  const rest = number?.at === 0 ? text.slice(number.end).replace(/^\s*[:：–—-]\s*/, '') : ''
  return rest === '' ? text : rest
}
const isShortName = (name: string): boolean => name.length < 24 && !/\d/.test(name) && !startsWithAction(name)
/** "r/parsers, r/grammars (the strict one), Lobsters" behind a label: the places, and not the label, are meant; none for another text. */
function listedPlaces(rest: string): readonly string[] {
  const names = topLevel(rest).map(part => part.replace(ASIDE, '').replace(/[.。]$/, ''))
  const known = names.filter(name => readPlatforms(name)[0]?.from === 0)
  // One among them that nobody knows is a place as well.
  return known.length === names.length || (known.length > 1 && known.length * 3 >= names.length * 2 && names.every(isShortName))
    ? names
    : []
}
/** "Direct LinkedIn messages to the founders of young companies.": of a sentence, the place, or those that it opens with. */
function placesOf(text: string): readonly string[] {
  const said = /[(（]/.test(text) ? text.replace(ASIDE, '') : text
  const [first, ...more] = readPlatforms(said)
  if (first === undefined || !isSentence(said, first.from > 0)) return [text]
  let { to } = first
  const names = [said.slice(first.from, to)]
  for (const next of more)
    if (first.from === 0 && BETWEEN.test(said.slice(to, next.from))) {
      names.push(said.slice(next.from, next.to))
      to = next.to
    }
  return names
}
const BETWEEN = /^(?:\s?[/,、&+]\s?|\s(?:and|und|y|e|et|и)\s)$/
const isSentence = (text: string, isInside: boolean): boolean =>
  text.length > LONGEST_ENTRY || /[.。]$/.test(text) || (isInside && startsWithAction(text) && text.split(' ').length > 3)
const LONGEST_ENTRY = 48
/** Beside "Platform: Discord", "Features: private rooms" says something of it. */
const isDescribed = onceAbove((_, container) => container.children.some(each => each.kind === 'item' && leadKind(each) === 'channel'))
/** "Directory", "Forum" above the first column: what stands below is where something is sent. */
const PLACES =
  /^(?:(?:community |web )?director(?:y|ies)|communit(?:y|ies)|outlets?|publications?|forums?|marketplaces?|registr(?:y|ies)|newsletters?|comunidad(?:es)?|comunidades?|communautés?|verzeichnis(?:se)?|foren|сообществ[оа]|каталоги?|社区|社群|媒体|目录|コミュニティ|媒体名|커뮤니티)$/i
const isOfPlaces = ({ parent }: Line): boolean => PLACES.test(parent?.cells[0]?.text ?? '')
/** "P0", "Tier 1", "High" in a column that ranks. */
function tierInRow({ parent, cells }: Line): string | null {
  const at = parent?.cells.findIndex(({ text }, i) => i > 0 && RANKS.test(text)) ?? -1
  const said = cells[at]?.text ?? ''
  return said.length < 16 && !/^[-–—?]*$/.test(said) ? said : null
}
const RANKS =
  /^(?:tier|rank|priority|prio|level|priorität|stufe|prioridad|nivel|prioridade|nível|priorité|niveau|приоритет|уровень|优先级|级别|优先度|優先度|ランク|우선순위|등급)$/i
const placeColumn = once((context, table): number => {
  const column = channelColumn(context, table)
  return column < 0 && PLACES.test(table.cells[0]?.text ?? '') ? 0 : column
})
/** A table below a heading of its own inside a block of channels lists channels when its rows name platforms. */
const ofPlatforms = once((_, table) => {
  const rows = table.children.filter(row => row.kind === 'row')
  return rows.filter(row => readPlatforms(row.cells[0]?.text ?? '')[0]?.from === 0).length * 2 >= rows.length
})
/** "**Lobsters** — target: 50+ points": an entry that says its target as well. */
const isNamedTarget = (line: Line, claimed: string): boolean =>
  claimed === 'kpi' && line.kind === 'item' && leadPlatforms(line)?.[0]?.from === 0

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

/** The members of a list; what stands in brackets belongs to the one before. */
function topLevel(text: string): string[] {
  const out: string[] = []
  for (const part of text.split(LISTS)) {
    const last = out.at(-1)
    if (last !== undefined && (last.match(/[(（]/g)?.length ?? 0) > (last.match(/[)）]/g)?.length ?? 0))
      out[out.length - 1] = `${last}, ${part}`
    else out.push(part)
  }
  return out
}
/** "Target platforms: GitHub, Reddit, …" and "Primary focus on X and Y with secondary presence on Z". */
export function listLine(context: Context, line: Line): void {
  const parts = line.rest.split(/(?=\bsecondary\b|\bsekundär)/i)
  for (const part of parts) {
    const tier = TIER.exec(part)?.[1]?.toLowerCase() ?? tierOf(context, line)
    const found = readPlatforms(part)
    if (parts.length > 1 || (tier !== null && found.length > 0 && !LISTS.test(part))) {
      for (const platform of found) add(context, line, part.slice(platform.from, platform.to), tier)
      continue
    }
    const names = topLevel(part)
      .map(s => s.trim().replace(/[.。]$/, ''))
      .filter(s => s !== '' && s.length < 40 && !/^[~≥<>]?\d/.test(s))
    if (names.length > 1 && found.length >= names.length / 2) for (const name of names) add(context, line, name, tier)
    else for (const platform of found) add(context, line, part.slice(platform.from, platform.to), tier)
  }
}
