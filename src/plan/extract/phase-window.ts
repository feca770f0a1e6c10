/** Windows of phases beside the phases around them: counts that go on, that begin anew, and years that are no calendar. */
import type { Phase, Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import { fact } from '../read/fact.ts'
import { AFTER } from '../text/beside-launch.ts'
import type { Around } from '../text/dates.ts'
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
    if (context.phaseAt(at)) return window
    if (isAfterLaunch(at)) return { ...window, anchor: 'launch' }
  }
  return window
}
const COUNTED = new Set(['day', 'week', 'month'])
const isAfterLaunch = fact(text => AFTER_LAUNCH.test(text))
const AFTER_LAUNCH = new RegExp(`^(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:${AFTER.source})(?:[\\s-]+[^\\s\\d:：]+){0,2}\\s*[:：]?$`, 'i')
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
/** Quarters of "Year 1" belong to no calendar. */
export const inYear = (parent: Phase | null, around: Around): Around =>
  parent?.window?.unit === 'year' && typeof parent.window.from === 'number' ? {} : around
export const sameWindow = (a: Window | null, b: Window | null | undefined): boolean =>
  !!a && !!b && a.unit === b.unit && a.from === b.from && a.to === b.to && a.anchor === b.anchor

/** "Phase 1 (0-3 months)", "Phase 2 (3-6 months)": what goes on where the one before ends is a place in time, not a length. */
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
    const goesOn = ranges.every(([low], i) => i === 0 || low === ranges[i - 1]![1] + 1 || (start === 0 && low === ranges[i - 1]![1]))
    if (row.length < 2 || start > 1 || !goesOn) continue
    row.forEach((phase, i) => {
      if (phase.window!.duration) phase.window = { unit: phase.window!.unit, from: ranges[i]![0], to: ranges[i]![1] }
    })
  }
}
function rangeOf(window: Window | null): readonly [number | null, number | null] {
  if (!window || window.anchor) return [null, null]
  if (window.duration && window.from == null) return window.duration
  return typeof window.from === 'number' && typeof window.to === 'number' ? [window.from, window.to] : [null, null]
}
