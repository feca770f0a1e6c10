/** KPIs: quantities the plan wants to reach, hold or stay under (truth of the conventions in docs/plan.md). */
import { startsWithAction } from '../lexicon/index.ts'
import type { LabelKind, SectionKind } from '../lexicon/types.ts'
import type { Line } from '../read/document.ts'
import { fact, hasDigit, leadFact } from '../read/fact.ts'
import { pattern } from '../text/pattern.ts'
import { isGoalStatement, leadKind, onceAbove, title, titleKind, type Context } from './context.ts'
import type { Quantity } from '../text/quantity.ts'
import { cardTarget, isOfMetric, saysHow } from './kpi/card.ts'
import { blockKpis, inlineTarget, listKpis, milestoneTargets, REACH } from './kpi/line.ts'
import { metricFor, targetMetric } from '../lexicon/metrics.ts'
import { boundedCost, dueTargets, isDueTarget } from './kpi/due.ts'
import { pushKpi } from './kpi/make.ts'
import { cleanMetric, metricText } from './kpi/metric-text.ts'
import { isRule } from './rule-line.ts'
import { tableKpis } from './kpi/table.ts'
import { unnumbered } from './names.ts'

const NEVER = new Set<SectionKind>([
  'nonGoal',
  'achieved',
  'audience',
  'persona',
  'competitor',
  'risk',
  'contingency',
  'pricing',
  'budget',
  'template',
  'dependency',
  'effort',
  'tracking',
  'summary',
])
/** Below a block of goals these only group targets: "Content", "Community", "Channels". */
const GROUPS = new Set<SectionKind>(['content', 'channel', 'programme', 'role', 'milestone', 'schedule', 'journey', 'task'])
/** "Stars: Target 10,000+", "Members target: 50+": in a fence only what calls itself one is a target. */
const SAYS_TARGET = /\b(?:target|goal|ziel|meta|objetivo|objectif|цель)\b|目标|目標|목표/i
const NORTH = /north[- ]star|success looks like/i
const isNorth = fact(text => NORTH.test(text))
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
/** "If it flops (< 50 visits)", "Si NO": what is done then. */
const CASE = pattern(/^(?:if|falls|wenn|si|se|caso|en caso|em caso|en cas|in caso|nếu|eğer|если)\s\S|^(?:如果|若|もし|만약)/iu)
const isCase = fact(text => CASE.test(text))
/** "10% conversion = 500 users", "Top servers get 1K views": how things are, or follow from each other; "Version: 1.2". */
const CLAIM = pattern(
  /\p{L}[)\d%+]*\s+=\s+\S|^[^:：]*\p{L}\s+(?:gets?|receives?|gives?|brings?|costs?|bekommt|bekommen|reciben?|recebem?|reçoi(?:t|vent)|получа[ею]т)\s+[~$€£]?\d|^(?:version|versión|versão|versione|версия|版本|バージョン|버전|phiên bản)\s*[:：]/iu,
)
const MAY_CLAIM = /\s=\s|gets?\b|receiv|gives?\b|bring|costs?\b|vers|bekomm|recib|receb|reçoi|получа|верси|版本|バ|버전|phiên/i
const isClaim = fact(text => MAY_CLAIM.test(text) && CLAIM.test(text))
/** Directly below "Expected results:" or "Targets:" in a fence. */
const EXPECTED = /expected|targets?|goals?|erwart|ziele|esperad|objetivos?|metas|attendus?|objectifs?|预期|目标|目標|期待|예상|목표/i
const isExpected = ({ parent }: Line): boolean => parent?.kind === 'code' && EXPECTED.test(parent.text)
/** "TBD (after 90 days of data)": the number that follows is none yet. */
const OPEN = /^(?:tbd|tba|n\/a|to be (?:determined|defined)|offen|por definir|a definir|à définir|待定|未定|미정)\b/i

/** Fills kpis; a line whose whole text is a target is claimed, so that its box is no task. */
export function kpis(context: Context): void {
  for (const line of context.lines) {
    if (
      (line.kind === 'heading' && !isGoalStatement(line)) ||
      line.kind === 'table' ||
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
      if (isNone(line) ? noneTarget(context, line) : isOpenTarget(context, line)) context.claim(line, 'kpi')
      continue
    }
    if (line.kind === 'row') {
      tableKpis(context, line)
      continue
    }
    if (
      line.kind === 'label' &&
      !isGoalStatement(line) &&
      !(line.lead !== null && hasDigit(line) && GOALS.test(line.lead)) &&
      !(line.strong && context.kindsAt(line)[0] === 'kpi' && line.children.length === 0)
    )
      continue
    if (readLine(context, line)) context.claim(line, 'kpi')
  }
}

/** Reads the targets that a line states. Is it one as a whole? */
function readLine(context: Context, line: Line): boolean {
  const label = leadKind(line)
  if ((label !== null && FACT.has(label)) || OPEN.test(line.rest) || opensWithLink(line)) return false
  if (isCase(line) || isClaim(line) || isRule(line) || inCharge(line) || saysHow(line)) return false
  const smart = line.lead !== null ? SMART.exec(line.lead) : null
  // "Specific: raise it to 8,800", "Time-bound: 6 months": one target, looked at from five sides.
  if (smart) return smart[1] !== undefined && listKpis(context, line, line.rest)
  const block = blockOf(context, line)
  if ((block === 'never' || block === 'none') && groupedGoals(context, line)) return true
  if (block === 'never') {
    if (label === 'target' && line.rest !== '' && context.kindsAt(line)[0] === 'summary')
      return listKpis(context, line, line.rest, 'stated')
    if (label === 'target' && line.parent !== null && isOfMetric(line.parent) && cardTarget(context, line)) return true
    if (label === 'target' || /[(（]target:/i.test(line.text)) inlineTarget(context, line)
    else if (line.lead !== null && /^target\b/i.test(line.rest) && context.below(line, 'kpi')) return blockKpis(context, line, false)
    return false
  }
  if (block === 'money') {
    if (dueTargets(context, line, false) || boundedCost(context, line)) return true
    return line.lead !== null && /^target\b/i.test(line.rest) && blockKpis(context, line, false)
  }
  if (dueTargets(context, line, true)) return true
  const isTarget = label === 'target' || isKpiLabel(line) === true || (label === null && isDueTarget(context, line))
  const goalLine = (isTarget || label === 'goal') && line.rest !== '' && line.kind !== 'code'
  if (goalLine && line.box === null) {
    const before = context.plan.kpis.length
    const any = (label === 'target' && cardTarget(context, line)) || statedTargets(context, line, isTarget)
    if (any) horizon(context, before)
    return any
  }
  if (line.kind === 'code') return block === 'kpi' && codeTarget(context, line, label)
  if (block === 'kpi') {
    if (isByTitle(context, line) && startsWithAction(line.text) && !REACH.test(line.text))
      return inlineTargetOnly(line) && inlineTarget(context, line)
    const outputs = context.phaseOf(line) === null || pureTargets(context, line)
    const any = blockKpis(context, line, outputs && (line.box === null || allTargets(context, line)))
    return any && (!line.box || !startsWithAction(title(line)) || allTargets(context, line))
  }
  if (namedTarget(context, line)) return true
  if (goalLine) return listKpis(context, line, line.rest) && wholeTarget(line)
  if (inlineTargetOnly(line)) return inlineTarget(context, line) && wholeTarget(line)
  if (boxedTarget(context, line) || datedTargets(context, line, block)) return true
  if (block !== 'milestone' || isPartOfTask(context, line)) return false
  return line.text.length < 110 && milestoneTargets(context, line, title(line), null)
}

/** "Zero critical bugs", "Null Datenverlust": a number, though no digit. */
const NONE = pattern(/^(?:zero|null|cero|zéro|ноль)\s+(?=\p{L})(?!(?:to|bis|trust|day|knowledge|config\w*|touch|waste)(?![\p{L}]))/iu)
const isNone = fact(text => NONE.test(text))
function noneTarget(context: Context, line: Line): boolean {
  const text = title(line)
  if (blockOf(context, line) !== 'kpi' || text.length > 80) return false
  if (line.box !== null && (isGate(line.parent) || !allTargets(context, line))) return false
  const to = NONE.exec(text)?.[0].trimEnd().length ?? 0
  const [digit] = context.quantities('0')
  if (to === 0 || digit === undefined) return false
  const none: Quantity = { ...digit, to, op: '<=' }
  return pushKpi(context, line, metricText(text, none, null), none) !== null
}

/** Does nothing above say that targets stand here but the title of the document? There "Collect 10 reports" is work. */
const isByTitle = onceAbove((context, container): boolean => {
  const block = context.within(container).find(at => context.ownKinds(at).includes('kpi'))
  return block !== undefined && block.kind === 'heading' && block.level === 1
})
/** "**KPI**: conversion 5%" says what its block is measured by. */
const isKpiLabel = leadFact(lead => /^(?:(?:key|main) )?kpis?$/i.test(lead.trim()))
/** In a fence only what calls itself a target is one, or stands below a line that does. */
function codeTarget(context: Context, line: Line, label: LabelKind | null): boolean {
  if (label === 'target') return headedTarget(context, line)
  if (label !== null) return false
  if (datedValue(context, line)) return true
  return (isExpected(line) || (line.lead !== null && SAYS_TARGET.test(line.text))) && blockKpis(context, line, false)
}
/** "Month 3: 75+ (healthy)" beside "Target: 90" below "### Health score": the value by then of what the heading names. */
function datedValue(context: Context, line: Line): boolean {
  const first = line.lead !== null && context.window(line.lead) !== null ? context.quantities(line.rest)[0] : undefined
  if (first === undefined || first.from > 0 || !REMARK.test(line.rest.slice(first.to))) return false
  return (line.parent?.children.some(each => leadKind(each) === 'target') ?? false) && headedBy(context, line, first)
}
const REMARK = /^\s*(?:[(（][^()（）]*[)）])?\s*$/

/** The criteria by which goals are made; what opens with the first two may state the target. */
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
  (line.box !== null && context.kindsAt(line)[0] === 'task')

/** "[Directory](https://…) — 846+ tools", "[SPEC](spec.md) § 2": a figure of another page. */
const opensWithLink = ({ links: [first], text }: Line): boolean =>
  first !== undefined &&
  first.text !== '' &&
  !first.url.startsWith('#') &&
  text.startsWith(first.text.replaceAll('`', '')) &&
  text.length > first.text.length

const NAMED_TARGET = pattern(/^(?:目标|目標|목표)\s*([\p{L}\s]{1,12})$/u)
/** Targets behind a label; one number alone may have its name in the heading above it. */
function statedTargets(context: Context, line: Line, isTarget: boolean): boolean {
  const as = isTarget ? 'stated' : 'found'
  if (SEVERAL.test(line.rest)) return listKpis(context, line, line.rest, as)
  const [first] = context.quantities(line.rest)
  if (isTarget && first && /^(?:[(（]|$)/.test(metricText(line.rest, first, null)))
    return headedTarget(context, line) || listKpis(context, line, line.rest, as)
  // "Target: growing teams (5-50 developers)": whom it is for.
  const isAside = first !== undefined && first.from > 3 && /[(（]\s*$/.test(line.rest.slice(0, first.from))
  return (
    listKpis(context, line, line.rest) || headedTarget(context, line) || (isTarget && !isAside && listKpis(context, line, line.rest, as))
  )
}
const SEVERAL = /\d[^,;，；、]*(?:[,;]\s+|[，；、]\s*)(?:[<>≥≤~+$€£]\s?)?\d/
/** "- [ ] Uptime > 99%" in a checklist: a metric, a comparison and nothing else is no work. */
function boxedTarget(context: Context, line: Line): boolean {
  if (line.box === null || line.kind !== 'item' || line.children.length > 0 || line.text.length > 60) return false
  const text = title(line)
  const found = context.quantities(text)
  const [first] = found
  if (!first || found.length > 1 || first.op === null || first.op === '~' || first.plus || first.to < text.trimEnd().length) return false
  const name = metricText(text, first, null)
  return !startsWithAction(text) && metricFor(name) !== null && pushKpi(context, line, name, first) !== null
}
/** "31/12/2026: reach 100 customers" in a list of milestones. */
function datedTargets(context: Context, line: Line, block: string): boolean {
  if (block !== 'none' || line.lead === null || line.rest === '' || line.box !== null || line.text.length > 110) return false
  if (context.kindsAt(line)[0] !== 'milestone' || !context.opensWithTime(line.lead)) return false
  return milestoneTargets(context, line, line.rest, null)
}

/** "目标粉丝：10,000+" below the label of a channel: the target's name is split between the two. */
function namedTarget(context: Context, line: Line): boolean {
  const noun = line.lead !== null ? NAMED_TARGET.exec(line.lead)?.[1] : undefined
  const quantity = noun ? context.quantities(title(line))[0] : undefined
  if (!noun || !quantity) return false
  const owner = context.above(line)[0]
  return pushKpi(context, line, `${owner && owner.kind !== 'heading' ? title(owner) : ''}${noun}`, quantity) !== null
}
/** "### GitHub stars" with "**Target**: 5,000 by Day 90" below: the heading names the metric, where the target does not. */
function headedTarget(context: Context, line: Line): boolean {
  const first = context.quantities(line.rest)[0]
  if (first === undefined || /\p{L}/u.test(line.rest.slice(0, first.from))) return false
  return targetMetric(metricText(line.rest, first, null)) === null && headedBy(context, line, first)
}
function headedBy(context: Context, line: Line, value: Quantity): boolean {
  const heading = context.above(line)[0]
  if (heading?.kind !== 'heading') return false
  const name = unnumbered(title(heading))
  if (metricFor(name) === null && !SCORE.test(name)) return false
  return pushKpi(context, line, name, value, line.kind === 'code' ? {} : { text: line.rest }) !== null
}
const SCORE = /(?:score|index|rate|ratio|puntuación|puntaje|índice|pontuação|indice|оценка|指数|得分|スコア|점수|지수)$/i
/** The kind of block for targets: a block of goals, a bounded block whose statements may be targets, none, or never. */
const blockOf = onceAbove((context, container): 'kpi' | 'milestone' | 'money' | 'never' | 'none' => {
  let grouped = false
  for (const at of context.within(container)) {
    if (isNorth(at)) return 'kpi'
    // "Early warning indicators:" says when a risk comes true.
    if (titleKind(at) === 'trigger' || isCase(at)) return 'never'
    const kinds = context.ownKinds(at)
    if (kinds[0] === 'kpi') {
      if (context.below(at, 'template') !== null) return 'never'
      if (context.phaseAt(at) !== null && !pureTitle(context, at) && grouped) return 'milestone'
      return 'kpi'
    }
    const first = kinds[0]
    if (first !== undefined && NEVER.has(first) && !(first === 'summary' && context.phaseAt(at) !== null))
      return first === 'pricing' || first === 'budget' ? 'money' : 'never'
    if (first === 'content' && at.kind === 'label' && context.phaseOf(at) !== null && !context.below(at, 'kpi')) return 'none'
    if (first !== undefined && GROUPS.has(first)) {
      if (at.kind === 'heading' && context.phaseAt(at) === null && !context.below(at, 'kpi'))
        return first === 'milestone' || first === 'schedule'
          ? inPhase(context, container)
          : first === 'task' && context.phaseOf(container, true)
            ? 'milestone'
            : 'none'
      grouped = true
    }
    if (context.phaseAt(at) !== null && !context.below(at, 'kpi')) return kinds.includes('content') ? 'none' : 'milestone'
  }
  return 'none'
})
const inPhase = (context: Context, container: Line): 'milestone' | 'none' => (context.phaseOf(container, true) ? 'milestone' : 'none')
const pureTitle = (context: Context, line: Line): boolean => {
  const found = context.window(title(line))
  return !!found && found.to - found.from >= title(line).length - 3
}
/** In a block of metrics even outputs ("1 blog post published") are targets; in a goals phase they are actions. */
const pureTargets = onceAbove(isPure)
function isPure(context: Context, container: Line): boolean {
  for (const at of context.within(container)) {
    if (/metric|kpi|indicator|criteria|kennzahl|指标|指標|标准|基準|条件|metrik|métric|indicador|показател|지표|기준|조건/i.test(title(at)))
      return true
    if (pureTitle(context, at)) return true
    if (context.ownKinds(at)[0] === 'kpi') return false
  }
  return false
}
/** Boxes directly below a heading or label of metrics are all targets. */
const allTargets = onceAbove((context, container): boolean => {
  for (const at of context.within(container)) {
    const kinds = context.ownKinds(at)
    if (kinds[0] === 'kpi') return context.phaseAt(at) === null || isPure(context, container)
    if (kinds.length > 0 || at.kind === 'item') return false
  }
  return false
})
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
/** "Exit criteria": what must be done before the plan goes on is work. */
const isGate = (block: Line | null): boolean =>
  block !== null && /\b(?:exit|entry|gate|acceptance|completion) criteria|\bgates?\b/i.test(block.text)
const siblingsAreTargets = (context: Context, line: Line): boolean => {
  const boxes = line.parent?.children.filter(child => child.box) ?? []
  return (
    boxes.filter(child => (hasDigit(child) && !startsWithAction(title(child))) || context.claimedBy(child) === 'kpi').length * 2 >=
    boxes.length
  )
}

const inlineTargetOnly = (line: Line): boolean =>
  /[(（]\s*(?:target|goal|ziel|meta|objetivo|objectif|цель|目标|目標|목표)|[.。]\s+(?:targets?|goals?|ziel|meta|objetivo|objectif|цель|目标|目標|목표)\s*[:：]/i.test(
    line.text,
  ) || /^(?:目标|目標|목표)/.test(line.text)
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
