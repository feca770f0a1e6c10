/** KPI tables: metric | target, metric | Month 1 | Month 3 …, week | milestones, and cells that end in their target. */
import { metricFor } from '../../lexicon/metrics.ts'
import type { SectionKind } from '../../lexicon/types.ts'
import type { Line } from '../../read/document.ts'
import { deadlineOf } from '../../text/deadline.ts'
import type { Quantity } from '../../text/quantity.ts'
import { channelColumn, placesIn, readPlatforms } from '../channel-name.ts'
import { once, type Context } from '../context.ts'
import { atLaunch, phaseNumber } from '../names.ts'
import { countsTargets, headersIn, isHeadless, targetsIn, whenIn, type TargetColumn } from '../table/columns.ts'
import { withoutTarget, type Header } from '../table/headers.ts'
import { cleanMetric, metricText } from './metric-text.ts'
import { atEdge, ownDeadline, pushKpi } from './make.ts'
import { listKpis } from './list.ts'
import { milestoneTargets } from './milestone.ts'
import { namesWhich, readMetric } from './statement.ts'

/** Blocks in which even a column of targets holds none of the plan. */
const NO_TARGETS = new Set<SectionKind>(['nonGoal', 'achieved', 'competitor', 'persona', 'template', 'risk', 'contingency', 'budget'])

/** Where a column that is called "Target" and no more holds something else. */
const NO_COUNTS = new Set<SectionKind>([...NO_TARGETS, 'audience', 'pricing', 'content', 'tracking', 'role', 'effort', 'channel'])

/** Reads one row, or the header of a table that has none. */
export function tableKpis(context: Context, line: Line): void {
  const before = context.plan.kpis.length
  readRow(context, line)
  if (context.plan.kpis.length === before && ASIDE.test(line.text)) asideTargets(context, line)
}
/** "Start the campaign (goal: €50k)" */
const ASIDE = /[(（]\s*(?:target|goal|ziel|meta|objetivo|objectif|obiettivo|цель|目标|目標|목표)\s*[:：]\s*([^()（）]+)[)）]/i
/** Targets behind what is to be done, in a cell of a table of something else. */
function asideTargets(context: Context, line: Line): void {
  if (line.kind !== 'row') return
  if (context.kindsAt(line).some(kind => NO_GOALS.has(kind))) return
  for (const { text } of line.cells) {
    const said = ASIDE.exec(text)
    const [quantity] = said ? context.quantities(said[1]!) : []
    if (!said || !quantity || quantity.from > 3) continue
    const by = rowTime(context, line, line.parent!)
    const name = cleanMetric(metricText(said[1]!, quantity, null))
    pushKpi(context, line, nameIn(cleanMetric(text.slice(0, said.index)), name), quantity, {
      text: said[1]!,
      ...(by !== null ? { by } : {}),
    })
  }
}
function readRow(context: Context, line: Line): boolean {
  const table = line.kind === 'table' ? line : line.parent
  if (table?.kind !== 'table' || (line === table && !isHeadless(context, table))) return false
  if (countRow(context, line, table)) return true
  const columns = targetsIn(context, table)
  const kinds = context.kindsAt(line)
  const inKpi = kinds[0] === 'kpi' || (context.below(line, 'kpi') !== null && !kinds.some(kind => BESIDE.has(kind)))
  const isTargets = columns.some(({ role }) => role === 'target' || role === 'window')
  if (isTargets && (inKpi || isStated(context, table, kinds)) && columns.some(({ role }) => role === 'metric')) {
    // "| Mastodon | 500 followers | Daily posts |" is a place with a plan of its own as well.
    const isBeside = !inKpi && columns.some(({ named }) => named)
    if (targetRow(context, line, table, columns) && !isBeside) context.claim(line, 'kpi')
    return true
  }
  if (milestoneRow(context, line, table, inKpi)) return true
  if (inKpi && !isTargets && (segmentKpis(context, line, columns) || plainRow(context, line, columns))) return true
  if (!isTimed(context, line)) return !inKpi && goalCells(context, line, columns)
  if (!inKpi && !isTargets && !kinds.some(kind => kind === 'milestone' || kind === 'schedule'))
    return !inKpi && goalCells(context, line, columns)
  phaseRow(context, line, columns, inKpi)
  return true
}
const COUNT = /^~?\d[\d.,]*[kKmM万]?\+?$/
/** "| 100 | Week 8 |" below "| Stars | Target date |": the first header says of what. */
function countRow(context: Context, line: Line, table: Line): boolean {
  const [header, text] = [table.cells[0]?.text ?? '', line.cells[0]?.text ?? '']
  if (line === table || !COUNT.test(text) || whenIn(context, table) < 1 || header.length > 40 || readMetric(header) === null) return false
  const quantity = best(context.quantities(text))
  return quantity !== undefined && dueInRow(context, line, table, cleanMetric(header), quantity, text)
}
/** A target that is due when its row says; false where the row says nothing of it. */
function dueInRow(context: Context, line: Line, table: Line, name: string, quantity: Quantity, text: string): boolean {
  const by = rowTime(context, line, table)
  if (by === null || pushKpi(context, line, name, quantity, { text, by }) === null) return false
  context.claim(line, 'kpi')
  return true
}
/** "| 1,000 stars | Month 6 |" below "| Milestone | Target date |": a known metric, due when the row says. */
function milestoneRow(context: Context, line: Line, table: Line, inKpi: boolean): boolean {
  if (line === table || whenIn(context, table) < 1 || !MILESTONES.test(table.cells[0]?.text ?? '')) return false
  if (!inKpi && !context.kindsAt(line).some(kind => kind === 'milestone' || kind === 'schedule')) return false
  const text = line.cells[0]?.text ?? ''
  const quantity = best(context.quantities(text))
  const name = quantity === undefined ? '' : metricText(text, quantity, null)
  if (quantity === undefined || quantity.compound || readMetric(name) === null) return false
  return dueInRow(context, line, table, name, quantity, text)
}
const MILESTONES =
  /^(?:milestones?|targets?|goals?|meilensteine?|ziele?|hitos?|metas?|marcos?|jalons?|objectifs?|вехи|цел[ьи]|里程碑|目标|目標|マイルストーン|마일스톤|목표)$/i
const isTimed = (context: Context, line: Line): boolean => context.phaseAt(line) !== null || context.timeAt(line) !== null
/** Below targets a block of its own, which says what its tables are about. */
const BESIDE = new Set<SectionKind>(['risk', 'budget', 'content', 'tracking', 'task', 'channel'])
/** Does a table say by its header that it holds targets, wherever it stands? */
function isStated(context: Context, table: Line, kinds: readonly SectionKind[]): boolean {
  const columns = targetsIn(context, table)
  const metric = headersIn(context, table)[columns.findIndex(({ role }) => role === 'metric')]
  if (metric === undefined) return false
  return (
    (columns.some(({ role }) => role === 'target' || role === 'baseline') && metric.says.has('metric')) ||
    (columns.some(({ says }) => says) && !kinds.some(kind => NO_TARGETS.has(kind))) ||
    (windowed(columns) && metric.kind === 'metric') ||
    (countsTargets(context, table) && !kinds.some(kind => NO_COUNTS.has(kind)))
  )
}

/** "| YouTube | Subscribers | 500 |": of the place that stands in the row, where the metric does not name it. */
function atPlace(context: Context, line: Line, table: Line, name: string): string {
  const [place, other] = placesIn(line.cells[channelColumn(context, table)]?.text ?? '')
  if (place === undefined || other !== undefined || readPlatforms(name).length > 0) return name
  const placed = `${line.cells[channelColumn(context, table)]!.text} ${name}`
  return readMetric(placed) === null ? name : placed
}
/** A metric, and what it is to reach: in one column, or in one for each time. */
function targetRow(context: Context, line: Line, table: Line, columns: readonly TargetColumn[]): boolean {
  const headers = headersIn(context, table)
  const said = line.cells[columns.findIndex(({ role }) => role === 'metric')]?.text ?? ''
  const name = cleanMetric(said)
  if (name === '' || /^(?:total|summe)$/i.test(name)) return false
  const atRow = rowTime(context, line, table)
  // "| Year 1 | Launch | 300 users |": the first column says when, the target itself of what.
  const ofTime = timeAlone(context, name)
  const metric = ofTime !== null || NUMBER.test(name) ? '' : atPlace(context, line, table, name)
  const baselineAt = columns.findIndex(column => column.role === 'baseline')
  const baseline = baselineAt >= 0 ? (context.quantities(line.cells[baselineAt]?.text ?? '')[0]?.value ?? null) : null
  const period = context.periodOf(said)
  const grows = columns.some(
    (column, i) => column.role === 'window' && context.quantities(line.cells[i]?.text ?? '').some(quantity => quantity.value > 0),
  )
  const several = columns.filter(column => column.role === 'target').length > 1
  let any = false
  columns.forEach((column, i) => {
    if (column.role !== 'target' && column.role !== 'window') return
    const cell = line.cells[i]?.text ?? ''
    const all = context.quantities(cell)
    const quantity = best(all)
    if (!quantity || namesWhich(cell, quantity)) return
    const by = ownDeadline(cell) ?? column.by ?? atRow ?? ofTime ?? atEdge(context, metric)
    if ((column.whole || metric === '') && all.length > 1 && /[,;，；、]/.test(cell)) {
      any = listed(context, line, cell, by) || any
      return
    }
    const more = {
      baseline,
      period: period ?? (column.role === 'target' ? context.periodOf(headers[i]!.text) : null),
      // Columns of quarters below "Quarterly targets": by when, not per what.
      inColumn: column.role === 'window',
      grows,
      band: column.role === 'target' && (several || headers[i]!.says.has('least')) ? headers[i]!.text : null,
      ...(by !== null ? { by } : {}),
    }
    const parts = all.length > 1 ? labelled(context, cell) : []
    for (const part of parts)
      any = pushKpi(context, line, nameIn(metric, part.label), part.quantity, { ...more, text: part.text }) !== null || any
    if (parts.length > 0) return
    const extra =
      column.role === 'target' || column.says ? cleanMetric(metricText(cell, quantity, null)).replace(/^[(（](.*)[)）]$/, '$1') : ''
    // "| Be found | Reach 800 subscribers |": a metric by itself needs no objective to name it.
    const header = column.role === 'target' ? cleanHeader(headers[i]!.text) : null
    const own = column.named && metric !== '' && header !== null && readMetric(metric) === null ? `${metric} ${header}` : metric
    const title = nameIn(column.whole && metricFor(extra) !== null ? '' : own, extra) || (ofTime !== null ? header : null) || name
    any = pushKpi(context, line, title, quantity, { ...more, text: cell }) !== null || any
  })
  return any
}
/** Targets that a cell states as a whole; they are due when the row says. */
function listed(context: Context, line: Line, cell: string, by: string | null): boolean {
  const before = context.plan.kpis.length
  const any = listKpis(context, line, cell, 'stated')
  for (const kpi of context.plan.kpis.slice(before)) kpi.by ??= by
  return any
}
/** "Demo → trial: 40%, trial → paid: 25%": several values of one row, each with what it is of. */
function labelled(context: Context, cell: string): { label: string; quantity: Quantity; text: string }[] {
  const parts = cell.split(/\s*[,;，；、]\s+/)
  if (parts.length < 2 || parts.length > 4) return []
  const found = parts.flatMap(text => {
    const label = /^([^:：\d]{2,40})[:：]\s*/.exec(text)
    const [quantity] = label ? context.quantities(text) : []
    return label && quantity && quantity.from <= label[0].length + 1 ? [{ label: label[1]!.trim(), quantity, text }] : []
  })
  return found.length === parts.length ? found : []
}
/** When a row is due, by a column of its own: "| Coverage | 13% | 70% | 4 weeks |". */
function rowTime(context: Context, line: Line, table: Line): string | null {
  const at = whenIn(context, table)
  const text = at < 0 ? firstTime(context, line, table) : (line.cells[at]?.text ?? '')
  if (text === '' || text.length > 40) return null
  const number = phaseNumber(text)
  if (number?.word === 'phase' && number.at === 0) return `phase:${text.slice(0, number.end)}`
  const found = context.window(text) ?? atLaunch(text)
  return found && found.from <= 1 ? deadlineOf(found.window) : ownDeadline(text)
}
/** "Phase 2" in "| Phase | Key metric | Target |", where the row is no block of time by itself. */
function firstTime(context: Context, line: Line, table: Line): string {
  const header = headersIn(context, table)[0]
  const text = line.cells[0]?.text ?? ''
  if (!header?.time || targetsIn(context, table)[0]?.role === 'metric' || context.timeAt(line)) return ''
  return /^\d{1,2}$/.test(text) ? `${header.text} ${text}` : text
}
/** The time that a name consists of, if it says no more. */
function timeAlone(context: Context, name: string): string | null {
  const found = name.length < 24 && /\d/.test(name) ? context.window(name) : null
  return found && found.from <= 1 && found.to >= name.length ? deadlineOf(found.window) : null
}

/** A row of a block of targets whose header says nothing of them: the target stands in the first cell, or beside it. */
function plainRow(context: Context, line: Line, columns: readonly TargetColumn[]): boolean {
  if (isTimed(context, line)) return false
  const first = line.cells[0]?.text ?? ''
  // "| Investment | Expected return |": what is spent, and what is to come of it.
  if (line.parent && headersIn(context, line.parent)[0]?.kind === 'budget') return listed(context, line, line.cells[1]?.text ?? '', null)
  const quantity = context.quantities(first).at(-1)
  // "| 10 parallel queries | 800 ms | 5,000 ms |": what the row is about.
  if (quantity && line.cells.filter(({ text }, i) => i > 0 && context.quantities(text).length > 0).length > 1) return false
  if (quantity && !quantity.compound) {
    if (pushKpi(context, line, metricText(first, quantity, null), quantity)) context.claim(line, 'kpi')
    return true
  }
  const text = line.cells[1]?.text ?? ''
  const said = headersIn(context, line.parent!)[0]?.time === null ? best(context.quantities(text)) : undefined
  // "| Issues | < 24 hours |": a bound, whatever its column is called.
  const isBound = columns.length === 2 && said?.op != null && said.op !== '~' && said.from <= 2
  const second = columns[1]?.role === 'metric' || isBound ? said : undefined
  if (!second || first === '') return false
  // "Teams that still push after 30 days": whom the metric counts.
  if (second.from > 2 && second.op === null && !second.plus && second.unit !== '%') return true
  if (pushKpi(context, line, cleanMetric(first), second, { text })) context.claim(line, 'kpi')
  return true
}

/** What is to be true by the time that a row is for, cell by cell. */
function phaseRow(context: Context, line: Line, columns: readonly TargetColumn[], inKpi: boolean): void {
  headersIn(context, line.parent!).forEach((header, i) => {
    const cell = line.cells[i]?.text ?? ''
    const role = columns[i]!.role
    if (i === 0 || cell === '' || (inKpi && numberBelow(context, line, cell, header))) return
    if (role === 'baseline' || header.says.has('noTarget')) return
    const name = role === 'target' ? cleanHeader(header.text) : metricHeader(context, header.text)
    milestoneTargets(context, line, cell, name, null, role === 'target' && inKpi)
  })
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
  const by = timeAlone(context, name)
  const whole = by !== null || /^(?:grand )?total|^(?:gesamt|summe|итого|合计|总计|合計|합계)$/i.test(name)
  let any = false
  for (const i of measured) {
    const cell = line.cells[i]?.text ?? ''
    const quantity = best(context.quantities(cell))
    if (!quantity || quantity.from > 2) continue
    const metric = table.cells[i]!.text
    any =
      pushKpi(context, line, whole ? metric : `${name} ${metric}`, quantity, { text: cell, ...(by !== null ? { by } : {}) }) !== null || any
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
  const by = rowTime(context, line, line.parent!)
  return milestoneTargets(context, line, line.cells[goal]?.text ?? '', null, by)
}

const windowed = (columns: readonly TargetColumn[]): boolean => columns.filter(column => column.role === 'window').length >= 2
const best = (quantities: readonly Quantity[]): Quantity | undefined => quantities.find(q => q.op !== null || q.plus) ?? quantities[0]
const cleanHeader = (text: string): string | null => cleanMetric(withoutTarget(text)) || null
/** A column such as "GitHub stars" beside a week column names the metric of its numbers. */
const metricHeader = (context: Context, text: string): string | null =>
  context.ownKindsOf(text).length === 0 && text.length < 40 ? text : null
