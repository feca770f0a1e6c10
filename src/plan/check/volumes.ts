/** Declared totals of pieces ("LinkedIn posts: 52"), the pieces that belong to them, and frequencies over the plan's length. */
import { formatOf, platforms } from '../lexicon/index.ts'
import type { Cadence, ContentPiece, Plan, Volume } from '../model.ts'
import { memo } from '../text/memo.ts'
import { daysOf } from './timeline.ts'

/** Length in weeks of what `file` plans, from the end of its last numbered window; null when it has none. */
export function planWeeks(plan: Plan, file: string): number | null {
  const lastDays = plan.phases
    .filter(phase => phase.source.file === file)
    .map(phase => daysOf(phase.window))
    .filter(span => span?.axis === 'plan')
    .map(span => span!.to)
  return lastDays.length > 0 ? Math.max(...lastDays) / 7 : null
}

/** 52.18 weeks are a year. */
const TIMES_A_WEEK: Record<string, number> = { day: 7, week: 1, month: 12 / 52.18, quarter: 4 / 52.18, year: 1 / 52.18 }

/** Pieces a week of a cadence; null for periods that are no time. */
export function perWeek(cadence: Cadence): { min: number; max: number } | null {
  const factor = TIMES_A_WEEK[cadence.period]
  return factor === undefined ? null : { min: cadence.count * factor, max: cadence.max * factor }
}

/**
 * Does a listed piece belong to a declared total? By platform when the total names one, else by format.
 * @param isThread whether what the platform gets of it is a thread; null: nobody knows, so that its format alone tells
 */
export function matches(volume: Volume, piece: Pick<ContentPiece, 'channel' | 'format'>, isThread: boolean | null = null): boolean {
  const { formats, platform } = named(volume.label)
  if (platform) {
    if (piece.channel !== platform.id) return false
    // A single post is no thread, whatever else it is.
    if (isOfThreads(formats)) return piece.format === 'thread' || (isThread ?? piece.format === null)
    return piece.format === null || piece.format === 'post' || formats.length === 0 || formats.includes(piece.format)
  }
  if (/blog/i.test(volume.label)) return piece.format === 'article' || piece.channel === 'blog'
  return piece.format !== null && formats.includes(piece.format)
}

/** Threads and nothing else: "Twitter threads". */
const isOfThreads = (formats: readonly string[]): boolean => formats.length > 0 && formats.every(each => each === 'thread')
/** The platform of whose threads a declared total speaks; null: it speaks of something else. */
export function threadsOf(volume: Volume): string | null {
  const { formats, platform } = named(volume.label)
  return platform !== undefined && isOfThreads(formats) ? platform.id : null
}

/** Does a cadence speak of what a declared total counts? */
export function isCadenceOf(volume: Volume, cadence: Cadence): boolean {
  const { formats, first } = named(volume.label)
  if (first) return cadence.channel === first.id
  const format = formats[0]
  return format !== undefined && cadence.format === format
}

/** Formats that a label names: "Blog posts and videos" → article, video. */
const formatsIn = (label: string): string[] =>
  label
    .split(/[/,&]|\band\b/)
    .map(part => formatOf(part)?.format)
    .filter(format => format !== undefined)

/** What a label names; asked for with every piece. `platform` is the one that decides, `first` the first of all. */
const named = memo((label: string) => {
  const found = platforms(label)
  return { formats: formatsIn(label), platform: found.find(each => each.id !== 'blog' && each.id !== 'newsletter'), first: found[0] }
})
