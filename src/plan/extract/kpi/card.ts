/** The block of one metric: its name above, and below it the target, how it is measured and where it stands. */
import type { Line } from '../../read/document.ts'
import { leadFact } from '../../read/fact.ts'
import { leadKind, onceAbove, title, type Context } from '../context.ts'
import { unnumbered } from '../names.ts'
import { stages } from './line.ts'
import { pushKpi } from './make.ts'
import { cleanMetric, metricText } from './metric-text.ts'

/** What is said of a metric beside its target. */
const OF_METRIC =
  /^(?:count|definition|definición|definição|définition|定义|定義|정의|measure(?:ment|d(?: by)?)?|how (?:to measure|we measure)(?: it)?|tracking|method|(?:data )?source|current(?: value)?|baseline|frequency|formula|medición|cómo medir|fuente|medição|como medir|fonte|mesure|messung|quelle|измерение|источник|测量(?:方式|方法)?|数据来源|当前值?|測定方法|측정(?: 방법)?)$/i
/** "Count: issues answered within 48 hours" beside "Target: 90%". */
export const saysHow = (line: Line): boolean => isOfMetric(line) === true && line.parent!.children.some(each => leadKind(each) === 'target')
export const isOfMetric = leadFact(lead => OF_METRIC.test(lead))
/** The block of one metric: "Reply rate:" above "Target: 80% of questions" and "Measurement: …". */
const cardAt = onceAbove((_, container): Line | null => {
  // "**Measurement:**" with an example below it, and then "**Target:** …": both speak of what the heading names.
  if (container.kind === 'label' && isOfMetric(container) === true && container.parent?.kind === 'heading') return container.parent
  const { kind, children } = container
  if (kind !== 'heading' && kind !== 'label' && kind !== 'item') return null
  return children.some(child => isOfMetric(child) === true) ? container : null
})
/** The target of such a block: its title names the metric, and what stands behind the number says of what. */
export function cardTarget(context: Context, line: Line): boolean {
  const card = cardAt(context, line)
  const first = context.quantities(line.rest)[0]
  if (card === null || first === undefined || first.compound || /\p{L}/u.test(line.rest.slice(0, first.from))) return false
  const named = card.kind === 'heading' && CALLED.test(card.lead ?? '') ? card.rest : title(card)
  const name = cleanMetric(unnumbered(card.kind === 'heading' ? named : (card.lead ?? title(card))))
  const rest = metricText(line.rest, first, null).replace(/^[(（]|[)）]$/g, '')
  if (stages(context, line, name)) return true
  const said = rest === '' || rest.length > 60 || name.toLowerCase().includes(rest.toLowerCase()) ? name : `${name} (${rest})`
  return pushKpi(context, line, said, first, { text: line.rest }) !== null
}
/** "Primary metric: time to fix". */
const CALLED = /\b(?:metric|kpi|indicator|métrica|indicador|indicateur|kennzahl)(?: \d+)?$/i
