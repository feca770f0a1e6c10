/** Days of a series that counts from the launch, when somebody moved the launch and not them. Pure. */
import { momentOf } from '../lib/zone.ts'
import { addDays } from '../plan/resolve/calendar.ts'
import { occurrencesIn, type Recurrence } from './recurrence.ts'

const DAY = 86_400_000
/** Days by which a launch may have been moved for it to be found. */
const REACH = 366

/** `days`: of what can still move, `all`: of everything that the series has; ISO days, in order. */
export type Standing = { days: readonly string[]; all: readonly string[] }

/**
 * The launch by which `days` are times of a series; null when they are times of it by the launch as it is (ISO day), or by none
 * within a year. Of several the one counts by which the series begins with the first of them, so that the third stays the third;
 * else the nearest.
 * @param seriesAt the series with another launch
 */
export function launchLeftBehind(standing: Standing, seriesAt: (launch: string) => Recurrence | null, launch: string): string | null {
  const { days, all } = standing
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined || fits(days, seriesAt(launch))) return null
  let best: { launch: string; rank: number } | null = null
  for (let shift = 1; shift <= REACH && best?.rank !== 2; shift++)
    for (const candidate of [addDays(launch, -shift), addDays(launch, shift)]) {
      const series = seriesAt(candidate)
      if (!fits(days, series)) continue
      const begins = beginOf(series!)
      const rank = begins === all[0] ? 2 : begins === first ? 1 : 0
      if (best === null || rank > best.rank) best = { launch: candidate, rank }
    }
  return best?.launch ?? null
}

function fits(days: readonly string[], series: Recurrence | null): boolean {
  if (series === null) return false
  const [from, to] = [days[0]!, days.at(-1)!].map(day => Date.parse(`${day}T00:00Z`))
  const times = new Set(occurrencesIn(series, from! - 2 * DAY, to! + 2 * DAY).map(each => each.day))
  return days.every(day => times.has(day))
}

const beginOf = (series: Recurrence): string | undefined =>
  occurrencesIn(series, momentOf(series.start, series.zone).at - DAY, Infinity, 1)[0]?.day

/** In words, and the command that moves them. */
export function leftBehindText({ title, launch, drafts }: { title: string; launch: string; drafts: readonly unknown[] }): {
  message: string
  remedy: string
} {
  const files = drafts.length === 1 ? '1 file of this series stands' : `${drafts.length} files of this series stand`
  return {
    message: `${title}: ${files} where an earlier launch put ${drafts.length === 1 ? 'it' : 'them'}; the launch is ${launch}.`,
    remedy: `"uptake reschedule --launch ${launch}" shows where ${drafts.length === 1 ? 'it belongs, and moves it' : 'they belong, and moves them'}.`,
  }
}
