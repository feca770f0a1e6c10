/** KPI tables: metric | target, metric | Month 1 | Month 3 …, week | milestones, and cells that end in their target. */
import { labelKind } from '../../lexicon/index.ts'
import { metricFor } from '../../lexicon/metrics.ts'
import type { SectionKind } from '../../lexicon/types.ts'
import type { Line } from '../../read/document.ts'
import { deadlineOf, findDeadline } from '../../text/deadline.ts'
import type { Quantity } from '../../text/quantity.ts'
import { atLaunch, timeHeader } from '../names.ts'
import { once, title, type Context } from '../context.ts'
import { cleanMetric, metricText } from './metric-text.ts'
import { atEdge, pushKpi } from './make.ts'
import { listKpis } from './list.ts'
import { milestoneTargets } from './milestone.ts'
import { namesWhich } from './statement.ts'

/** `says`: a column of a time that calls itself one of targets ("Year 1 target"). */
type Column = { role: 'metric' | 'target' | 'baseline' | 'window' | 'other'; by: string | null; says?: boolean }
const OTHER =
  /owner|source|tool|how|notes?|comment|method|frequency|why|definition|evidence|status|priority|weight|description|responsab|fuente|notas|定义|说明|备注|来源|工具|方法|频率|負責|정의|증거|비고|источник|note|kaynak|nguồn|ghi chú|примечан|инструмент|частота|отклонение|delta|change|growth|%|cumul/i
const TARGET =
  /^key results?$|target|goal|ziel|meta|objetivo|objectif|cible|\balvo\b|\bsoll(?:wert)?\b|цел[ьи]|目标|目標|목표|mục tiêu|obiettiv|\bhedef|success|threshold|stretch|minimum/i
/** "Target metric", "Zielzeit": a column that holds targets whatever its table is about. */
const STATED =
  /^(?:target(?: (?:metrics?|values?|times?|rates?|kpis?))|ziel-?(?:metrik|wert|zeit|größe|quote)(?:en|n|e)?|(?:métrica|valor|tiempo|tempo) (?:objetivo|alvo)|(?:métrique|valeur|temps) cible|目标值|目標値|목표 ?값)$/i
/** "Minimum for break-even": another measure than what is wanted elsewhere. */
const LEAST = /minim|mindest|mínim|break-?even|threshold|schwelle|umbral|limiar|seuil|soglia|stretch|最低|最小|최소|минимум|порог/i
/** "M3", "Objectif M6": a month, in the header of a column of targets. */
const SHORT_MONTH = /(?:^|[\s(（])M\s?(\d{1,2})(?:$|[\s)）])/
/** "v1.0", "Release 2": a column of what is to be true by then. */
const VERSION = /^(?:v\s?\d+(?:\.\d+)*|(?:version|release) \d+(?:\.\d+)*)$/i
/** Blocks in which even a column of targets holds none of the plan. */
const NO_TARGETS = new Set<SectionKind>(['nonGoal', 'achieved', 'competitor', 'persona', 'template', 'risk', 'contingency', 'budget'])
/** What the columns of a table hold. */
const columnsIn = once(columnsOf)

/** Reads one row; returns whether its table is one of targets. */
export function tableKpis(context: Context, line: Line): boolean {
  const table = line.parent
  if (table?.kind !== 'table') return false
  const columns = columnsIn(context, table)
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
      (columns.some(column => column.role === 'target' || column.role === 'baseline') &&
        /metric|kpi|indicator|kennzahl|指标|指標|metrik|métrica|indicador|indicateur|m[eé]trique|показател|метрик|지표|chỉ số|metri[ck]|gösterge/i.test(
          table.cells[metricAt]?.text ?? '',
        )) ||
      (columns.some(column => column.says) && !context.kindsAt(line).some(kind => NO_TARGETS.has(kind))) ||
      (windowed(columns) && labelKind(table.cells[metricAt]?.text ?? '') === 'metric'))
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
          band: column.role === 'target' && (several || LEAST.test(table.cells[i]?.text ?? '')) ? (table.cells[i]?.text ?? null) : null,
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
    if (
      second &&
      first !== '' &&
      columns[1]?.role !== 'baseline' &&
      !timeHeader(table.cells[0]?.text ?? '') &&
      columns[1]?.role !== 'other'
    ) {
      if (pushKpi(context, line, cleanMetric(first), second, { text: line.cells[1]!.text })) context.claim(line, 'kpi')
      return true
    }
  }
  if (
    context.phaseAt(line) !== null &&
    (inKpi || context.kindsAt(line).some(kind => kind === 'milestone' || kind === 'schedule') || targets.length > 0)
  ) {
    line.cells.slice(1).forEach((cell, i) => {
      const role = columns[i + 1]?.role
      if (inKpi && numberBelow(context, line, cell.text, table.cells[i + 1]?.text ?? '')) return
      if (role !== 'baseline' && !/budget|cost|owner|\b(?:theme|topic|title|headline|subject)\b/i.test(table.cells[i + 1]?.text ?? ''))
        milestoneTargets(
          context,
          line,
          cell.text,
          role === 'target' ? cleanHeader(table.cells[i + 1]!.text) : metricHeader(context, table.cells[i + 1]?.text ?? ''),
          null,
          role === 'target' && inKpi,
        )
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
function segmentKpis(context: Context, line: Line, columns: readonly Column[]): boolean {
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
const segmentsIn = once((_, { cells }) => {
  if (cells.length < 3 || timeHeader(cells[0]!.text) !== null || labelKind(cells[0]!.text) === 'metric') return []
  const named = cells.flatMap(({ text }, i) => (i > 0 && text.length < 40 && metricFor(text) !== null ? [i] : []))
  return named.length * 2 > cells.length - 1 ? named : []
})
/** How a column of something else than the metric's own value calls itself. */
const NO_VALUE =
  /actual|delta|change|growth|status|owner|notes?|comment|budget|cost|source|weight|priority|istwert|veränderung|wachstum|real\b|réel|variación|variação|évolution|实际|变化|增长|備考|実績|実際|실제|변화|факт|изменен/i
/** Behind a time, in a block of targets, a cell that is nothing but a number: its column names what is counted. */
function numberBelow(context: Context, line: Line, text: string, header: string): boolean {
  const [first, second] = context.quantities(text)
  if (!first || second || first.from > 0 || first.to < text.trimEnd().length || NO_VALUE.test(header) || timeHeader(header) !== null)
    return false
  const metric = header
    .replace(TARGET, ' ')
    .replace(/^\s*%\s*|\s*[(（]%[)）]\s*$/g, '')
    .trim()
  if (metric === '' || context.ownKindsOf(metric)[0] === 'budget') return false
  return pushKpi(context, line, metric, first, { period: context.periodOf(header), text }) !== null
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
function goalCells(context: Context, line: Line, columns: readonly Column[]): boolean {
  const header = line.parent?.cells ?? []
  const goal = columns.findIndex((column, i) => column.role === 'target' && GOAL_HEADER.test(header[i]?.text ?? ''))
  if (goal < 0 || context.kindsAt(line).some(kind => NO_GOALS.has(kind))) return false
  const when = header.findIndex(cell => timeHeader(cell.text) !== null)
  const found = when < 0 ? null : context.window(line.cells[when]?.text ?? '')
  const by = found ? deadlineOf(found.window) : null
  return milestoneTargets(context, line, line.cells[goal]?.text ?? '', null, by)
}
const GOAL_HEADER = /^(?:goals?|targets?|kpis?|success(?: metrics?| criteria)?|ziele?|metas?|objetivos?|objectifs?|目标|目標|목표)$/i

const windowed = (columns: Column[]): boolean => columns.filter(column => column.role === 'window').length >= 2
const best = (quantities: readonly Quantity[]): Quantity | undefined => quantities.find(q => q.op !== null || q.plus) ?? quantities[0]
const cleanHeader = (text: string): string | null => cleanMetric(text.replace(TARGET, '')) || null
/** A column such as "GitHub stars" beside a week column names the metric of its numbers. */
const metricHeader = (context: Context, text: string): string | null =>
  context.ownKindsOf(text).length === 0 && text.length < 40 ? text : null

function columnsOf(context: Context, table: Line): Column[] {
  const cells = table.cells
  const around = /\b(20\d\d)\b/.exec(title(table.parent ?? table))?.[1]
  const columns = cells.map((cell, i): Column => {
    const text = cell.text
    if (i === 0 && !timeHeader(text)) return { role: 'metric', by: null }
    const kind = labelKind(text)
    if (kind === 'baseline') return { role: 'baseline', by: null }
    const found = text.length < 60 ? (context.window(text, around ? { year: Number(around) } : {}) ?? atLaunch(text)) : null
    if (found) return { role: 'window', by: deadlineOf(found.window), says: TARGET.test(text) }
    if (VERSION.test(text)) return { role: 'window', by: `text:${text}` }
    const phase = /^(?:phase|fase|этап|阶段|フェーズ|단계)\s*\d/i.test(text)
    if (phase) return { role: 'window', by: `phase:${text}` }
    if (OTHER.test(text) && !STATED.test(text.trim())) return { role: 'other', by: null }
    const month = SHORT_MONTH.exec(text)?.[1]
    if (month) return { role: TARGET.test(text) ? 'target' : 'window', by: `month:${Number(month)}` }
    if (kind === 'target' || kind === 'goal' || TARGET.test(text))
      return { role: 'target', by: text.length < 60 && /\d/.test(text) ? findDeadline(text) : null, says: STATED.test(text.trim()) }
    return { role: 'other', by: null }
  })
  const named = cells.findIndex((cell, i) => labelKind(cell.text) === 'metric' && columns[i]?.role !== 'target')
  // "| Milestone | Target time |": what is to be reached in that time.
  if (columns.slice(1).some(column => column.role === 'target' && column.says) && timeHeader(cells[0]?.text ?? '') === 'phase')
    columns[0]!.role = 'metric'
  if (named > 0 && columns[0]?.role === 'metric') {
    columns[0].role = 'other'
    columns[named]!.role = 'metric'
  }
  return columns
}
