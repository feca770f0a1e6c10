/** Channels: where the plan publishes, with the tier that it gives them. */
import { platforms } from '../lexicon/index.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { memo } from '../text/memo.ts'
import { leadKind, title, type Context } from './context.ts'

export const readPlatforms = memo(platforms)
export const platformsOf = fact(platforms)
const TIER =
  /\b(tier\s*[0-4ivx]+|P[0-4]|primary|secondary|tertiary|organic|paid|owned|earned|partnership|launch|syndication|primär\w*|sekundär\w*|primari[oa]s?|secund[aá]ri[oa]s?|priorit\S* \d|T[1-4])\b|[一二三]级|第[一二三]梯队|首要|次要|主要/i
const LISTS = /\s*[,，、;；]\s*(?:and\s+|und\s+|y\s+|e\s+|et\s+|и\s+)?|\s+(?:and|und|sowie)\s+/i
const VERB =
  /\b(?:submit|post|publish|share|announce|launch(?:ing)? on|cross-?post|thread|veröffentlich|publi[ck]|posten?)\b|发布|发表|投稿|게시|公開|опубликов|размести|đăng/i

const publishes = fact(text => VERB.test(text))
const isTier = fact(text => TIER.test(text))

/** Fills channels from blocks that announce them; where there are none, from where the plan's pieces go. */
export function channels(context: Context): void {
  for (const line of context.lines) {
    const block = channelBlock(context, line)
    if (block) channelLine(context, line, block)
    else if (
      line.kind !== 'heading' &&
      line.lead !== null &&
      line.rest !== '' &&
      line.text.length < 400 &&
      context.ownKindsOf(line.lead).includes('channel')
    )
      listLine(context, line)
    else if (line.kind === 'item' && line.lead !== null && isLaunch(context, line)) {
      const found = readPlatforms(line.lead)
      if (found.length > 0 && found[0]!.from === 0) add(context, line, line.lead, 'launch')
    }
  }
  if (!context.plan.channels.some(channel => channel.tier !== 'launch' && channel.source.file === context.document.file)) fallback(context)
}

/** The channel block that a line is an entry of: its nearest announcing container speaks of channels. */
function channelBlock(context: Context, line: Line): Line | null {
  if (line.kind !== 'item' && line.kind !== 'heading' && line.kind !== 'label' && line.kind !== 'row' && line.kind !== 'text') return null
  if ((line.kind === 'item' && line.parent?.kind === 'item') || line.box || line.text.length > 240) return null
  for (const at of context.above(line)) {
    const kinds = context.ownKinds(at)
    if (kinds.length === 0 && platformsOf(at).length === 0) continue
    if (kinds[0] === 'channel') return kinds.includes('tracking') || tierOfElse(at) ? null : at
    if (
      line.kind === 'item' &&
      at.kind === 'heading' &&
      (kinds[0] === 'budget' || kinds[0] === 'content') &&
      line.lead !== null &&
      readPlatforms(line.lead)[0]?.from === 0
    )
      continue
    if (at.kind === 'label' || line.kind === 'item' || line.kind === 'text') return null
    if (kinds[0] === 'kpi' || kinds[0] === 'content' || kinds[0] === 'budget' || kinds[0] === 'task') return null
  }
  return null
}

/** "Tier 1: Contributors" ranks people or prices: nothing below it is named after a platform. */
const tierOfElse = (block: Line): boolean =>
  /^tier\b/i.test(title(block)) &&
  !/channel|platform|communit|outreach|directories|media/i.test(title(block)) &&
  !block.children.some(child => platformsOf(child).length > 0 || child.children.some(each => platformsOf(each).length > 0))

function channelLine(context: Context, line: Line, block: Line): void {
  const claimed = context.claimedBy(line)
  if (claimed !== null && claimed !== 'content' && claimed !== 'cadence') return
  if (line.kind === 'text') {
    if (line.lead !== null && readPlatforms(line.lead).length > 0 && line.rest !== '') add(context, line, line.lead, tierOf(context, line))
    return
  }
  if (line.kind === 'row') {
    const name = line.cells.find(cell => readPlatforms(cell.text).length > 0) ?? line.cells[0]
    if (name?.text && !/^\d+$/.test(name.text)) add(context, line, name.text, tierOf(context, line))
    return
  }
  const says = line.rest !== '' ? leadKind(line) : null
  if (says === 'channel') listLine(context, line)
  // "Audience: …", "Timeline: …" in a block of channels say something of them all.
  if (says !== null && readPlatforms(line.lead ?? '').length === 0) return
  const text = title(line)
  if (line.kind === 'heading' || line.kind === 'label') {
    if (/^(?:tier|priority|p\d)\b/i.test(text) || (TIER.test(text) && readPlatforms(text).length === 0 && !/^\d/.test(text))) return
    const named = readPlatforms(text).length > 0
    const numbered = /^\d+[.)]?\s/.test(text) && line.parent === block
    if (!named && !numbered) return
  } else if (readPlatforms(line.lead ?? text).length === 0 && ((!tiered(context, line) && line.parent !== block) || isTime(context, line)))
    return
  const name = line.lead ?? text
  add(context, line, name, tierOf(context, line))
}
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

/** Where pieces, cadences and volumes go, when the plan has no list of channels of its own. */
function fallback(context: Context): void {
  for (const line of context.lines) {
    if (line.kind === 'heading' || line.kind === 'table' || line.text.length > 300) continue
    const claimed = context.claimedBy(line)
    const published =
      claimed === 'content' ||
      claimed === 'cadence' ||
      claimed === 'volume' ||
      ((line.kind === 'item' || line.kind === 'code' || line.kind === 'row') &&
        (publishes(line) || context.phaseOf(line) !== null) &&
        context.kindsAt(line)[0] !== 'kpi')
    if (!published || claimed === 'kpi') continue
    for (const platform of platformsOf(line))
      if ((platform.id !== 'github' || /discussion/i.test(platform.name)) && platform.id !== 'seo')
        nameChannel(context, line, line.text.slice(platform.from, platform.to), null)
  }
}

/** An entry of a list of channels. */
function add(context: Context, line: Line, text: string, tier: string | null): void {
  if (nameChannel(context, line, text, tier)) context.claim(line, 'channel')
}
/** A channel that a line names, whatever else the line says. Returns false when it is known already, or no name. */
function nameChannel(context: Context, line: Line, text: string, tier: string | null): boolean {
  const name = text
    .replace(/^\d+[.)]\s*/, '')
    .replace(/\s+[-–—]\s+P?\d.*$|\s+[-–—]\s.*$/, '')
    .replace(/\s*[:：]\s*$/, '')
    .replace(/\s*[(（]\d+\s*%[^()（）]*[)）]/, '')
    .trim()
  if (name === '' || name.length > 90) return false
  const key = name.toLowerCase()
  const id = readPlatforms(name)[0]?.id ?? null
  if (
    context.plan.channels.some(
      channel =>
        channel.name.toLowerCase() === key ||
        (id !== null && id !== 'reddit' && channel.channelId === id && (tier === null || (tier === 'launch' && channel.tier === 'launch'))),
    )
  )
    return false
  context.plan.channels.push({ id: context.id('channel'), name, tier, channelId: id, source: context.source(line) })
  return true
}

/** The tier is written on the line itself or in the heading above it. */
function tierOf(context: Context, line: Line): string | null {
  const own = /[-–—]\s*(P[0-4]|T[1-4])\b/.exec(line.text)?.[1]
  if (own) return own
  for (const at of context.above(line)) {
    const tier = TIER.exec(title(at))
    if (tier) return /^tier/i.test(tier[0]) ? tier[0].replace(/^t/, 'T') : tier[0].length <= 2 ? tier[0] : tier[0].toLowerCase()
    if (context.ownKinds(at)[0] === 'channel') return null
  }
  return null
}
const isLaunch = (context: Context, line: Line): boolean => {
  const window = context.phaseOf(line)?.window
  return window?.anchor === 'launch' && window.from === 0 && window.to === 0
}
