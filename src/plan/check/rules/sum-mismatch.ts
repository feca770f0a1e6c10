import type { Allocation, Budget, Effort } from '../../model.ts'
import { lineReader } from '../raw-lines.ts'
import { count, groupBy, money, number, type Found, type Rule } from '../rule.ts'
import { partsAround, partsInPeriod, partsOf, timesIn, type Line } from '../sums.ts'

type Say = (min: number, max: number, unit: string) => string

/** A stated total must be the sum of the lines below it: money, hours and shares of a whole. */
export const sumMismatch: Rule = {
  id: 'sum-mismatch',
  title: 'A total does not match its parts',
  severity: 'error',
  *check({ plan, documents }) {
    const lineAt = lineReader(documents)
    const isOptional = ({ source }: Line): boolean => OPTIONAL.test(lineAt(source))
    const isAbout = ({ source }: Line): boolean => ABOUT.test(lineAt(source))
    yield* wrongSums(plan.budgets.map(budgetLine), money, isOptional, isAbout)
    yield* wrongSums(plan.efforts.map(effortLine), time, isOptional, isAbout)
    yield* wrongShares(plan.allocations)
  },
}
const budgetLine = (budget: Budget): Line => ({ ...budget, unit: budget.currency })
const effortLine = (effort: Effort): Line => effort
const time: Say = (min, max, unit) => `${min === max ? number(min) : `${number(min)}–${number(max)}`} ${unit}`

/** What may be left out: its cost is in the upper end of a total, and need not be in the lower. */
const OPTIONAL = /optional|optionnel|opci?onal|opzional|可选|選用|任意|선택/i

/** "~$100K" is rounded: lines that add up to $95K are what it means, and the ends of "~$75-100" are rounder still. */
const ABOUT =
  /[~≈≃∼]\s?[$€£¥]?\d|\b(?:about|approx(?:imately)?|roughly|circa|ca\.|rund|etwa|aprox|environ)\b|около|примерно|大约|約|약\s?\d/i
const ROUNDED = 0.1
const ROUNDED_ENDS = 0.15

function* wrongSums(
  all: readonly Line[],
  say: Say,
  isOptional: (line: Line) => boolean,
  isAbout: (line: Line) => boolean,
): Generator<Found> {
  for (const lines of groupBy(all, line => `${line.source.file}|${line.unit}`).values()) {
    for (const whole of lines) {
      const within = partsOf(whole, lines)
      if (within.length < 2) continue
      const fits = (parts: readonly Line[]): boolean => {
        const [min, max] = [sumOf(parts, 'min'), sumOf(parts, 'max')]
        const least = sumOf(
          parts.filter(part => !isOptional(part)),
          'min',
        )
        const slack = !isAbout(whole) ? EXACT : whole.min === whole.max ? ROUNDED : ROUNDED_ENDS
        return agrees(whole, min, max, slack) || (least < min && agrees(whole, least, max, slack))
      }
      const over = within.map(part => inAll(part, whole))
      if (fits(over) || fits(within) || isMultiple(within, whole) || bySection(within).some(fits)) continue
      // "Domain: $12 a year" is a dollar of "$26 a month".
      const inPeriod = partsInPeriod(whole, lines)
      if (inPeriod && agrees(whole, sumOf(inPeriod, 'min'), sumOf(inPeriod, 'max'), ROUNDED)) continue
      const around = partsAround(whole, lines)
      if (around && fits(around)) continue
      const parts = around && isNearer(whole, around, within) ? around : within
      const scaled = parts.map(part => inAll(part, whole))
      const [min, max] = [sumOf(scaled, 'min'), sumOf(scaled, 'max')]
      const sum = say(min, max, whole.unit)
      const stated = say(whole.min, whole.max, whole.unit)
      yield {
        message: `${whole.label}: ${stated} stated, but its ${count(parts.length, 'line')} add up to ${sum}`,
        expected: `${sum}, or lines that add up to ${stated}`,
        source: whole.source,
        related: parts.map(part => ({
          message: `${part.label}: ${say(part.min, part.max, part.unit)}${times(timesIn(part.period, whole.period))}`,
          source: part.source,
        })),
      }
    }
  }
}

/** "$98 in all" for $3 a month and $80 once: twelve parts of a year, or the six months of the plan, make it fit. */
function isMultiple(parts: readonly Line[], whole: Line): boolean {
  if (whole.period !== null || whole.min !== whole.max) return false
  const again = parts.filter(({ period }) => period === 'month' || period === 'week')
  const once = sumOf(
    parts.filter(part => !again.includes(part)),
    'max',
  )
  if (again.length === 0 || new Set(again.map(({ period }) => period)).size > 1 || parts.some(({ period }) => period === 'year'))
    return false
  const times = (whole.max - once) / sumOf(again, 'max')
  return times >= 2 && times <= MOST_TIMES && Math.abs(times - Math.round(times)) < 0.001
}
/** Weeks of a year. */
const MOST_TIMES = 52
/** What a line comes to over the time that the total is for: "$40 a month" in "$4,500 for 6 months". */
function inAll(part: Line, whole: Line): Line {
  const n = timesIn(part.period, whole.period)
  return n === 1 ? part : { ...part, min: round(part.min * n), max: round(part.max * n) }
}
const times = (n: number): string => (n === 1 ? '' : ` × ${number(n)}`)

/** Each of several blocks may split the whole in its own way: by week, and by what it is for. */
const bySection = (parts: readonly Line[]): Line[][] =>
  [...groupBy(parts, ({ section }) => section.join('\n')).values()].filter(({ length }, _, blocks) => blocks.length > 1 && length > 1)

/** A single total inside the range of its lines, or rounded to what it says, is no contradiction. */
function agrees(whole: Line, min: number, max: number, slack: number): boolean {
  if (whole.min === whole.max && min !== max) return whole.min >= min && whole.max <= max
  return isNear(whole.min, min, slack) && isNear(whole.max, max, slack)
}
const EXACT = 0.005
const isNear = (a: number, b: number, slack: number): boolean =>
  Math.abs(a - b) <= Math.max(slack * Math.max(Math.abs(a), Math.abs(b)), 0.01)
const isNearer = ({ max }: Line, a: readonly Line[], b: readonly Line[]): boolean =>
  Math.abs(sumOf(a, 'max') - max) < Math.abs(sumOf(b, 'max') - max)
const sumOf = (lines: readonly Line[], end: 'min' | 'max'): number => round(lines.reduce((sum, line) => sum + line[end], 0))
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
