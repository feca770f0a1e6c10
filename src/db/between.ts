/** What lies between roll-ups: the stretches of time, and the single samples in them. */
import type { Database } from './open.ts'
import type { RollUp } from './rollup.ts'

/** From `from` on, before `to`; UTC epoch milliseconds. */
export type Range = { from: number; to: number }
/** Ranges that one statement reads. */
const RANGES = 30

/** What of a range lies in none of the roll-ups, which are sorted. */
export function without({ from, to }: Range, rolled: readonly RollUp[], width: number): Range[] {
  const left: Range[] = []
  let next = from
  for (const { at } of rolled) {
    if (at < from || at + width > to) continue
    if (at > next) left.push({ from: next, to: at })
    next = at + width
  }
  if (next < to) left.push({ from: next, to })
  return left
}

/** A sample without its provenance. */
export type SingleRow = { at: number; span: number; value: number | null; flags: string }

/** Samples within any of the ranges, which are in order. */
export async function rowsIn(db: Database, id: number, ranges: readonly Range[]): Promise<SingleRow[]> {
  const rows: SingleRow[] = []
  for (let i = 0; i < ranges.length; i += RANGES) {
    const some = ranges.slice(i, i + RANGES)
    const found = await db
      .selectFrom('sample')
      .select(['at', 'span', 'value', 'flags'])
      .where('series_id', '=', id)
      // Said apart, or SQLite looks at the whole series.
      .where('at', '>=', some[0]?.from ?? 0)
      .where('at', '<', some.at(-1)?.to ?? 0)
      .where(e => e.or(some.map(range => e.and([e('at', '>=', range.from), e('at', '<', range.to)]))))
      .execute()
    for (const row of found) rows.push(row)
  }
  return rows
}
