/**
 * Audiences: whom the plan speaks to, with the facts written below each. What stands below a title of audiences is judged
 * once for the block: its own titles name them ("### Segment 1: Indie developers", and what they need below), or lines do
 * ("Primary: teams of ten", and their size below), or each item of its lists does.
 */
import { labelKind } from '../lexicon/index.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { leadKinds, onceAbove, title, type Context } from './context.ts'

type Fact = { label: string; text: string }

/** "Primary audience", "Secondary": how much they matter, and not who they are. */
const RANK = pattern(
  /^(?:primary|secondary|tertiary|main|core|initial|key|other|primär|sekundär|haupt|primari[ao]s?|secundari[ao]s?|principal(?:es)?|primári[ao]s?|secundári[ao]s?|principa(?:l|is|ux)|secondaires?|основн\p{L}*|вторичн\p{L}*|핵심|주요|주|부)?\s*(?:(?:target|ziel|customer|user)\s*)?(?:audiences?|targets?|users?|customers?|segments?|groups?|markets?|personas?|zielgruppen?|públicos?|audiencias?|publics?|аудитори\p{L}*|타겟|고객|사용자)?$|^(?:首要|主要|次要|核心|第[一二三])?(?:目标)?(?:受众|用户|客户|群体|人群)?$/iu,
)
/** "Segment 1: Indie developers", "A) Builders", "2. Teams", "Persona B – Ada". */
const NUMBERED = pattern(
  /^(?:(?:segment[oe]?|persona|group|audience|type|profile|tier|gruppe|grupo|groupe|perfil|profil|público|сегмент|группа|用户|セグメント|세그먼트)\s*)?(?:\d{1,2}|[A-H])\s*[.):：–—-]\s*(?=\S)/iu,
)
/** What is said of an audience, and names none: "Team size: 10 to 50", "Pain points: …". */
const ABOUT = pattern(
  /^(?:(?:team|company|market) )?size|^(?:tech )?stack|\bpains?\b|^needs?\b|^budget|^goals?\b|^motivation|^demographic|^characteristics|^profile|^behaviou?r|^(?:where|why|who|what|how|when)\b|^message|^messaging|^value|^channels?\b|^roles?\b|^age\b|^location|^geograph|^job|^use cases?\b|^trigger|^objection|^benefit|^größe|^bedarf|^ziele?\b|^schmerz|^tamaño|^necesidad|^dolor|^problema|^objetivo|^tamanho|^dores?\b|^necessidade|^taille|^besoin|^размер|^боль|^боли|^потребност|^цел[ьи]|^规模|^痛点|^需求|^目标|^特征|^渠道|^課題|^ニーズ|^特徴|^규모|^니즈|^특징/iu,
)
/** "Total addressable market": how large a market is. */
const MARKET = /\b(?:TAM|SAM|SOM)\b|(?:addressable|obtainable) market|market size/i
const SIZE = /~?\d[\d.,]*\s*[KMBkm万]?\+?\s*(?:developers?|users?|people|companies|teams|开发者|用户)?/
const HOW_MANY = /size|größe|tamaño|tamanho|taille|размер|规模|規模|규모/i
/** "those who measure; and" goes on in the next item of a list that is one sentence. */
const LISTED = /\s*[,;，；](?:\s+(?:and|or|und|oder|y|o|e|ou|et|и))?$|[.。;；]$/i

const isRankText = (text: string): boolean => RANK.test(text.replace(/[:：]\s*$/, ''))
const isRank = fact(isRankText)
const ranks = leadFact(lead => RANK.test(lead))
const tellsOf = leadFact(lead => ABOUT.test(lead))
const isMarket = fact(text => MARKET.test(text))
const isAbout = fact(text => ABOUT.test(text))

export function audiences(context: Context): void {
  /** Are the items of a list said of the line above it, by the index of what holds them? */
  const told: boolean[] = []
  for (const line of context.lines) {
    if (line.kind === 'row' || line.kind === 'table' || line.kind === 'code' || line.text === '' || line.box !== null) continue
    if (context.claimedBy(line) !== null || inline(context, line)) continue
    if (isRanked(context, line)) {
      add(context, line, line.rest, line.lead, factsOf(line.children))
      continue
    }
    const block = nearest(context, line)
    if (!block || inside(context, line) || isMarket(line)) continue
    const around = line.parent?.index ?? 0
    if (line.kind !== 'item') told[around] = false
    if (line.lead !== null && line.rest !== '' && ranks(line) === true && line.kind !== 'heading') {
      told[around] = true
      add(context, line, line.rest, line.lead, factsOf(siblingsBelow(line)))
    } else if (line.kind === 'heading' || line.kind === 'label') {
      if (isAudience(line)) add(context, line, title(line).replace(NUMBERED, ''), title(block), factsOf(line.children))
    } else if (line.kind === 'item' && line.parent?.kind !== 'item' && told[around] !== true && tellsOf(line) !== true)
      add(context, line, line.lead ?? title(line), title(block), factsOf(line.children))
  }
}

/** "### Primary segment: Small shops" names one by itself. */
const isRanked = (context: Context, line: Line): boolean =>
  line.kind === 'heading' && line.lead !== null && line.rest !== '' && ranks(line) === true && context.ownKinds(line)[0] === 'audience'

/** "Target audience: operators, students": names in one line. */
function inline(context: Context, line: Line): boolean {
  if (line.lead === null || line.rest === '' || line.kind === 'heading' || line.rest.length >= 300) return false
  if (leadKinds(line)?.[0] !== 'audience') return false
  for (const name of line.rest.split(/\s*[,，、;；]\s*(?:and\s+|und\s+)?/))
    if (name.trim() !== '') add(context, line, name.trim(), null, [])
  return true
}

/** A title below one of audiences that names one: by its number, or by what is said below it. */
function isAudience(line: Line): boolean {
  if (line.children.length === 0 || isRank(line) || isAbout(line) || isLeadIn(line)) return false
  return (
    NUMBERED.test(title(line)) ||
    line.children.some(
      child => tellsOf(child) === true || (child.lead !== null && child.rest !== '') || (child.kind === 'label' && isAbout(child)),
    )
  )
}

/** "From what we found out:" above "Banks: need audits": its items are the audiences. */
const isLeadIn = (line: Line): boolean =>
  line.kind === 'label' &&
  !line.strong &&
  line.children.length > 1 &&
  line.children.every(child => child.kind === 'item' && child.lead !== null && tellsOf(child) !== true)

/** The list right below a line. */
function siblingsBelow(line: Line): Line[] {
  const all = line.parent?.children ?? []
  const from = all.indexOf(line) + 1
  const end = all.findIndex((other, i) => i >= from && other.kind !== 'item')
  return all.slice(from, end < 0 ? undefined : end)
}
/** "Size: 10 to 50" as it stands; of "Needs:" above a list, its items. */
const factsOf = (lines: readonly Line[]): Fact[] =>
  lines.flatMap(line => {
    if (line.lead !== null && line.rest !== '') return [{ label: line.lead, text: line.rest }]
    return line.kind === 'label' && line.children.length > 0 ? [{ label: title(line), text: line.children.map(title).join('; ') }] : []
  })

function add(context: Context, line: Line, name: string, segment: string | null, facts: readonly Fact[]): void {
  if (name === '' || name.length > 120) return
  const size = facts.find(({ label }) => labelKind(label) === null && HOW_MANY.test(label))?.text ?? null
  context.plan.audiences.push({
    id: context.id('audience'),
    name: name.replace(LISTED, ''),
    segment: segment === '' ? null : segment,
    size: size !== null && SIZE.test(size) ? size : null,
    facts: [...facts],
    source: context.source(line),
  })
  context.claim(line, 'audience')
  for (const child of line.children) if (child.lead !== null) context.claim(child, 'audience')
}
/** What announces audiences above a line, unless something between them says what is told of one. */
const nearest = onceAbove((context, container): Line | null => {
  for (const at of context.within(container)) {
    const kinds = context.ownKinds(at)
    if (kinds[0] === 'audience' && !isMarket(at)) return at.level === 1 && at.kind === 'heading' && !isOnlyAudience(at) ? null : at
    if (isMarket(at) || (at.kind === 'label' && isAbout(at))) return null
    if (kinds.length > 0 && !isRank(at)) return null
  }
  return null
})
/** "Target audience", "Our ideal customers"; "Building an audience" as the title of a document says what it is for. */
const isOnlyAudience = fact(text => isRankText(text) || text.split(/\s+/).length <= 3)
function inside(context: Context, line: Line): boolean {
  for (const at of context.above(line)) if (context.claimedBy(at) === 'audience') return true
  return false
}
