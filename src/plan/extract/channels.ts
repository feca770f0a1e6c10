/** Channels: where the plan publishes, with the tier that it gives them. */
import type { Plan } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { isLaunch } from '../text/beside-launch.ts'
import { boxedChannel, channelBlock } from './channel-block.ts'
import { fallback, isPiece, scheduled, targeted } from './channel-elsewhere.ts'
import { channelLine, listLine } from './channel-entry.ts'
import { add, isSubredditName, isTier, leadPlatforms, nameChannel, readPlatforms, TIER, tierOf, tierOfText } from './channel-name.ts'
import { leadKinds, onceAbove, title, type Context } from './context.ts'
import { isListedPlace } from './listed-places.ts'

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
    else if (line.box !== null && context.claimedBy(line) !== 'kpi' && boxedChannel(context, line)) continue
    else {
      if (line.kind === 'item' && leadPlatforms(line)?.[0]?.from === 0 && line.lead !== null && !isPiece(line) && inLaunch(context, line))
        add(context, line, line.lead, 'launch')
      else if (isListedPlace(context, line) && context.claimedBy(line) === null && promotes(context, line))
        add(context, line, line.text, tierOf(context, line))
      continue
    }
    // "Platform: …" below a task says where that one goes.
    listed ||= context.plan.channels.length > before && !line.parent?.box
  }
  // A column of places says how they are called, before a line that mentions one.
  for (const line of context.lines) if (line.kind === 'row') scheduled(context, line)
  // A list of subreddits says where on one platform, not on which ones.
  fallback(context, listed && !context.plan.channels.every(channel => isSubredditName(channel.name)))
  for (const line of context.lines)
    if (line.kind === 'row') targeted(context, line)
    else if (isSubreddit(context, line)) nameChannel(context, line, line.text.replace(ASIDE, ''), tierOf(context, line))
  withoutRooms(context)
}

/** "Social media", "Promotion" right above a list of nothing but places. */
const promotes = onceAbove((context, container): boolean => {
  const [at] = context.within(container)
  return at !== undefined && at.kind !== 'item' && PROMOTES.test(title(at))
})
const PROMOTES =
  /social (?:media|networks?)|promot|marketing|spread the word|announce|soziale (?:medien|netzwerke)|redes sociales|redes sociais|réseaux sociaux|промо|соцсет|социальн|社交媒体|推广|宣伝|告知|홍보|소셜/i

/** Rooms in a list below "Reddit" say where on it. Those with a rank are places of their own. */
function withoutRooms(context: Context): void {
  const { plan, lines, document } = context
  if (!plan.channels.some(isRoom)) return
  const titles = new Map<number, Line>()
  const ranked = new Set<number>()
  for (const line of lines) {
    const title = redditAbove(line)
    if (title === null) continue
    titles.set(document.row(line.from), title)
    // "| r/parsers | Tier 1 |".
    if (line.kind === 'row') ranked.add(document.row(line.from))
  }
  const room = plan.channels.find(channel => isRoom(channel) && titles.has(channel.source.line))
  if (!room) return
  if (!plan.channels.some(channel => channel.channelId === 'reddit' && !isRoom(channel)))
    nameChannel(context, titles.get(room.source.line)!, 'Reddit', room.tier)
  plan.channels = plan.channels.filter(
    channel => !(isRoom(channel) && titles.has(channel.source.line) && !(ranked.has(channel.source.line) && TIER.test(channel.tier ?? ''))),
  )
}
const isRoom = ({ name }: Plan['channels'][number]): boolean => isSubredditName(name)
/** What names Reddit right above an item or a table, or above the title of its list: "Reddit", "Subreddits to post to:". */
function redditAbove({ kind, parent }: Line): Line | null {
  const list = kind === 'row' ? (parent?.parent ?? null) : kind === 'item' ? parent : null
  if (list === null || namesReddit(list)) return list
  const at = (list.kind === 'label' || list.kind === 'item') && !isTier(list) ? list.parent : null
  return at !== null && namesReddit(at) ? at : null
}
const namesReddit = fact(text => readPlatforms(text).some(({ id, name }) => id === 'reddit' && /^(?:reddit|레딧)$/i.test(name)))

/** "Primary targets:" above subreddits and how many are there: the places are the targets. */
const isSubreddit = (context: Context, line: Line): boolean =>
  line.kind === 'item' &&
  isSubredditName(line.text) &&
  context.claimedBy(line) === null &&
  (context.kindsAt(line)[0] ?? 'kpi') === 'kpi' &&
  isListedPlace(context, line)
const ASIDE = /\s*[(（].*$/

/** "4.1 Primary channel: our own site". */
const namesMain = (line: Line): boolean => line.lead !== null && line.rest !== '' && line.rest.length < 40 && MAIN.test(line.lead)
const MAIN =
  /(?:primary|main|secondary|key|haupt-?|primär\w*|canal|kanal|canale)\s*(?:channel|kanal|principal\w*|primario|primário|secondaire|secundario|secundário)$|主要渠道$|主チャネル$|핵심 채널$/i

const inLaunch = (context: Context, line: Line): boolean => {
  const window = context.phaseOf(line)?.window
  return !!window && isLaunch(window)
}
