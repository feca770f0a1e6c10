/** What kind of block a target stands in: one of goals, one that is bounded in time, one of money, or one that states none. */
import type { SectionKind } from '../../lexicon/types.ts'
import type { Line } from '../../read/document.ts'
import { fact } from '../../read/fact.ts'
import { pattern } from '../../text/pattern.ts'
import { deadlineOf, findDeadline } from '../../text/deadline.ts'
import { leadKind, once, onceAbove, title, titleKind, type Context } from '../context.ts'
import { unnumbered } from '../names.ts'

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
const NORTH = /north[- ]star|success looks like/i
const isNorth = fact(text => NORTH.test(text))
/** "6-Month Vision", "Where we should be in 1 year": what is to be true by then. */
const VISION =
  /vision|visión|visão|видени|愿景|願景|ビジョン|비전|\bwhere\s.{1,40}\s(?:should|will|want to|plan to|hope to|aim to|need to) be\b/i
const isVision = fact(text => VISION.test(text))
/** The deadline of what such a title stands above, or null. */
export const horizonOf = once((context, at): string | null => {
  if ((at.kind !== 'heading' && at.kind !== 'label') || (at.kind === 'heading' && at.level === 1) || !isVision(at)) return null
  const text = unnumbered(title(at))
  const found = context.window(text)
  return found ? deadlineOf(found.window) : findDeadline(text)
})
/** "90-Day Summary", "Scorecard: 90-Day Results", "Plan de 90 días", "90天计划": how long the block is, where it is not the whole document. */
const LENGTH = pattern(
  /(?:^|[:：–—]\s+)(?:(?:the|our|first|next) )?\d{1,3}[\s-]*(?:(?:days?|weeks?|months?|years?)[\s-]+(?:\p{L}+\s+)?(?:plan|summary|sprint|roadmap|strategy|push|results|recap|outlook|score-?card|targets|goals|kpis)(?!\p{L})|(?:tage|wochen|monats?|jahres)-?(?:plan|fahrplan|strategie)|(?:天|日|个月|ヶ月|か月|개월|일)\s?(?:计划|計画|プラン|플랜|계획|KPI|OKR))|^plan (?:de |à |a )?\d{1,3} (?:d[ií]as|semanas|meses|jours|semaines|mois|dias)/iu,
)
export const lengthOf = once((_, at): string | null => {
  if ((at.kind !== 'heading' && at.kind !== 'label') || (at.kind === 'heading' && at.level === 1) || !/\d/.test(at.text)) return null
  const found = LENGTH.exec(unnumbered(title(at)))?.[0]
  return found === undefined ? null : findDeadline(`in ${/\d.*/.exec(found)![0].replace(/(?<=[天日月월일])(?=\S)/, ' ')}`)
})
/** "If it flops (< 50 visits)", "Si NO": what is done then. */
const CASE = pattern(/^(?:if|falls|wenn|si|se|caso|en caso|em caso|en cas|in caso|nếu|eğer|если)\s\S|^(?:如果|若|もし|만약|만일)/iu)
export const isCase = fact(text => CASE.test(text))
/** The kind of block for targets: a block of goals, a bounded block whose statements may be targets, none, or never. */
export const blockOf = onceAbove((context, container): 'kpi' | 'vision' | 'milestone' | 'money' | 'never' | 'none' => {
  let grouped = false
  for (const at of context.within(container)) {
    if (isNorth(at)) return 'kpi'
    // "Early warning indicators:" says when a risk comes true.
    if (titleKind(at) === 'trigger' || isCase(at)) return 'never'
    if (horizonOf(context, at) !== null) return 'vision'
    const kinds = isOneMetric(context, at) ? [] : context.ownKinds(at)
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
/** "Template growth" in a list of goals, above "Target: 15": the name of a metric announces no block. */
const isOneMetric = (context: Context, at: Line): boolean =>
  at.kind === 'item' && at.children.some(child => leadKind(child) === 'target') && context.below(at, 'kpi') !== null
const inPhase = (context: Context, container: Line): 'milestone' | 'none' => (context.phaseOf(container, true) ? 'milestone' : 'none')
const pureTitle = (context: Context, line: Line): boolean => {
  const found = context.window(title(line))
  return !!found && found.to - found.from >= title(line).length - 3
}
/** In a block of metrics even outputs ("1 blog post published") are targets; in a goals phase they are actions. */
export const pureTargets = onceAbove(isPure)
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
export const allTargets = onceAbove((context, container): boolean => {
  for (const at of context.within(container)) {
    const kinds = context.ownKinds(at)
    if (kinds[0] === 'kpi') return context.phaseAt(at) === null || isPure(context, container)
    if (kinds.length > 0 || at.kind === 'item') return false
  }
  return false
})
/** Does nothing above say that targets stand here but the title of the document? There "Collect 10 reports" is work. */
export const isByTitle = onceAbove((context, container): boolean => {
  const block = context.within(container).find(at => context.ownKinds(at).includes('kpi'))
  if (block?.kind !== 'heading') return false
  // "Days 1-2: Metrics and alerts" is what is worked on in these days.
  return block.level === 1 || (context.phaseAt(block) !== null && !WANTED.test(block.text))
})
const WANTED =
  /goal|target|kpi|objective|success|criteri|result|milestone|ziel|erfolg|meta|objetivo|éxito|sucesso|objectif|réussite|obiettiv|цел|успех|目标|目標|成功|목표|성공|hedef|mục tiêu/i
/** "Exit criteria": what must be done before the plan goes on is work. */
export const isGate = (block: Line | null): boolean =>
  block !== null && /\b(?:exit|entry|gate|acceptance|completion) criteria|\bgates?\b/i.test(block.text)
