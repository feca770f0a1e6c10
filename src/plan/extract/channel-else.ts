/** What is named like channels and is none: where a team talks, what sells, grades called "Medium". */
import { labelKind, type Platform } from '../lexicon/index.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { platformsOf } from './channel-name.ts'
import { once, type Context } from './context.ts'

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
  /\bplatforms? (?:&|and|\/|\+) integrations?|\bintegrations? (?:&|and|\/|\+) platforms?|\b(?:supported|operating) platforms?|\b(?:communications?|support|contact|escalation|internal|release|update|distribution tag|alert(?:ing)?|notification|feedback|reporting|side) channels?\b|kommunikationskan[aä]l|canales? de comunicaci[oó]n|canais de comunicação|canaux de communication|沟通渠道|联系渠道/i.test(
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

/** Columns of a table that grade its rows: "High", "Low". */
const gradesIn = once((_, { cells, children }) =>
  cells.map((_, i) => children.some(row => /^(?:high|low|large|small)$/i.test(row.cells[i]?.text ?? ''))),
)
/** Is the "Medium" of a row a grade? "High" or "Low" stands in its column, or the column says what is graded. */
export const isGrade = (context: Context, { kind, parent, cells }: Line): boolean =>
  kind === 'row' &&
  parent !== null &&
  cells.some(
    ({ text }, i) =>
      /^medium$/i.test(text) && (gradesIn(context, parent)[i] === true || GRADED.has(labelKind(parent.cells[i]?.text ?? '') ?? '')),
  )
const GRADED = new Set<string>(['effort', 'priority', 'impact', 'likelihood', 'severity'])

/** "No Reddit", "Qiita / Zenn は不要": where the plan does not publish. */
export const isLeftOut = fact(text => LEFT_OUT.test(text))
const LEFT_OUT =
  /^(?:skip|avoid|don'?t|do not|never|kein[e]?|no|не|不在|不去)\s|(?:は不要|不要|不需要|not needed|not worth it)\s*(?:[（(.。!！]|$)/i
/** "Slack app", "email magic link", "npm audit", "X/Slack link previews": something that bears the name of a place. */
const THING =
  /^[ -](?:apps?|bots?|integrations?|login|log-in|sign[- ]?in|auth|oauth|audits?|api|webhooks?|sdk|links? previews?|previews?|cards?|templates?|magic links?|reports?|notifications?|alerts?|scripts?|install|packages?|commands?|workflows?|actions?)(?![a-z])/i
/** An address behind the word: "email hello@…". */
const MAILED = /^\s\S+@\S/
/** "Support email": where one is reached. */
const REACHED = /\b(?:support|contact|business|company|security|team) $/i
/** Is a platform that a line names part of the name of something else, or a word for sending mail? A run of names shares what follows. */
export function isThing(line: Line, platform: Platform): boolean {
  let { to } = platform
  for (const next of platformsOf(line)) if (next.from > platform.from && /^\s?[/&]\s?$/.test(line.text.slice(to, next.from))) to = next.to
  const after = line.text.slice(to, to + 40)
  if (platform.id === 'newsletter' && (MAILED.test(after) || REACHED.test(line.text.slice(0, platform.from)))) return true
  return THING.test(after)
}
