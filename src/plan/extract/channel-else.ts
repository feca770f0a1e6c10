/** What is named like channels and is none: where a team talks, what sells, grades called "Medium". */
import { labelKind } from '../lexicon/index.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { platformsOf } from './channel-name.ts'
import { once, type Context } from './context.ts'

/** What is named beside channels and is none by itself. */
export const NO_CHANNEL = new Set(['seo'])
/** Where the team talks to each other and is reached, where it sells, or what it works with: not where it publishes. */
export const isComms = fact(text =>
  /\bplatforms? (?:&|and|\/|\+) integrations?|\bintegrations? (?:&|and|\/|\+) platforms?|\b(?:supported|operating) platforms?|\b(?:communications?|support|contact|escalation|internal) channels?\b|kommunikationskan[aä]l|canales? de comunicaci[oó]n|canais de comunicação|canaux de communication|沟通渠道|联系渠道/i.test(
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
