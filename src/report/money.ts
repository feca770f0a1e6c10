/** Money planned, and spent where it is measured; response times where they are. */
import { flowBetween } from '../metrics/amount.ts'
import { dayEnd, dayStart } from '../metrics/calendar.ts'
import { median } from '../metrics/smooth.ts'
import type { Series } from '../metrics/series.ts'
import { budgetTree, type BudgetNode } from '../schedule/budget-tree.ts'
import type { ReportInput } from './input.ts'
import { periodBefore } from './period.ts'
import type { BudgetLine, MeasureLine, Report } from './view.ts'

/** The metric under which spending is entered (by CSV, form or collector): a flow, with the label `line` naming a line of the budget. */
export const SPENT = 'budget.spent'

export function budgetOf(input: ReportInput): Report['budget'] {
  const { plan, period, zone, today, series } = input
  const spending = series.filter(each => each.metric === SPENT)
  const from = dayStart(period.start, zone)
  const to = dayEnd(today < period.end ? today : period.end, zone) + 1
  const lines = budgetTree(plan).flatMap(node => lineOf(node, spending, to))
  if (spending.length === 0) return { lines, spent: null }
  const add = (start: number): number => spending.reduce((sum, each) => sum + (spentBetween(each, start, to) ?? 0), 0)
  return { lines, spent: { period: add(from), total: add(-Infinity), unit: input.info[SPENT]?.unit ?? plan.budgets[0]?.currency ?? '' } }
}

/** A stated total, with its lines below when there are few of them. */
function lineOf(node: BudgetNode, spending: readonly Series[], to: number): BudgetLine[] {
  const own = spending.find(each => each.labels['line']?.toLowerCase() === node.label.toLowerCase())
  const { label, min, max, currency, period } = node
  const line: BudgetLine = { label, min, max, currency, period, spent: own ? spentBetween(own, -Infinity, to) : null }
  return [line, ...node.children.flatMap(child => lineOf(child, spending, to))]
}

/** A level or a total of money spent counts by its growth. */
function spentBetween(series: Series, from: number, to: number): number | null {
  if (series.kind === 'flow') {
    const start = Number.isFinite(from) ? from : (series.points[0]?.at ?? to)
    return flowBetween(series, start, to)?.amount ?? null
  }
  const last = series.points.findLast(point => point.value !== null && point.at < to)?.value ?? null
  const before = series.points.findLast(point => point.value !== null && point.at < from)?.value ?? 0
  return last === null ? null : last - before
}

/** Metrics with one value for each thing that was answered, at its beginning. */
export const RESPONSE = /(?:response|resolution|answer)_time$/

/** The median response time of what began within the period, and of what began in the one before. */
export function responsesOf({ series, info, period, zone }: ReportInput): MeasureLine[] {
  const before = periodBefore(period)
  return series
    .filter(each => RESPONSE.test(each.metric))
    .map(each => {
      const values = valuesWithin(each, period, zone)
      const earlier = valuesWithin(each, before, zone)
      return {
        name: nameOf(each),
        unit: info[each.metric]?.unit ?? '',
        value: values.length === 0 ? null : median(values),
        before: earlier.length === 0 ? null : median(earlier),
        count: values.length,
      }
    })
    .filter(line => line.value !== null || line.before !== null)
}

function valuesWithin(series: Series, { start, end }: { start: string; end: string }, zone: string): number[] {
  const [from, to] = [dayStart(start, zone), dayEnd(end, zone)]
  return series.points.flatMap(point => (point.value !== null && point.at >= from && point.at <= to ? [point.value] : []))
}

const BRANDS: Readonly<Record<string, string>> = {
  github: 'GitHub',
  pypi: 'PyPI',
  crates: 'crates.io',
  docker: 'Docker Hub',
  homebrew: 'Homebrew',
  linkedin: 'LinkedIn',
  youtube: 'YouTube',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  reddit: 'Reddit',
  discord: 'Discord',
  x: 'X',
}
/** Sources that say nothing that the name does not. */
const SILENT = new Set(['engineering', 'journey', 'users', 'survey'])
/** `github.stars` → "GitHub stars", `engineering.coverage` → "coverage". */
export function metricName(metric: string): string {
  const source = metric.slice(0, metric.indexOf('.'))
  const name = metric.slice(source.length + 1).replaceAll(/[._-]/g, ' ')
  if (SILENT.has(source)) return name
  return name === 'count' ? source : `${BRANDS[source] ?? source} ${name}`
}

/** `github.first_response_time {repo: a/b}` → "first response time (a/b)". */
export function nameOf({ metric, labels }: Pick<Series, 'metric' | 'labels'>): string {
  const about = Object.values(labels).join(', ')
  const name = metric.slice(metric.indexOf('.') + 1).replaceAll(/[._-]/g, ' ')
  return about === '' ? name : `${name} (${about})`
}
