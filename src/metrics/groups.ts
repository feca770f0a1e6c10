/** Targets that belong together: one of several suffices, or one metric in bands (minimum, target, stretch). */
import type { Kpi } from '../plan/model.ts'
import { STATES } from './pace.ts'
import type { Pace, State } from './pace.ts'

/** The name that plans give to a group of which one suffices. */
export const ANY_OF = 'any-of'

export type Paced = { kpi: Kpi; pace: Pace }

const RANK: Record<State, number> = { 'not measured': 0, 'not due': 1, 'off track': 2, 'at risk': 3, 'on track': 4, ahead: 5, done: 6 }

/** The state of a group of which one suffices: that of its best member. */
export function anyOf(members: readonly Paced[]): State {
  let best: State = 'not measured'
  for (const { pace } of members) if (RANK[pace.state] > RANK[best]) best = pace.state
  return best
}

/** Members of one any-of group are neighbours in one section with one deadline: the plan gives such groups no other name. */
export function anyOfGroups(all: readonly Paced[]): Paced[][] {
  const groups = new Map<string, Paced[]>()
  for (const each of all) {
    if (each.kpi.group !== ANY_OF) continue
    const { file } = each.kpi.source
    const key = JSON.stringify([file, each.kpi.section, each.kpi.by, each.kpi.due, each.kpi.phase])
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()]
}

/** Bands of one metric with one deadline, from the lowest to the highest. */
export type Bands = { metric: string; metricId: string | null; steps: Paced[]; reached: Paced | null; next: Paced | null }

/**
 * @returns only metrics that have at least two bands (`Kpi.group` names the band: "Minimum", "Stretch goal"); the target that
 * stands beside them without a name is one of them
 */
export function bandsOf(all: readonly Paced[]): Bands[] {
  const groups = new Map<string, Paced[]>()
  for (const each of all) {
    const { group, metricId, metric, by, period } = each.kpi
    if (group === ANY_OF) continue
    const key = JSON.stringify([metricId ?? metric.toLowerCase(), by, period])
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()]
    .filter(members => new Set(members.map(each => each.kpi.group)).size > 1)
    .map(members => {
      const [first] = members
      const upward = first?.pace.goal?.better !== 'less'
      const steps = [...members].sort((a, b) => (upward ? 1 : -1) * (edge(a) - edge(b)))
      const met = (each: Paced): boolean => each.pace.state === 'done' || isMetNow(each.pace)
      return {
        metric: first?.kpi.metric ?? '',
        metricId: first?.kpi.metricId ?? null,
        steps,
        reached: steps.findLast(met) ?? null,
        next: steps.find(each => !met(each)) ?? null,
      }
    })
}

const edge = ({ kpi }: Paced): number => (typeof kpi.value === 'number' ? kpi.value : kpi.value[0])
function isMetNow({ goal, now }: Pace): boolean {
  if (!goal || now === null) return false
  return (goal.low === null || now >= goal.low) && (goal.high === null || now <= goal.high)
}

/** How many targets are in which state, worst first: the line at the top of a report. */
export function countStates(all: readonly Paced[]): { state: State; count: number }[] {
  return STATES.map(state => ({ state, count: all.filter(each => each.pace.state === state).length })).filter(each => each.count > 0)
}
