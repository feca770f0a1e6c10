import { isCollected, nearestMetrics } from '../../lexicon/metrics.ts'
import type { Kpi } from '../../model.ts'
import { count, groupBy, list, type Rule } from '../rule.ts'

/** Targets whose text maps to no metric: nobody will know whether they were reached. */
export const notMeasurable: Rule = {
  id: 'not-measurable',
  title: 'No collector can read this target',
  severity: 'info',
  *check({ plan }) {
    const unread = plan.kpis.filter(kpi => kpi.metricId === null || !isCollected(kpi.metricId))
    for (const kpis of groupBy(unread, kpi => kpi.source.file).values()) {
      const metrics = [...groupBy(kpis, kpi => kpi.metric).values()].map(([first]) => first!)
      const names = metrics.map(kpi => `"${kpi.metric}"`)
      yield {
        message: `${count(metrics.length, 'target')} ${metrics.length === 1 ? 'has' : 'have'} no collector: ${list(names, 4)}`,
        expected: 'a metric id under "metrics" in uptake.yml, or a number entered by hand',
        source: metrics[0]!.source,
        related: metrics.slice(1).map(kpi => ({ message: `"${kpi.metric}"${nearest(kpi)}`, source: kpi.source })),
      }
    }
  },
}

function nearest(kpi: Kpi): string {
  const ids = kpi.metricId ? [kpi.metricId] : nearestMetrics(kpi.metric)
  return ids.length > 0 ? `: nearest ${ids.join(', ')}` : ''
}
