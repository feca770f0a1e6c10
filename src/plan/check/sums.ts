/** Which lines of money or time a stated total is the sum of. */
import type { Source } from '../model.ts'
import { periodDays } from './timeline.ts'

/** A line of money or of time. `unit` is a currency or a unit of time: only lines of one unit are added up. */
export type Line = {
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
  /** The column of time it stands in. */
  span?: string | null
}

/**
 * What a total or subtotal is the sum of; nothing for a plain line. `lines` are those of one document and unit; `counts` says
 * whether a line that is paid in another period is a part as well.
 */
export function partsOf(whole: Line, lines: readonly Line[], counts = isSamePeriod): Line[] {
  if (!whole.total && !whole.subtotal) return []
  const own = lines.filter(line => line !== whole && line.category === whole.label && isBelow(line, whole))
  // "### Events: $700" may be a total of its own: its lines say that they are its parts.
  return whole.total && own.length === 0 ? partsOfTotal(whole, inColumn(whole, lines), counts) : own
}
/**
 * "Total" below the last of several groups ("Staff", "Tools") that have none of their own may sum them all up; null where it cannot.
 * Its own group is looked at first.
 */
export function partsAround(whole: Line, lines: readonly Line[]): Line[] | null {
  if (!whole.total || whole.section.length < 2 || whole.span != null) return null
  const around = { ...whole, section: whole.section.slice(0, -1) }
  const all = lines.filter(line => line !== whole && isBelow(line, around))
  const isLast = all.every(line => !line.total && line.source.line < whole.source.line && line.section.length === whole.section.length)
  return isLast && all.some(line => !isSameSection(line, whole)) ? all.filter(line => isSamePeriod(line, whole)) : null
}
/** The total of a column sums that column. */
const inColumn = ({ span }: Line, lines: readonly Line[]): readonly Line[] =>
  span == null ? lines : lines.filter(line => line.span === span)

/** Lines of the block that the total closes; a grand total sums the totals of its blocks. */
function partsOfTotal(stated: Line, lines: readonly Line[], counts: typeof isSamePeriod): Line[] {
  const total = { ...stated, section: blockOf(stated, lines) }
  const others = closed(stated, lines)
  const block = others.filter(line => !line.total && isBelow(line, total) && !isInSubtotal(line, lines, total))
  const own = block.filter(line => isSameSection(line, total))
  if (own.length === 0) {
    const totals = others.filter(line => line.total && line.span == null)
    // "12-month total" below the totals of the phases in its own part of the document sums these.
    const inner = totals.filter(line => isBelow(line, total) && !isSameSection(line, total))
    if (inner.length >= 2) return inner
    const beside = totals.filter(line => isBeside(line, total))
    if (block.length === 0 && beside.length >= 2) return beside
  }
  const parts = block.filter(line => counts(line, total))
  // "Annual budget: $400,000" above the lines says the same total once more.
  const less = parts.filter(line => line.min !== total.min || line.max !== total.max)
  return less.length > 1 ? less : parts
}

/** All but the total; where lines stand above it in its own block, it closes these and not what follows. */
function closed(total: Line, lines: readonly Line[]): Line[] {
  const others = lines.filter(line => line !== total)
  const above = others.filter(line => line.source.line < total.source.line)
  return above.some(line => !line.total && isBelow(line, total)) ? above : others
}

/** A total below the last of several parts ("### Events: $700") closes the block around them, not that part. */
function blockOf(total: Line, lines: readonly Line[]): string[] {
  const heading = total.section.at(-1) ?? ''
  const isPart = lines.some(line => line.subtotal && line.label !== '' && heading.startsWith(line.label) && line.min !== total.min)
  return isPart ? total.section.slice(0, -1) : total.section
}

/** The line stands in the section of the whole or in one nested in it. */
const isBelow = (line: Line, whole: Line): boolean => whole.section.every((name, i) => line.section[i] === name)
const isSameSection = (a: Line, b: Line): boolean => a.section.length === b.section.length && isBelow(a, b)
/** A section next to that of the total, under the same heading. */
function isBeside(line: Line, total: Line): boolean {
  const above = total.section.length - 2
  return total.section.length > 0 && line.section[above] === total.section[above] && !isSameSection(line, total)
}
/** A line that a subtotal of the same block has counted already. */
const isInSubtotal = (line: Line, lines: readonly Line[], total: Line): boolean =>
  line.category !== null && lines.some(other => other !== line && other.subtotal && other.label === line.category && isBelow(other, total))

const LENGTH = /^(\d{1,3})\s+(day|week|month|quarter|year)s?$/
/** How often a period goes into the length that a total is for ("6 months"), in whole ones where it nearly does; 1 where it has none. */
export function timesIn(period: string | null, whole: string | null): number {
  const [, n, unit] = LENGTH.exec(whole ?? '') ?? []
  const [size, length] = [periodDays(period), periodDays(unit ?? null)]
  if (size === null || length === null) return 1
  const times = (Number(n) * length) / size
  return Math.abs(times - Math.round(times)) < 0.1 ? Math.round(times) : Math.round(times * 100) / 100
}
const CALENDAR_PERIOD = /^(?:week|month|quarter|year)$/
/** A monthly line is no part of a yearly total as it stands; "per post" and no period at all are. */
function isSamePeriod(line: Line, total: Line): boolean {
  return line.period === total.period || !isCalendar(line) || !isCalendar(total)
}
const isCalendar = ({ period }: Line): boolean => CALENDAR_PERIOD.test(period ?? '')
/** "$12 a year" in a total for a month: what of it falls into one; null where no part is paid in another period. */
export function partsInPeriod(whole: Line, lines: readonly Line[]): Line[] | null {
  const parts = isCalendar(whole) ? partsOf(whole, lines, () => true) : []
  if (parts.every(part => isSamePeriod(part, whole))) return null
  const days = periodDays(whole.period)!
  return parts.map(part => {
    const share = isCalendar(part) ? days / periodDays(part.period)! : 1
    return { ...part, min: part.min * share, max: part.max * share }
  })
}
