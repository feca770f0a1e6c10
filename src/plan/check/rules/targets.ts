import { isCollected, nearestMetrics } from '../../lexicon/metrics.ts'
import type { Kpi } from '../../model.ts'
import { metricKey } from '../metric-key.ts'
import { count, groupBy, list, type Rule } from '../rule.ts'
import { dayOf } from '../timeline.ts'
import { say } from './target-conflict.ts'

/** Targets whose text maps to no metric: nobody will know whether they were reached. */
export const notMeasurable: Rule = {
  id: 'not-measurable',
  title: 'No collector can read this target',
  severity: 'info',
  *check({ plan }) {
    for (const kpis of groupBy(
      plan.kpis.filter(kpi => kpi.metricId === null || !isCollected(kpi.metricId)),
      kpi => kpi.source.file,
    ).values()) {
      const named = [...groupBy(kpis, kpi => kpi.metric).values()].map(group => group[0]!)
      yield {
        message: `${count(named.length, 'target')} ${named.length === 1 ? 'has' : 'have'} no collector: ${list(
          named.map(kpi => `"${kpi.metric}"`),
          4,
        )}`,
        expected: 'a metric id under "metrics" in uptake.yml, or a number entered by hand',
        source: named[0]!.source,
        related: named.slice(1).map(kpi => ({ message: `"${kpi.metric}"${near(kpi)}`, source: kpi.source })),
      }
    }
  },
}
function near(kpi: Kpi): string {
  const ids = kpi.metricId ? [kpi.metricId] : nearestMetrics(kpi.metric)
  return ids.length > 0 ? `: nearest ${ids.join(', ')}` : ''
}

/** Targets without a deadline and without a period. */
export const noDeadline: Rule = {
  id: 'no-deadline',
  title: 'A target has no deadline',
  severity: 'info',
  *check({ plan }) {
    for (const kpis of groupBy(
      plan.kpis.filter(kpi => kpi.by === null && kpi.period === null && kpi.unit !== '%' && kpi.op !== '<' && kpi.op !== '<='),
      kpi => kpi.source.file,
    ).values()) {
      const open = kpis.filter(kpi => !plan.kpis.some(other => other !== kpi && other.by !== null && metricKey(other) === metricKey(kpi)))
      if (open.length > 0)
        yield {
          message: `${count(open.length, 'target')} ${open.length === 1 ? 'has' : 'have'} no deadline: ${list(
            open.map(kpi => `"${kpi.metric}"`),
            4,
          )}`,
          expected: '"… by month 3", "… in 90 days", or a heading that is bounded in time',
          source: open[0]!.source,
          related: open.slice(1).map(kpi => ({ message: kpi.metric, source: kpi.source })),
        }
    }
  },
}

const TOO_FAST = 20
/** Targets that need a pace far beyond the one that the plan itself asks for before. */
export const unreachable: Rule = {
  id: 'unreachable',
  title: 'A target needs a pace far beyond the one before',
  severity: 'warning',
  *check({ plan }) {
    const levels = plan.kpis.filter(
      kpi => kpi.op === '>=' && kpi.period === null && kpi.unit !== '%' && !Array.isArray(kpi.value) && dayOf(kpi.by)?.axis === 'plan',
    )
    for (const kpis of groupBy(levels, metricKey).values()) {
      const ordered = [...kpis].sort((a, b) => dayOf(a.by)!.day - dayOf(b.by)!.day)
      for (let i = 1; i < ordered.length; i++) {
        const before = ordered[i - 1]!
        const after = ordered[i]!
        const first = (before.value as number) / dayOf(before.by)!.day
        const days = dayOf(after.by)!.day - dayOf(before.by)!.day
        const needed = days > 0 ? ((after.value as number) - (before.value as number)) / days : 0
        if (first > 0 && needed > first * TOO_FAST)
          yield {
            message: `${after.metric}: from ${say(before)} to ${say(after)} needs ${Math.round(needed / first)} times the pace before`,
            expected: 'a step in between, or another target',
            source: after.source,
            related: [{ message: say(before), source: before.source }],
          }
      }
    }
  },
}
