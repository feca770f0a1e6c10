/** Turns a quantity in a line into a KPI. */
import type { Kpi, Op, Phase, Window } from '../../model.ts'
import type { Line } from '../../read/document.ts'
import { fact } from '../../read/fact.ts'
import { metricFor } from '../../lexicon/metrics.ts'
import type { Quantity } from '../../text/quantity.ts'
import { deadlineOf, findDeadline, laterOf } from '../../text/deadline.ts'
import { onceAbove, title, type Context } from '../context.ts'
import type { FoundWindow } from '../../text/window.ts'
import { OPENS_FIRST, phaseNumber, unnumbered } from '../names.ts'
import { horizonOf, lengthOf } from './block.ts'
import { isOfCohort, isTargetNoun, lowerIsBetter } from './metric-text.ts'
import { isLength, isOfHours } from '../../text/length.ts'
import { memo } from '../../text/memo.ts'
import { pattern } from '../../text/pattern.ts'

const DEADLINE_WORD =
  /within|trong|during|d['’]ici|antes|\bzum\b|\b[io]n\b|\bby\b|until|bis|innerhalb|\bim\b|hasta|para|até|\bn[oa]\b|dans|avant|pour|\bau\b|à la|en\b|em\b|entro|nell?|за|через|до|к\s|[(（天月周週日年前首初첫]|đầu|まで|까지|launch|first|(?<![\d\s])\s[aà]\s\d{1,2}\s(?:mois|semaines|ans|jours|mes)|주|일|월/i

/** By unit (empty for none) and name, on a line each. */
const metricIdOf = memo((key): string | null => {
  const at = key.indexOf('\n')
  return metricFor(key.slice(at + 1), key.slice(0, at) || null)?.id ?? null
})

/** Pushes a KPI and returns it. `by` and `period` come from the line itself, else from the blocks above. */
export function pushKpi(
  context: Context,
  line: Line,
  metric: string,
  quantity: Quantity,
  more: {
    by?: string | null
    period?: string | null
    baseline?: number | null
    text?: string
    band?: string | null
    inColumn?: boolean
    grows?: boolean
  } = {},
): Kpi | null {
  const name = shortened(metric.replace(/\s+/g, ' ').trim())
  if (name === '' || !LETTER.test(name) || name.length > LONGEST || (/^budget/i.test(name) && quantity.currency !== null)) return null
  const text = more.text ?? line.text
  // "#1-3", "top 5-10": the last place that will do.
  const isRank = quantity.unit === 'rank'
  const range = !isRank && quantity.high !== null && (quantity.op === null || quantity.op === '~') && !quantity.plus
  const metricId = metricIdOf(`${quantity.unit ?? quantity.currency ?? ''}\n${name}`)
  const baseline = more.baseline ?? quantity.baseline
  const op: Op = range
    ? 'between'
    : (MORE.test(text.slice(quantity.to, quantity.to + 12)) && quantity.unit !== '%') ||
        (quantity.op === null && RAISED_BY.test(text.slice(0, quantity.from)))
      ? 'increase'
      : ((quantity.op === '>' && NO.test(text.slice(0, quantity.from)) ? '<=' : quantity.op) ??
        (quantity.unit === 'rank' ||
        (!more.grows && isNothing(quantity, metricId)) ||
        (LOWERS.test(text) && quantity.unit !== 'x') ||
        (lowerIsBetter(name) && !isToReach(quantity, name) && !isRaised(quantity, baseline)) ||
        (!isDone(line) && !isTracked(line) && isBelow(quantity, baseline))
          ? '<='
          : '>='))
  const kpi: Kpi = {
    id: context.id('kpi'),
    metric: name,
    op,
    value: range ? [quantity.value, quantity.high!] : isRank ? (quantity.high ?? quantity.value) : quantity.value,
    unit: quantity.unit ?? quantity.currency,
    period:
      quantity.period ??
      periodOfLead(context, line) ??
      periodAhead(context, line, text, quantity) ??
      (quantity.unit === '%' && ACTIVE.test(name) ? null : context.periodOf(name.replace(COUNTED_ASIDE, ''))) ??
      (quantity.unit === null ? periodOfRevenue(name) : null) ??
      more.period ??
      (more.inColumn ? null : periodOfBlock(context, line, metricId)),
    by: more.by !== undefined ? more.by : deadline(context, line, text),
    baseline,
    group: more.band ?? bandOf(context, line),
    metricId,
    ticked: line.box ? line.box.checked || line.mark === 'done' : line.mark === 'done' ? true : line.mark === 'open' ? false : null,
    phase: context.phaseOf(line, true)?.id ?? null,
    section: context.section(line),
    due: null,
    source: context.source(line),
  }
  context.plan.kpis.push(kpi)
  return kpi
}

const RECURRING = /\b([MA])RR\b/
/** "MRR", "ARR": revenue of a month, of a year; in brackets, "15 customers ($20K MRR)", it is that of others. */
function periodOfRevenue(name: string): string | null {
  const letter = RECURRING.exec(name.replace(COUNTED_ASIDE, ''))?.[1]
  return letter === undefined ? null : letter === 'M' ? 'month' : 'year'
}
/** A share of those who come every day is no rate: "DAU/MAU", "DAU率". */
const ACTIVE = /[DWM]AU/
const LONGEST = 120
/** "…, excluding what others cause": a long name ends with its first clause. */
const shortened = (name: string): string => (name.length > LONGEST ? name.split(/[,;，；]\s*/, 1)[0]! : name)
/** "100% of failures have a category", "80% of crashes fixed", "repair time: 10x faster": nobody wants to stay below these. */
const isToReach = ({ unit, value }: Quantity, name: string): boolean =>
  unit === 'x' || (unit === '%' && (value === 100 || MENDED.test(name) || IN_TIME.test(name)))
const MENDED = /\b(?:fixed|resolved|remediated|handled|closed|caught|detected|prevented|recovered|restored)\b/i
/** A share of a time is of those who keep it: "Response time: 90% within 2 days". */
const IN_TIME = /\btimes?\b|latency|duration|zeit\b|tiempo|tempo\b|temps\b|время|时间|時間|시간/i
/** A target of 0 is one to stay at, unless it is one of those that grow later. */
const isNothing = ({ value, high, plus, currency }: Quantity, metricId: string | null): boolean =>
  value === 0 && high === null && !plus && currency === null && (metricId === null || metricId.startsWith('engineering.'))
const isDone = ({ box, mark }: Line): boolean => box?.checked === true || mark === 'done'
/** "100/month → 70/month": where today's value is the higher one, less is wanted. */
const isBelow = ({ value, plus, currency }: Quantity, baseline: number | null): boolean =>
  baseline !== null && value < baseline && !plus && currency === null
/** What a program holds beside a target is filled in as time goes on: "{ target: 15, current: 23 }" is reached. */
const isTracked = ({ kind, text }: Line): boolean => kind === 'code' && text.includes('(current: ')
/** "Reading time: 2 min → 3 min": more is wanted than there is today, whatever the name. */
const isRaised = ({ value, currency }: Quantity, baseline: number | null): boolean =>
  baseline !== null && value > baseline && currency === null
/** What comes out every week is no rate of those who read it. */
const EDITION = /newsletter|digest|meet-?up|office hours|stand-?up|review|report|call|update/i
/** "Monthly visitors: 3,000", "月收入": the label says per what. */
function periodOfLead(context: Context, { kind, lead, rest }: Line): string | null {
  return kind === 'row' || lead === null || rest === '' || EDITION.test(lead) ? null : context.periodOf(lead)
}
/** "NPM weekly downloads > 1,000", "Submissions per day > 50": what is counted is named first, and per what. A share has no such period. */
function periodAhead(context: Context, { kind, lead, rest }: Line, text: string, { from, unit }: Quantity): string | null {
  if (kind === 'row' || unit === '%' || from === 0 || from > LONGEST_NAME || (lead !== null && rest !== '')) return null
  const ahead = text.slice(0, from)
  return EDITION.test(ahead) || REACHED.test(ahead) ? null : context.periodOf(ahead)
}
const LONGEST_NAME = 60
/** "Publish weekly and reach": the period is that of another verb. */
const REACHED = /[,;]|\s(?:and|und|y|e|et|и|to)\s/i
/** "100개 이상 증가", "500人増加": so many more than now. */
const MORE = /^\s*(?:이상\s*|以上(?:の|を)?)?(?:증가|늘리|상승|增加|増加|增长)/
/** "Increase conversion by 20%": so much more than now. */
const RAISED_BY = /^(?:increase|grow|boost|raise|improve|lift|expand)\b.{0,80}\bby\s*$/i
/** "Reduce open issues to 20". */
const LOWERS = /^(?:reduce|decrease|lower|cut)\s.{3,60}\sto\s/i
const LETTER = pattern(/\p{L}/u)
const NO = pattern(/\bno\s+\p{L}/iu)
const BAND = pattern(
  /(?<![\p{L}])(?:minimum|minimal|baseline|(?:target|expected) (?:success|case|scenario|outcome)|stretch|conservative|optimistic|pessimistic|realistic|ideal|exceptional|excellent|moonshot|worst|best|base|good|great|acceptable|survival|ambitious|aggressive|mínim[oa]|óptim[oa]|excelente|conservador\p{L}*|optimista|pesimista|realista|nivel \d|level \d|nível \d|mindest\p{L}*|konservativ|optimistisch|minimum|conservateur|optimiste|минимальн\p{L}*|оптимистичн\p{L}*|пессимистичн\p{L}*)(?![\p{L}])|保守|乐观|最低|理想|优秀|卓越|最小|楽観|悲観|최소|이상적|낙관/iu,
)
const isBand = fact(text => BAND.test(text) && !/best practices|good first/i.test(text))
/** The success band or scenario that a target belongs to: "Minimum success", "Stretch", "Level 1: survival". Bands do not contradict each other. */
const bandOf = onceAbove((context, container): string | null => {
  for (const at of context.within(container)) {
    if (at.kind === 'heading' && at.level === 1) return null
    if (at.text.length < 80 && isBand(at)) return title(at)
  }
  return null
})

/** The deadline that a text states: "by month 6". */
export const ownDeadline = memo((text): string | null =>
  (DEADLINE_WORD.test(text) && !(OF_DAY.test(text) && isOfCohort(text))) || (AFTERWARDS.test(text) && !STILL.test(text))
    ? findDeadline(text)
    : null,
)
/** "Retention: 40% (day 30)". */
const OF_DAY = /[(（]\s*(?:day|tag|d[ií]a|jour|D)\s?\d{1,3}\s*[)）]/i
const AFTERWARDS = /\b(?:after|nach|dopo)\b|despu[eé]s|depois|après|через|sau\b|ap[óo]s\b/i
/** "Active after 30 days": counted for each user. */
const STILL = /reten|rétention|churn|still|active|удерж|noch|留存/i

/** The deadline on the line, else of the nearest block above that is bounded in time. */
export function deadline(context: Context, line: Line, text: string): string | null {
  const own = ownDeadline(text)
  if (own !== null) return own
  const edge = atEdge(context, text)
  if (edge !== null) return edge
  if (line.lead !== null && line.kind !== 'row') {
    const lead = isOfCohort(line.lead) ? null : context.window(line.lead)
    const rest = lead ? line.lead.slice(0, lead.from) + line.lead.slice(lead.to) : ''
    // "Q1 2026 target: 2,000 stars".
    if (lead && (rest.length <= 3 || isTargetNoun(rest))) return deadlineOf(lead.window)
  }
  const window = line.kind === 'row' ? context.timeAt(line) : null
  if (window) return deadlineOf(window)
  return deadlineAbove(context, line)
}
/** The deadline of what stands in a container; how long it takes, as one of its parts says, is none. */
const deadlineAbove = onceAbove((context, container): string | null => {
  let ofPhase: string | null = null
  let isGoal = false
  for (let at: Line | null = container; at && at.kind !== 'root'; at = at.parent) {
    const horizon = horizonOf(context, at)
    if (horizon !== null) return horizon
    const phase = context.phaseAt(at)
    if (phase?.window && !saysNoTime(phase.window)) {
      if (!isLength(phase.window)) return deadlineOf(weekOf(context, at, phase.window))
      if (!endsAfterLength(phase)) return `phase:${phase.title}`
      return context.window(title(at)) ? deadlineOf(phase.window) : null
    }
    if (!TITLES.has(at.kind) || (at.kind === 'heading' && at.level === 1)) continue
    if (context.ownKinds(at).includes('journey')) return null
    isGoal ||= context.ownKinds(at)[0] === 'kpi'
    if (isGoal && lengthOf(context, at) !== null) return lengthOf(context, at)
    const said = context.window(title(at))
    const found = said && saysNoTime(said.window) ? null : said
    if (found && saysWhen(at, found)) return deadlineOf(countedFrom(found.window, context.phaseOf(at)?.window))
    if (found && context.ownKinds(at).length > 0 && !context.below(at, 'journey') && !isYearOf(found.window, context.phaseOf(at)?.window))
      return deadlineOf(found.window)
    if (!found && context.ownKinds(at)[0] === 'kpi') {
      const stated = findDeadline(FIRST.test(title(at)) ? `in ${unnumbered(title(at))}` : title(at).replace(FOR, 'in '))
      if (stated !== null) return stated
    }
    if (at.kind === 'label' && !isGoal) {
      const stated = laterOf(title(at)) ?? (REACHES.test(title(at)) ? findDeadline(title(at)) : null)
      if (stated !== null && context.below(at, 'kpi') !== null) return stated
    }
    const called = phase === null && !found && context.below(at, 'kpi') !== null ? windowCalled(context, title(at)) : null
    if (called) return deadlineOf(called)
    // "Phase 2: Growth", without dates: when it ends.
    if (phase) ofPhase ??= isPhaseItself(phase.title) ? `phase:${phase.title}` : null
    else if (context.ownKinds(at)[0] === 'kpi') {
      const named = windowOfNamed(context, title(at))
      if (named) return deadlineOf(named)
      ofPhase ??= phaseOfTargets(title(at))
    } else if (NAMED_PHASE.test(title(at)) && context.below(at, 'kpi') !== null) ofPhase ??= `phase:${title(at)}`
  }
  return ofPhase
})
/** "Days 3-5" in week 9 are days of that week, and no count of the plan's: the week says when. */
function weekOf(context: Context, at: Line, window: Window): Window {
  if (window.unit !== 'day' || window.anchor || typeof window.to !== 'number' || window.to > 7) return window
  const outer = context.phaseOf(at)?.window
  return outer?.unit === 'week' && !outer.anchor && !outer.dates && typeof outer.from === 'number' && outer.from > 1 ? outer : window
}
/** "Sprint 2: Tests (12 hours)" says nothing of when. */
const saysNoTime = (window: Window): boolean => isLength(window) && isOfHours(window)
const TITLES = new Set(['heading', 'label', 'item', 'code'])
/** "End of month 4:", "6개월 (beta)" above targets in a list or a fence, "First 30 days" anywhere: nothing but a time, and what is said of it. */
const saysWhen = (at: Line, { window, from, to }: FoundWindow): boolean =>
  (at.kind === 'item' || at.kind === 'code' || ((window.from === null || FIRST.test(title(at))) && !window.duration)) &&
  END_OF.test(title(at).slice(0, from)) &&
  BRACKETED.test(title(at).slice(to))
const END_OF =
  /^\W*(?:(?:by|at|bis|zum|até|hasta|d'ici|к)\s+)?(?:(?:the )?end of|ende(?: de[rs])?|(?:al |a )?fin(?:al)?(?: de(?: la)?| du)?|(?:ao |no )?fi(?:m|nal)(?: d[aeo])?|кон(?:ец|цу)|fine(?: del(?:la)?)?|cuối)?\s*$/i
const BRACKETED = /^\s*(?:末|말)?\s*(?:[(（][^()（）]*[)）])?\s*$/
/** "Day 1" in a phase that counts from the launch is the first after it. */
const countedFrom = (window: Window, outer: Window | null | undefined): Window =>
  outer?.anchor === 'launch' && !window.anchor ? { ...window, anchor: 'launch' } : window
/** "Within 12 months we want to reach:" above a list of targets. */
const REACHES =
  /reach|achieve|expect|\b(?:want|aim|will|plan)\b|erreich|erwart|alcan[zc]|lograr|esper|atingir|attein|obten|достич|достиг|实现|达到|达成|预期|期待|達成|실현|달성|예상/i
/** "First week targets". */
const FIRST = new RegExp(`^(?:\\d+(?:\\.\\d+)*[.)]? )?${OPENS_FIRST}`, 'i')
/** "Target for 30 days". */
const FOR = /\bfor (?=(?:the )?(?:first |next )?\d)/i
/** "2026 goals" in a phase that ends in 2026 are due when it ends. */
const isYearOf = (window: Window, outer: Window | null | undefined): boolean =>
  window.unit === 'year' && typeof window.to === 'string' && typeof outer?.to === 'string' && outer.to.startsWith(window.to)
/** "Phase 1 (3 months)" ends after these months; "Phase 2 (3 months)" after the first, "Phase 1 (3-4 months)" nobody knows when. */
function endsAfterLength({ title, window }: Phase): boolean {
  const number = phaseNumber(title)
  if (number?.word !== 'phase' || number.at > 0) return true
  const [least, most] = window?.duration ?? []
  return least === most && number.number === 1
}
/** "Phase 1 channels" are a part of that phase. */
function isPhaseItself(text: string): boolean {
  const number = phaseNumber(text)
  return number?.word === 'phase' && !/^\s+[a-z]/i.test(text.slice(number.end))
}
/** "Pre-launch phase", "Fase de lanzamiento" among targets: due when it ends. */
const NAMED_PHASE = pattern(
  /^(?:(?:fase|этап|фаза)\s+|phase (?:de |du |d['’]))(?:\p{L}[\p{L}-]*\s?){1,4}$|^(?:\p{L}[\p{L}-]*\s){1,3}(?:phase|stage)$/iu,
)
/** "Success metrics for phase 2": due when that phase ends. */
function phaseOfTargets(text: string): string | null {
  const number = phaseNumber(text)
  return number?.word === 'phase' ? `phase:${text.slice(number.at, number.end)}` : null
}
/** "Phase 1 metrics check" in week 4, where phase 1 is days 1-30: the time of the phase that a title opens with. */
function windowOfNamed(context: Context, text: string): Window | null {
  const number = phaseNumber(text)
  if (number?.word !== 'phase' || number.at > 1) return null
  const { file } = context.document
  const named = context.plan.phases.find(({ title, source }) => source.file === file && phaseNumber(title)?.key === number.key)
  return named?.window && !isLength(named.window) ? named.window : null
}
/** "Wave 2" among targets, where "Wave 2: Growth (Q3 2026)" is a phase: the time of the one that is called so. */
function windowCalled(context: Context, text: string): Window | null {
  const name = shortName(text)
  if (name.length < 4 || name !== text.trim().toLowerCase()) return null
  const { file } = context.document
  const called = context.plan.phases.filter(({ title, source, window }) => source.file === file && window && shortName(title) === name)
  const [first] = called
  return called.length === 1 && first?.window && !isLength(first.window) && !saysNoTime(first.window) ? first.window : null
}
/** What a title is called by, without what follows a colon, a dash or a bracket. */
const shortName = memo((text: string): string =>
  text
    .split(/\s*(?:[:：(（|]|\s[-–—]\s)/, 1)[0]!
    .trim()
    .toLowerCase(),
)
const COUNTED = new Set(['day', 'week', 'month', 'quarter'])
/** "Signups day 1", "day 1 signups": a numbered time at an end of the text. */
export function atEdge(context: Context, text: string): string | null {
  const found = isOfCohort(text) ? null : context.window(text)
  if (!found || (found.from > 1 && found.to < text.trimEnd().length)) return null
  const { window } = found
  if (!COUNTED.has(window.unit) || window.duration || window.anchor || typeof window.from !== 'number' || window.to === null) return null
  return deadlineOf(window)
}
const LOOKED_AT = /\b(?:track(?:ed|ing)?|monitor(?:ing|ed)?|review(?:ed)?|report(?:ing|ed)?|check-?ins?|measured|updated)\b/i
/** "24 posts (2 a month)": what is in brackets has a number of its own. */
const COUNTED_ASIDE = /[(（][^()（）]*\d[^()（）]*[)）]/g
/** The period that the title of a block gives; "North star: weekly active users" gives it to those, and not to the stars below. */
function periodOfBlock(context: Context, line: Line, metricId: string | null): string | null {
  const above = periodAbove(context, line)
  return above === null || (above.metricId !== null && metricId !== null && above.metricId !== metricId) ? null : above.period
}
/** "Weekly KPIs" gives its lines their period. */
const periodAbove = onceAbove((context, container): { period: string; metricId: string | null } | null => {
  for (const at of context.within(container)) {
    if (at.kind === 'item') continue
    const text = title(at)
    if (context.window(text)) return null
    // What is looked at every month is no rate per month.
    if (LOOKED_AT.test(text)) return null
    if (context.ownKinds(at).includes('kpi')) {
      const period = context.periodOf(text)
      return period !== null && /day|week|month|quarter|year/.test(period) ? { period, metricId: metricFor(text)?.id ?? null } : null
    }
  }
  return null
})
