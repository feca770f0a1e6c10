import type { Kpi } from '../../model.ts'
import { metricKey } from '../metric-key.ts'
import { groupBy, type Rule } from '../rule.ts'
import { dayOf } from '../timeline.ts'
import { say } from './target-conflict.ts'

/** A level wanted later must not be below the level wanted before (nor above it where less is better). */
export const targetRegress: Rule = {
  id: 'target-regress',
  title: 'A later target is below an earlier one',
  severity: 'error',
  *check({ plan }) {
    const levels = plan.kpis.filter(
      kpi =>
        kpi.by !== null &&
        dayOf(kpi.by) !== null &&
        !Array.isArray(kpi.value) &&
        kpi.op !== 'increase' &&
        kpi.op !== '~' &&
        kpi.unit !== '%' &&
        kpi.unit !== 'ratio' &&
        (up(kpi) ? (kpi.value as number) > 10 : true) &&
        !/^[A-Z]{3}$/.test(kpi.unit ?? ''),
    )
    for (const kpis of groupBy(
      levels,
      kpi => `${metricKey(kpi)}|${kpi.period ?? ''}|${kpi.unit ?? ''}|${dayOf(kpi.by)!.axis}|${up(kpi)}|${kpi.group ?? ''}`,
    ).values()) {
      const ordered = [...kpis].sort((a, b) => dayOf(a.by)!.day - dayOf(b.by)!.day)
      for (let i = 1; i < ordered.length; i++) {
        const before = ordered[i - 1]!
        const after = ordered[i]!
        if (dayOf(before.by)!.day === dayOf(after.by)!.day) continue
        const falls = up(after) ? (after.value as number) < (before.value as number) : (after.value as number) > (before.value as number)
        if (falls)
          yield {
            message: `${after.metric}: ${say(after)} is ${up(after) ? 'below' : 'above'} ${say(before)}`,
            expected: 'later targets that build on earlier ones',
            source: after.source,
            related: [{ message: say(before), source: before.source }],
          }
      }
    }
  },
}
const up = (kpi: Kpi): boolean => kpi.op === '>=' || kpi.op === '>' || kpi.op === '='
