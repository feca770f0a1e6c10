/** Targets written as lines: `Metric: 10+`, `10+ metric`, `metric (target: 10+)`, comma lists of goals. */
import { startsWithAction } from '../../lexicon/index.ts'
import { targetMetric } from '../../lexicon/metrics.ts'
import type { Line } from '../../read/document.ts'
import { findDeadline } from '../../text/deadline.ts'
import { memo } from '../../text/memo.ts'
import { pattern } from '../../text/pattern.ts'
import type { Quantity } from '../../text/quantity.ts'
import { leadKind, leadKinds, title, type Context } from '../context.ts'
import { cleanMetric, isOfCohort, isTargetNoun, metricText } from './metric-text.ts'
import { atEdge, pushKpi } from './make.ts'
import { unnumbered } from '../names.ts'

const readMetric = memo(targetMetric)
/** Verbs of targets, not of work. */
export const REACH =
  /^(?:(?:we (?:will|want to)|to)\s+)?(?:reach|achieve|attain|hit|drive|grow|gain|get|build|maintain|keep|secure|increase|reduce|exceed|surpass|no |acquire|attract|target|have|obtain|erreichen|gewinnen|steigern|alcanzar|lograr|obtener|conseguir|llegar|atingir|alcançar|obter|atteindre|obtenir|достичь|достигнуть|получить|набрать|привлечь|获取|获得|达到|实现|突破|达成|建立.*目标|目标|目標|목표|đạt|raggiungere)/i
const INLINE =
  /(?:[(（[]|[-–—,，]\s*|[.。;]\s+|^)\s*(?:initial |our )?(?:targets?|goals?|zielwert|ziel|meta|objetivo|objectif|цель|目标|目標|목표)\s*[:：=]?\s*(?=[\d<>≥≤~+$€£¥￥]|at least|mindestens|超|达)/i
const SPLIT =
  /\s*[;；]\s*|\s*[,，、](?:\s+|(?!\d{3}(?!\d)))(?:and\s+|und\s+|y\s+|e\s+|et\s+|и\s+)?|\s+(?:and|und|sowie)\s+(?=[\d<>≥≤~+$€£¥])|\.\s+(?=\p{Lu})/u
const TIME = new Set(['hours', 'days', 'weeks', 'months', 'years'])

/** Targets of a line in a block of goals. Returns whether it gave any. */
export function blockKpis(context: Context, line: Line, actionsCount: boolean): boolean {
  const { text, baseline } = withoutBaseline(context, withoutRemark(line))
  const label = line.rest !== '' ? leadKind(line) : null
  if (label === 'goal' || label === 'target') return listKpis(context, line, line.rest)
  if (startsWithAction(text) && !REACH.test(text) && line.lead === null && !actionsCount) return inlineTarget(context, line)
  const quantities = usable(context, text)
  if (quantities.length === 0) return false
  const lead = line.lead !== null && line.rest !== '' ? line.lead : null
  const dated = lead !== null && context.window(lead) !== null && !isOfCohort(lead)
  if (dated) return listKpis(context, line, line.rest, 'dated')
  if (lead !== null && stages(context, line, lead)) return true
  if (isList(context, line)) return listKpis(context, line, line.rest)
  const inner = INLINE.exec(text)
  if (inner && /^[(（[]/.test(inner[0]) && bracketed(context, text.slice(inner.index + inner[0].length)).length > 1)
    return inlineTarget(context, line)
  const first = inner
    ? quantities.find(q => q.to > inner.index + inner[0].length)
    : lead !== null
      ? quantities.find(q => q.to > lead.length + 1)
      : quantities[0]
  if (!first && lead !== null && quantities[0])
    return pushKpi(context, line, metricText(lead, quantities[0], null), quantities[0], { text: lead }) !== null
  if (!first || CONDITION.test(text.slice(0, first.from))) return false
  const now =
    inner && lead !== null && /[(（]/.test(inner[0]) ? quantities.find(q => q.from >= lead.length && q.to <= inner.index) : undefined
  const said = now
    ? metricText(text.slice(0, now.from) + text.slice(inner!.index), moved(first, now.from - inner!.index), lead)
    : metricText(text, first, lead)
  const name = lead === null && QUALIFIES.test(said) && readMetric(said) === null ? `${nameOfGroup(context, line)} ${said}`.trim() : said
  const any =
    pushKpi(context, line, name, first, {
      baseline: now !== undefined && now.unit === first.unit ? now.value : baseline,
    }) !== null
  const total = /[(（]\s*(?:total|gesamt|insgesamt|总计|合计|共|всего)\s*[:：]?\s*$/i
  const second = quantities.find(q => q !== first && total.test(text.slice(0, q.from)))
  if (second)
    pushKpi(context, line, `${metricText(text.slice(0, first.from), { ...first, from: first.from, to: first.from }, lead)} (total)`, {
      ...second,
      op: second.op ?? '>=',
    })
  return any
}

/** "Under 60 minutes for new users" below "Setup time": what stands beside the number says of which, not of what. */
const QUALIFIES =
  /^(?:for|after|before|during|across|per|under|on|in|at|from|when|if|für|nach|bei|para|después de|depois de|pour|après|для|после)\s/i
/** "3 templates ready ✅ (5 made)": what stands behind the tick says what was done. */
function withoutRemark(line: Line): string {
  const text = title(line)
  const at = line.box?.checked ? text.indexOf('✅') : -1
  return at > 0 ? text.slice(0, at).trimEnd() : text
}
const moved = (quantity: Quantity, by: number): Quantity => ({ ...quantity, from: quantity.from + by, to: quantity.to + by })
const CURRENTLY =
  /\s*[(（]\s*(?:currently|current(?: value)?|now|today|baseline|from|aktuell|derzeit|heute|actualmente|actual|hoy|atualmente|hoje|actuellement|aujourd'hui|сейчас|目前|当前|现在|現在|현재)\s*[:：]?\s*[~≈]?\s*(?=[\d$€£¥])([^()（）]*)[)）]/i
/** "from 1,000 to 2,500": a target is where it leads. */
const FROM_TO =
  /(?<![\p{L}])(?:from|von|desde|de|с|от)\s+([~≈]?[$€£¥]?\d[\d.,]*\s?(?:%|[kKmM](?![\p{L}])|ms|s|h)?)\s+(?:to|auf|a|hasta|à|para|до)\s+(?=[$€£¥]?\d)/iu
/** "Target 10,000+ (currently: ~500)": the value of today, and the text without it. */
function withoutBaseline(context: Context, text: string): { text: string; baseline: number | null } {
  const grown = FROM_TO.exec(text)
  const before = grown ? context.quantities(grown[1]!)[0] : undefined
  if (grown && before) return { text: text.slice(0, grown.index) + text.slice(grown.index + grown[0].length), baseline: before.value }
  const found = CURRENTLY.exec(text)
  const today = found ? context.quantities(found[1]!)[0] : undefined
  if (!found || !today) return { text, baseline: null }
  return { text: text.slice(0, found.index) + text.slice(found.index + found[0].length), baseline: today.value }
}

/** "Installs: 1,000 by week 4, 5,000 by week 8": one metric, and a value for each time. */
export function stages(context: Context, line: Line, lead: string): boolean {
  if (!/\d[^,;，；、]*[,;，；、].*\d/.test(line.rest)) return false
  const parts = line.rest.split(SPLIT)
  if (parts.length < 2 || parts.length > 6) return false
  const steps = parts.map(part => {
    const first = part ? usable(context, part)[0] : undefined
    const by = part && first ? findDeadline(part) : null
    return part && first && by !== null && isTargetNoun(part.slice(0, first.from) || 'target') ? { part, first, by } : null
  })
  if (steps.some(step => step === null)) return false
  let any = false
  for (const step of steps) if (step) any = pushKpi(context, line, lead, step.first, { text: step.part, by: step.by }) !== null || any
  return any
}

const ASIDE = /\s*[(（][^()（）]*[)）]/g
/** "Community: 10,000 GitHub stars, 500 contributors": the label groups targets, each with a metric of its own. */
function isList(context: Context, line: Line): boolean {
  if (line.lead === null) return false
  const metrics = line.rest
    .replace(ASIDE, '')
    .split(SPLIT)
    .map(part => {
      const first = part ? usable(context, part)[0] : undefined
      return part && first ? readMetric(metricText(part, first, null))?.id : undefined
    })
  const named = metrics.filter(id => id !== undefined)
  if (usable(context, line.lead).length > 0) return false
  return (named.length > 1 && new Set(named).size === named.length) || isCounted(context, line.rest)
}
/** "10+ interviews held, 90%+ of them useful": every part opens with a quantity that calls itself a bound, and says of what. */
function isCounted(context: Context, text: string): boolean {
  const parts = text.split(SPLIT)
  return (
    parts.length > 1 &&
    parts.every(part => {
      const first = part ? usable(context, part)[0] : undefined
      return part !== undefined && first !== undefined && first.from <= 1 && first.plus && WORD.test(part.slice(first.to))
    })
  )
}

/** "100 contributors with 1,000+ fixes": two quantities of one statement. */
const TOGETHER = /\s+(?:with|plus|mit|con|com|avec)\s+(?=[\d<>≥≤~+$€£¥])/i
const together = (part: string): string[] => {
  const halves = part.split(TOGETHER)
  return halves.length === 2 && /\d/.test(halves[0]!) ? halves : [part]
}
/** "Goal: get in front of 5,000 builders": what is reached is counted, whether or not it is known as a metric. */
const opensReaching = (part: string): boolean => part[REACH.exec(part)?.[0].length ?? -1] === ' '
/** "… stop if sales < $5": when something is done. */
const CONDITION = /(?:^|\s)(?:if|unless|wenn|если)\s/i
/** "50人の獲得": the verb stands behind the number. */
const GAINED = /獲得|達成|突破|获得|获取|达成|达到|확보|달성|획득/
/**
 * "50 conversations, 5,000 stars, 500 members": each part with a quantity is a target, if it looks like one. Where the line
 * calls itself a target (`stated`) or says when (`dated`: "Q1: 500 units") any number is one.
 */
export function listKpis(context: Context, line: Line, text: string, as: 'found' | 'stated' | 'dated' = 'found'): boolean {
  let any = false
  const parts = text.split(SPLIT).flatMap(part => (part ? together(part) : []))
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
      first.currency !== null ||
      readMetric(part) !== null ||
      (any && first.from === 0 && isGoalLine(line)) ||
      (!any && leadKind(line) === 'goal' && opensReaching(part))
    if (!isSpeed(first) && (!counted || (startsWithAction(part) && !REACH.test(part)))) continue
    const colon = /^([^:：]{2,50})[:：]/.exec(part)
    let metric = metricText(part, first, colon && colon[0].length <= first.from + 1 ? colon[1]! : null)
    const beside = as === 'dated' && metric === '' ? besideTime(context, line.lead ?? '') : ''
    if (as === 'dated' && metric === '') metric = beside || nameOfGroup(context, line)
    const isUnnamed = metric.length < 5 || ((parts.length > 1 || first.unit === 'rank') && readMetric(metric) === null)
    if (isUnnamed && as !== 'stated' && line.parent?.kind === 'label' && groupName(title(line.parent)) !== '')
      metric = `${title(line.parent)} ${metric}`.trim()
    else if (first.unit === 'rank' ? isUnnamed : as === 'stated' && /^(?:[(（]|$)/.test(metric))
      metric = `${nameAbove(context, line)} ${metric}`.trim()
    else if (as === 'dated' && readMetric(metric) === null) metric = ofGroup(context, line, metric)
    const edge = beside === '' ? null : atEdge(context, line.lead!)
    const by = edge === null ? {} : { by: edge }
    any = pushKpi(context, line, metric, first, { text: part.includes(' in ') || /\d/.test(text) ? text : part, ...by }) !== null || any
  }
  return any
}

/** "Target: top 10 of the day" below "Wednesday: Product Hunt", "Target: 40%" below "1. Conversion". */
function nameAbove(context: Context, line: Line): string {
  const [at] = context.above(line)
  return at && at.text.length < 80 ? unnumbered(title(at)) : ''
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
function nameOfGroup(context: Context, line: Line): string {
  for (const at of context.above(line)) {
    if (at.kind === 'item' || (at.kind === 'heading' && at.level === 1)) continue
    const name = groupName(title(at))
    if (name !== '' && context.window(title(at)) === null) return name
  }
  return ''
}
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

/** "(target: 10+/week)" anywhere in a line. */
export function inlineTarget(context: Context, line: Line): boolean {
  const text = title(line)
  const inner = INLINE.exec(text)
  if (!inner || (inner.index === 0 && line.lead === null)) return false
  const quantity = usable(context, text).find(q => q.to > inner.index + inner[0].length - 1)
  if (!quantity) return false
  if (/^[.。;]/.test(inner[0])) return sentenceTargets(context, line, text.slice(inner.index + inner[0].length))
  const several = /^[(（[]/.test(inner[0]) ? bracketed(context, text.slice(inner.index + inner[0].length)) : []
  if (several.length > 1) {
    const subject = text.slice(0, inner.index).trim()
    return (
      several.filter(({ name, part, first }) =>
        pushKpi(context, line, name === '' ? subject : `${subject} (${name})`, first, { text: part }),
      ).length > 0
    )
  }
  const around = text.slice(quantity.to).replace(/[)）\]].*$/, '')
  const now = nowAfterLabel(context, line, text.slice(0, inner.index))
  const counted =
    now === null
      ? ''
      : cleanMetric(
          text
            .slice(0, inner.index)
            .slice(text.indexOf(line.lead!) + line.lead!.length)
            .replace(NOW_VALUE, ''),
        )
  const named =
    now && line.lead !== null
      ? readMetric(counted) === null
        ? line.lead
        : `${line.lead} ${counted}`
      : lastSentence(context, line, text.slice(0, inner.index))
  const metric = metricText(named, { ...quantity, from: named.length, to: named.length }, null)
  const extra = around.replace(/^[\s/]+/, '').trim()
  const baseline = now !== null && now.unit === quantity.unit ? now.value : null
  return (
    pushKpi(context, line, extra !== '' && extra.length < 40 && !/[、，]/.test(extra) ? `${metric} (${extra})` : metric, quantity, {
      baseline,
    }) !== null
  )
}
/** "(target: 100+ votes, top 10)": each with what it counts, where it says so. Empty unless all parts are targets. */
function bracketed(context: Context, text: string): { name: string; part: string; first: Quantity }[] {
  const parts = text.replace(/[)）\]].*$/, '').split(SPLIT)
  const targets = parts.flatMap(part => {
    const first = part ? usable(context, part)[0] : undefined
    if (!part || !first) return []
    return [{ name: metricText(part, first, null), part, first }]
  })
  return targets.length === parts.length ? targets : []
}
/** "Metrics: page views. Downloads (target: 100)": of several named in a line, the last one is meant. */
function lastSentence(context: Context, line: Line, text: string): string {
  const labelled = line.lead !== null && text.startsWith(line.lead) && leadKinds(line)?.[0] === 'kpi'
  if (!labelled) return text
  const named = line.rest.slice(0, line.rest.length - (title(line).length - text.length))
  return named.slice(named.search(/[^.。;；]*$/)).trim() || text
}
/** "**Forum** — where we begin. Target: 50+ points, 200+ stars in week 1.": the label stands for what has no name of its own. */
function sentenceTargets(context: Context, line: Line, text: string): boolean {
  const said = text.split(/\.(?:\s|$)/, 1)[0]!
  let any = false
  for (const part of said.split(SPLIT)) {
    const first = part ? usable(context, part)[0] : undefined
    if (!part || !first) continue
    const rest = metricText(part, first, null)
    const metric = line.lead !== null && readMetric(rest) === null ? `${line.lead} ${rest}` : rest
    any = pushKpi(context, line, metric, first, { text: said }) !== null || any
  }
  return any
}
/** ": $354K" of "Total: $354K ARR (target: …". */
const NOW_VALUE = /^\s*[:：]?\s*[$€£¥]?[\d.,]+\s?(?:[kKM%](?![a-z]))?/
/** "Satisfaction: 9.2/10 (target: …": what stands between the label and the target is the value of today. */
function nowAfterLabel(context: Context, line: Line, before: string): Quantity | null {
  if (line.lead === null || !before.startsWith(line.lead)) return null
  const between = before.slice(line.lead.length).replace(/^\s*[:：]\s*/, '')
  const first = context.quantities(between)[0]
  return first !== undefined && first.from <= 1 ? first : null
}

const WORD = pattern(/\p{L}{2}/u)
const statementsOf = memo((text): readonly (string | undefined)[] => text.split(SPLIT))
/**
 * Targets among the statements of a milestone: "1K GitHub stars", "100 stars, first 5 external contributors". `outputs`: the
 * text calls itself a target, so that even what is made counts ("1 case study").
 */
export function milestoneTargets(
  context: Context,
  line: Line,
  text: string,
  header: string | null,
  by: string | null = null,
  outputs = false,
): boolean {
  let any = false
  for (const part of statementsOf(text)) {
    if (!part || !/\d/.test(part) || part.length > 90 || /[?？]\s*$/.test(part)) continue
    const first = usable(context, part)[0]
    if (!first || (TIME.has(first.unit ?? '') && first.op === null)) continue
    if (startsWithAction(part) && !REACH.test(part)) continue
    const rest = metricText(part, first, null)
    const metric = WORD.test(rest) ? rest : (header ?? '')
    const known = readMetric(metric)
    const marked = first.plus || (first.op !== null && first.op !== '~') || /erreicht|reached|achieved|достигнут|达成|达到|달성/i.test(part)
    if (metric === '' || ((!known || (known.id.startsWith('content.') && !outputs)) && !marked)) continue
    if (!known && first.from > 2 && !/erreicht|reached|achieved|достигнут|达成|达到|달성/i.test(part)) continue
    // "Case studies from 5+ users" counts the users, and not what is to be reached.
    if (known?.id.startsWith('content.') && first.from > 2 && line.box !== null && FROM.test(part.slice(0, first.from))) continue
    if (!marked && first.from > 8 && header === null && !/^(?:first|erste|primer|premier|перв)/i.test(part)) continue
    any = pushKpi(context, line, metric, first, { text: part, ...(by !== null ? { by } : {}) }) !== null || any
  }
  return any
}

const FROM = /\s(?:from|by|with|of|for|von|mit|für|de|con|com|avec|от|для)\s+$/i
/** "Top 20 roles reviewed" says which, "top 20 in search results" how high. */
export const namesWhich = (text: string, { unit, from, to }: Quantity): boolean =>
  unit === 'rank' && /top[\s-]$/i.test(text.slice(0, from)) && SELECTED.test(text.slice(to))
const SELECTED =
  /^\s+(?!(?:in|on|of|for|at|by|products?|results?|positions?|rank\w*|trend\w*|charts?|apps?|posts?|stor(?:y|ies)|search\w*|repos\w*|packages?|extensions?|tools?)\b)(?:[a-z]+\s+){0,2}[a-z]{3,}s\b/
/** "Fecha: 11/04": a day and a month. */
const DATE_WORD = /(?:date|datum|fecha|data|due|deadline|by|prazo|échéance|срок|截止|日期|期限)\s*[:：]?\s*$/i
/** "Users who made 10 calls": whom the metric counts, not how many of them. */
const WHO = /\b(?:users?|people|members?|accounts?|customers?|developers?) (?:who|that|which)(?: have| has)? [a-z]+ $/i
/** Quantities that can be a target: no compounds ("5-part"), no bare lengths of time unless compared. */
function usable(context: Context, text: string): Quantity[] {
  return context
    .quantities(text)
    .filter(
      q =>
        !q.compound &&
        !namesWhich(text, q) &&
        !WHO.test(text.slice(0, q.from)) &&
        !(text[q.to] === '/' && DATE_WORD.test(text.slice(0, q.from))) &&
        !(text[q.from - 1] === '/' && DATE_WORD.test(text.slice(0, q.from - 1).replace(/\d+$/, ''))) &&
        (q.unit === null || !TIME.has(q.unit) || q.op !== null || q.unit === 'hours' || q.plus || /:\s*$/.test(text.slice(0, q.from))),
    )
}
