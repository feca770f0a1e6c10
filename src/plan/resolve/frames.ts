/**
 * Which first day a number counts from. "Day 1-2" inside "Week 3" is the first two days of that week; "Week 5-6" inside
 * "Days 31-60" is the fifth week of the plan. What one phase holds is decided together, for its list either starts
 * again at 1 or goes on counting: the reading that lies more inside the phase wins, and on a tie the plan's count.
 */
import type { Phase, Plan, Span, Window, WindowUnit } from '../model.ts'
import { diffDays } from './calendar.ts'
import { fromStart, isNumbered } from './window.ts'

const RANK: Partial<Record<WindowUnit, number>> = { day: 0, week: 1, sprint: 2, month: 3, quarter: 4, year: 5 }

export class Frames {
  private readonly around: (id: string | null) => Span | null
  private readonly start: string | null
  /** The nearest phase with a window, at or above each phase. */
  private readonly holder = new Map<string, Phase>()
  private readonly groups = new Map<string, Window[]>()
  private readonly decided = new Map<string, string | null>()

  /** `phases` outermost first; `around` gives the span of a phase that is laid already; `start` is day 1 of the plan. */
  constructor(plan: Plan, phases: readonly Phase[], around: (id: string | null) => Span | null, start: string | null) {
    this.around = around
    this.start = start
    for (const phase of phases) {
      const above = phase.parent === null ? undefined : this.holder.get(phase.parent)
      const holder = phase.window === null || phase.window.unit === 'text' || phase.window.unit === 'ongoing' ? above : phase
      if (holder) this.holder.set(phase.id, holder)
    }
    for (const phase of phases) this.gather(phase.window, phase.parent)
    for (const item of [...plan.tasks, ...plan.content]) this.gather(item.window, item.phase)
  }

  /** The first day that `window`, written inside `parent`, counts from; null when it is not known. */
  base(window: Window, parent: string | null): string | null {
    const holder = parent === null ? undefined : this.holder.get(parent)
    if (!holder) return this.start
    const key = `${holder.id}\n${window.unit}`
    let first = this.decided.get(key)
    if (first === undefined) {
      first = this.decide(holder, this.groups.get(key) ?? [window], window.unit)
      this.decided.set(key, first)
    }
    return first
  }

  private gather(window: Window | null, parent: string | null): void {
    const holder = parent === null ? undefined : this.holder.get(parent)
    if (!holder || !isNumbered(window) || window.dates) return
    const key = `${holder.id}\n${window.unit}`
    const group = this.groups.get(key)
    if (group) group.push(window)
    else this.groups.set(key, [window])
  }

  private decide(holder: Phase, group: readonly Window[], unit: WindowUnit): string | null {
    const span = this.around(holder.id)
    if (!span?.start) return this.start
    const own = coverage(group, span.start, span)
    const plan = this.start === null ? 0 : coverage(group, this.start, span)
    // In its own unit only a list that clearly starts again is one: "Week 1 … Week 4" inside "Week 5-8", but not "Week 1" inside "Week 0".
    const finer = !isNumbered(holder.window) || RANK[unit]! < RANK[holder.window.unit]!
    const again = own === 1 && holder.window?.from !== holder.window?.to && group.some(window => (window.from ?? 1) === 1)
    return own > plan && (finer || again) ? span.start : this.start
  }
}

/** Share of the windows' days that lie inside `span` when they are counted from `first`. An open window counts by its first day. */
function coverage(windows: readonly Window[], first: string, span: Span): number {
  let inside = 0
  let all = 0
  for (const window of windows) {
    const { start, end } = fromStart(window, first)
    if (start === null) continue
    const last = end ?? start
    all += diffDays(start, last) + 1
    const from = span.start !== null && span.start > start ? span.start : start
    const to = span.end !== null && span.end < last ? span.end : last
    inside += Math.max(0, diffDays(from, to) + 1)
  }
  return all === 0 ? 0 : inside / all
}
