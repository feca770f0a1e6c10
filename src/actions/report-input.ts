/** Reads what a report is made from: plan, samples, log, readings, events. Writes nothing. */
import { loadCollectors } from '../collectors/index.ts'
import { annotationsIn } from '../db/annotations.ts'
import { collectorStates } from '../db/collector-state.ts'
import { changesIn, entriesIn, planSince, reportedAt } from '../db/history.ts'
import type { Database } from '../db/open.ts'
import { samplesOf } from '../db/samples.ts'
import { seriesList } from '../db/series.ts'
import { systemZone } from '../lib/clock.ts'
import { BY_HAND } from '../metrics/by-hand.ts'
import { dayStart } from '../metrics/calendar.ts'
import { isOf, repositoryName } from '../metrics/choose.ts'
import { measureTargets, metricsOf } from '../metrics/measured.ts'
import type { MetricInfo, Sample } from '../metrics/sample.ts'
import { toSeries, type Series } from '../metrics/series.ts'
import type { CollectorStatus } from '../metrics/view.ts'
import type { Plan } from '../plan/model.ts'
import { addDays } from '../plan/resolve/calendar.ts'
import type { ReportInput } from '../report/input.ts'
import { RESPONSE, SPENT } from '../report/money.ts'
import { periodBefore, type ReportPeriod } from '../report/period.ts'
import type { Loaded } from '../workspace/load.ts'
import { periodFor, type ReportRequest } from './report-period.ts'

/** Forecasts look back three years. */
const HISTORY = 3 * 366 * 86_400_000

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
  const infos = await infosOf()
  const series = db === null ? [] : await seriesFor(db, loaded, read, infos.infos, { period, zone, to: range.to })
  return {
    name,
    plan: read,
    period,
    today,
    zone,
    targets: measureTargets({
      plan: read,
      now: range.to - 1,
      zone,
      start: config.start,
      series,
      ...infos,
      collectors: db === null ? [] : await statusesOf(db, loaded, over),
      derived: config.derived,
      competitors: config.competitors,
    }),
    entries: db === null ? [] : await entriesIn(db, id, range),
    changes: db === null ? [] : await changesIn(db, id, range),
    events: db === null ? [] : await annotationsIn(db, id, range),
    series,
    info: infos.infos,
    fired: null,
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

type Infos = { infos: Record<string, MetricInfo>; readers: Record<string, string[]> }
/** What all metrics are that can be read or typed in, and which collectors read them. */
async function infosOf(): Promise<Infos> {
  const infos: Infos['infos'] = { ...BY_HAND }
  const readers: Infos['readers'] = {}
  for (const collector of await loadCollectors())
    for (const [metric, info] of Object.entries(collector.metrics)) {
      infos[metric] = info
      readers[metric] = [...(readers[metric] ?? []), collector.name]
    }
  return { infos, readers }
}

async function seriesFor(
  db: Database,
  { id, config }: Loaded,
  plan: Plan,
  infos: Infos['infos'],
  { period, zone, to }: { period: ReportPeriod; zone: string; to: number },
): Promise<Series[]> {
  const wanted = new Set([...metricsOf(plan, config.derived), SPENT])
  const others = new Set(config.competitors.map(repositoryName))
  const all = await seriesList(db, id)
  const compared = new Set(all.filter(each => isOf(each.labels, others)).map(each => each.metric))
  const samples: Sample[] = []
  for (const { metric, labels } of all) {
    const needed = wanted.has(metric) || (compared.has(metric) && infos[metric]?.kind !== 'flow')
    if (!needed && !RESPONSE.test(metric)) continue
    const from = needed ? to - HISTORY : dayStart(periodBefore(period).start, zone)
    samples.push(...(await samplesOf(db, id, { metric, labels, from, to })))
  }
  // A metric that nobody declares is what its values are: amounts of periods, or readings.
  const flows = new Set(samples.filter(sample => sample.span > 0).map(sample => sample.metric))
  return toSeries(samples, metric => infos[metric]?.kind ?? (flows.has(metric) || metric === SPENT ? 'flow' : 'level'))
}

/** @param over what failed since the period ended is no news of it */
async function statusesOf(db: Database, { id, config }: Loaded, over: boolean): Promise<CollectorStatus[]> {
  const states = await collectorStates(db, id)
  const known = new Map((await loadCollectors()).map(collector => [collector.name, collector]))
  return Object.entries(config.collectors).flatMap(([instance, values]) => {
    const collector = known.get(typeof values['collector'] === 'string' ? values['collector'] : instance)
    if (!collector) return []
    const state = states.find(each => each.collector === collector.name && each.instance === (instance === collector.name ? '' : instance))
    return [
      {
        instance,
        collector: collector.name,
        metrics: Object.keys(collector.metrics),
        lastRunAt: state?.lastRunAt ?? null,
        lastOkAt: state?.lastOkAt ?? null,
        error: over ? null : (state?.error ?? null),
      },
    ]
  })
}
