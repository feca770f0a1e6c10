/** A series as a chart draws it. Pure. Times are UTC epoch milliseconds. */
import type { Point } from '../../src/db/range.ts'
import type { MetricKind } from '../../src/metrics/sample.ts'

/** `value` null: it is known that nothing could be read. `low` and `high`: of what one point sums up. */
export type Drawn = { at: number; value: number | null; low: number; high: number; point: Point }

/** A silence this many times as long as what is usual between two values is a gap. */
const SILENCE = 4

/** Levels and totals stand at their last value; of an amount the mean is drawn, so that it keeps its unit at any zoom. */
export function drawnOf(points: readonly Point[], kind: MetricKind): Drawn[] {
  return points.map(point => {
    const known = point.count - point.gaps
    const flow = kind === 'flow'
    const value = known === 0 ? null : flow && known > 1 && point.sum !== null ? point.sum / known : point.value
    return { at: flow ? (point.from + point.to) / 2 : point.to, value, low: point.min ?? value ?? 0, high: point.max ?? value ?? 0, point }
  })
}

type Known = Drawn & { value: number }
const isKnown = (each: Drawn): each is Known => each.value !== null

/**
 * Runs that a line may join: cut at gaps, where counting changed, where a total fell, and where nothing was heard for
 * much longer than usual.
 */
export function runsOf(drawn: readonly Drawn[], kind: MetricKind): Known[][] {
  const usual = median(drawn.slice(1).map((each, i) => each.at - (drawn[i]?.at ?? each.at)))
  const runs: Known[][] = []
  let before: Known | null = null
  for (const each of drawn) {
    if (!isKnown(each)) {
      before = null
      continue
    }
    const joined: boolean =
      before !== null &&
      !each.point.flags.includes('redefined') &&
      !(kind === 'total' && each.value < before.value) &&
      each.at - before.at <= SILENCE * usual
    if (joined) runs.at(-1)?.push(each)
    else runs.push([each])
    before = each
  }
  return runs
}
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

/** The stretches of which it is known that nothing could be read: each from the last value before it to the first after. */
export function gapsOf(drawn: readonly Drawn[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = []
  let before: Drawn | null = null
  for (const each of drawn) {
    const from: number = before === null ? each.point.from : before.at
    // A gap that goes on takes the place of what was known of it before.
    if (before?.value === null)
      gaps[gaps.length - 1] = { from: gaps.at(-1)?.from ?? from, to: each.value === null ? each.point.to : each.at }
    else if (each.value === null) gaps.push({ from, to: each.point.to })
    before = each
  }
  return gaps
}

const DAY = 86_400_000
/** The change within the last seven days: of a level or a total; of an amount against the seven days before. Null: not known. */
export function weekChange(points: readonly Point[], kind: MetricKind): number | null {
  const known = points.filter(point => point.value !== null)
  const last = known.at(-1)
  if (!last || last.value === null) return null
  if (kind !== 'flow') {
    const before = known.findLast(point => point.to <= last.to - 7 * DAY)
    // An older value says nothing about this week.
    return !before || before.value === null || before.to < last.to - 21 * DAY ? null : last.value - before.value
  }
  const sum = (from: number, to: number): number | null => {
    const within = known.filter(point => point.to > from && point.to <= to)
    return within.length === 0 ? null : within.reduce((all, point) => all + (point.sum ?? 0), 0)
  }
  const now = sum(last.to - 7 * DAY, last.to)
  const then = sum(last.to - 14 * DAY, last.to - 7 * DAY)
  return now === null || then === null ? null : now - then
}
