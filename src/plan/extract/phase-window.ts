/** Windows of phases beside the phases around them: counts that go on, that begin anew, and years that are no calendar. */
import type { Phase, Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { AFTER, UNITS_BEFORE } from '../text/beside-launch.ts'
import type { Around } from '../text/dates.ts'
import { asWritten, HAS_YEAR, SOME_YEAR, type FoundWindow } from '../text/found-window.ts'
import type { Context } from './context.ts'

/** Weeks counted inside a block after the launch count from the launch. */
export function inherit(window: Window, parent: Phase | null, text: string): Window {
  if (window.anchor || window.dates || !parent?.window || parent.window.anchor !== 'launch') return window
  const { from, unit } = parent.window
  // "Week 1" in the block of week 0, the launch.
  const after = typeof from === 'number' && (from >= 1 || (from === 0 && unit === 'week' && window.unit === 'week'))
  return after && typeof window.from === 'number' && /^(?:day|week|month)$/.test(window.unit) && !/pre/i.test(text)
    ? { ...window, anchor: 'launch' }
    : window
}
/** "Month 2" below "Post-launch", a title that gives no time itself, counts from the launch. */
export function fromLaunch(context: Context, line: Line, window: Window): Window {
  if (window.anchor || window.dates || typeof window.from !== 'number' || window.from < 1 || !COUNTED.has(window.unit)) return window
  for (const at of context.above(line)) {
    const phase = context.phaseAt(at)
    // "First week" in "Phase 7: Post-launch (ongoing)".
    if (isAfterLaunch(at) && (!phase || (window.from === 1 && phase.window?.from === undefined))) return { ...window, anchor: 'launch' }
    if (phase) return window
  }
  return window
}
const COUNTED = new Set(['day', 'week', 'month'])
const isAfterLaunch = fact(text => AFTER_LAUNCH.test(text))
const AFTER_LAUNCH = new RegExp(
  `^(?:\\d+(?:\\.\\d+)*[.)]?\\s+|(?:phase|fase|stage|阶段)\\s*\\d{1,2}\\s*[:：.–—-]\\s*)?(?:${AFTER.source})(?:[\\s-]+[^\\s\\d:：(（]+){0,2}(?:\\s*[(（][^()（）\\d]*[)）])?\\s*[:：]?$`,
  'i',
)
/**
 * "Post-launch (weeks 6-8)" behind "Launch (week 5)", "Launch week (week 5)" behind "Pre-launch (weeks 1-4)": the count goes on
 * from where the block before ends, and not from the launch.
 */
export function goesOn(context: Context, window: Window, parent: Phase | null, text: string): Window {
  if (window.anchor !== 'launch') return window
  const aside = window.from === 0 ? ASIDE.exec(text)?.[1] : undefined
  const counted = aside === undefined ? window : (context.window(aside)?.window ?? window)
  if (typeof counted.from !== 'number' || counted.from < 2) return window
  const { file } = context.document
  const beside = context.plan.phases.findLast(
    phase => phase.window !== null && phase.parent === (parent?.id ?? null) && phase.source.file === file,
  )
  const before = beside?.window
  if (!before || before.anchor || before.unit !== counted.unit || before.to !== counted.from - 1) return window
  const { anchor: _, ...rest } = counted
  return rest
}
const ASIDE = /[(（]([^()（）]+)[)）]\s*$/
/** The window in a text that stands in a phase: what has no year is of the time of the phase. Quarters of "Year 1" belong to no calendar. */
export function windowIn(context: Context, text: string, parent: Phase | null, around: Around): FoundWindow | null {
  const window = parent?.window ?? null
  if (window?.unit === 'year' && typeof window.from === 'number') return context.window(text, {})
  const span = spanOf(window)
  if (span === null) return context.window(text, around) ?? (around.year === undefined ? yearless(context, text, around) : null)
  const first = yearOf(span.from)
  const found = ofQuarter(context.window(text, { ...around, year: first, month: undefined }), window, first)
  const days = found && daysOf(found.window)
  if (!days || HAS_YEAR.test(text) || overlap(days, span)) return found
  // "Jan 4 - Feb 2" in "Nov 2026 - Feb 2027" is of the second year, "Dec 30 - Jan 5" in "January 2027" begins in the year before.
  for (const year of new Set([yearOf(span.to), first - 1])) {
    const other = year === first ? null : context.window(text, { ...around, year, month: undefined })
    const otherDays = other && daysOf(other.window)
    if (otherDays && overlap(otherDays, span)) return other
  }
  return found
}
/** "Jan 5 - Jan 18" where no year is known: as it is written, to be laid on a calendar once it is known when the plan is. */
function yearless(context: Context, text: string, around: Around): FoundWindow | null {
  const found = context.window(text, { ...around, year: SOME_YEAR })
  return found?.window.unit === 'date' ? asWritten(text, found) : null
}
type Span = { from: string; to: string }
/** The days, months, quarters or years of a calendar that a window goes from and to. */
function spanOf(window: Window | null): Span | null {
  const { from, to } = window?.dates ?? window ?? {}
  return typeof from === 'string' && typeof to === 'string' && window?.unit !== 'text' ? { from, to } : null
}
const daysOf = (window: Window): Span | null => (window.dates || window.unit === 'date' ? spanOf(window) : null)
/** Have two spans a day in common? Months and years may be quarters ("2027-Q2"), of which only the year is compared. */
const overlap = (a: Span, b: Span): boolean => notAfter(a.from, b.to) && notAfter(b.from, a.to)
function notAfter(a: string, b: string): boolean {
  const length = /Q/.test(a + b) ? 4 : Math.min(a.length, b.length)
  return a.slice(0, length) <= b.slice(0, length)
}
const yearOf = (date: string): number => Number(date.slice(0, 4))
/** "Quarter 3" in "Q3-Q4 2027" or in 2027. */
function ofQuarter(found: FoundWindow | null, parent: Window | null, year: number): FoundWindow | null {
  const { unit, from, to, anchor } = found?.window ?? {}
  if (!found || unit !== 'quarter' || typeof from !== 'number' || typeof to !== 'number' || anchor || to > 4) return found
  const isOfYear = parent?.unit === 'year' && parent.from === parent.to
  const isOfQuarters = parent?.unit === 'quarter' && `${year}-Q${from}` >= String(parent.from) && `${year}-Q${to}` <= String(parent.to)
  return isOfYear || isOfQuarters ? { ...found, window: { ...found.window, from: `${year}-Q${from}`, to: `${year}-Q${to}` } } : found
}

/** "Jan 2027", "Feb"; "Dec 2026", "Jan": a row or a block without a year goes on from the one before. */
export function afterLast(context: Context, line: Line, text: string, found: FoundWindow | null): FoundWindow | null {
  if (found?.window.unit !== 'date' || typeof found.window.from !== 'string' || HAS_YEAR.test(text)) return found
  const row = line.parent?.children ?? []
  let at = row.indexOf(line) - 1
  while (at >= 0 && (row[at]!.kind !== line.kind || row[at]!.level !== line.level)) at--
  const last = at < 0 ? null : context.timeAt(row[at]!)
  if (last?.unit !== 'date' || typeof last.from !== 'string' || found.window.from >= last.from) return found
  const year = yearOf(last.from)
  const same = context.window(text, { year })
  const from = same?.window.from
  if (typeof from !== 'string' || from >= last.from) return same
  // Blocks that run backwards, month by month, look back.
  if (line.kind !== 'row' && Number(last.from.slice(5, 7)) - Number(from.slice(5, 7)) < HALF_A_YEAR) return found
  return context.window(text, { year: year + 1 })
}
const HALF_A_YEAR = 6

/** "Phase 1: Set-up (immediate)": at once. */
export function atOnce(text: string): FoundWindow | null {
  const match = AT_ONCE.exec(text)
  return match && { window: { unit: 'text', text: match[1]! }, from: match.index, to: match.index + match[0].length }
}
const AT_ONCE =
  /[(（]\s*(immediate(?:ly)?|asap|now|sofort|jetzt|inmediat[oa]|ahora|imediat[oa]|agora|immédiate?|maintenant|immediat[oa]|subito|немедленно|сейчас|立即|即刻|马上|立刻|現在|即時|今すぐ|즉시|지금|ngay(?: lập tức)?|hemen)\s*[)）]/i
export const sameWindow = (a: Window | null, b: Window | null | undefined): boolean =>
  !!a && !!b && a.unit === b.unit && a.from === b.from && a.to === b.to && a.anchor === b.anchor

/**
 * "Phase 1 (0-3 months)", "Phase 2 (3-6 months)": what goes on where the one before ends is a place in time, not a length. In a row
 * that begins at 0 some may share their time: "(0-1 months)", "(1-2 months)", "(1-2 months)", "(2-6 months)".
 */
export function place(phases: Phase[]): void {
  const rows = new Map<string, Phase[]>()
  for (const phase of phases) {
    const [low, high] = rangeOf(phase.window)
    if (low === null || high === null || high <= low) continue
    const key = `${phase.parent}\n${phase.window!.unit}\n${phase.section.join('\n')}`
    rows.set(key, [...(rows.get(key) ?? []), phase])
  }
  for (const row of rows.values()) {
    const ranges = row.map(phase => rangeOf(phase.window) as [number, number])
    const [start] = ranges[0]!
    const goesOn = ranges.every(([low, high], i) => {
      const [from, to] = ranges[i - 1] ?? [low, low - 1]
      return low === to + 1 || (start === 0 && low >= from && low <= to && high >= to)
    })
    if (row.length < 2 || start > 1 || !goesOn) continue
    row.forEach((phase, i) => {
      if (phase.window!.duration) phase.window = { unit: phase.window!.unit, from: ranges[i]![0], to: ranges[i]![1] }
    })
  }
}
/** "Invite (2 weeks before)" beside "Pack (1 week before)": the first of them ends where the second begins. */
export function untilNext(phases: readonly Phase[]): void {
  const before = phases.filter(({ title, window }) => window?.anchor === 'launch' && window.to === -1 && SINGLE_BEFORE.test(title))
  for (const { window, parent, source } of before) {
    const next = before
      .filter(other => other.parent === parent && other.source.file === source.file && other.window!.unit === window!.unit)
      .map(other => Number(other.window!.from))
      .filter(from => from > Number(window!.from))
    if (next.length > 0) window!.to = Math.min(...next) - 1
  }
}
const SINGLE_BEFORE = new RegExp(`(?<![\\d–-]\\s?)(?<!\\d)\\d{1,2}\\s+${UNITS_BEFORE.source}`, 'i')
function rangeOf(window: Window | null): readonly [number | null, number | null] {
  if (!window || window.anchor) return [null, null]
  if (window.duration && window.from == null) return window.duration
  return typeof window.from === 'number' && typeof window.to === 'number' ? [window.from, window.to] : [null, null]
}
