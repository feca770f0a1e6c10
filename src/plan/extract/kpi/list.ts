/** Lists of goals in a line: "50 conversations, 5,000 stars, 500 members". */
import { startsWithAction } from '../../lexicon/index.ts'
import type { Line } from '../../read/document.ts'
import { memo } from '../../text/memo.ts'
import { pattern } from '../../text/pattern.ts'
import type { Quantity } from '../../text/quantity.ts'
import { ASIDE } from '../announces.ts'
import { placesIn } from '../channel-name.ts'
import { leadKind, title, type Context } from '../context.ts'
import { unnumbered } from '../names.ts'
import { isCase } from './block.ts'
import { atEdge, deadline, ownDeadline, pushKpi } from './make.ts'
import { cleanMetric, metricText } from './metric-text.ts'
import { REACH, readMetric, statements, usable, WORD } from './statement.ts'

/** "30 articles · 5,000 visits". */
const DOT = /\s*[・·]\s*/
/** "100 contributors with 1,000+ fixes": two quantities of one statement. */
const TOGETHER = /\s+(?:with|plus|mit|con|com|avec)\s+(?=[\d<>≥≤~+$€£¥])/i
/** "30 articles → 5,000 visits": what follows from the first is counted for itself. */
const LEADS_TO = /\s+(?:→|➜|=>|->)\s+(?=[\d<>≥≤~+$€£¥])/
const together = (context: Context, part: string): string[] => {
  const halves = part.split(/[・·]/.test(part) ? DOT : TOGETHER)
  if (halves.length === 2 && halves.every(half => /\d/.test(half))) return halves
  const steps = LEADS_TO.test(part) && context.quantities(part).every(({ baseline }) => baseline === null) ? part.split(LEADS_TO) : [part]
  return steps.every(step => /\d/.test(step) && WORD.test(step)) ? steps : [part]
}
/** "Goal: get in front of 5,000 builders": what is reached is counted, whether or not it is known as a metric. */
const opensReaching = (part: string): boolean => part[REACH.exec(part)?.[0].length ?? -1] === ' '
/** "Goal: first 100 orders". */
const OPENS_FIRST = /^(?:(?:the|our|los|las|les|die) )?(?:first|ersten|primer[ao]s|primeir[ao]s|premi(?:e|è)r[es]+|первые) \d/i
/** "… stop if sales < $5": when something is done. */
export const CONDITION = /(?:^|\s)(?:if|unless|wenn|если)\s/i
/** "50人の獲得": the verb stands behind the number. */
const GAINED = /獲得|達成|突破|获得|获取|达成|达到|확보|달성|획득/
/**
 * "50 conversations, 5,000 stars, 500 members": each part with a quantity is a target, if it looks like one. Where the line
 * calls itself a target (`stated`) or says when (`dated`: "Q1: 500 units") any number is one. `named`: each part has its own
 * name beside the label. `at`: by when all of them are due, where that is known.
 */
export function listKpis(
  context: Context,
  line: Line,
  text: string,
  as: 'found' | 'stated' | 'dated' | 'named' = 'found',
  at: string | null = null,
): boolean {
  let any = false
  const parts = statements(text).flatMap(part => (part ? together(context, part) : []))
  // "By June 300 users, 20 authors": said of one, meant of all.
  let ofLine: string | null | undefined
  const byLine = (): string | null => (ofLine ??= parts.map(ownDeadline).find(by => by !== null) ?? deadline(context, line, text))
  for (const part of parts) {
    if (!/\d/.test(part)) continue
    const quantities = usable(context, part)
    const first = quantities[0]
    if (!first || CONDITION.test(part.slice(0, first.from))) continue
    const counted =
      as !== 'found' ||
      GAINED.test(part) ||
      first.plus ||
      first.op !== null ||
      first.unit === '%' ||
      first.unit === 'rank' ||
      first.currency !== null ||
      readMetric(part.replace(ASIDE, '')) !== null ||
      readMetric(part) !== null ||
      (any && first.from === 0 && isGoalLine(line)) ||
      (!any && leadKind(line) === 'goal' && (opensReaching(part) || OPENS_FIRST.test(part)))
    if (!isSpeed(first) && (!counted || (startsWithAction(part) && !REACH.test(part) && !GAINED.test(part)))) continue
    const label = labelIn(part)
    // "Week 1: 100 stars; week 4: 500 stars": each part says when.
    const ofPart = as === 'dated' && label !== null ? atEdge(context, label) : null
    if (ofPart !== null) {
      any = listKpis(context, line, part.slice(label!.length + 1), as, ofPart) || any
      continue
    }
    let metric = metricBehind(part, first, label)
    const beside = as === 'dated' && metric === '' ? besideTime(context, line.lead ?? '') : ''
    if (as === 'dated' && metric === '') metric = beside || nameOfGroup(context, line)
    // "(doubled)" says nothing of what is counted.
    if (as === 'dated' && /^[(（]/.test(metric)) metric = `${beside || nameOfGroup(context, line)} ${metric}`.trim()
    const isUnnamed = metric.length < 5 || ((parts.length > 1 || first.unit === 'rank') && readMetric(metric) === null)
    if (
      isUnnamed &&
      as !== 'stated' &&
      line.parent?.kind === 'label' &&
      groupName(title(line.parent)) !== '' &&
      !SENTENCE.test(title(line.parent))
    )
      metric = `${title(line.parent)} ${metric}`.trim()
    else if (first.unit === 'rank' ? isUnnamed : as === 'stated' && /^(?:[(（]|$)/.test(metric))
      metric = `${nameAbove(context, line)} ${metric}`.trim()
    else if (as === 'named' && (readMetric(metric) === null || placesIn(line.lead ?? '').length > 0))
      metric = `${line.lead ?? ''} ${metric}`.trim()
    else if (as === 'dated' && readMetric(metric) === null) metric = ofGroup(context, line, metric)
    const by = at ?? (beside === '' ? null : atEdge(context, line.lead!)) ?? ownDeadline(part) ?? byLine()
    any = pushKpi(context, line, metric, first, { text: part, by }) !== null || any
  }
  return any
}

/** "LTV:CAC" is a name. */
const LABEL = /^([^:：]{2,50})(?::(?![A-Z])|：)/
/** "Stars" of "Stars: 500". */
export const labelIn = (text: string): string | null => LABEL.exec(text)?.[1] ?? null
/** What a quantity counts, by the label in front of it where it has one. */
export const metricBehind = (text: string, first: Quantity, label: string | null): string =>
  metricText(text, first, label !== null && label.length <= first.from ? label : null)

/** "Target: top 10 of the day" below "Wednesday: Product Hunt", "Target: 40%" below "1. Conversion". */
export function nameAbove(context: Context, line: Line): string {
  const [at] = context.above(line)
  // "Current status" says where it stands.
  return at && at.text.length < 80 && !isCase(at) && context.ownKinds(at)[0] !== 'achieved' ? unnumbered(title(at)) : ''
}
const SPEED = new Set(['ms', 'seconds', 'minutes', 'hours'])
/** "Answer every comment within 10 minutes": how fast, whatever the verb. */
const isSpeed = ({ unit, op }: Quantity): boolean => unit !== null && SPEED.has(unit) && (op === '<' || op === '<=')
/** What a label names besides a time: "Active members" of "Active members (30-day)". */
function besideTime(context: Context, lead: string): string {
  const found = context.window(lead)
  return found ? groupName(lead.slice(0, found.from) + lead.slice(found.to)) : ''
}
/** "Month 1: $200" below "Revenue goals", "Monthly goals": the nearest title that names what is counted. */
export function nameOfGroup(context: Context, line: Line): string {
  for (const at of context.above(line)) {
    if (at.kind === 'item' || (at.kind === 'heading' && at.level === 1)) continue
    const name = groupName(title(at))
    if (name !== '' && !SENTENCE.test(name) && context.window(title(at)) === null) return name
  }
  return ''
}
/** "By then, we expect": no name. */
const SENTENCE = /[，,;；。]/
/** A title without its number, without the words that call it a target and without the period it is for. */
const groupName = memo((text: string): string => {
  const name = cleanMetric(unnumbered(text).replace(TARGET_WORDS, ' ').replace(PERIOD_WORDS, ' '))
  return /^(?:initial|key|main|our|success|primary|secondary|first|other)$/i.test(name) ? '' : name
})
const TARGET_WORDS = pattern(
  /(?<![\p{L}])(?:targets?|goals?|kpis?|metrics?|milestones?|ziele?|metas?|objetivos?|objectifs?)(?![\p{L}])|цел[ьи]|目标|目標|指标|指標|里程碑|목표|지표/giu,
)
const PERIOD_WORDS = pattern(
  /(?<![\p{L}])(?:daily|weekly|monthly|quarterly|yearly|annual|by (?:day|week|month|quarter|year)|täglich|wöchentlich|monatlich|jährlich|mensua(?:l|is|les)|mensa(?:l|is)|semana(?:l|is|les)|anua(?:l|is|les)|mensuels?|annuels?)(?![\p{L}])|[日周週月年](?:度|次|间|間)?(?=\s|$)|季度|四半期|(?:일|주|월|연)간|월별|분기별?/giu,
)
const isGoalLine = (line: Line): boolean => {
  const label = leadKind(line)
  return label === 'goal' || label === 'target'
}

/** "Q1: 3% rate" below "Engagement": the heading says of what. */
function ofGroup(context: Context, line: Line, metric: string): string {
  const group = context.above(line).find(at => at.kind === 'heading' || at.kind === 'label')
  if (!group || metric === '' || context.ownKinds(group).includes('kpi') || context.phaseAt(group) !== null) return metric
  return `${title(group)} ${metric}`
}
