/** Reads what a report is made from: plan, samples, log, readings, events. Writes nothing. */
import { loadCatalogue, type Catalogue } from '../collect/catalogue.ts'
import { annotationsIn } from '../db/annotations.ts'
import { changesIn, entriesIn, planSince, reportedAt } from '../db/history.ts'
import type { Database } from '../db/open.ts'
import { seriesList } from '../db/series.ts'
import { systemZone } from '../lib/clock.ts'
import { readCollectors } from '../measure/collectors.ts'
import { readSeries } from '../measure/samples.ts'
import { momentsOf } from '../measure/targets.ts'
import { dayStart } from '../metrics/calendar.ts'
import { isOf, repositoryName } from '../metrics/choose.ts'
import { measureTargets, metricsOf } from '../metrics/measured.ts'
import type { Series } from '../metrics/series.ts'
import type { Plan } from '../plan/model.ts'
import { addDays } from '../plan/resolve/calendar.ts'
import type { ReportInput } from '../report/input.ts'
import { RESPONSE, SPENT } from '../report/money.ts'
import { periodBefore, type ReportPeriod } from '../report/period.ts'
import { firedIn } from './fired-rules.ts'
import type { Loaded } from '../workspace/load.ts'
import { contentInReport } from './report-content.ts'
import { periodFor, type ReportRequest } from './report-period.ts'

export type ReportSource = {
  /** Null: nothing is stored, so the report tells what the files say. */
  db: Database | null
  loaded: Loaded
  /** The plan as its files are now. */
  plan: Plan
}

/** @throws UserError as `periodFor` */
export async function readReportInput({ db, loaded, plan: now }: ReportSource, request: ReportRequest): Promise<ReportInput> {
  const { config, id, name } = loaded
  const zone = config.timezone ?? systemZone()
  const period = periodFor(now, request)
  const { today } = request
  const over = today > period.end
  const range = { from: dayStart(period.start, zone), to: dayStart(addDays(over ? period.end : today, 1), zone) }
  const plan = over && db !== null ? ((await planAt(db, id, period, range.to)) ?? now) : now
  // Problems are found in the files as they are; a stored reading has none.
  const read = { ...plan, problems: over ? [] : now.problems }
  const { infos, readers } = await loadCatalogue()
  const moment = range.to - 1
  const series =
    db === null ? [] : await readAll(db, loaded, read, infos, moment, zone, [range.from, dayStart(periodBefore(period).start, zone)])
  const collectors = db === null ? [] : await readCollectors({ db, workspace: id, root: loaded.root, config, now: moment })
  const entries = db === null ? [] : await entriesIn(db, id, range)
  return {
    name,
    plan: read,
    period,
    today,
    zone,
    targets: measureTargets({
      plan: read,
      now: moment,
      zone,
      start: config.start,
      series,
      infos,
      readers,
      // What failed since the period ended is no news of it.
      collectors: collectors.map(each => (over ? { ...each, error: null } : each)),
      derived: config.derived,
      competitors: config.competitors,
    }),
    entries,
    changes: db === null ? [] : await changesIn(db, id, range),
    ...(await contentInReport({ db, workspace: id, root: loaded.root, plan: read, range, over, entries, config })),
    events: db === null ? [] : await annotationsIn(db, id, range),
    series,
    info: infos,
    fired: db === null || config.automations.length === 0 ? null : await firedIn(db, id, config.automations, now.risks, range),
    competitors: config.competitors,
  }
}

/**
 * The plan at the end of a period that is over. A report that was written since then fixes it: made again, it is the
 * same. Else the first reading after the end counts, which holds what was ticked by hand until then.
 */
async function planAt(db: Database, workspace: string, period: ReportPeriod, end: number): Promise<Plan | null> {
  const written = await reportedAt(db, workspace, period.name, end)
  return (await planSince(db, workspace, end, written))?.plan ?? null
}

/** Series of the targets and of what they rest on, of money and response times, and of what is compared with others. */
async function readAll(
  db: Database,
  { id, config }: Loaded,
  plan: Plan,
  infos: Catalogue['infos'],
  now: number,
  zone: string,
  edges: readonly number[],
): Promise<Series[]> {
  const stored = await seriesList(db, id)
  const others = new Set(config.competitors.map(repositoryName))
  const compared = stored.filter(each => isOf(each, others) && infos[each.metric]?.kind !== 'flow')
  const told = stored.filter(each => each.metric === SPENT || RESPONSE.test(each.metric))
  const metrics = new Set([...metricsOf(plan, config.derived), ...[...compared, ...told].map(each => each.metric)])
  return readSeries({ db, workspace: id, now }, [...metrics], infos, {
    derived: config.derived,
    moments: [...momentsOf(plan, config.start, zone), ...edges],
    singleFrom: metric => (RESPONSE.test(metric) ? Math.min(...edges) : null),
  })
}
