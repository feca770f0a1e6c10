/** The targets of a workspace with what is measured of them. */
import { loadCatalogue } from '../collect/catalogue.ts'
import { measureTargets, metricsOf } from '../metrics/measured.ts'
import type { MeasuredTarget } from '../metrics/view.ts'
import { readCollectors } from './collectors.ts'
import { readSeries } from './samples.ts'
import { dayEnd, dayStart } from '../metrics/calendar.ts'
import type { Plan } from '../plan/model.ts'
import type { Measured } from './workspace.ts'

/** @throws UserError metric-circle */
export async function readTargets(measured: Measured): Promise<MeasuredTarget[]> {
  const { plan, config, now, zone } = measured
  if (plan.kpis.length === 0) return []
  const { infos, readers } = await loadCatalogue()
  const series = await readSeries(measured, metricsOf(plan, config.derived), infos, {
    derived: config.derived,
    moments: momentsOf(plan, config.start, zone),
  })
  const collectors = await readCollectors(measured)
  return measureTargets({
    plan,
    now,
    zone,
    start: config.start,
    series,
    infos,
    readers,
    collectors,
    derived: config.derived,
    competitors: config.competitors,
  })
}

/** The moments at which targets are judged: where work on them begins, and where their deadlines end. */
export function momentsOf(plan: Plan, start: string | null, zone: string): number[] {
  const starts = [start, ...plan.phases.map(phase => phase.span?.start ?? null)].filter(day => day !== null)
  const ends = plan.kpis.map(kpi => kpi.due).filter(day => day !== null)
  return [...[...new Set(starts)].map(day => dayStart(day, zone)), ...[...new Set(ends)].map(day => dayEnd(day, zone))]
}
