import { phaseNumber } from '../../extract/names.ts'
import type { CountStatement } from '../../model.ts'
import { groupBy, number, type Found, type Rule, type RuleContext } from '../rule.ts'

/** "Five phases" where there are seven; "6+ libraries" here and "8 libraries" there; a "5-part series" of four. */
export const countMismatch: Rule = {
  id: 'count-mismatch',
  title: 'A count in the text is not the count of the things',
  severity: 'warning',
  *check(context) {
    yield* phases(context)
    yield* restated(context.plan.counts)
  },
}

function* phases({ plan }: RuleContext): Generator<Found> {
  for (const statement of plan.counts) {
    if (statement.noun !== 'phase') continue
    const numbered = new Map<number, (typeof plan.phases)[number]>()
    for (const phase of plan.phases) {
      const found = phaseNumber(phase.title)
      if (found?.word === statement.noun && phase.source.file === statement.source.file && Number.isInteger(found.number))
        numbered.set(found.number, phase)
    }
    if (numbered.size < 2 || numbered.size === statement.count || (statement.atLeast && numbered.size > statement.count)) continue
    yield {
      message: `"${statement.text}": there are ${number(numbered.size)} (${[...numbered.keys()]
        .sort((a, b) => a - b)
        .map(n => `${statement.noun} ${n}`)
        .join(', ')})`,
      expected: `${number(numbered.size)}, or ${number(statement.count)} of them`,
      source: statement.source,
      related: [...numbered.values()].map(phase => ({ message: phase.title, source: phase.source })),
    }
  }
}

const THINGS = new Set(['library', 'language', 'pillar', 'theme'])
function* restated(counts: CountStatement[]): Generator<Found> {
  for (const statements of groupBy(
    counts.filter(statement => THINGS.has(statement.noun) && statement.count > 2 && /(?:s|en)$/i.test(statement.text)),
    statement => `${statement.source.file}|${statement.noun}`,
  ).values()) {
    const first = statements[0]!
    const other = statements.find(statement => statement.count !== first.count)
    if (other)
      yield {
        message: `"${first.text}" here, "${other.text}" there`,
        expected: 'one count of the same things',
        source: first.source,
        related: [{ message: `"${other.text}"`, source: other.source }],
      }
  }
}
