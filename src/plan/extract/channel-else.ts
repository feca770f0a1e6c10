/** What is named like channels and is none: where a team talks, and what sells. */
import type { Platform } from '../lexicon/index.ts'
import { fact } from '../read/fact.ts'
import { platformsOf } from './channel-name.ts'
import { once } from './context.ts'

/** What is named beside channels and is none by itself. */
export const NO_CHANNEL = new Set(['seo'])
/** Where packages are: nothing is posted there. */
export const REGISTRIES = new Set(['npm', 'pypi', 'crates', 'dockerhub'])
/** Where what is built is installed from: a channel where it is said to be published there. */
export const STORES = new Set(['chromewebstore', 'firefoxaddons', 'edgeaddons', 'vscode', 'jetbrains', 'openvsx', 'appstore', 'playstore'])
/** Where space is bought. */
export const ADS = new Set(['googleads', 'yandexdirect', 'so360', 'sogou'])
/** Where the team talks to each other and is reached, where it sells, or what it works with: not where it publishes. */
export const isComms = fact(text =>
  /\bplatforms? (?:&|and|\/|\+) integrations?|\bintegrations? (?:&|and|\/|\+) platforms?|\b(?:supported|operating) platforms?|\b(?:communications?|support|contact|escalation|internal|release|update|distribution tag|alert(?:ing)?|notification|feedback|reporting|side) channels?\b|kommunikationskan[aä]l|canales? de comunicaci[oó]n|canais de comunicação|canais de (?:release|lançamento|atualização)|canales de (?:release|lanzamiento|actualización)|release-kan[aä]l|canaux de communication|沟通渠道|联系渠道/i.test(
    text,
  ),
)
const SALES =
  /(?:sales|sales and distribution) channels?|vertriebskan[aä]l|canales de venta|canais de venda|canaux de vente|销售渠道|販売チャネル|판매 ?채널/i
export const isSales = fact(text => SALES.test(text))
/** Sales channels sell: unless what is listed below are mostly places where one posts. */
export const sells = once((_, block): boolean => {
  const below = block.children.flatMap(child => (child.kind === 'table' ? child.children : [child]))
  const posts = below.filter(line => {
    const first = platformsOf(line)[0]
    return first?.from === 0 && !NO_CHANNEL.has(first.id) && !SOLD_BY.has(first.id)
  })
  return isSales(block) && posts.length * 2 <= below.length
})
/** Ways that serve to sell as well. */
const SOLD_BY = new Set(['newsletter', 'conference', 'blog', 'press'])

/** "No Reddit", "Qiita / Zenn は不要": where the plan does not publish. */
export const isLeftOut = fact(text => LEFT_OUT.test(text))
const LEFT_OUT =
  /^(?:skip|avoid|don'?t|do not|never|kein[e]?|no|не|不在|不去)\s|(?:は不要|不要|不需要|not needed|not worth it)\s*(?:[（(.。!！]|$)/i
/** GitHub keeps the code; what is said in its discussions is said to people. */
const isRepository = ({ id, name }: Platform): boolean => id === 'github' && !/discussion/i.test(name)
/** May a place be one where somebody publishes? Not where code, packages and searches are. */
export const mayPublish = (platform: Platform): boolean =>
  !isRepository(platform) && !NO_CHANNEL.has(platform.id) && !REGISTRIES.has(platform.id)
