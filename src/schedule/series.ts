/** A series: something that comes again and again, with what each time needs. */
import { occurrencesIn, type Occurrence, type Recurrence } from './recurrence.ts'

export type Series = Recurrence & {
  /** Its name in uptake.yml, or the id of the content file that recurs. */
  id: string
  title: string
  /** How long it takes; 0: a moment. */
  minutes: number
  channels: readonly string[]
  theme: string | null
  /** Where it is written: `uptake.yml`, or a content file. */
  file: string
}
export type SeriesOccurrence = Occurrence & { series: Series }

/** Occurrences of several series in one stretch of time, by time. */
export function seriesIn(all: readonly Series[], from: number, to: number): SeriesOccurrence[] {
  return all
    .flatMap(series => occurrencesIn(series, from, to).map(occurrence => ({ ...occurrence, series })))
    .sort((a, b) => a.at - b.at || (a.series.id < b.series.id ? -1 : 1))
}
