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

/** Two blocks with the very same window are two halves of one. */
function isMeant(before: Block, after: Block): boolean {
  return (before.from === after.from && before.to === after.to) || PARALLEL.test(before.phase.title + after.phase.title)
}
