import type { Allocation, Budget, Effort } from '../../model.ts'
import { lineReader } from '../raw-lines.ts'
import { count, groupBy, money, number, type Found, type Rule } from '../rule.ts'
import { partsOf, type Line } from '../sums.ts'

type Say = (min: number, max: number, unit: string) => string

/** A stated total must be the sum of the lines below it: money, hours and shares of a whole. */
export const sumMismatch: Rule = {
  id: 'sum-mismatch',
  title: 'A total does not match its parts',
  severity: 'error',
  *check({ plan, documents }) {
    const lineAt = lineReader(documents)
    const isOptional = ({ source }: Line): boolean => OPTIONAL.test(lineAt(source))
    yield* wrongSums(plan.budgets.map(budgetLine), money, isOptional)
    yield* wrongSums(plan.efforts.map(effortLine), time, isOptional)
    yield* wrongShares(plan.allocations)
  },
}
const budgetLine = (budget: Budget): Line => ({ ...budget, unit: budget.currency })
const effortLine = (effort: Effort): Line => effort
const time: Say = (min, max, unit) => `${min === max ? number(min) : `${number(min)}–${number(max)}`} ${unit}`

/** What may be left out: its cost is in the upper end of a total, and need not be in the lower. */
const OPTIONAL = /optional|optionnel|opci?onal|opzional|可选|選用|任意|선택/i

function* wrongSums(all: readonly Line[], say: Say, isOptional: (line: Line) => boolean): Generator<Found> {
  for (const lines of groupBy(all, line => `${line.source.file}|${line.unit}`).values()) {
    for (const whole of lines) {
      const parts = partsOf(whole, lines)
      if (parts.length < 2) continue
      const min = round(parts.reduce((sum, part) => sum + part.min, 0))
      const max = round(parts.reduce((sum, part) => sum + part.max, 0))
      if (agrees(whole, min, max)) continue
      const least = round(parts.reduce((sum, part) => sum + (isOptional(part) ? 0 : part.min), 0))
      if (least < min && agrees(whole, least, max)) continue
      const sum = say(min, max, whole.unit)
      const stated = say(whole.min, whole.max, whole.unit)
      yield {
        message: `${whole.label}: ${stated} stated, but its ${count(parts.length, 'line')} add up to ${sum}`,
        expected: `${sum}, or lines that add up to ${stated}`,
        source: whole.source,
        related: parts.map(part => ({ message: `${part.label}: ${say(part.min, part.max, part.unit)}`, source: part.source })),
      }
    }
  }
}

/** A single total inside the range of its lines, or rounded to what it says, is no contradiction. */
function agrees(whole: Line, min: number, max: number): boolean {
  if (whole.min === whole.max && min !== max) return whole.min >= min && whole.max <= max
  return isNear(whole.min, min) && isNear(whole.max, max)
}
const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(0.005 * Math.max(Math.abs(a), Math.abs(b)), 0.01)
const round = (n: number): number => Math.round(n * 100) / 100

/** Sums further from 100 than this are not meant as shares of one whole. */
const WHOLE: [number, number] = [85, 115]

function* wrongShares(allocations: readonly Allocation[]): Generator<Found> {
  for (const shares of groupBy(allocations, share => `${share.source.file}|${share.group}`).values()) {
    const sum = round(shares.reduce((total, share) => total + share.percent, 0))
    if (shares.length < 3 || sum < WHOLE[0] || sum > WHOLE[1] || Math.abs(sum - 100) <= 0.5) continue
    yield {
      message: `The ${count(shares.length, 'share')} of "${shares[0]!.group}" add up to ${number(sum)} %, not 100 %`,
      expected: 'shares of a whole that add up to 100 %',
      source: shares[0]!.source,
      related: shares.slice(1).map(share => ({ message: `${share.label}: ${share.percent} %`, source: share.source })),
    }
  }
}
