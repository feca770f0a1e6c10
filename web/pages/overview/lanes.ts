/** Phases side by side on one strip. Pure. */
import { addDays, diffDays } from '../../../src/plan/resolve/calendar.ts'
import type { PhaseProgress } from '../../../src/schedule/progress.ts'

/** `left` and `width` in percent of the strip. */
export type Piece = { progress: PhaseProgress; left: number; width: number; lane: number }
export type Strip = { pieces: Piece[]; lanes: number; today: number | null; first: string; last: string; hidden: number }

/** Lays dated phases into at most `most` lanes so that none covers another; null when none has a start. */
export function strip(all: readonly PhaseProgress[], today: string, most: number): Strip | null {
  const dated = all.flatMap(progress => {
    const { span } = progress.phase
    return span?.start ? [{ progress, start: span.start, end: span.end ?? addDays(span.start, 13) }] : []
  })
  if (dated.length === 0) return null
  const first = dated.map(each => each.start).sort()[0] ?? today
  const last =
    dated
      .map(each => each.end)
      .sort()
      .at(-1) ?? today
  const total = diffDays(first, last) + 1
  const ends: string[] = []
  const pieces: Piece[] = []
  let hidden = 0
  for (const { progress, start, end } of dated.sort((a, b) => a.start.localeCompare(b.start))) {
    const free = ends.findIndex(taken => taken < start)
    const lane = free >= 0 ? free : ends.length
    if (lane >= most) {
      hidden++
      continue
    }
    ends[lane] = end
    pieces.push({ progress, lane, left: (100 * diffDays(first, start)) / total, width: (100 * (diffDays(start, end) + 1)) / total })
  }
  const now = (100 * (diffDays(first, today) + 0.5)) / total
  return { pieces, lanes: ends.length, today: now >= 0 && now <= 100 ? now : null, first, last, hidden }
}
