import { rowsOf, type Block } from '../blocks.ts'
import { count, type Rule } from '../rule.ts'

/** Blocks that are said to run beside each other. */
const PARALLEL =
  /parall?el|ongoing|concurrent|simultan|track|workstream|laufend|gleichzeitig|continu[oa]|en continu|параллельн|одновременн|并行|同时|持续|並行|병행|동시|đồng thời|song song/i

/** Blocks of one level that claim the same time. A shared edge ("Weeks 1-4", "Weeks 4-8") is reported as such. */
export const windowOverlap: Rule = {
  id: 'window-overlap',
  title: 'Two blocks claim the same time',
  severity: 'warning',
  *check({ plan }) {
    for (const row of rowsOf(plan.phases)) {
      if (isRelay(row)) continue
      for (const [i, after] of row.entries()) {
        const before = row[i - 1]
        if (!before || isMeant(before, after)) continue
        const shared = Math.min(before.last, after.last) - Math.max(before.first, after.first) + 1
        if (shared < 1) continue
        yield {
          message: `"${before.phase.title}" and "${after.phase.title}" share ${count(shared, after.phase.window!.unit)}`,
          expected: 'blocks that follow each other, or a word that they run in parallel',
          source: after.phase.source,
          related: [{ message: before.phase.title, source: before.phase.source }],
        }
      }
    }
  },
}

/** "Days 1-2", "Days 2-3", "Days 3-4": who writes all of them so means that each takes over from the one before. */
function isRelay(row: readonly Block[]): boolean {
  const pairs = row.slice(1).map((after, i) => ({ before: row[i]!, after }))
  return pairs.length >= MANY && pairs.every(({ before, after }) => after.first === before.last && after.last > after.first)
}
/** Shared edges in a row that are no slip of the pen. */
const MANY = 2

/** Two blocks with the very same window are two halves of one. */
function isMeant(before: Block, after: Block): boolean {
  return (before.from === after.from && before.to === after.to) || PARALLEL.test(before.phase.title + after.phase.title)
}
