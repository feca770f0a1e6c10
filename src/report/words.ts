/** The sentences and cells of a report, the same in every format. Plain text: each renderer escapes for itself. */
import { shortDay, shortSpan } from '../lib/day-format.ts'
import type { State } from '../metrics/pace.ts'
import { amount, change, count, figure, money, percent } from './figures.ts'
import type { BudgetLine, MeasureLine, NextLine, Report, TargetLine, TaskLine } from './view.ts'

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
  const bad = states.filter(({ state }) => state === 'off track' || state === 'at risk')
  const good = states.filter(({ state }) => ['done', 'ahead', 'on track'].includes(state)).reduce((sum, each) => sum + each.count, 0)
  return [
    `${count(tasks.done.length, 'task')} done`,
    ...(tasks.slipped.length > 0 ? [`${figure(tasks.slipped.length)} slipped`] : []),
    ...(content.due > 0 && content.published !== null ? [`${figure(content.published)} of ${count(content.due, 'piece')} published`] : []),
    ...(content.deliveries.length > 0 ? [`${count(content.deliveries.length, 'post')} sent by Uptake`] : []),
    ...(good > 0 ? [`${count(good, 'target')} on track or better`] : []),
    ...bad.map(({ state, count: n }) => `${figure(n)} ${state}`),
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
  const outlook = [
    ...(forecast ? [`${figure(forecast.low)}–${figure(forecast.high)}`] : []),
    ...(chance === null ? [] : [`${percent(chance)} likely`]),
  ]
  return {
    name: target.name,
    goal: target.goal,
    now: now === null ? UNKNOWN : amount(now, unit),
    expected: expected === null ? UNKNOWN : figure(expected),
    change: target.change === null ? UNKNOWN : change(target.change),
    due: target.due === null ? UNKNOWN : dayOf(target.due, report),
    state: `${STATE_SIGNS[target.state]} ${target.state}`,
    outlook: outlook.length === 0 ? UNKNOWN : outlook.join(', '),
  }
}

export const sharesOf = (share: number | null): string => (share === null ? UNKNOWN : percent(share))
export const measureOf = ({ value, unit }: Pick<MeasureLine, 'value' | 'unit'>): string => (value === null ? UNKNOWN : amount(value, unit))
export const figureOr = (value: number | null, unit: string | null): string => (value === null ? UNKNOWN : amount(value, unit))
/** How many boxes are ticked. */
export const progressOf = ({ tasks }: Report): string =>
  tasks.progress.total === 0
    ? 'The plan has no boxes to tick.'
    : `${figure(tasks.progress.done)} of ${count(tasks.progress.total, 'box', 'boxes')} of the plan ${tasks.progress.total === 1 ? 'is' : 'are'} ticked.`
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
/** "stars: +120, usually +30 (Release v2)". */
export const unusualOf = ({ metric, change: moved, unit, usual, beside }: Report['unusual'][number]): string =>
  `${metric}: ${change(moved)}${unit === '' ? '' : ` ${unit}`} in the last week, usually ${change(usual)}${beside.length > 0 ? ` (beside it: ${beside.join(', ')})` : ''}`
