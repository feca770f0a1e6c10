import type { Budget, Effort, Source } from '../../model.ts'
import { count, groupBy, money, number, type Found, type Rule } from '../rule.ts'

type Line = {
  label: string
  min: number
  max: number
  total: boolean
  subtotal: boolean
  category: string | null
  section: string[]
  source: Source
  unit: string
  period: string | null
}

/** A stated total must be the sum of the lines below it: money, hours and shares of a whole. */
export const sumMismatch: Rule = {
  id: 'sum-mismatch',
  title: 'A total does not match its parts',
  severity: 'error',
  *check({ plan }) {
    for (const lines of groupBy(plan.budgets.map(asLine), line => `${line.source.file}|${line.unit}`).values())
      yield* sums(lines, (min, max, unit) => money(min, max, unit))
    for (const lines of groupBy(plan.efforts.map(asEffort), line => `${line.source.file}|${line.unit}`).values())
      yield* sums(lines, (min, max, unit) => `${min === max ? number(min) : `${number(min)}–${number(max)}`} ${unit}`)
    yield* shares(plan.allocations)
  },
}
const asLine = (budget: Budget): Line => ({ ...budget, unit: budget.currency })
const asEffort = (effort: Effort): Line => ({ ...effort, unit: effort.unit })

function* sums(lines: Line[], say: (min: number, max: number, unit: string) => string): Generator<Found> {
  for (const whole of lines) {
    const parts = whole.total
      ? partsOfTotal(whole, lines)
      : whole.subtotal
        ? lines.filter(line => line !== whole && line.category === whole.label && sameBlock(line, whole))
        : []
    if (parts.length < 2) continue
    const min = parts.reduce((sum, part) => sum + part.min, 0)
    const max = parts.reduce((sum, part) => sum + part.max, 0)
    if (agrees(whole, min, max)) continue
    yield {
      message: `${whole.label}: ${say(whole.min, whole.max, whole.unit)} stated, but its ${count(parts.length, 'line')} add up to ${say(round(min), round(max), whole.unit)}`,
      expected: `${say(round(min), round(max), whole.unit)}, or lines that add up to ${say(whole.min, whole.max, whole.unit)}`,
      source: whole.source,
      related: parts.map(part => ({ message: `${part.label}: ${say(part.min, part.max, part.unit)}`, source: part.source })),
    }
  }
}
/** Lines of the block that the total closes; a grand total sums the totals of its blocks. */
function partsOfTotal(total: Line, lines: Line[]): Line[] {
  const block = lines.filter(
    line =>
      line !== total &&
      !line.total &&
      under(line, total) &&
      (line.subtotal ||
        line.category === null ||
        !lines.some(other => other.subtotal && other.label === line.category && under(other, total))),
  )
  const own = block.filter(
    line => line.section.length === total.section.length && line.section.every((name, i) => name === total.section[i]),
  )
  const totals = lines.filter(
    line =>
      line !== total &&
      line.total &&
      total.section.length > 0 &&
      line.section[total.section.length - 2] === total.section[total.section.length - 2] &&
      line.section.join() !== total.section.join(),
  )
  if (own.length === 0 && totals.length >= 2) return totals
  return (own.length >= 2 && block.length === own.length ? own : block).filter(
    line =>
      line.period === total.period ||
      line.period === null ||
      total.period === null ||
      !/^(?:week|month|quarter|year)$/.test(line.period) ||
      !/^(?:week|month|quarter|year)$/.test(total.period),
  )
}
/** The line stands in the total's section, in one nested in it, or in one beside it under the same heading. */
function under(line: Line, total: Line): boolean {
  const depth = total.section.length
  if (line.section.slice(0, depth).join('\n') === total.section.join('\n')) return true
  return (
    depth > 1 &&
    line.section.length === depth &&
    line.section.slice(0, depth - 1).join('\n') === total.section.slice(0, -1).join('\n') &&
    false
  )
}
const sameBlock = (line: Line, whole: Line): boolean =>
  line.source.file === whole.source.file && line.section.slice(0, whole.section.length).join('\n') === whole.section.join('\n')

/** A single total inside the range of its lines, or rounded to what it says, is no contradiction. */
function agrees(whole: Line, min: number, max: number): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(0.005 * Math.max(Math.abs(a), Math.abs(b)), 0.01)
  if (whole.min === whole.max && min !== max) return whole.min >= min && whole.max <= max
  return near(whole.min, min) && near(whole.max, max)
}
const round = (n: number): number => Math.round(n * 100) / 100

function* shares(allocations: { label: string; percent: number; group: string; source: Source }[]): Generator<Found> {
  for (const parts of groupBy(allocations, share => `${share.source.file}|${share.group}`).values()) {
    const sum = round(parts.reduce((total, share) => total + share.percent, 0))
    if (parts.length < 3 || sum < 85 || sum > 115 || Math.abs(sum - 100) <= 0.5) continue
    yield {
      message: `The ${count(parts.length, 'share')} of "${parts[0]!.group}" add up to ${number(sum)} %, not 100 %`,
      expected: 'shares of a whole that add up to 100 %',
      source: parts[0]!.source,
      related: parts.slice(1).map(share => ({ message: `${share.label}: ${share.percent} %`, source: share.source })),
    }
  }
}
