/** Windows of phases beside the phases around them: counts that go on, that begin anew, and years that are no calendar. */
import type { Phase, Window } from '../model.ts'
import type { Line } from '../read/document.ts'
import type { Around } from '../text/dates.ts'
import type { Context } from './context.ts'

/** "Launch (weeks 5-8)", then "Post-launch (weeks 9-12)"; "Pre-launch (weeks 1-4)", then "Launch week (week 5)": the count goes on. */
export function countsOn(context: Context, line: Line, window: Window, text: string): Window {
  if (window.anchor !== 'launch' || typeof window.from !== 'number' || window.from < 0) return window
  const aside = window.from === 0 ? ASIDE.exec(text)?.[1] : undefined
  const counted = window.from === 0 ? (aside === undefined ? undefined : context.window(aside)?.window) : window
  if (counted === undefined || typeof counted.from !== 'number' || counted.from < 2) return window
  const siblings = line.parent?.children ?? []
  for (let i = siblings.indexOf(line) - 1; i >= 0; i--) {
    const before = context.phaseAt(siblings[i]!)?.window
    if (!before) continue
    if (before.anchor !== undefined || before.unit !== counted.unit || before.to !== counted.from - 1) break
    return { unit: counted.unit, from: counted.from, ...(counted.to === undefined ? {} : { to: counted.to }) }
  }
  return window
}
const ASIDE = /[(（]([^()（）]+)[)）]\s*$/
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
/** "Post-launch (weeks 6-8)" behind "Launch (week 5)" goes on counting: from where that block does, not from the launch. */
export function goesOn(context: Context, window: Window, parent: Phase | null): Window {
  if (window.anchor !== 'launch' || typeof window.from !== 'number' || window.from < 2) return window
  const before = context.plan.phases.findLast(phase => phase.parent === (parent?.id ?? null))?.window
  if (!before || before.anchor || before.unit !== window.unit || before.to !== window.from - 1) return window
  const { anchor: _, ...rest } = window
  return rest
}
/** Quarters of "Year 1" belong to no calendar. */
export const inYear = (parent: Phase | null, around: Around): Around =>
  parent?.window?.unit === 'year' && typeof parent.window.from === 'number' ? {} : around
export const sameWindow = (a: Window | null, b: Window | null | undefined): boolean =>
  !!a && !!b && a.unit === b.unit && a.from === b.from && a.to === b.to && a.anchor === b.anchor
