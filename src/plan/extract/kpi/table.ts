/** KPI tables: metric | target, metric | Month 1 | Month 3 …, week | milestones, and cells that end in their target. */
import { metricFor } from '../../lexicon/metrics.ts'
import type { SectionKind } from '../../lexicon/types.ts'
import type { Line } from '../../read/document.ts'
import { deadlineOf } from '../../text/deadline.ts'
import type { Quantity } from '../../text/quantity.ts'
import { once, type Context } from '../context.ts'
import { headersIn, targetsIn, type TargetColumn } from '../table/columns.ts'
import { withoutTarget, type Header } from '../table/headers.ts'
import { cleanMetric, metricText } from './metric-text.ts'
import { atEdge, pushKpi } from './make.ts'
import { listKpis } from './list.ts'
import { milestoneTargets } from './milestone.ts'
import { namesWhich } from './statement.ts'

/** Blocks in which even a column of targets holds none of the plan. */
const NO_TARGETS = new Set<SectionKind>(['nonGoal', 'achieved', 'competitor', 'persona', 'template', 'risk', 'contingency', 'budget'])

/** Reads one row; returns whether its table is one of targets. */
export function tableKpis(context: Context, line: Line): boolean {
  const table = line.parent
  if (table?.kind !== 'table') return false
  const columns = targetsIn(context, table)
  const headers = headersIn(context, table)
  const inKpi =
    context.kindsAt(line)[0] === 'kpi' ||
    (context.below(line, 'kpi') !== null &&
      !context
        .kindsAt(line)
        .some(
          kind =>
            kind === 'risk' || kind === 'budget' || kind === 'content' || kind === 'tracking' || kind === 'task' || kind === 'channel',
        ))
  const targets = columns.filter(column => column.role === 'target' || column.role === 'window')
  const metricAt = columns.findIndex(column => column.role === 'metric')
  const metric = cleanMetric(line.cells[metricAt]?.text ?? '')
  if (
    targets.length > 0 &&
    metricAt >= 0 &&
    (inKpi ||
      (columns.some(column => column.role === 'target' || column.role === 'baseline') && headers[metricAt]!.says.has('metric')) ||
      (columns.some(column => column.says) && !context.kindsAt(line).some(kind => NO_TARGETS.has(kind))) ||
      (windowed(columns) && headers[metricAt]!.kind === 'metric'))
  ) {
    if (metric === '' || /^(?:total|summe)$/i.test(metric)) return true
    const baselineAt = columns.findIndex(column => column.role === 'baseline')
    const baseline = baselineAt >= 0 ? (context.quantities(line.cells[baselineAt]?.text ?? '')[0]?.value ?? null) : null
    const period = context.periodOf(line.cells[metricAt]?.text ?? '')
    let any = false
    const grows = columns.some(
      (column, i) => column.role === 'window' && context.quantities(line.cells[i]?.text ?? '').some(quantity => quantity.value > 0),
    )
    const several = columns.filter(column => column.role === 'target').length > 1
    columns.forEach((column, i) => {
      if (column.role !== 'target' && column.role !== 'window') return
      const cell = line.cells[i]?.text ?? ''
      const all = context.quantities(cell)
      const quantity = best(all)
      if (!quantity || namesWhich(cell, quantity)) return
      const by = column.by ?? atEdge(context, metric)
      const isNumbered = column.role === 'target' && NUMBER.test(metric)
      if (isNumbered && all.length > 1 && /[,;，；、]/.test(cell)) {
        any = listKpis(context, line, cell, 'stated') || any
        return
      }
      const extra =
        column.role === 'target' || column.says ? cleanMetric(metricText(cell, quantity, null)).replace(/^[(（](.*)[)）]$/, '$1') : ''
      any =
        pushKpi(context, line, nameIn(isNumbered ? '' : metric, extra) || metric, quantity, {
          baseline,
          period,
          text: cell,
          // Columns of quarters below "Quarterly targets": by when, not per what.
          inColumn: column.role === 'window',
          grows,
          band: column.role === 'target' && (several || headers[i]!.says.has('least')) ? headers[i]!.text : null,
          ...(by !== null ? { by } : {}),
        }) !== null || any
    })
    if (any) context.claim(line, 'kpi')
    return true
  }
  if (inKpi && targets.length === 0 && segmentKpis(context, line, columns)) return true
  if (inKpi && targets.length === 0 && context.phaseAt(line) === null) {
    const first = line.cells[0]?.text ?? ''
    const own = context.quantities(first)
    const quantity = own.length > 0 ? own[own.length - 1]! : undefined
    if (quantity && !quantity.compound) {
      if (pushKpi(context, line, metricText(first, quantity, null), quantity)) context.claim(line, 'kpi')
      return true
    }
    const second = best(context.quantities(line.cells[1]?.text ?? ''))
    if (second && first !== '' && columns[1]?.role !== 'baseline' && headers[0]!.time === null && columns[1]?.role !== 'other') {
      if (pushKpi(context, line, cleanMetric(first), second, { text: line.cells[1]!.text })) context.claim(line, 'kpi')
      return true
    }
  }
  if (
    context.phaseAt(line) !== null &&
    (inKpi || context.kindsAt(line).some(kind => kind === 'milestone' || kind === 'schedule') || targets.length > 0)
  ) {
    headers.forEach((header, i) => {
      const cell = line.cells[i]?.text ?? ''
      const role = columns[i]!.role
      if (i === 0 || cell === '' || (inKpi && numberBelow(context, line, cell, header))) return
      if (role === 'baseline' || header.says.has('noTarget')) return
      const name = role === 'target' ? cleanHeader(header.text) : metricHeader(context, header.text)
      milestoneTargets(context, line, cell, name, null, role === 'target' && inKpi)
    })
    return true
  }
  return !inKpi && goalCells(context, line, columns)
}

/** "KR1", "2.3": which of the rows it is; the target itself says of what. */
const NUMBER = /^(?:(?:KR|KPI|O|G|T|#)\s?)?\d{1,2}(?:\.\d{1,2})*$/i
const nameIn = (metric: string, extra: string): string =>
  metric === '' ? extra : extra !== '' && extra.length < 40 && !metric.includes(extra) ? `${metric} (${extra})` : metric

/** "| Channel | Trials | MRR |" in a block of targets: a metric in each column, of what the row names. */
function segmentKpis(context: Context, line: Line, columns: readonly TargetColumn[]): boolean {
  const table = line.parent!
  const measured = segmentsIn(context, table)
  if (measured.length < 2 || context.kindsAt(line)[0] !== 'kpi' || columns.some(column => column.role === 'baseline')) return false
  const name = line.cells[0]?.text ?? ''
  const whole = /^(?:grand )?total|^(?:gesamt|summe|итого|合计|总计|合計|합계)$/i.test(name)
  let any = false
  for (const i of measured) {
    const cell = line.cells[i]?.text ?? ''
    const quantity = best(context.quantities(cell))
    if (!quantity || quantity.from > 2) continue
    const metric = table.cells[i]!.text
    any = pushKpi(context, line, whole ? metric : `${name} ${metric}`, quantity, { text: cell }) !== null || any
  }
  if (any) context.claim(line, 'kpi')
  return any
}
const segmentsIn = once((context, table) => {
  const headers = headersIn(context, table)
  if (headers.length < 3 || headers[0]!.time !== null || headers[0]!.kind === 'metric') return []
  const named = headers.flatMap(({ text }, i) => (i > 0 && text.length < 40 && metricFor(text) !== null ? [i] : []))
  return named.length * 2 > headers.length - 1 ? named : []
})
/** Behind a time, in a block of targets, a cell that is nothing but a number: its column names what is counted. */
function numberBelow(context: Context, line: Line, text: string, header: Header): boolean {
  const [first, second] = context.quantities(text)
  if (!first || second || first.from > 0 || first.to < text.trimEnd().length || header.says.has('noValue') || header.time !== null)
    return false
  const metric = withoutTarget(header.text)
    .replace(/^\s*%\s*|\s*[(（]%[)）]\s*$/g, '')
    .trim()
  if (metric === '' || context.ownKindsOf(metric)[0] === 'budget') return false
  return pushKpi(context, line, metric, first, { period: context.periodOf(header.text), text }) !== null
}

/** Blocks in whose tables a goal is none of the plan. */
const NO_GOALS = new Set<SectionKind>([
  'nonGoal',
  'achieved',
  'competitor',
  'persona',
  'audience',
  'pricing',
  'template',
  'tracking',
  'risk',
  'contingency',
])
/** "| Channel | Action | Goal | Timeline |": a cell below "Goal" may hold targets, due when the row says. */
function goalCells(context: Context, line: Line, columns: readonly TargetColumn[]): boolean {
  const headers = headersIn(context, line.parent!)
  const goal = columns.findIndex((column, i) => column.role === 'target' && headers[i]!.says.has('goal'))
  if (goal < 0 || context.kindsAt(line).some(kind => NO_GOALS.has(kind))) return false
  const when = headers.findIndex(({ time }) => time !== null)
  const found = when < 0 ? null : context.window(line.cells[when]?.text ?? '')
  const by = found ? deadlineOf(found.window) : null
  return milestoneTargets(context, line, line.cells[goal]?.text ?? '', null, by)
}

const windowed = (columns: readonly TargetColumn[]): boolean => columns.filter(column => column.role === 'window').length >= 2
const best = (quantities: readonly Quantity[]): Quantity | undefined => quantities.find(q => q.op !== null || q.plus) ?? quantities[0]
const cleanHeader = (text: string): string | null => cleanMetric(withoutTarget(text)) || null
/** A column such as "GitHub stars" beside a week column names the metric of its numbers. */
const metricHeader = (context: Context, text: string): string | null =>
  context.ownKindsOf(text).length === 0 && text.length < 40 ? text : null
