import type { Kpi } from '../../model.ts'
import { groupByMetric } from '../metric-key.ts'
import { projectsOf } from '../projects.ts'
import { isOfChannels } from '../scopes.ts'
import type { Rule } from '../rule.ts'
import { say } from '../target-text.ts'
import { dayOf } from '../timeline.ts'

/** A level wanted later must not be below the level wanted before (nor above it where less is better). */
export const targetRegress: Rule = {
  id: 'target-regress',
  title: 'A later target is below an earlier one',
  severity: 'error',
  *check({ plan, documents }) {
    const projectOf = projectsOf(documents)
    for (const levels of groupByMetric(plan.kpis.filter(isLevel), kpi => `${projectOf(kpi)}|${scaleOf(kpi)}`)) {
      const ordered = levels.map(kpi => ({ kpi, value: kpi.value as number, day: dayOf(kpi.by)!.day })).sort((a, b) => a.day - b.day)
      for (const [i, after] of ordered.entries()) {
        const before = ordered[i - 1]
        if (!before || before.day === after.day || isOfChannels(before.kpi, after.kpi)) continue
        const rises = moreIsBetter(after.kpi)
        if (rises ? after.value >= before.value : after.value <= before.value) continue
        yield {
          message: `${after.kpi.metric}: ${say(after.kpi)} is ${rises ? 'below' : 'above'} ${say(before.kpi)}`,
          expected: 'later targets that build on earlier ones',
          source: after.kpi.source,
          related: [{ message: say(before.kpi), source: before.kpi.source }],
        }
      }
    }
  },
}

const moreIsBetter = (kpi: Kpi): boolean => kpi.op === '>=' || kpi.op === '>' || kpi.op === '='
const MONEY = /^[A-Z]{3}$/
/** Below this, "2 posts" in week 1 and "1 post" in week 2 are portions of work, not levels. */
const LEAST_LEVEL = 10

/** A level with a deadline; shares, ratios, money and small counts are set anew for each block of time. */
function isLevel(kpi: Kpi): boolean {
  if (Array.isArray(kpi.value) || kpi.op === 'increase' || kpi.op === '~') return false
  if (kpi.unit === '%' || kpi.unit === 'ratio' || MONEY.test(kpi.unit ?? '')) return false
  return (!moreIsBetter(kpi) || kpi.value > LEAST_LEVEL) && dayOf(kpi.by) !== null
}
/** Only targets that are counted alike, on one axis, can be compared. */
const scaleOf = (kpi: Kpi): string => [kpi.period ?? '', kpi.unit ?? '', dayOf(kpi.by)!.axis, moreIsBetter(kpi), kpi.group ?? ''].join('|')
