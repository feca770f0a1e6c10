import { projectsOf } from '../projects.ts'
import { groupBy, number, type Rule } from '../rule.ts'

/** Facts that have one value at a time: measured speeds, and counts of tests that pass. */
const MEASURED = /^(?:TPS|QPS|RPS)$|passing$/
/** Values further apart than this are of different measurements. */
const ONE_FACT = 0.1

/** One fact, two numbers: a measured figure quoted differently in two places. */
export const claimConflict: Rule = {
  id: 'claim-conflict',
  title: 'One fact is stated with two numbers',
  severity: 'error',
  *check({ plan, documents }) {
    const projectOf = projectsOf(documents)
    const measured = plan.claims.filter(claim => MEASURED.test(claim.metric))
    for (const claims of groupBy(measured, claim => `${projectOf(claim)}|${claim.metric}`).values()) {
      const first = claims[0]!
      const others = claims.filter(claim => claim.value !== first.value)
      const other = others.find(claim => Math.abs(claim.value - first.value) <= ONE_FACT * Math.max(claim.value, first.value))
      if (!other) continue
      yield {
        message: `${number(first.value)} ${first.metric} here, ${number(other.value)} ${other.metric} there`,
        expected: 'one measured figure, quoted the same everywhere',
        source: first.source,
        related: others.map(claim => ({ message: `"${claim.text}"`, source: claim.source })),
      }
    }
  },
}
