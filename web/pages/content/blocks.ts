/** Blocks of content as columns: what is listed, by channel, and what the frequencies promise for the same time. Pure. */
import type { Plan, Window } from '../../../src/plan/model.ts'
import { perWeek } from '../../../src/plan/check/volumes.ts'
import { daysOf } from '../../../src/plan/check/timeline.ts'
import { diffDays } from '../../../src/plan/resolve/calendar.ts'
import { contentByBlock, type ContentBlock } from '../../../src/schedule/content.ts'
import { m } from '../../messages/index.ts'

export type Column = ContentBlock & {
  title: string
  /** A few letters for below the column. */
  short: string
  weeks: number | null
}

/** Columns in the order of time; what has no date comes last. */
export function columnsOf(plan: Plan): Column[] {
  const phases = new Map(plan.phases.map(phase => [phase.id, phase]))
  return contentByBlock(plan)
    .map(block => {
      const phase = phases.get(block.key)
      const days = phase ? daysOf(phase.window) : null
      const { start, end } = phase?.span ?? { start: null, end: null }
      const length = days ? days.to - days.from + 1 : start && end ? diffDays(start, end) + 1 : block.key === 'none' ? null : 7
      const title = phase?.title ?? (block.start ? m.content.weekOf(block.start) : m.content.noDate)
      return {
        ...block,
        title,
        short: shortWindow(phase?.window ?? null) ?? title,
        weeks: length === null ? null : length / 7,
        order: days?.from ?? null,
      }
    })
    .sort((a, b) => (a.start ?? '9999').localeCompare(b.start ?? '9999') || (a.order ?? 1e9) - (b.order ?? 1e9))
}
function shortWindow(window: Window | null): string | null {
  if (!window || typeof window.from !== 'number' || typeof window.to !== 'number' || window.anchor) return null
  return m.content.window(window.unit, window.from, window.to)
}

/** Pieces of the listed channels that the frequencies promise in `weeks`. */
export function promised(plan: Plan, weeks: number | null, channels: ReadonlySet<string>): { min: number; max: number } | null {
  if (weeks === null) return null
  let min = 0
  let max = 0
  for (const cadence of plan.cadences) {
    const rate = cadence.channel !== null && channels.has(cadence.channel) ? perWeek(cadence) : null
    if (!rate) continue
    min += rate.min * weeks
    max += rate.max * weeks
  }
  return max > 0 ? { min: Math.round(min), max: Math.round(max) } : null
}

/** Channels by number of pieces, most first. */
export function channelsOf(columns: readonly Column[]): string[] {
  const totals = new Map<string, number>()
  for (const column of columns) for (const cell of column.cells) totals.set(cell.channel, (totals.get(cell.channel) ?? 0) + cell.count)
  return [...totals].sort((a, b) => b[1] - a[1]).map(([channel]) => channel)
}
