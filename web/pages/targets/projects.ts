/** Targets of several products are not drawn on one axis. Pure. */
import type { Kpi, Plan } from '../../../src/plan/model.ts'
import { targetsByMetric, type Trajectory } from '../../../src/schedule/targets.ts'

/** `project` is null where all documents speak of one. */
export type ProjectTrajectory = Trajectory & { project: string | null }

/** The product that a document is about: the first word of its title, which is how titles of plans begin. */
const nameOf = (title: string | null, file: string): string => /[\p{L}\p{N}][\p{L}\p{N}_.-]*/u.exec(title ?? '')?.[0] ?? file

/** Trajectories of each product by themselves, in the order of the documents. */
export function trajectories(plan: Plan, kpis: Kpi[]): ProjectTrajectory[] {
  const names = new Map(plan.documents.map(document => [document.file, nameOf(document.title, document.file)]))
  const several = new Set([...names.values()].map(name => name.toLowerCase())).size > 1
  const byProject = Map.groupBy(kpis, kpi => (names.get(kpi.source.file) ?? '').toLowerCase())
  return [...byProject.values()].flatMap(own => {
    const project = several ? (names.get(own[0]?.source.file ?? '') ?? null) : null
    return targetsByMetric({ ...plan, kpis: own }).map(group => ({ ...group, key: `${project ?? ''}|${group.key}`, project }))
  })
}
