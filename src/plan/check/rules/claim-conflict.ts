import { groupBy, number, type Rule } from '../rule.ts'

const SPEED = /^(?:TPS|QPS|RPS)$|passing$/

/** One fact, two numbers: a measured figure quoted differently in two places. */
export const claimConflict: Rule = {
  id: 'claim-conflict',
  title: 'One fact is stated with two numbers',
  severity: 'error',
  *check({ plan }) {
    for (const claims of groupBy(
      plan.claims.filter(claim => SPEED.test(claim.metric)),
      claim => claim.metric,
    ).values()) {
      const first = claims[0]!
      const other = claims.find(
        claim => claim.value !== first.value && Math.abs(claim.value - first.value) <= 0.1 * Math.max(claim.value, first.value),
      )
      if (!other) continue
      yield {
        message: `${number(first.value)} ${first.metric} here, ${number(other.value)} ${other.metric} there`,
        expected: 'one measured figure, quoted the same everywhere',
        source: first.source,
        related: claims.filter(claim => claim.value !== first.value).map(claim => ({ message: `"${claim.text}"`, source: claim.source })),
      }
    }
  },
}
