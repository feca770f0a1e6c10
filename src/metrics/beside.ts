/**
 * What is measured of our project and of others, side by side: the newest value, growth over four weeks, the share of all,
 * a little chart by weeks. Unknown is not zero: what a gap or a change of definition makes incomparable is null.
 */
import { DAY } from './calendar.ts'
import { isOf, repositoryName, type Labels } from './choose.ts'
import { lastAt, type Point, type Series } from './series.ts'

/** `share`: of what was there before; null when there was nothing. `since`: from when it counts where that is less than four weeks. */
export type Growth = { added: number; share: number | null; since: number | null }
/** One project of one metric. `latest` of an amount is what came in the last four weeks. */
export type BesideRow = {
  name: string
  ours: boolean
  labels: Labels
  latest: { at: number; value: number } | null
  growth: Growth | null
  /** Of all rows together; null unless all of them are known. */
  share: number | null
  /** One value a week up to now, the oldest first; null is a gap. */
  weeks: (number | null)[]
}
export type BesideMetric = { metric: string; kind: Series['kind']; rows: BesideRow[] }

const WEEK = 7 * DAY
const WINDOW = 4 * WEEK
/** Weeks of the little chart. */
export const WEEKS = 26
/** A value that is older says nothing of now. */
const FRESH = 2 * WEEK

/**
 * Every metric that is measured of one of the others, with ours beside it; ours first, then as `competitors` names them.
 * @param now UTC epoch milliseconds
 */
export function beside(series: readonly Series[], competitors: readonly string[], now: number): BesideMetric[] {
  const others = new Set(competitors.map(repositoryName))
  const groups = Map.groupBy(series, each => each.metric)
  return [...groups].flatMap(([metric, all]) => {
    const theirs = competitors.flatMap(name =>
      all.filter(each => isOf(each, new Set([repositoryName(name)]))).map(each => ({ name: nameOf(name), series: each })),
    )
    const first = theirs[0]
    if (first === undefined) return []
    const kind = first.series.kind
    const ours = countersOf(
      all.filter(each => !isOf(each, others)),
      first.series.labels,
    ).map(each => ({ name: Object.values(each.labels)[0] ?? '', series: each }))
    // A finer label (a language, a referrer) has no place here.
    const plain = theirs.filter(each => sameKeys(each.series.labels, first.series.labels))
    const rows = [...ours.map(each => rowOf(each, true, now)), ...plain.map(each => rowOf(each, false, now))]
    return [{ metric, kind, rows: withShares(rows) }]
  })
}

/** "https://github.com/owner/name" → owner/name; "npm:name" → name. */
const nameOf = (competitor: string): string => repositoryName(competitor).replace(/^[a-z]+:/, '')
const sameKeys = (a: Labels, b: Labels): boolean => Object.keys(a).sort().join() === Object.keys(b).sort().join()

/** Ours with the same labels as theirs, else the one without any, as a person writes it. */
function countersOf(ours: readonly Series[], labels: Labels): Series[] {
  const same = ours.filter(each => sameKeys(each.labels, labels))
  return same.length > 0 ? same : ours.filter(each => Object.keys(each.labels).length === 0)
}

function rowOf({ name, series }: { name: string; series: Series }, ours: boolean, now: number): BesideRow {
  const figures = series.kind === 'flow' ? amounts(series, now) : levels(series, now)
  return { name, ours, labels: series.labels, share: null, ...figures }
}

type Figures = Pick<BesideRow, 'latest' | 'growth' | 'weeks'>
const steps = (now: number): number[] => Array.from({ length: WEEKS }, (_, index) => now - (WEEKS - 1 - index) * WEEK)

function levels(series: Series, now: number): Figures {
  const last = lastAt(series, now)
  // What began within these weeks, yet some time ago, grows from there on.
  const before = last === null ? null : (lastAt(series, last.at - WINDOW) ?? firstOf(series, last.at - FRESH))
  const from = before === null || last === null ? 0 : last.at - before.at
  // What lies much further back is no beginning of these four weeks.
  const comparable = last && before && before.segment === last.segment && from <= WINDOW + FRESH
  return {
    latest: last && { at: last.at, value: last.value },
    growth: comparable ? growth(last.value - before.value, before.value, from < WINDOW ? before.at : null) : null,
    weeks: steps(now).map(at => {
      const point = lastAt(series, at)
      return point !== null && at - point.at <= FRESH ? point.value : null
    }),
  }
}

function amounts(series: Series, now: number): Figures {
  const end = series.points.findLast(point => point.value !== null && point.at + point.span <= now)
  const until = end ? end.at + end.span : now
  const [recent, before] = [sumOf(series, until - WINDOW, until), sumOf(series, until - 2 * WINDOW, until - WINDOW)]
  return {
    latest: recent === null ? null : { at: until, value: recent },
    growth: recent === null || before === null ? null : growth(recent - before, before),
    weeks: steps(until).map(at => sumOf(series, at - WEEK, at)),
  }
}

/** The sum of the periods that begin within [from, to); null when one is unknown or a good part of the time is not covered. */
function sumOf(series: Series, from: number, to: number): number | null {
  let sum = 0
  let covered = 0
  for (const { at, span, value } of series.points) {
    if (at < from || at >= to) continue
    if (value === null) return null
    sum += value
    covered += span
  }
  return covered >= 0.85 * (to - from) ? sum : null
}

const growth = (added: number, base: number, since: number | null = null): Growth => ({
  added,
  share: base > 0 ? added / base : null,
  since,
})

/** The first value, when it was there by then. */
function firstOf(series: Series, by: number): (Point & { value: number }) | null {
  const first = series.points.find(point => point.value !== null)
  return first === undefined || first.value === null || first.at > by ? null : { ...first, value: first.value }
}

function withShares(rows: readonly BesideRow[]): BesideRow[] {
  const values = rows.map(row => row.latest?.value ?? null)
  const total = values.reduce<number | null>((sum, value) => (sum === null || value === null || value < 0 ? null : sum + value), 0)
  return rows.map((row, index) => ({ ...row, share: total === null || total === 0 ? null : values[index]! / total }))
}
