/** KPIs: quantities the plan wants to reach, hold or stay under (truth of the conventions in docs/plan.md). */
import { startsWithAction } from '../lexicon/index.ts'
import { metricFor } from '../lexicon/metrics.ts'
import type { Line } from '../read/document.ts'
import { fact, hasDigit, leadFact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { isListedPlace } from './listed-places.ts'
import type { Quantity } from '../text/quantity.ts'
import { isGoalStatement, leadKind, opensWithAction, statesHowMany, title, type Context } from './context.ts'
import { allTargets, blockOf, isByTitle, isCase, isGate, pureTargets } from './kpi/block.ts'
import { cardTarget, isOfMetric, saysHow } from './kpi/card.ts'
import { boundedCost, calledCost, dueTargets, isDueTarget } from './kpi/due.ts'
import { calledTarget, codeTarget, headedTarget, headingTargets, namedTarget, SAYS_TARGET, wantedMetric } from './kpi/headed.ts'
import { inlineTarget, titleTargets } from './kpi/inline.ts'
import { blockKpis } from './kpi/line.ts'
import { listKpis } from './kpi/list.ts'
import { pushKpi } from './kpi/make.ts'
import { cleanMetric, metricText } from './kpi/metric-text.ts'
import { milestoneTargets } from './kpi/milestone.ts'
import { statesNone } from './kpi/no-target.ts'
import { REACH, usable, WORD } from './kpi/statement.ts'
import { siblingTargets } from './kpi/sibling.ts'
import { tableKpis } from './kpi/table.ts'
import { wordTarget } from './kpi/word.ts'
import { isOfOutline } from './piece-outline.ts'
import { isRule } from './rule-line.ts'

const FACT = new Set([
  'mitigation',
  'contingency',
  'trigger',
  'likelihood',
  'impact',
  'severity',
  'owner',
  'due',
  'deadline',
  'effort',
  'budget',
  'status',
  'baseline',
  'priority',
  'format',
  'audience',
  'channel',
])
/** "10% conversion = 500 users", "Top servers get 1K views": how things are, or follow from each other; "Version: 1.2". */
const CLAIM = pattern(
  /\p{L}[)\d%+]*\s+=\s+\S|^[^:：]*\p{L}\s+(?:gets?|receives?|gives?|brings?|costs?|bekommt|bekommen|reciben?|recebem?|reçoi(?:t|vent)|получа[ею]т)\s+[~$€£]?\d|^(?:version|versión|versão|versione|версия|版本|バージョン|버전|phiên bản)\s*[:：]/iu,
)
const MAY_CLAIM = /\s=\s|gets?\b|receiv|gives?\b|bring|costs?\b|vers|bekomm|recib|receb|reçoi|получа|верси|版本|バ|버전|phiên/i
const isClaim = fact(text => MAY_CLAIM.test(text) && CLAIM.test(text) && !EQUALS.test(text))
/** "Open incidents = 0": what a name is to be, with no number before it that it would follow from. */
const EQUALS = pattern(/^[^\d=_`→]{3,60}\s=\s+[$€£¥]?\d[\d.,]*\s?(?:%|ms|s|h|[kKmM])?\+?$/u)
/** "Current stars: 120", "累计下载：300": where it stands, and not where it is to go. */
const isStanding = leadFact(lead => STANDING.test(lead) && !SAYS_TARGET.test(lead))
const STANDING =
  /^(?:current|existing|present|actual|aktuelle\S*|derzeitige\S*|bisherige\S*|actuel\S*|atual|atuais|attual[ei]|текущ\S+|mevcut)\s+\S|^(?:当前|目前|现有|現在の|現状の|累计|累計|현재)\s*[^\s:：]/i
const LEADS_ON = /→|->|=>|➜/
/** "TBD (after 90 days of data)": the number that follows is none yet. */
const OPEN = /^(?:tbd|tba|n\/a|to be (?:determined|defined)|offen|por definir|a definir|à définir|待定|未定|미정)\b/i

/** "Enterprise: 10 at $5K = $50K": the value, and what follows from it. */
const opensWithValue = (context: Context, line: Line): boolean => {
  const first = line.lead !== null ? context.quantities(line.rest)[0] : undefined
  return first !== undefined && first.from <= 1 && /\s=\s+[~≈$€£¥]*\d/.test(line.rest) && isCounted(first)
}
const isCounted = ({ unit, currency }: Quantity): boolean => unit === null && currency === null

/** "How likely are you to recommend it (0-10)?" */
const isQuestion = fact(text => /[?？]["”»]?$/.test(text))

/** Fills kpis; a line whose whole text is a target is claimed, so that its box is no task. */
export function kpis(context: Context): void {
  for (const line of context.lines) {
    if (line.kind === 'heading' && hasDigit(line)) headingTargets(context, line)
    if ((line.kind === 'heading' || line.kind === 'label') && isTargetTitle(context, line)) titleTargets(context, line)
    if (
      (line.kind === 'heading' && !isGoalStatement(line) && !statesHowMany(line)) ||
      line.kind === 'fence' ||
      line.kind === 'quote' ||
      line.kind === 'html' ||
      line.text === '' ||
      line.text.length > 600
    )
      continue
    const claimed = context.claimedBy(line)
    if (claimed !== null && claimed !== 'channel') continue
    if (!hasDigit(line)) {
      if (wordTarget(context, line) || isOpenTarget(context, line)) context.claim(line, 'kpi')
      continue
    }
    if (line.kind === 'row' || line.kind === 'table') {
      tableKpis(context, line)
      continue
    }
    if (
      line.kind === 'label' &&
      !isGoalStatement(line) &&
      !(REACH.test(line.text) && blockOf(context, line) === 'kpi') &&
      !(line.lead !== null && line.rest !== '' && (leadKind(line) === 'goal' || GOALS.test(line.lead))) &&
      !(leadKind(line) === 'target' && line.rest !== '' && line.children.length === 0) &&
      !(line.strong && context.kindsAt(line)[0] === 'kpi' && line.children.length === 0)
    )
      continue
    if (readLine(context, line) || wordTarget(context, line)) context.claim(line, 'kpi')
  }
  siblingTargets(context)
  inYears(context)
}

/** "Q1 target" in a plan whose first quarter is that of 2027: the columns and lines mean the quarters of its phases. */
function inYears(context: Context): void {
  const { file } = context.document
  const meant = new Set(
    context.plan.phases.flatMap(({ source, window }) =>
      source.file === file && window?.unit === 'quarter' ? [window.from, window.to] : [],
    ),
  )
  const keys = [...meant].filter(key => typeof key === 'string')
  if (keys.length === 0 || keys.length < meant.size) return
  for (const kpi of context.plan.kpis) {
    const quarter = kpi.source.file === file ? /^quarter:([1-4])$/.exec(kpi.by ?? '')?.[1] : undefined
    const [named, another] = quarter === undefined ? [] : keys.filter(key => key.endsWith(`Q${quarter}`))
    if (named !== undefined && another === undefined) kpi.by = named
  }
}

/** Does a title state a target in brackets, where the plan's own stand? */
function isTargetTitle(context: Context, line: Line): boolean {
  if (!hasDigit(line) || !/[(（[]/.test(line.text) || line.level === 1 || isGoalStatement(line) || context.phaseAt(line) !== null)
    return false
  const block = inlineTargetOnly(line) ? blockOf(context, line) : 'never'
  return block !== 'never' && block !== 'money'
}
/** Reads the targets that a line states. Is it one as a whole? */
function readLine(context: Context, line: Line): boolean {
  const label = leadKind(line)
  if ((label !== null && FACT.has(label)) || OPEN.test(line.rest) || opensWithLink(line)) return false
  if (
    isCase(line) ||
    isListedPlace(context, line) ||
    isOfOutline(context, line) ||
    statesNone(context, line, label) ||
    isQuestion(line) ||
    (isClaim(line) && label !== 'target' && !opensWithValue(context, line)) ||
    isRule(line) ||
    inCharge(line) ||
    (isStanding(line) === true && !LEADS_ON.test(line.rest) && !SAYS_TARGET.test(line.rest)) ||
    saysHow(line)
  )
    return false
  const smart = smartOf(line)
  // "Specific: raise it to 8,800", "Time-bound: 6 months": one target, looked at from five sides.
  if (smart) return smart[1] !== undefined && listKpis(context, line, line.rest)
  const block = blockOf(context, line)
  if ((block === 'never' || block === 'none') && groupedGoals(context, line)) return true
  if (block === 'never') {
    if (line.rest !== '' && (label === 'target' || wantedMetric(line) !== null) && context.kindsAt(line)[0] === 'summary')
      return listKpis(context, line, line.rest, 'stated')
    if (label === 'target' && line.parent !== null && isOfMetric(line.parent) && cardTarget(context, line)) return true
    if (label === 'target' || /[(（]target(?::|\s*[<>≥≤~]?\s?\d)/i.test(line.text)) inlineTarget(context, line)
    else if (line.lead !== null && /^target\b/i.test(line.rest) && context.below(line, 'kpi')) return blockKpis(context, line, false)
    return false
  }
  if (block === 'money') {
    if (dueTargets(context, line, false) || calledCost(context, line) || boundedCost(context, line)) return true
    return line.lead !== null && /^target\b/i.test(line.rest) && blockKpis(context, line, false)
  }
  if (dueTargets(context, line, true)) return true
  const isTarget =
    label === 'target' ||
    isKpiLabel(line) === true ||
    (label === null && isDueTarget(context, line)) ||
    ((label === 'goal' || isMetricLabel(line) === true) && opensWithCount(context, line))
  const goalLine = (isTarget || label === 'goal') && line.rest !== '' && (line.kind !== 'code' || block !== 'none')
  if (goalLine && line.box === null) {
    const before = context.plan.kpis.length
    const any = (label === 'target' && cardTarget(context, line)) || statedTargets(context, line, isTarget)
    if (any) horizon(context, before)
    return any
  }
  if (line.kind === 'code')
    return (
      (block === 'kpi' && (codeTarget(context, line, label) || (bracketsTarget(line) && inlineTarget(context, line)))) ||
      calledTarget(context, line)
    )
  if (block === 'vision' && line.lead !== null && line.rest !== '' && line.box === null) return blockKpis(context, line, false)
  if (block === 'kpi') {
    if (isByTitle(context, line) && opensWithAction(line) && !REACH.test(line.text))
      return inlineTargetOnly(line) && inlineTarget(context, line)
    const outputs = context.phaseOf(line) === null || pureTargets(context, line)
    const any = blockKpis(context, line, outputs && (line.box === null || allTargets(context, line)))
    return any && (!line.box || !startsWithAction(title(line)) || allTargets(context, line))
  }
  if (namedTarget(context, line)) return true
  if (goalLine) return listKpis(context, line, line.rest) && wholeTarget(line)
  if (inlineTargetOnly(line)) return inlineTarget(context, line) && wholeTarget(line)
  if (isQuality(context, line)) return false
  if (boxedTarget(context, line) || datedTargets(context, line, block)) return true
  if ((block !== 'milestone' && block !== 'vision') || isPartOfTask(context, line)) return false
  return line.text.length < 110 && milestoneTargets(context, line, title(line), null)
}

/** "**KPI**: conversion 5%" says what its block is measured by. */
const isKpiLabel = leadFact(lead => /^(?:(?:key|main) )?k[pg]is?(?:\s*[(（][^()（）]*[)）])?$/i.test(lead.trim()))

/** "**Metric**: 300+ stars", "**Metric of the week**: 5 interviews held". */
const isMetricLabel = leadFact(lead => METRIC_LABEL.test(lead))
const METRIC_LABEL =
  /^(?:(?:key|main|success|daily|weekly|monthly) )?metrics?(?: (?:of|for) (?:the |this )?(?:day|week|month|phase))?$|^(?:erfolgs)?kennzahl(?:en)?$|^métricas?(?: (?:de éxito|de sucesso|clave|chave|del? (?:d[ií]a|semana|mes|mês)|da semana))?$|^métriques?$|^indicat(?:eurs?|ori?)$|^метрик[аи](?: (?:дня|недели|месяца|фазы|этапа|успеха))?$|^показател[ьи]$|^(?:关键|核心)?指标$|^指標$|^(?:핵심 ?)?지표$/i
/** "Goal: 10 signups, 3 customers": how many, and of what. */
function opensWithCount(context: Context, line: Line): boolean {
  const [first] = usable(context, line.rest)
  return first !== undefined && first.from <= 1 && WORD.test(line.rest.slice(first.to))
}

/** The criteria by which goals are made; what opens with the first two may state the target. */
const smartOf = leadFact(lead => SMART.exec(lead))
const SMART =
  /^(?:(specific|measurable|específic[oa]|medible|mensurável|spezifisch|messbar|spécifique|mesurable)|achievable|attainable|relevant|realistic|time-?bound|timely|alcanzable|relevante|realista|tiempo|temporal|alcançável|temporizável|atteignable|pertinent|temporel|erreichbar|terminiert)$/i
/** "5 partnerships - Owner: Bea": somebody does it. */
const IN_CHARGE = /\s[-–—|]\s(?:owner|assignee|responsible|responsable|responsável|verantwortlich|负责人|担当|담당)\s*[:：]/i
const inCharge = fact(text => /[:：]/.test(text) && IN_CHARGE.test(text))
const GOALS = /(?:goals|targets|\S goal|objectives|ziele|metas|objetivos|objectifs|目标|目標|목표)$/i
/** "Launch Goals: 1,000 signups, $5,000 revenue" anywhere but where goals are others' or done. */
function groupedGoals(context: Context, line: Line): boolean {
  if (line.lead === null || line.rest === '' || line.box !== null || !GOALS.test(line.lead)) return false
  const first = context.kindsAt(line)[0]
  if (first !== undefined && first !== 'summary' && first !== 'schedule') return false
  // "Monthly revenue goal: $3,000": the label names the metric.
  const [value] = context.quantities(line.rest)
  const name = value && metricText(line.rest, value, null) === '' ? cleanMetric(line.lead.replace(/\s+\S+$/, '')) : ''
  if (value && metricFor(name) !== null) return pushKpi(context, line, name, value, { text: line.rest }) !== null
  return listKpis(context, line, line.rest)
}
/** What stands below a box, or is a box of a checklist, says how the work is done, unless it calls itself a target. */
const isPartOfTask = (context: Context, line: Line): boolean =>
  (line.parent?.kind === 'item' && line.parent.box !== null && !SAYS_TARGET.test(line.text)) ||
  (line.box !== null && context.kindsAt(line)[0] === 'task' && !isOfDocument(context.below(line, 'task')))

/** "Launch checklist" as the title of the document says nothing of one of its boxes. */
const isOfDocument = (block: Line | null): boolean => block !== null && block.kind === 'heading' && block.level === 1
/** "[Directory](https://…) — 846+ tools", "[SPEC](spec.md) § 2": a figure of another page. */
const opensWithLink = ({ links: [first], text }: Line): boolean =>
  first !== undefined &&
  first.text !== '' &&
  !first.url.startsWith('#') &&
  text.startsWith(first.text.replaceAll('`', '')) &&
  text.length > first.text.length

/** Targets behind a label; one number alone may have its name in the heading above it. */
function statedTargets(context: Context, line: Line, isTarget: boolean): boolean {
  const as = isTarget ? 'stated' : 'found'
  if (SEVERAL.test(line.rest)) return listKpis(context, line, line.rest, as)
  const [first] = context.quantities(line.rest)
  if (isTarget && first && /^(?:[(（]|$)/.test(metricText(line.rest, first, null)))
    return headedTarget(context, line) || listKpis(context, line, line.rest, as)
  // "Target: growing teams (5-50 developers)": whom it is for.
  const isAside = first !== undefined && first.from > 3 && /[(（]\s*$/.test(line.rest.slice(0, first.from))
  if (isTarget && leadKind(line) !== 'target' && opensWithCount(context, line)) return listKpis(context, line, line.rest, as)
  return (
    listKpis(context, line, line.rest) || headedTarget(context, line) || (isTarget && !isAside && listKpis(context, line, line.rest, as))
  )
}
const SEVERAL = /\d[^,;，；、]*(?:[,;]\s+|[，；、]\s*)(?:[<>≥≤~+$€£]\s?)?\d/
/** "- [ ] Decision cache (latency < 1 ms)": what is built, and how well. */
function isQuality(context: Context, line: Line): boolean {
  const text = title(line)
  const [first] = line.box === null || !/[)）]\s*$/.test(line.text) ? [] : context.quantities(text)
  const aside = first && first.op !== null ? OPEN_ASIDE.exec(text.slice(0, first.from)) : null
  return aside !== null && aside.index > 0 && metricFor(text.slice(0, aside.index)) === null && !GRADE.test(line.text)
}
const OPEN_ASIDE = pattern(/\s[(（][^()（）]*\p{L}[^()（）]*$/u)
/** "- [ ] Uptime > 99%" in a checklist: a metric, a comparison and nothing else is no work. */
function boxedTarget(context: Context, line: Line): boolean {
  if (line.box === null || line.kind !== 'item' || line.children.length > 0 || line.text.length > 60) return false
  const text = title(line)
  const found = context.quantities(text)
  const [first] = found
  if (!first || found.length > 1 || first.op === null || first.op === '~' || first.plus) return false
  if (!/^\s*(?:[(（][^()（）]*[)）])?\s*$/.test(text.slice(first.to))) return false
  const name = metricText(text, first, null)
  return !startsWithAction(text) && (metricFor(name) !== null || GRADE.test(name)) && pushKpi(context, line, name, first) !== null
}
/** What tools say of how fast a page is. */
const GRADE =
  /lighthouse|web vitals|page ?speed|\bload(?:ing)? time|ladezeit|tiempo de carga|tempo de carregamento|temps de chargement|время загрузки|ロード時間|読み込み(?:時間|速度)|加载(?:时间|速度)|로딩 ?(?:시간|속도)/i
/** "31/12/2026: reach 100 customers" in a list of milestones. */
function datedTargets(context: Context, line: Line, block: string): boolean {
  if (block !== 'none' || line.lead === null || line.rest === '' || line.box !== null || line.text.length > 110) return false
  if (context.kindsAt(line)[0] !== 'milestone' || !context.opensWithTime(line.lead)) return false
  return milestoneTargets(context, line, line.rest, null)
}

/** "발표 자료 완성", "料金表の公開": what is to be done stands at the end. */
const endsWithAction = fact(text =>
  /(?:완료|완성|확인|준비|작성|등록|설정|정리|수립|확립|배포|공개|게시|完了|完成|準備|設定|作成|公開|整備|確認|実施)(?:済み)?(?:\s*[(（][^()（）]*[)）])?$/.test(
    text,
  ),
)
/** A box without a number in a block of metrics is a qualitative target, not a task. */
const isOpenTarget = (context: Context, line: Line): boolean =>
  line.box !== null &&
  line.kind === 'item' &&
  allTargets(context, line) &&
  !startsWithAction(title(line)) &&
  !endsWithAction(line) &&
  context.phaseAt(line) === null &&
  !isGate(line.parent) &&
  siblingsAreTargets(context, line)
const siblingsAreTargets = (context: Context, line: Line): boolean => {
  const boxes = line.parent?.children.filter(child => child.box) ?? []
  return (
    boxes.filter(child => (hasDigit(child) && !startsWithAction(title(child))) || context.claimedBy(child) === 'kpi').length * 2 >=
    boxes.length
  )
}

const inlineTargetOnly = fact(
  text =>
    /[(（]\s*(?:target|goal|ziel|meta|objetivo|objectif|цель|目标|目標|목표)|[.。]\s+(?:targets?|goals?|ziel|meta|objetivo|objectif|цель|目标|目標|목표)\s*[:：]/i.test(
      text,
    ) || /^(?:目标|目標|목표)/.test(text),
)
const bracketsTarget = fact(text =>
  /^[^(（]+[(（]\s*(?:target|goal|ziel|meta|objetivo|objectif|цель|目标|目標|목표)\s*[:：][^()（）]+[)）]$/i.test(text),
)
const wholeTarget = (line: Line): boolean =>
  /^(?:target|goal|目标|目標|목표|ziel)/i.test(line.text) && !/^target:\s*(?:achieve|reach|complete|deliver)/i.test(line.text)

/** Goal lines at the head of a document take its length ("90-Day Plan") as their deadline. */
function horizon(context: Context, from: number): void {
  const name = context.document.title ?? ''
  const match = /(\d{1,3})[\s-]*(day|week|month|tage|woche|monat|d[ií]as|meses|天|个月|日|ヶ月|개월|일)/i.exec(name)
  if (!match) return
  const unit = /^(?:day|tag|d[ií]|天|日|일)/i.test(match[2]!) ? 'day' : /^w/i.test(match[2]!) ? 'week' : 'month'
  for (const kpi of context.plan.kpis.slice(from)) kpi.by ??= `${unit}:${match[1]}`
}
