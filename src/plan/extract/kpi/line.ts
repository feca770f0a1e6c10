/** Targets written as lines of a block of goals: `Metric: 10+`, `10+ metric`, `Metric: 600 → 2,000`, `1,000 by week 4, 5,000 by week 8`. */
import { startsWithAction } from '../../lexicon/index.ts'
import type { Line } from '../../read/document.ts'
import { findDeadline, lettersBehind } from '../../text/deadline.ts'
import { pattern } from '../../text/pattern.ts'
import type { Quantity } from '../../text/quantity.ts'
import { placesIn, readPlatforms } from '../channel-name.ts'
import { ASIDE } from '../announces.ts'
import { leadKind, title, type Context } from '../context.ts'
import { bracketed, INLINE, inlineTarget } from './inline.ts'
import { CONDITION, labelIn, listKpis, metricBehind, nameOfGroup } from './list.ts'
import { pushKpi } from './make.ts'
import { isOfCohort, isTargetNoun, metricText } from './metric-text.ts'
import { REACH, readMetric, statements, usable, WORD } from './statement.ts'

/** Targets of a line in a block of goals. Returns whether it gave any. */
export function blockKpis(context: Context, line: Line, actionsCount: boolean): boolean {
  const { text, baseline } = withoutBaseline(context, withoutRemark(line))
  const result = KEY_RESULT.exec(text)
  if (result) return resultKpi(context, line, text.slice(result[0].length), baseline)
  const label = line.rest !== '' ? leadKind(line) : null
  if (label === 'goal' || label === 'target') return listKpis(context, line, line.rest)
  if (startsWithAction(text) && !REACH.test(text) && line.lead === null && !actionsCount) return inlineTarget(context, line)
  if (line.lead === null && clauses(context, line)) return true
  const wanted = line.kind === 'text' ? WANTED.exec(text) : null
  if (wanted) return listKpis(context, line, text.slice(wanted[0].length), 'stated', findDeadline(wanted[0]))
  const quantities = usable(context, text).filter(quantity => !isAddend(text, quantity))
  if (quantities.length === 0) return false
  const lead = line.lead !== null && line.rest !== '' ? line.lead : null
  const dated = lead !== null && context.window(lead) !== null && !isOfCohort(lead)
  if (dated) return listKpis(context, line, line.rest, 'dated')
  if (lead !== null && stages(context, line, lead)) return true
  if (namesEach(context, text)) return listKpis(context, line, text)
  // "Discord: 500 members, 50 DAU": of that place.
  if (isList(context, line)) return listKpis(context, line, line.rest, placesIn(line.lead!).length > 0 ? 'named' : 'found')
  if (lead !== null && isNamedList(context, line)) return listKpis(context, line, line.rest, 'named')
  if (line.lead === null && isCounted(context, text)) return listKpis(context, line, text)
  const inner = INLINE.exec(text)
  if (inner && ownTarget(context, line, text, inner)) return true
  if (inner && /^[(（[]/.test(inner[0]) && bracketed(context, text.slice(inner.index + inner[0].length)).length > 1)
    return inlineTarget(context, line)
  const first = inner
    ? quantities.find(q => q.to > inner.index + inner[0].length)
    : lead !== null
      ? quantities.find(q => q.to > lead.length + 1)
      : quantities[0]
  if (!first && lead !== null && quantities[0])
    return pushKpi(context, line, metricText(lead, quantities[0], null), quantities[0], { text }) !== null
  if (!first || CONDITION.test(text.slice(0, first.from)) || (lead === null && isAside(text, first))) return false
  const now =
    inner && lead !== null && /[(（]/.test(inner[0]) ? quantities.find(q => q.from >= lead.length && q.to <= inner.index) : undefined
  const said = now
    ? metricText(text.slice(0, now.from).replace(/#$/, '') + text.slice(inner!.index), moved(first, now.from - inner!.index), lead)
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

/** What a key result counts, whatever its verb is. */
function resultKpi(context: Context, line: Line, text: string, baseline: number | null): boolean {
  if (isCounted(context, text)) return listKpis(context, line, text, 'stated')
  const [first] = usable(context, text).filter(quantity => !isAddend(text, quantity))
  if (first === undefined) return false
  return pushKpi(context, line, metricBehind(text, first, labelIn(text)), first, { text, baseline: first.baseline ?? baseline }) !== null
}
/** "KR2: 50 contributors", "KR 2.1 p95 < 50 ms": which of the results it is. */
const KEY_RESULT =
  /^(?:KR|key result|schlüsselergebnis|resultado[- ]clave|résultat clé|ключевой результат|关键结果|主要な成果|핵심 ?결과)\s*#?\d{1,2}(?:\.\d{1,2})*\s*(?:[:：.)–—-]\s*|\s)(?=\S)/i
/** "By the end of Q2 we want 1,000 stars and 10 contributors", "Our north star is 500 projects": what follows is wanted. */
const WANTED =
  /^(?:(?:by|until|within|in)\s[^,.;]{3,30}?,?\s+)?(?:we(?:['’]d like| want| aim for| hope for| are aiming for| target| expect)(?: to (?:have|reach|get|see))?|our (?:goal|target|aim|north[- ]star(?: metric)?) is(?: to (?:have|reach|get))?)\s+(?=[~<>≥≤$€£]?\s?\d)/i
/** "We have 1,200 today", "somebody answers ~10 questions and goes on": told, and not wanted. */
const isAside = (text: string, { op, from }: Quantity): boolean => NOW_HAVE.test(text) || (op === '~' && from > 40)
const NOW_HAVE =
  /^(?:(?:we|wir|tenemos|nous)\s+)?(?:currently|today|so far|right now|derzeit|aktuell|bisher|actualmente|actuellement|目前|当前|現在)\b/i
/** "Our aim is to reach 5,000 users by June, keep churn under 3% and grow revenue from $2K to $10K": a goal in each clause. */
function clauses(context: Context, line: Line): boolean {
  const said = title(line).replace(AIM, '').replace(/\.$/, '')
  if (!CLAUSES.test(said)) return false
  const parts = said.split(CLAUSES)
  const goals = parts.flatMap(part => {
    const { text, baseline } = withoutBaseline(context, part)
    const first = usable(context, text)[0]
    return first && REACH.test(text) ? [{ text, baseline, first }] : []
  })
  if (goals.length < parts.length) return false
  return (
    goals.filter(({ text, baseline, first }) => pushKpi(context, line, metricText(text, first, null), first, { text, baseline })).length > 0
  )
}
const AIM = /^(?:(?:our|the) (?:aim|goal|objective|target|plan) is (?:to\s+)?|we (?:aim|plan|hope|want) to\s+)/i
const CLAUSES =
  /\s*,\s+(?:and\s+)?(?=(?:reach|achieve|grow|get|keep|maintain|increase|reduce|attract|gain|hit)\s)|\s+and\s+(?=(?:reach|achieve|grow|get|keep|maintain|increase|reduce|attract|gain|hit)\s)/i

/** "Spanish, English + 1 other": a part of a sum. */
const isAddend = (text: string, { from }: Quantity): boolean => /\+\s$/.test(text.slice(0, from)) || DEFINED.test(text.slice(0, from))
/** "Activation measurable (set up + 1 export within 7 days)": of what it consists. */
const DEFINED = /[(（][^()（）]*\s\+\s[^()（）]*$/
/** "Activation ≥ 30 % (target: 40 % in phase 3)": what is wanted now, and behind it what is wanted later. */
function ownTarget(context: Context, line: Line, text: string, inner: RegExpExecArray): boolean {
  if (!/^[(（[]/.test(inner[0])) return false
  const own = usable(context, text).find(({ to }) => to <= inner.index)
  if (!own || own.plus || (own.high === null && !(own.op !== null && COMPARES.has(own.op)))) return false
  const now = text.slice(0, inner.index)
  const name = metricText(now, own, line.lead !== null && now.startsWith(line.lead) && line.rest !== '' ? line.lead : null)
  const any = pushKpi(context, line, name, own, { text: now }) !== null
  const [later] = context.quantities(text.slice(inner.index))
  if (any && later && later.unit === own.unit && later.value !== own.value)
    pushKpi(context, line, name, { ...later, op: later.op ?? own.op }, laterOf(text.slice(inner.index)))
  return any
}
/** "in phase 3", else at the same time, as another band. */
function laterOf(text: string): { text: string; by?: string; band?: string } {
  const at = LATER_PHASE.exec(text)
  if (at) return { text, by: `phase:${at[1]!.trim()}` }
  return findDeadline(text) === null ? { text, band: 'target' } : { text }
}
const LATER_PHASE = pattern(/\b(?:in|by|until|bis|en|em|à|до|в)\s+((?:phase|fase|этап\p{L}*)\s+\d+)/iu)
const COMPARES = new Set(['<', '>', '<=', '>='])

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
  /\s*[(（]\s*(?![^()（）]*(?:goal|target|ziel|meta|objetivo|objectif|目标|目標))(?:currently|current(?: value)?|now|today|baseline|from|aktuell|derzeit|heute|actualmente|actual|hoy|atualmente|hoje|actuellement|aujourd'hui|сейчас|目前|当前|现在|現在|현재)\s*[:：]?\s*[~≈]?\s*(?=[\d$€£¥])([^()（）]*)[)）]/i
/** "from 1,000 to 2,500": a target is where it leads. */
const FROM_TO =
  /(?<![\p{L}])(?:from|von|desde|de|с|от)\s+([~≈]?[$€£¥]?\d[\d.,]*\s?(?:%|[kKmM](?![\p{L}])|ms|s|h|min(?:utes)?|hours?|days?|weeks?)?)\s+(?:to|auf|a|hasta|à|para|до)\s+(?=(?:[<>≥≤~]\s?)?[$€£¥]?\d)|[从從由]\s*([$€£¥]?\d[\d.,]*\s?(?:%|[kKmM万]|ms|s|秒|小时|天)?)\s*(?:降低|下降|降|缩短|提升|提高|增长|增加|上升)?[到至]\s*(?=[$€£¥]?\d)/iu
/** "Target 10,000+ (currently: ~500)": the value of today, and the text without it. */
function withoutBaseline(context: Context, text: string): { text: string; baseline: number | null } {
  const grown = /\d.*\d/s.test(text) ? FROM_TO.exec(text) : null
  const before = grown ? context.quantities(grown[1] ?? grown[2]!)[0] : undefined
  if (grown && before) return { text: text.slice(0, grown.index) + text.slice(grown.index + grown[0].length), baseline: before.value }
  const found = CURRENTLY.exec(text)
  const today = found ? context.quantities(found[1]!)[0] : undefined
  if (!found || !today) return { text, baseline: null }
  return { text: text.slice(0, found.index) + text.slice(found.index + found[0].length), baseline: today.value }
}

/** "Installs: 1,000 by week 4, 5,000 by week 8": one metric, and a value for each time. */
export function stages(context: Context, line: Line, lead: string): boolean {
  if (!/\d[^,;，；、→>]*[,;，；、→>].*\d/.test(line.rest)) return false
  const parts = /→|->/.test(line.rest) ? line.rest.split(/\s*(?:→|->)\s*/) : statements(line.rest)
  if (parts.length < 2 || parts.length > 6) return false
  const steps = parts.map(part => {
    const first = part ? usable(context, part)[0] : undefined
    const by = part && first ? (findDeadline(part) ?? lettersBehind(part)) : null
    return part && first && by !== null && isTargetNoun(part.slice(0, first.from) || 'target') ? { part, first, by } : null
  })
  if (steps.some(step => step === null)) return false
  let any = false
  for (const step of steps) if (step) any = pushKpi(context, line, lead, step.first, { text: step.part, by: step.by }) !== null || any
  return any
}

/** "Community: 10,000 GitHub stars, 500 contributors": the label groups targets, each with a metric of its own. */
function isList(context: Context, line: Line): boolean {
  if (line.lead === null || statements(line.rest).length < 2) return false
  const metrics = statements(line.rest.replace(ASIDE, '')).map(part => {
    const first = part ? usable(context, part)[0] : undefined
    return part && first ? readMetric(metricText(part, first, null))?.id : undefined
  })
  const named = metrics.filter(id => id !== undefined)
  if (usable(context, line.lead).length > 0) return false
  return (named.length > 1 && new Set(named).size === named.length) || isCounted(context, line.rest)
}
/** "Memory: < 100 MB agent, < 500 MB server", "Value: revenue over €10K, valuation over €1M": a bound and a name in each part. */
function isNamedList(context: Context, line: Line): boolean {
  const parts = statements(line.rest)
  if (parts.length < 2 || parts.length > 5) return false
  // "Discord: 500 members, 50 active", "Members: Discord 300, Slack 100": counts of one place, or of several.
  const ofPlaces = placesIn(line.lead!).length > 0 || parts.every(part => part !== undefined && readPlatforms(part)[0]?.from === 0)
  const names = parts.map(part => {
    const [first, second] = part ? usable(context, part) : []
    const isBound = first !== undefined && (first.plus || first.currency !== null || (first.op !== null && first.op !== '~'))
    if (
      !part ||
      !first ||
      second !== undefined ||
      !(isBound || (ofPlaces && first.op === null)) ||
      (startsWithAction(part) && !REACH.test(part))
    )
      return ''
    const name = metricText(part, first, null)
    // "1,000 by week 4": when, and not what.
    return name.length < 30 && /^\p{L}/u.test(name) && findDeadline(part) === null ? name : ''
  })
  return names.every(name => name !== '') && new Set(names).size === names.length
}
/** "CAC < $50, LTV > $150", "Stars: 500, forks: 50": in each part a name, its value, and no more. */
function namesEach(context: Context, text: string): boolean {
  const parts = statements(text)
  return (
    parts.length > 1 &&
    parts.length < 6 &&
    parts.every(part => {
      const [first, second] = part ? usable(context, part) : []
      if (first === undefined || second !== undefined || !/^\s*(?:[(（][^()（）]*[)）])?\s*$/.test(part.slice(first.to))) return false
      const label = labelIn(part)
      if (label !== null && WORD.test(part.slice(label.length, first.from))) return false
      const name = label ?? part.slice(0, first.from).replace(/[\s<>≥≤=~]+$/, '')
      const isBound = first.plus || first.op !== null || readMetric(name) !== null
      return isBound && NAME.test(name) && name.length < 30 && findDeadline(part) === null
    })
  )
}
const NAME = pattern(/^[\p{L}][^.;]*$/u)
const opensCounted = (part: string, first: Quantity): boolean =>
  first.from <= 1 && WORD.test(part.slice(first.to)) && (first.plus || readMetric(metricText(part, first, null)) !== null)
/** "10+ interviews held, 90%+ of them useful": every part opens with a quantity that calls itself a bound, and says of what. */
function isCounted(context: Context, text: string): boolean {
  const parts = statements(text)
  return (
    parts.length > 1 &&
    parts.every(part => {
      const first = part ? usable(context, part)[0] : undefined
      return part !== undefined && first !== undefined && opensCounted(part, first)
    })
  )
}
