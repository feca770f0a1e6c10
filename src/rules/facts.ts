/** What conditions are held against: plan, series and targets of one moment. Pure. */
import type { MetricRef } from '../metrics/ref.ts'
import type { MeasuredTarget } from '../metrics/view.ts'
import { find } from '../metrics/reading.ts'
import type { MeasureInput } from '../metrics/measured.ts'
import type { Plan } from '../plan/model.ts'
import type { Condition } from './condition.ts'
import type { Facts } from './evaluate.ts'

export type FactsInput = Pick<MeasureInput, 'series' | 'infos' | 'readers' | 'collectors' | 'derived' | 'competitors' | 'now' | 'zone'> & {
  plan: Plan
  targets: readonly MeasuredTarget[]
}

export const factsOf = (input: FactsInput): Facts => ({
  now: input.now,
  zone: input.zone,
  series: ref => seriesOf(ref, input),
  targets: input.targets.map(({ kpi, pace, why }) => ({
    id: kpi.id,
    text: kpi.metric,
    state: pace.state,
    reason: why?.message ?? pace.reason,
  })),
  problems: input.plan.problems,
  tasks: input.plan.tasks,
})

function seriesOf(ref: MetricRef, input: FactsInput): ReturnType<Facts['series']> {
  const found = find(ref, ref.metric, input)
  return found.series === null ? { why: found.why?.message ?? 'Nothing has been measured.' } : { series: found.series }
}

/** The metrics that conditions name. */
export function metricsIn(conditions: readonly Condition[]): string[] {
  const names = conditions.flatMap(condition => {
    if (condition.kind === 'all' || condition.kind === 'any') return metricsIn(condition.of)
    return condition.kind === 'metric' ? [condition.ref.metric] : []
  })
  return [...new Set(names)]
}
