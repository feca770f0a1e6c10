/**
 * What a block holds for those who look for pieces: judged once for each block, by its title, by what stands above it and by
 * what its lines look like. Readers of lines and rows ask here, so that a block means the same to all of them.
 */
import { headsKinds, headsParts } from '../lexicon/parts.ts'
import type { Line } from '../read/document.ts'
import { fact, leadFact } from '../read/fact.ts'
import { formatIn } from './cadences.ts'
import { opensWithPlatform, platformsOf } from './channel-name.ts'
import { isClause, once, onceAbove, opensWithAction, type Context } from './context.ts'
import { namesPlan } from './document-name.ts'
import { declared } from './piece-count.ts'
import { isDocs, isFaq } from './piece-else.ts'
import { isTitleLabel } from './piece-outline.ts'
import { PUBLISH } from './piece-name.ts'
import { isAdvert, isMailing } from './piece-sent.ts'

/** Blocks whose lines describe pieces or are something else than a plan. */
export const NOT_PLAN = new Set([
  'template',
  'tracking',
  'achieved',
  'risk',
  'contingency',
  'audience',
  'persona',
  'competitor',
  'pricing',
  'role',
  'dependency',
  'kpi',
  'budget',
  'nonGoal',
  'summary',
])

/** `content`: a list of pieces. `titles`: kinds of pieces, where only titles are pieces. `plan`: pieces may be named. `none`: no pieces. */
export type Block = 'content' | 'titles' | 'plan' | 'none'
/** What a container holds; null where nothing says so. */
export const blockOf = onceAbove((context, container): Block | null => {
  let far = false
  let timed = false
  let kindsOnly = false
  const within = context.within(container)
  if (context.phaseOf(container, true) === null && isCraft(within)) return 'none'
  for (const at of within) {
    // "Docs generator: launch plan" is called after the product.
    const isName = at.kind === 'heading' && at.level === 1 && namesPlan(at.text)
    if (
      !isName &&
      (isDocs(at) ||
        isFaq(at) ||
        isMailing(at) ||
        isAdvert(at) ||
        context.claimedBy(at) === 'role' ||
        (at.kind === 'label' && isClause(at)))
    )
      return 'none'
    const kinds = isOccasion(at) ? [] : context.ownKinds(at)
    timed ||= kinds[0] === 'schedule' || context.phaseAt(at) !== null
    if (!timed && saysParts(at) && !at.children.some(isTitleLine)) return 'none'
    kindsOnly ||= saysKinds(at)
    if (kinds.length === 0) {
      far ||= isTopic(context, at)
      continue
    }
    const first = kinds[0]!
    // "Articles de blog cibles": articles, whomever they are for.
    const says = first === 'content' || (first === 'audience' && kinds.includes('content') && formatIn(at) !== null)
    if (!says && NOT_PLAN.has(first)) return 'none'
    // "Voice checklist (for all posts)" is a checklist.
    if (first === 'task') return 'plan'
    if (says || kinds.includes('content')) {
      if (kindsOnly) return 'titles'
      // "Content:" below "Tools" lists with what it is made.
      if (at.kind !== 'heading' && context.below(at, 'tracking')?.kind === 'heading') return 'none'
      return far && !looksLikePieces(context, container) ? unsaid(context, container) : 'content'
    }
    if ((first === 'schedule' || first === 'milestone') && context.phaseAt(at) !== null) continue
    if (first === 'schedule' || first === 'milestone' || first === 'channel') return 'plan'
  }
  return unsaid(context, container)
})
const unsaid = (context: Context, container: Line): Block | null => (context.phaseOf(container, true) === null ? null : 'plan')

/** "Before you post", "If the thread sinks": what is done then, and no list of posts. */
const isOccasion = fact(text => OCCASION.test(text))
const OCCASION =
  /\d\s?% of\s|^(?:before|after|when|while|if|vor|nach|wenn|falls|antes de|después de|cuando|si|se|quando|depois de|avant|après|lorsque|quand|prima di|dopo|перед|после|если|когда|trước khi|khi|sau khi|nếu)\s\S|^(?:如果|当.+时)/i
/** "Blog posts" below "Quality standards" says how they are made, "Ideas" below "Workflow" lists them all the same. */
function isCraft(within: readonly Line[]): boolean {
  for (const at of within) {
    if (at.kind === 'heading' && at.level > 1 && saysParts(at) && !at.children.some(isTitleLine)) return true
    if (saysIdeas(at)) return false
  }
  return false
}
const saysIdeas = fact(text =>
  /\bideas?\b|topics|titles|headlines|calendar|backlog|ideen|themenliste|temas|títulos|calendario|calendário|idées|sujets|titres|calendrier|идеи|темы|заголовки|календарь|选题|标题|日历|アイデア|ネタ|タイトル|カレンダー|아이디어|제목|주제|캘린더/i.test(
    text,
  ),
)
const saysParts = fact(text => headsParts(text))
/** "### How we work" above "**Title:** …" is called after what the piece is about. */
const isTitleLine = (line: Line): boolean => saysTitle(line) === true && line.rest !== ''
const saysTitle = leadFact(isTitleLabel)
const saysKinds = fact(text => headsKinds(text))
/** A heading of its own matter in between: what stands below it need not be what the document is about. */
const isTopic = (context: Context, at: Line): boolean =>
  at.kind === 'heading' && context.phaseAt(at) === null && formatIn(at) === null && platformsOf(at).length === 0

/** Does at least every second line of a block look like a piece: a title in quotes, a format, a place or a time that opens it? Or is their number said? */
const looksLikePieces = once((context, container): boolean => {
  if (declared(context, container) !== null) return true
  const { children } = container
  const lines = children.filter(
    ({ kind, text }) => text !== '' && (kind === 'item' || kind === 'text' || kind === 'code' || kind === 'label'),
  )
  return lines.filter(line => looksLikePiece(context, line)).length * 2 >= lines.length
})
function looksLikePiece(context: Context, line: Line): boolean {
  if (opensQuoted(line) || (line.lead !== null && (context.opensWithTime(line.lead) || opensWithPlatform(line)))) return true
  if (line.box !== null && /^[\p{Lu}\d:]\S*(?:\s\S+){2,15}$/u.test(line.text) && !opensWithAction(line)) return true
  const format = formatIn(line)
  return format !== null && format.from < LATEST && (PUBLISH.test(line.text) || !opensWithAction(line))
}
const LATEST = 40
/** A title in quotes, perhaps behind a label. */
const opensQuoted = fact(text => OPENS_QUOTED.test(text))
const OPENS_QUOTED = /^(?:[^"“„«「『《]{0,40}[:：]\s*)?["“„«「『《][^"“”„«»「」『』《》]{4,}["”“»」』》]/
