/**
 * A series as far back as anyone looks, in as few values as say the same: newest values one by one, before them what
 * hours and days come to where they hold many. What cannot be summed up without loss (gaps, falls of a total, a new
 * definition) stays single, and so does what lies near a moment that somebody asks about.
 */
import type { Flag, MetricKind } from '../metrics/sample.ts'
import type { Reading } from '../metrics/series.ts'
import type { Database } from './open.ts'
import { rowsIn, without, type Range } from './between.ts'
import { bitsOf, DAY, flagsOfBits, HOUR, startOf, type RollUp } from './rollup.ts'
import { flagsOf } from './sample-row.ts'
import type { SeriesRange } from './samples.ts'
import { seriesId } from './series.ts'

/** So long before the end of the range everything is read one by one, and by the hour. */
const SINGLE = 2 * DAY
const HOURLY = 35 * DAY

export type Condensing = {
  kind: MetricKind
  /** Moments (a deadline, a start) at which the value must be what it was; UTC epoch milliseconds. */
  moments: readonly number[]
  /** From here on every value is read by itself; null: where the newest begin. */
  singleFrom: number | null
}

/** Readings of [from, to), oldest first, each moment once; those that stand for several say so in `stands`. */
export async function condensedReadings(
  db: Database,
  workspace: string,
  { metric, labels, from, to }: SeriesRange,
  { kind, moments, singleFrom }: Condensing,
): Promise<Reading[]> {
  const id = await seriesId(db, workspace, metric, labels)
  if (id === null || to <= from) return []
  const keep = (width: number): Set<number> => new Set(moments.map(at => startOf(at, width)))
  const end = Math.min(to - SINGLE, singleFrom ?? to)
  const days = await usable(db, id, kind, DAY, capped([{ from, to: to - HOURLY }], end), keep(DAY))
  const afterDays = without({ from, to }, days, DAY)
  const hours = await usable(db, id, kind, HOUR, capped(afterDays, end), keep(HOUR))
  const left = afterDays.flatMap(range => without(range, hours, HOUR))
  const readings = [...days, ...hours].flatMap(each => valuesOf(each, kind))
  for (const { at, span, value, flags } of await rowsIn(db, id, left))
    readings.push({ at, span, value, flags: flags === '' ? NONE : flagsOf(flags) })
  return readings.sort((a, b) => a.at - b.at)
}

/** Most readings have none: they share it. */
const NONE: readonly Flag[] = []

async function usable(
  db: Database,
  id: number,
  kind: MetricKind,
  width: number,
  ranges: readonly Range[],
  kept: ReadonlySet<number>,
): Promise<Whole[]> {
  const found: Whole[] = []
  const [first] = ranges
  const last = ranges.at(-1)
  if (!first || !last) return found
  // One reading over all of the ranges: they are many when single days stay out.
  for (const each of await wholeIn(db, id, kind, width, { from: first.from, to: last.to }))
    if (!kept.has(each.at) && isPlain(each, kind, width) && ranges.some(range => each.at >= range.from && each.at + width <= range.to))
      found.push(each)
  return found
}

type Whole = Pick<RollUp, 'at' | 'first_at' | 'last_at' | 'end_at' | 'count' | 'first' | 'last' | 'sum' | 'spans' | 'instants' | 'flags'>

/** Roll-ups without a gap, and of a total without a fall, oldest first. */
function wholeIn(db: Database, id: number, kind: MetricKind, width: number, { from, to }: Range): Promise<Whole[]> {
  return db
    .selectFrom('rollup')
    .select(['at', 'first_at', 'last_at', 'end_at', 'count', 'first', 'last', 'sum', 'spans', 'instants', 'flags'])
    .where('series_id', '=', id)
    .where('width', '=', width)
    .where('at', '>=', from)
    .where('at', '<=', to - width)
    .whereRef('known', '=', 'count')
    .$if(kind === 'total', query => query.where('falls', '=', 0))
    .orderBy('at')
    .execute()
}

/** Says its last value, or its sum, all that the single values say? */
function isPlain(each: Whole, kind: MetricKind, width: number): boolean {
  if ((each.flags & TELLING) !== 0) return false
  // Events have no length; periods must follow each other without holes and lie within.
  if (kind !== 'flow' || each.instants === each.count) return each.instants === each.count
  const length = each.end_at - each.first_at
  return each.instants === 0 && each.end_at <= each.at + width && Math.abs(each.spans - length) <= width / 100
}
/** What such a sample says must stand at its own moment. */
const TELLING = bitsOf(['gap', 'partial', 'redefined'])

/** A total is told by its first value too: it may have begun anew between two days. */
function valuesOf(each: Whole, kind: MetricKind): Reading[] {
  const flags = flagsOfBits(each.flags)
  const stands = { count: each.count, sum: each.sum ?? 0 }
  if (kind === 'flow') {
    const events = each.instants === each.count
    return [{ at: events ? each.last_at : each.first_at, span: events ? 0 : each.end_at - each.first_at, value: each.sum, flags, stands }]
  }
  const last = { at: each.last_at, span: 0, value: each.last, flags }
  if (kind === 'level') return [{ ...last, stands }]
  const first = each.first ?? 0
  return [
    { at: each.first_at, span: 0, value: first, flags, stands: { count: 1, sum: first } },
    { ...last, stands: { count: stands.count - 1, sum: stands.sum - first } },
  ]
}

const capped = (ranges: readonly Range[], to: number): Range[] =>
  ranges.filter(range => range.from < to).map(range => ({ from: range.from, to: Math.min(range.to, to) }))
