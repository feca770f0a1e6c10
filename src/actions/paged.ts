/** Lists in memory as pages ask for them. Pure. */
import type { Group, PageAsk } from '../delivery/pages.ts'

type Options<Row, Shown> = {
  /** What the list is sorted by, and unique: the cursor is that of the last row. */
  key: (row: Row) => string
  /** What is sent of the rows that are shown. */
  draw: (row: Row) => Shown | Promise<Shown>
  /** Rows of a group unless it is said how many. */
  first: number
}
/** No more rows of one group at once. */
export const MOST_ROWS = 500

/** The beginning of each group, or what stands in one of them after a cursor. */
export async function pagesOf<Name extends string, Row, Shown>(
  groups: Iterable<readonly [Name, readonly Row[]]>,
  ask: PageAsk,
  { key, draw, first }: Options<Row, Shown>,
): Promise<Group<Name, Shown>[]> {
  const pages: Group<Name, Shown>[] = []
  for (const [name, rows] of groups) {
    if (ask.in !== null && ask.in !== name) continue
    const from = ask.in === null || ask.after === null ? 0 : firstAfter(rows, key, ask.after)
    const shown = rows.slice(from, from + sizeOf(ask, name, first))
    const last = shown.at(-1)
    const next = last !== undefined && from + shown.length < rows.length ? key(last) : null
    pages.push({ name, count: rows.length, rows: await Promise.all(shown.map(draw)), next })
  }
  return pages
}
export const sizeOf = (ask: PageAsk, name: string, first: number): number => Math.min(MOST_ROWS, Math.max(1, ask.sizes[name] ?? first))

/** Where the rows behind a key begin; the row of the key itself may be gone. */
function firstAfter<Row>(rows: readonly Row[], key: (row: Row) => string, after: string): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (key(rows[middle]!) <= after) low = middle + 1
    else high = middle
  }
  return low
}

export const holds = (text: string, words: readonly string[]): boolean => words.every(word => text.includes(word))
