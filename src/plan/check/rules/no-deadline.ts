import { isOfPeriod } from '../../lexicon/metrics.ts'
import type { Kpi } from '../../model.ts'
import { metricKey } from '../metric-key.ts'
import { count, groupBy, list, type Rule } from '../rule.ts'

/** Targets without a deadline and without a period. */
export const noDeadline: Rule = {
  id: 'no-deadline',
  title: 'A target has no deadline',
  severity: 'info',
  *check({ plan }) {
    const dated = new Set(plan.kpis.filter(kpi => kpi.by !== null).map(metricKey))
    // Where the same metric has a deadline elsewhere, this one is a restatement.
    const open = plan.kpis.filter(kpi => wantsDeadline(kpi) && !dated.has(metricKey(kpi)))
    for (const kpis of groupBy(open, kpi => kpi.source.file).values()) {
      const names = [...new Set(kpis.map(kpi => `"${kpi.metric}"`))]
      yield {
        message: `${count(kpis.length, 'target')} ${kpis.length === 1 ? 'has' : 'have'} no deadline: ${list(names, 4)}`,
        expected: '"… by month 3", "… in 90 days", or a heading that is bounded in time',
        source: kpis[0]!.source,
        related: kpis.slice(1).map(kpi => ({ message: kpi.metric, source: kpi.source })),
      }
    }
  },
}

/** Shares and upper bounds ("< 1 %") are to hold all the time. */
const wantsDeadline = (kpi: Kpi): boolean =>
  kpi.by === null && (kpi.period === null || isOfPeriod(kpi.metricId)) && kpi.unit !== '%' && kpi.op !== '<' && kpi.op !== '<='
