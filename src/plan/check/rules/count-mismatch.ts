import { phaseNumber } from '../../extract/names.ts'
import type { CountStatement, Phase } from '../../model.ts'
import { placeOf } from '../../read/positions.ts'
import { groupBy, number, type Found, type Rule, type RuleContext } from '../rule.ts'

/** "Five phases" where there are seven; "6+ libraries" here and "8 libraries" there. */
export const countMismatch: Rule = {
  id: 'count-mismatch',
  title: 'A count in the text is not the count of the things',
  severity: 'warning',
  *check(context) {
    yield* statedPhases(context)
    // "3 languages" this quarter, "5 languages" in the next one: targets grow.
    const targets = new Set(context.plan.kpis.map(kpi => placeOf(kpi.source)))
    yield* restatedCounts(context.plan.counts.filter(({ source }) => !targets.has(placeOf(source))))
  },
}

/** A stated number of phases against the phases that are numbered. */
function* statedPhases({ plan }: RuleContext): Generator<Found> {
  for (const statement of plan.counts) {
    if (statement.noun !== 'phase') continue
    const phases = numberedPhases(plan.phases, statement)
    // "From 4 phases to 3": this count, or another one in its line, is what there is.
    const isRight = plan.counts.some(
      ({ noun, count, source }) => noun === statement.noun && count === phases.size && placeOf(source) === placeOf(statement.source),
    )
    const enough = statement.atLeast && phases.size > statement.count
    if (phases.size < 2 || isRight || enough) continue
    const names = [...phases.keys()].sort((a, b) => a - b).map(n => `${statement.noun} ${n}`)
    yield {
      message: `"${statement.text}": there are ${number(phases.size)} (${names.join(', ')})`,
      expected: `${number(phases.size)}, or ${number(statement.count)} of them`,
      source: statement.source,
      related: [...phases.values()].map(phase => ({ message: phase.title, source: phase.source })),
    }
  }
}

/** Phases of the statement's document by their number; a phase that is named twice counts once. */
function numberedPhases(phases: readonly Phase[], statement: CountStatement): Map<number, Phase> {
  const out = new Map<number, Phase>()
  for (const phase of phases) {
    if (phase.source.file !== statement.source.file) continue
    const numeral = phaseNumber(phase.title)
    // 1.1 and 1.2 are parts of phase 1.
    if (numeral?.word === statement.noun && Number.isInteger(numeral.number)) out.set(numeral.number, phase)
  }
  return out
}

/** Things of which a document has one set, so that two counts of them are a contradiction. */
const ONE_SET = new Set(['library', 'language', 'pillar', 'theme'])
const PLURAL = /(?:s|en)$/i
/** "4 new languages" come on top of those that there are. */
const ADDED = /\s(?:new|more|additional|further|extra|weitere|neue|nuev[oa]s|nouve\p{L}+|nov[oa]s)\s/iu

/** The same things counted twice with another result. */
function* restatedCounts(counts: readonly CountStatement[]): Generator<Found> {
  const comparable = counts.filter(
    statement => ONE_SET.has(statement.noun) && statement.count > 2 && PLURAL.test(statement.text) && !ADDED.test(statement.text),
  )
  for (const statements of groupBy(comparable, statement => `${statement.source.file}|${statement.noun}`).values()) {
    const first = statements[0]!
    const other = statements.find(statement => statement.count !== first.count)
    if (!other) continue
    yield {
      message: `"${first.text}" here, "${other.text}" there`,
      expected: 'one count of the same things',
      source: first.source,
      related: [{ message: `"${other.text}"`, source: other.source }],
    }
  }
}
