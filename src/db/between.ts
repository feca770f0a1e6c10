/** What lies between roll-ups: the stretches of time, and the single samples in them. */
import type { Database } from './open.ts'

/** From `from` on, before `to`; UTC epoch milliseconds. */
export type Range = { from: number; to: number }
/** Ranges that one statement reads. */
const RANGES = 30

/** What of a range lies in none of the roll-ups, which are sorted. */
export function without({ from, to }: Range, rolled: readonly { at: number }[], width: number): Range[] {
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

/** Samples within any of the ranges, which are in order: one reading of the key for each, where an "or" would look at all between them. */
export async function rowsIn(db: Database, id: number, ranges: readonly Range[]): Promise<SingleRow[]> {
  const rows: SingleRow[] = []
  const within = ({ from, to }: Range) =>
    db
      .selectFrom('sample')
      .select(['at', 'span', 'value', 'flags'])
      .where('series_id', '=', id)
      .where('at', '>=', from)
      .where('at', '<', to)
  for (let i = 0; i < ranges.length; i += RANGES) {
    const [first, ...others] = ranges.slice(i, i + RANGES)
    if (first === undefined) break
    const query = others.reduce((all, range) => all.unionAll(within(range)), within(first))
    for (const row of await query.execute()) rows.push(row)
  }
  return rows
}
