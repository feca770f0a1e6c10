/** Targets as trajectories: one metric over its deadlines. */
import { metricKey } from '../plan/check/metric-key.ts'
import type { Kpi, Plan } from '../plan/model.ts'
import { dayOf } from '../plan/check/timeline.ts'

export type TargetPoint = { kpi: Kpi; due: string | null; day: number | null }
export type Trajectory = { key: string; metric: string; metricId: string | null; unit: string | null; points: TargetPoint[] }

/** Groups targets of one metric; points by deadline, those without one last. */
export function targetsByMetric(plan: Plan): Trajectory[] {
  const groups = new Map<string, Trajectory>()
  for (const kpi of plan.kpis) {
    const key = metricKey(kpi)
    let group = groups.get(key)
    if (!group) {
      group = { key, metric: kpi.metric, metricId: kpi.metricId, unit: kpi.unit, points: [] }
      groups.set(key, group)
    }
    group.points.push({ kpi, due: kpi.due, day: dayOf(kpi.by)?.day ?? null })
  }
  for (const group of groups.values())
    group.points.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || (a.day ?? Infinity) - (b.day ?? Infinity))
  return [...groups.values()]
}
