/** Times of deliveries on a local clock, worked out by the database: days and hours of it are counted where the rows are. */
import { sql, type RawBuilder } from 'kysely'
import type { ClockOffset } from '../schedule/window.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** What the clock shows when a delivery is due, read as if it were UTC. `clock`: as `offsetsIn` gives it. */
export function localDue(clock: readonly ClockOffset[]): RawBuilder<number> {
  const [last, ...before] = clock.toReversed().map(({ until, offset }) => ({ until, offset: sql.lit(offset) }))
  if (last === undefined) throw new Error('a clock without an offset')
  const offset = before.reduce<RawBuilder<unknown>>(
    (later, each) => sql`case when due_at < ${sql.lit(each.until)} then ${each.offset} else ${later} end`,
    last.offset,
  )
  return sql<number>`(due_at + ${offset})`
}

/** The beginning of the unit (milliseconds) in which a local time lies. Literals: `node:sqlite` hands numbers over as fractions. */
export const unitOf = (local: RawBuilder<number>, unit: number): RawBuilder<number> => sql<number>`(${local} / ${sql.lit(unit)})`
