/** The block of one metric: its name above, and below it the target, how it is measured and where it stands. */
import type { Line } from '../../read/document.ts'
import { leadFact } from '../../read/fact.ts'
import type { Quantity } from '../../text/quantity.ts'
import { pattern } from '../../text/pattern.ts'
import { leadKind, onceAbove, title, type Context } from '../context.ts'
import { unnumbered } from '../names.ts'
import { stages } from './line.ts'
import { pushKpi } from './make.ts'
import { cleanMetric, metricText } from './metric-text.ts'

/** What is said of a metric beside its target. */
const OF_METRIC =
  /^(?:count|definition|definición|definição|définition|定义|定義|정의|measure(?:ment|d(?: by)?)?|how (?:to measure|we measure)(?: it)?|plan to measure|(?:survey )?question|tracking|method|(?:data )?source|current(?: value)?|baseline|frequency|formula|medición|cómo medir|fuente|medição|como medir|fonte|mesure|messung|quelle|измерение|источник|测量(?:方式|方法)?|数据来源|当前值?|測定方法|측정(?: 방법)?)$/i
/** "Count: issues answered within 48 hours" beside "Target: 90%". */
export const saysHow = (line: Line): boolean => isBesideTarget(line) || (line.parent !== null && isBesideTarget(line.parent))
const isBesideTarget = (line: Line): boolean =>
  isOfMetric(line) === true && line.parent!.children.some(each => leadKind(each) === 'target' || GOAL_AT_END.test(each.lead ?? ''))
/** "Month 12 target". */
const GOAL_AT_END = /\S\s(?:target|goal)$/i
export const isOfMetric = leadFact(lead => OF_METRIC.test(lead))
/** In a block of targets "How: …" says it, too; elsewhere it says what is done. */
const isHow = leadFact(lead => /^how$/i.test(lead))
/** The block of one metric: "Reply rate:" above "Target: 80% of questions" and "Measurement: …". */
const cardAt = onceAbove((context, container): Line | null => {
  // "**Measurement:**" with an example below it, and then "**Target:** …": both speak of what the heading names.
  if (container.kind === 'label' && isOfMetric(container) === true && container.parent?.kind === 'heading') return container.parent
  const { kind, children } = container
  if (kind !== 'heading' && kind !== 'label' && kind !== 'item') return null
  return children.some(child => isOfMetric(child) === true || (isHow(child) === true && context.below(child, 'kpi') !== null))
    ? container
    : null
})
/** The target of such a block: its title names the metric, and what stands behind the number says of what. */
export function cardTarget(context: Context, line: Line): boolean {
  const card = cardAt(context, line)
  const first = context.quantities(line.rest)[0]
  if (card === null || first === undefined || first.compound || WORD_BEFORE.test(line.rest.slice(0, first.from).replace(MEAN, '')))
    return false
  const above = metricAbove(line)
  const named = above ?? (card.kind === 'heading' && CALLED.test(card.lead ?? '') ? card.rest : title(card))
  const name = cleanMetric(unnumbered(above !== null || card.kind === 'heading' ? named : (card.lead ?? title(card))))
  const rest = metricText(line.rest, first, null).replace(/^[(（]|[)）]$/g, '')
  if (stages(context, line, name)) return true
  const said = rest === '' || rest.length > 60 || name.toLowerCase().includes(rest.toLowerCase()) ? name : `${name} (${rest})`
  return pushKpi(context, line, said, first, { text: line.rest, baseline: todayBeside(context, line, first) }) !== null
}
/** "Metric: number of maintainers." above the list that holds the target; the nearest one. */
function metricAbove(line: Line): string | null {
  const siblings = line.parent?.children ?? []
  for (let i = siblings.indexOf(line) - 1; i >= 0; i--) {
    const each = siblings[i]!
    if (each.kind === 'text' && each.rest !== '' && CALLED.test(each.lead ?? '')) return each.rest
  }
  return null
}
/** "Current: 78 %" right above the target. */
function todayBeside(context: Context, line: Line, { unit }: Quantity): number | null {
  const siblings = line.parent?.children ?? []
  const before = siblings[siblings.indexOf(line) - 1]
  const today = before && leadKind(before) === 'baseline' ? context.quantities(before.rest)[0] : undefined
  return today !== undefined && today.from <= 1 && today.unit === unit ? today.value : null
}
/** "Average > 85". */
const MEAN =
  /^\s*(?:an? )?(?:average|avg\.?|median|mean|durchschnitt(?:lich)?|im schnitt|promedio|media|média|moyenne|平均|평균)(?: of)?\s*/i
const WORD_BEFORE = pattern(/\p{L}/u)
/** "Primary metric: time to fix". */
const CALLED = /\b(?:metric|kpi|indicator|métrica|indicador|indicateur|kennzahl)(?: \d+)?$/i
