import type { Phase } from '../../model.ts'
import { placeOf } from '../../read/positions.ts'
import { rowsOf, type Block } from '../blocks.ts'
import { count, number, type Found, type Rule } from '../rule.ts'
import { findWindow } from '../../text/window.ts'
import { daysOf } from '../timeline.ts'

/** Blocks that should follow each other and leave time between them, or end before the plan does. */
export const windowGap: Rule = {
  id: 'window-gap',
  title: 'Time between blocks is planned by none',
  severity: 'warning',
  *check({ plan }) {
    let pieces: ReadonlySet<string> | null = null
    for (const row of rowsOf(plan.phases)) {
      pieces ??= new Set(plan.content.map(piece => placeOf(piece.source)))
      // Weeks in which a piece appears are dates of a calendar, not blocks that fill the time.
      if (!row.every(({ phase }) => pieces!.has(placeOf(phase.source)))) yield* gapsIn(row)
    }
    yield* endsEarly(plan.phases)
  },
}

function* gapsIn(row: Block[]): Generator<Found> {
  const sorted = [...row].sort((a, b) => a.from - b.from)
  if (isRhythm(sorted)) return
  for (const [i, after] of sorted.entries()) {
    const before = sorted[i - 1]
    if (!before) continue
    const missing = after.first - before.last - 1
    if (missing < 1 || isMeant(after.phase, missing) || areDays(before, after) || areMonths(before, after, missing)) continue
    yield {
      message: `${count(missing, after.phase.window!.unit)} between "${before.phase.title}" and "${after.phase.title}" ${missing === 1 ? 'is' : 'are'} planned by no block`,
      expected: 'blocks that follow each other',
      source: after.phase.source,
      related: [{ message: before.phase.title, source: before.phase.source }],
    }
  }
}

/** Every second week is a rhythm, not a row of gaps. */
function isRhythm(sorted: Block[]): boolean {
  const steps = sorted.slice(1).map((after, i) => after.first - sorted[i]!.last)
  return steps.length > 1 && steps.every(step => step === steps[0])
}

/** Days around a launch and single days inside a week are picked on purpose; so are months that lie far apart. */
function isMeant(after: Phase, missing: number): boolean {
  const { unit, anchor } = after.window!
  return anchor === 'launch' || (unit === 'day' && after.parent !== null) || (unit === 'month' && missing > 2)
}

/** "Day 2", "Day 6", "Day 10": days on which something happens, not blocks that fill the time. */
const areDays = (before: Block, after: Block): boolean =>
  before.phase.window!.unit === 'day' && after.phase.window!.unit === 'day' && before.from === before.to && after.from === after.to

/** "Month 3", then "Month 6": months by which something is there. */
const areMonths = (before: Block, after: Block, missing: number): boolean =>
  missing > 1 && after.phase.window!.unit === 'month' && before.first === before.last && after.first === after.last

/** Days that the last week may lack of the phase around it: months and quarters are no whole weeks. */
const ROUNDING_DAYS = 3

/** Weeks that stop before the days of the phase around them do: week 12 ends on day 84 of 90. */
function* endsEarly(phases: readonly Phase[]): Generator<Found> {
  for (const whole of phases) {
    const span = daysOf(whole.window)
    if (!span || whole.window!.unit === 'week' || whole.window!.anchor) continue
    const last = lastWeekOf(whole, phases)
    if (!last || span.to - last.to < ROUNDING_DAYS || isWholeWith(whole, last.phase) || somethingFollows(whole, span.to, phases)) continue
    const lastDay = number(Math.round(span.to))
    yield {
      message: `The weeks end on day ${number(last.to)} ("${last.phase.title}"), but "${whole.title}" runs to day ${lastDay}`,
      expected: `weeks up to day ${lastDay}, or a phase that ends on day ${number(last.to)}`,
      source: last.phase.source,
      related: [{ message: whole.title, source: whole.source }],
    }
  }
}

/** Does the block end with its last week? "Month 3 (Weeks 9-12)" says so itself; else a month is often taken for four weeks. */
function isWholeWith({ title, window }: Phase, last: Phase): boolean {
  const inside = /[(（]([^()（）]+)[)）]/.exec(title)?.[1]
  const said = inside === undefined ? null : (findWindow(inside)?.window ?? null)
  if (said?.unit === 'week') return said.to === last.window!.to
  return window?.unit === 'month' && typeof window.to === 'number' && last.window!.to === window.to * 4
}

function lastWeekOf(whole: Phase, phases: readonly Phase[]): { phase: Phase; to: number } | null {
  let last: { phase: Phase; to: number } | null = null
  for (const phase of phases) {
    if (phase.parent !== whole.id || phase.kind === 'milestone' || phase.window?.unit !== 'week' || phase.window.anchor) continue
    const span = daysOf(phase.window)
    if (span && (last === null || span.to > last.to)) last = { phase, to: span.to }
  }
  return last
}
const somethingFollows = (whole: Phase, lastDay: number, phases: readonly Phase[]): boolean =>
  phases.some(phase => phase.source.file === whole.source.file && (daysOf(phase.window)?.from ?? -1) > lastDay - 1)
