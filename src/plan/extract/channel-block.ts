/** Which block announces channels: its nearest titled container speaks of places where one publishes. */
import type { Line } from '../read/document.ts'
import { leadFact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { isComms, NO_CHANNEL, sells } from './channel-else.ts'
import { leadPlatforms, namedPlatforms, nameChannel, opening, platformsOf, tierOf } from './channel-name.ts'
import { rankedChannel } from './channel-ranked.ts'
import { once, onceAbove, opensWithAction, title, type Context } from './context.ts'

/** The channel block that a line is an entry of: its nearest announcing container speaks of channels. */
export function channelBlock(context: Context, line: Line): Line | null {
  if (line.kind !== 'item' && line.kind !== 'heading' && line.kind !== 'label' && line.kind !== 'row' && line.kind !== 'text') return null
  if (
    (line.kind === 'item' &&
      line.parent?.kind === 'item' &&
      (line.text.length > 60 || opensWithAction(line) || !listsPlaces(context, line.parent))) ||
    line.box ||
    (line.kind !== 'row' && line.text.length > 240)
  )
    return null
  if (!speaksOfChannels(context, line)) return null
  for (const at of context.above(line)) {
    if (rankedChannel(context, at) || isNumberedChannel(at) === true) return null
    const kinds = context.ownKinds(at)
    if (kinds.length === 0 && platformsOf(at).length === 0) continue
    if (kinds[0] === 'channel' && line.kind === 'item' && isDoneThere(at, line)) return null
    if (kinds[0] === 'channel') return isElse(context, at) ? null : at
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

const speaksOfChannels = onceAbove((context, container): boolean =>
  context.within(container).some(at => context.ownKinds(at)[0] === 'channel'),
)
/** "Channel 1: Hacker News": what stands below it is said of that one. */
const isNumberedChannel = leadFact(lead =>
  /^(?:\d+(?:\.\d+)*[.)]?\s)?(?:channel|kanal|canal|canale|канал|渠道|チャネル|채널)\s*#?(?:\d{1,2}|[一二三四五六七八九十])$/i.test(lead),
)
/** "1. **Owned channels**:" above a list of which some are known: nothing but a title. */
const listsPlaces = once((context, item): boolean => {
  if (!item.strong || item.box !== null || platformsOf(item).length > 0 || context.ownKinds(item)[0] !== 'channel') return false
  return item.children.filter(child => platformsOf(child).some(({ id }) => !NO_CHANNEL.has(id))).length > 1
})
/** "### Platforms" below "## Competitive landscape": theirs. What the document calls itself does not count. */
const isOfRivals = onceAbove((context, container) =>
  context.within(container).some(at => context.ownKinds(at)[0] === 'competitor' && !(at.kind === 'heading' && at.level === 1)),
)
/** A block of channels of another sort: where the team talks, what sells, what is tracked, ranks and rivals. */
const isElse = once(
  (context, block): boolean =>
    isComms(block) ||
    sells(context, block) ||
    context.ownKinds(block).includes('tracking') ||
    tierOfElse(context, block) ||
    isOfRivals(context, block),
)

/** "- [ ] Discord server" in a block of channels. */
export function boxedChannel(context: Context, line: Line): boolean {
  const name = line.lead ?? line.text
  const first = namedPlatforms(line)[0]
  if (line.kind !== 'item' || first?.from !== 0 || first.id === 'github' || line.parent?.kind === 'item') return false
  const block = context.above(line).find(at => context.ownKinds(at).length > 0)
  if (!block || context.ownKinds(block)[0] !== 'channel' || isComms(block) || sells(context, block)) return false
  // "Email template for cooperatives:" is something else.
  if (first.to < name.length && /^\s(?:templates?|lists?|plantillas?|vorlagen?|modelos?)/i.test(name.slice(first.to))) return false
  const tier = tierOf(context, line)
  if (line.lead !== null) return nameChannel(context, line, line.lead, tier)
  // "Mastodon account, Lemmy account": one after the other.
  let named = false
  for (const { from, to } of platformsOf(line)) {
    const isListed = from === 0 || /[,，、/&+]\s?$/.test(line.text.slice(0, from))
    if (isListed) named = nameChannel(context, line, line.text.slice(from, to), tier) || named
  }
  return named
}

/** "Tier 1: Contributors" ranks people or prices: it stands in a programme, or nothing below it is named after a platform. */
const tierOfElse = (context: Context, block: Line): boolean =>
  /^tier\b/i.test(title(block)) &&
  (context.below(block, 'programme') !== null ||
    // "Tier 3: Partnerships" below "Marketing channels" ranks channels, known or not.
    !(namesPlatforms(block) || context.above(block).some(at => context.ownKinds(at)[0] === 'channel' && !/^tier\b/i.test(title(at)))))
const namesPlatforms = (block: Line): boolean =>
  /channel|platform|communit|outreach|directories|media|\bevents?\b|conference|meetup/i.test(title(block)) ||
  block.children.some(child => isEntry(child) || child.children.some(isEntry))
/** "Reddit: …", "Dev.to (weekly)", a row or a heading with a platform; "Twitter avatar frames" is something for one. */
const isEntry = (line: Line): boolean => {
  const first = platformsOf(line)[0]
  if (first === undefined) return false
  return line.kind !== 'item' || line.lead !== null || first.from > 0 || !GOES_ON.test(line.text.slice(first.to))
}
const GOES_ON = pattern(/^\s+\p{L}/u)

/** "Releases" below "### GitHub (our main platform)": a part of the one that the heading names. */
function isDoneThere(at: Line, line: Line): boolean {
  const named = at.kind === 'heading' ? opening(title(at)) : null
  const own = named === null ? null : opening(line.lead ?? line.text)
  return named !== null && (own === null || own === named)
}
