import { phaseNumber } from '../../extract/names.ts'
import { rowsOf, type Block } from '../blocks.ts'
import { count, type Rule } from '../rule.ts'

/** Blocks that are said to run beside each other: what is done every day goes on beside what is done once. */
const PARALLEL =
  /\b(?:daily|weekly|every (?:day|week))\b|täglich|wöchentlich|diari[ao]s?\b|semana(?:l|is|les)\b|quotidien|hebdomadaire|ежедневн|еженедельн|每[天日周]|毎[日週]|매[일주]|parall?el|ongoing|concurrent|simultan|track|workstream|\b(?:channel|pillar|stream|lane|kanal|canal)\b|laufend|gleichzeitig|continu[oa]|en continu|параллельн|одновременн|并行|同时|持续|並行|병행|동시|đồng thời|song song/i

/** Blocks of one level that claim the same time. A shared edge ("Weeks 1-4", "Weeks 4-8") is reported as such. */
export const windowOverlap: Rule = {
  id: 'window-overlap',
  title: 'Two blocks claim the same time',
  severity: 'warning',
  *check({ plan }) {
    for (const row of rowsOf(plan.phases)) {
      if (isStaggered(row)) continue
      // Who counts from 0 counts points in time: "0-6 months" ends where "6-12 months" begins.
      const edge = row[0]!.first === 0 && row[0]!.phase.window!.anchor === undefined ? 1 : 0
      for (const [i, after] of row.entries()) {
        const before = row[i - 1]
        if (!before || isMeant(before, after)) continue
        const shared = Math.min(before.last, after.last) - Math.max(before.first, after.first) + 1
        if (shared - edge < 1) continue
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

/** "Days 1-2", "Days 2-3", "Days 3-4", "Weeks 1-4", "Weeks 3-8", "Weeks 6-12": who writes most of them so means each to begin before the last one ends. */
function isStaggered(row: readonly Block[]): boolean {
  const pairs = row.slice(1).map((after, i) => ({ before: row[i]!, after }))
  const shared = pairs.filter(({ before, after }) => after.first <= before.last)
  return (
    shared.length >= MANY &&
    shared.length * 2 >= pairs.length &&
    (shared.every(({ before, after }) => after.first >= before.first && after.last >= before.last) ||
      (shared.length > MANY && shared.length === pairs.length && shared.every(({ before, after }) => after.first > before.first)))
  )
}
/** Overlaps in a row that are no slip of the pen. */
const MANY = 2

/** Two blocks with the very same window are two halves of one; two that begin together, and are no steps by their numbers, run beside each other. */
function isMeant(before: Block, after: Block): boolean {
  const together = before.from === after.from && (before.to === after.to || !isStep(after))
  return together || PARALLEL.test(`${before.phase.title}\n${after.phase.title}`)
}
const isStep = ({ phase }: Block): boolean => phaseNumber(phase.title)?.word === 'phase'
