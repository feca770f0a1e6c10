/** The targets of a workspace with what is measured of them. */
import { loadCatalogue } from '../collect/catalogue.ts'
import { measureTargets, metricsOf } from '../metrics/measured.ts'
import type { MeasuredTarget } from '../metrics/view.ts'
import { readCollectors } from './collectors.ts'
import { readSeries } from './samples.ts'
import type { Measured } from './workspace.ts'

/** @throws UserError metric-circle */
export async function readTargets(measured: Measured): Promise<MeasuredTarget[]> {
  const { plan, config, now, zone } = measured
  if (plan.kpis.length === 0) return []
  const { infos, readers } = await loadCatalogue()
  const series = await readSeries(measured, metricsOf(plan, config.derived), infos)
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
