/** Whether what stands in a block of channels may be one, though no place is known by that name. */
import { formatOf } from '../lexicon/index.ts'
import { isWay } from '../lexicon/ways.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { isTier, readPlatforms } from './channel-name.ts'
import { onceAbove, title, type Context } from './context.ts'
import { unnumbered } from './names.ts'

/** "2. Paid channels" among numbered titles: a group of them. */
export const groups = (context: Context, line: Line): boolean => context.ownKinds(line)[0] === 'channel' && saysChannels(line)
/** Blocks that call themselves channels. "Platforms", "Distribution" and "Tier 1" may be others. */
const saysChannels = fact(text =>
  /channels?(?![a-z])|kan[aä]le?(?![a-z])|canal(?:es)?(?![a-z])|canais|canaux|canali|канал|渠道|チャネル|チャンネル|채널|where (?:to|we)\s|subreddit|communities to/i.test(
    text,
  ),
)
/** May an entry be a channel that is no known place? Its block says channels, or a third of what stands beside it are known. */
export const isTrusted = (context: Context, line: Line, block: Line): boolean =>
  saysChannels(block) ||
  (isTier(block) && context.above(block).some(saysChannels)) ||
  (saysPeople(block) && !(block.kind === 'heading' && block.level === 1)) ||
  besideKnown(context, line)
/** Blocks of those who are reached: "Tier 1: media", "Communities". */
const saysPeople = fact(text =>
  /(?<![a-z])(?:social|media|press|outlets|communit(?:y|ies)|servers|forums?|directories|marketplaces?|newsletters?|partnerships?|partners|outreach|conferences?|events?|meetups?|konferenzen|veranstaltungen|conférences|événements|conferencias|eventos|conferências|presse|medien|medios|mídia|médias|comunidad(?:es)?|comunidades?|communautés?|сообществ\S*)(?![a-z])|社区|社群|媒体|会议|カンファレンス|컨퍼런스|メディア|コミュニティ|커뮤니티|매체/i.test(
    text,
  ),
)
const besideKnown = onceAbove((_, { children }): boolean => {
  const entries = children.filter(({ kind }) => kind === 'item' || kind === 'row' || kind === 'heading' || kind === 'label')
  return entries.filter(isKnownPlace).length * 3 >= entries.length
})
/** "Reddit: tips", "3. Social media", "Harbour - posts". */
export const isKnownPlace = (entry: Line): boolean => {
  const name =
    entry.kind === 'row' ? (entry.cells.find(({ text }) => readPlatforms(text)[0]?.from === 0)?.text ?? '') : (entry.lead ?? title(entry))
  return (
    (readPlatforms(name)[0]?.from ?? Infinity) < 12 ||
    isWay(unnumbered(name)) ||
    (entry.lead !== null && entry.rest.length < 40 && formatOf(entry.rest) !== null)
  )
}
