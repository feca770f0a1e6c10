import { isOfPeriod } from '../../lexicon/metrics.ts'
import type { Kpi } from '../../model.ts'
import { groupByMetric } from '../metric-key.ts'
import { projectsOf } from '../projects.ts'
import type { Rule } from '../rule.ts'
import { say } from '../target-text.ts'
import { dayOf } from '../timeline.ts'

/** Times the pace before from which on a target is out of reach. */
const TOO_FAST = 20

/** "Day 90" and "month 3" are one day, told in two units. */
const ONE_DEADLINE = 0.05

/** Targets that need a pace far beyond the one that the plan itself asks for before. */
export const unreachable: Rule = {
  id: 'unreachable',
  title: 'A target needs a pace far beyond the one before',
  severity: 'warning',
  *check({ plan, documents }) {
    const projectOf = projectsOf(documents)
    for (const levels of groupByMetric(plan.kpis.filter(isLevel), kpi => `${projectOf(kpi)}|${kpi.group ?? ''}`)) {
      const ordered = levels.map(kpi => ({ kpi, value: kpi.value as number, day: dayOf(kpi.by)!.day })).sort((a, b) => a.day - b.day)
      for (const [i, after] of ordered.entries()) {
        const before = ordered[i - 1]
        if (!before || after.day - before.day < after.day * ONE_DEADLINE || before.value <= 0) continue
        const paceBefore = before.value / before.day
        const paceNeeded = (after.value - before.value) / (after.day - before.day)
        if (paceNeeded <= paceBefore * TOO_FAST) continue
        yield {
          message: `${after.kpi.metric}: from ${say(before.kpi)} to ${say(after.kpi)} needs ${Math.round(paceNeeded / paceBefore)} times the pace before`,
          expected: 'a step in between, or another target',
          source: after.kpi.source,
          related: [{ message: say(before.kpi), source: before.kpi.source }],
        }
      }
    }
  },
}

/** A level to reach by a day counted from the start of the plan. */
const isLevel = (kpi: Kpi): boolean =>
  kpi.op === '>=' &&
  (kpi.period === null || isOfPeriod(kpi.metricId)) &&
  kpi.unit !== '%' &&
  !Array.isArray(kpi.value) &&
  dayOf(kpi.by)?.axis === 'plan'
