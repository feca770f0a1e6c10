/** The sentences and cells of a report, the same in every format. Plain text: each renderer escapes for itself. */
import { shortDay, shortSpan } from '../lib/day-format.ts'
import type { State } from '../metrics/pace.ts'
import { amount, change, count, figure, isTime, money, percent, whole } from './figures.ts'
import {
  channelCalled,
  type BudgetLine,
  type MeasureLine,
  type NextLine,
  type PieceLine,
  type Report,
  type TargetLine,
  type TaskLine,
} from './view.ts'

export const STATE_SIGNS: Readonly<Record<State, string>> = {
  'off track': '▼',
  'at risk': '◐',
  'on track': '●',
  ahead: '▲',
  done: '✔',
  'not due': '○',
  'not measured': '–',
}
/** What stands where nothing is known: unknown is not zero. */
export const UNKNOWN = '–'

export const dayOf = (date: string, report: Report): string => shortDay(date, report.period.end)
/** "16 – 22 Nov 2026", while it lasts "16 – 22 Nov 2026, so far until 20 Nov". */
export function spanOf(report: Report): string {
  const { start, end } = report.period
  const span = `${shortSpan({ start, end }, end)} ${end.slice(0, 4)}`
  const whole = start.slice(0, 4) === end.slice(0, 4) ? span : shortSpan({ start, end }, end)
  return report.over ? whole : `${whole}, so far until ${dayOf(report.until, report)}`
}

/** The period in one line of figures. */
export function summaryOf(report: Report): string[] {
  const { tasks, content, states } = report
  const missed = report.targets.filter(target => target.missed)
  const bad = states
    .filter(({ state }) => state === 'off track' || state === 'at risk')
    .map(({ state, count: all }) => ({ state, count: all - missed.filter(target => target.state === state).length }))
    .filter(each => each.count > 0)
  const good = states.filter(({ state }) => ['done', 'ahead', 'on track'].includes(state)).reduce((sum, each) => sum + each.count, 0)
  return [
    `${count(tasks.done.length, 'task')} done`,
    ...(tasks.slipped.length > 0 ? [`${figure(tasks.slipped.length)} slipped`] : []),
    ...(content.due > 0 && content.published !== null ? [`${figure(content.published)} of ${count(content.due, 'piece')} published`] : []),
    ...(content.deliveries.length > 0 ? [`${count(content.deliveries.length, 'post')} sent by Uptake`] : []),
    ...(good > 0 ? [`${count(good, 'target')} on track or better`] : []),
    ...bad.map(({ state, count: n }) => `${figure(n)} ${state}`),
    ...(missed.length > 0 ? [`${figure(missed.length)} missed before`] : []),
  ]
}

/** "it is overdue; due 12 Nov; Ada". */
export const becauseOf = (next: NextLine, report: Report): string =>
  [next.because, ...(next.due === null ? [] : [`due ${dayOf(next.due, report)}`]), ...(next.owner === null ? [] : [next.owner])].join('; ')

/** "due 12 Nov; Ada; Beta". */
export const factsOf = (task: TaskLine, report: Report): string =>
  [...(task.due === null ? [] : [`due ${dayOf(task.due, report)}`]), ...[task.owner, task.phase].filter(each => each !== null)].join('; ')

export type TargetCells = {
  name: string
  goal: string
  now: string
  expected: string
  change: string
  due: string
  state: string
  outlook: string
}
export function cellsOf(target: TargetLine, report: Report): TargetCells {
  const { unit, now, expected, forecast, chance } = target
  // What is reached, or missed, needs no outlook.
  const open = target.state !== 'done' && !target.missed
  const outlook = [
    ...(forecast && open ? [`${figure(whole(forecast.low, unit))}–${figure(whole(forecast.high, unit))}`] : []),
    ...(chance === null || !open ? [] : [`${likely(chance)} likely`]),
  ]
  return {
    name: capital(target.name),
    goal: target.goal,
    now: now === null ? UNKNOWN : amount(now, unit),
    expected:
      expected === null || target.state === 'not due' ? UNKNOWN : isTime(unit) ? amount(expected, unit) : figure(whole(expected, unit)),
    change: target.change === null ? UNKNOWN : change(whole(target.change, unit)),
    due: target.due === null ? UNKNOWN : dayOf(target.due, report),
    state: target.missed ? '✘ missed' : `${STATE_SIGNS[target.state]} ${target.state}`,
    outlook: outlook.length === 0 ? UNKNOWN : outlook.join(', '),
  }
}

/** "GitHub stars (500+); Downloads (2,000+ a week)". */
export const namesOf = (targets: readonly TargetLine[], report: Report): string =>
  targets
    .map(target => cellsOf(target, report))
    .map(({ name, goal }) => `${name} (${goal})`)
    .join('; ')

/** A name that begins in lower case, as lists of plans have it; names that are written so (npm, gRPC, e-mail) stay. */
const capital = (name: string): string =>
  /^(?!npm|pip)\p{Ll}{4,}(?=\s|$)/u.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name

export const sharesOf = (share: number | null): string => (share === null ? UNKNOWN : percent(share))
export const measureOf = ({ value, unit }: Pick<MeasureLine, 'value' | 'unit'>): string => (value === null ? UNKNOWN : amount(value, unit))
export const figureOr = (value: number | null, unit: string | null): string => (value === null ? UNKNOWN : amount(value, unit))
/** A forecast is never surer than 1 and 99 of 100. */
const likely = (chance: number): string => (chance <= 0.01 ? '≤ 1 %' : chance >= 0.99 ? '≥ 99 %' : percent(chance))

/** How many boxes are ticked, and how much is late. */
export function progressOf(report: Report): string {
  const { progress, overdue } = report.tasks
  if (progress.total === 0) return 'The plan has no boxes to tick.'
  const late =
    overdue === null
      ? ''
      : ` ${count(overdue.count, 'open box', 'open boxes')} ${overdue.count === 1 ? 'is' : 'are'} overdue, the oldest since ${dayOf(overdue.since, report)}.`
  return `${boxesOf(progress)}${late}`
}
const boxesOf = (progress: Report['tasks']['progress']): string =>
  `${figure(progress.done)} of ${count(progress.total, 'box', 'boxes')} of the plan ${progress.total === 1 ? 'is' : 'are'} ticked.`
/** Empty when the plan has no problems. */
export function problemsOf({ problems }: Report): string {
  const all = problems.errors + problems.warnings
  return all === 0 ? '' : `The plan has ${count(all, 'open problem')} (${count(problems.errors, 'error')})`
}
/** A number of pieces. */
export const countOr = (value: number | null): string => (value === null ? UNKNOWN : figure(value))
export const changeOr = (value: number | null): string => (value === null ? UNKNOWN : change(value))
export const plannedMoney = ({ min, max, currency, period }: BudgetLine): string =>
  `${money(min, max, currency)}${period === null ? '' : ` per ${period}`}`
export const spentMoney = ({ spent, currency }: BudgetLine): string => (spent === null ? UNKNOWN : money(spent, spent, currency))
/** What is planned, where nothing is known of what was spent; empty when there is no budget. */
export function budgetOf({ budget }: Report): string {
  if (budget.lines.length === 0 || hasSpending(budget)) return ''
  const total = budget.lines[0]!
  return `${plannedMoney(total)} planned${budget.lines.length > 1 ? ` (${total.label})` : ''}. No spending is recorded: enter it as the metric budget.spent.`
}
/** "$120 spent in this period, $400 in all." */
export const spentOf = ({ period, total, unit }: NonNullable<Report['budget']['spent']>): string =>
  `${amount(period, unit)} spent in this period, ${amount(total, unit)} in all.`
export const hasSpending = (budget: Report['budget']): boolean => budget.spent !== null || budget.lines.some(line => line.spent !== null)
/** Is it known of any kind of content how much is published? */
export const hasPublished = ({ content }: Report): boolean => content.volumes.some(line => line.published !== null)
/** What stands in place of a table in which nothing is known. */
export const volumesOf = (report: Report): string =>
  report.content.volumes.length === 0 || hasPublished(report)
    ? ''
    : `${report.content.volumes.map(line => `${figure(line.declared)} ${line.label}`).join(', ')} are promised. ${report.content.pieces === null ? 'No piece has a box' : 'No piece has a box or a file'}, so nobody can say how much is published.`
/** How far pieces are, the furthest first; what there is none of is left out. */
function stands({ out, scheduled, written, missing }: Pick<PieceLine, 'out' | 'scheduled' | 'written' | 'missing'>): [number, string][] {
  // Once a period is over nobody looks at what was on its way then.
  const works = scheduled === null ? 'written' : 'in the works'
  return ([[out, 'out'], [scheduled ?? 0, 'scheduled'], [written, works], [missing, 'without a file']] satisfies [number, string][]) // prettier-ignore
    .filter(([some]) => some > 0)
}
/** What the plan has due in the period against what became of it; empty when it has nothing due, or no piece is a file. */
export function piecesOf({ content: { pieces, due } }: Report): string {
  if (pieces === null || due === 0) return ''
  const all = { out: 0, scheduled: pieces.some(each => each.scheduled === null) ? null : 0, written: 0, missing: 0 }
  for (const { out, scheduled, written, missing } of pieces) {
    all.out += out
    all.scheduled = all.scheduled === null ? null : all.scheduled + (scheduled ?? 0)
    all.written += written
    all.missing += missing
  }
  const parts = stands(all).map(([some, how]) => `${figure(some)} ${how}`)
  return `${count(due, 'piece')} of the plan ${due === 1 ? 'is' : 'are'} due in this period: ${parts.join(', ')}.`
}
/** "out", "scheduled", and of several "1 of 3 out, 1 scheduled, 1 without a file". */
export function standsOf(piece: PieceLine): string {
  const parts = stands(piece)
  if (parts.length === 1 && parts[0]?.[0] === piece.count) return parts[0][1]
  return parts.map(([some, how], index) => `${figure(some)}${index === 0 ? ` of ${figure(piece.count)}` : ''} ${how}`).join(', ')
}
/** "LinkedIn; due 12 Nov". */
export const factsOfPiece = ({ channel, due }: Pick<PieceLine, 'channel' | 'due'>, report: Report): string =>
  [channel === null ? null : channelCalled(report.channels, channel), due === null ? null : `due ${dayOf(due, report)}`]
    .filter(each => each !== null)
    .join('; ')
/** Is it told of each piece how far it is? Then what is not out needs no list of its own. */
export const hasPieces = (report: Report): boolean => piecesOf(report) !== ''

/** Others beside us: a unit that repeats the metric is left out. */
export const besideOf = (value: number | null, metric: string, unit: string | null): string =>
  figureOr(value, unit === null || metric.toLowerCase().endsWith(unit.toLowerCase()) ? null : unit)
/** "GitHub stars: +120 in the last week, usually +30 (Release v2)". */
export const unusualOf = ({ metric, change: moved, unit, usual, beside }: Report['unusual'][number]): string =>
  `${metric}: ${change(whole(moved, unit))}${unit === '' || metric.toLowerCase().includes(unit.toLowerCase()) ? '' : ` ${unit}`} in the last week, usually ${change(whole(usual, unit))}${beside.length > 0 ? ` (beside it: ${beside.join(', ')})` : ''}`
