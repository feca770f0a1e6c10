/** Plan and samples → every target with what is measured of it, or why nothing is. Pure. */
import { nearestMetrics } from '../plan/lexicon/metrics.ts'
import type { Kpi, Plan } from '../plan/model.ts'
import { FAMILIES } from './by-hand.ts'
import type { Definitions } from './derived.ts'
import { sourcesOf } from './derived.ts'
import { ANY_OF, anyOf, anyOfGroups, bandsOf } from './groups.ts'
import { readRef } from './ref.ts'
import { find } from './reading.ts'
import type { Found } from './reading.ts'
import type { MetricInfo } from './sample.ts'
import type { Series } from './series.ts'
import { thin } from './thin.ts'
import { trajectory } from './trajectory.ts'
import type { CollectorStatus, MeasuredTarget, Why } from './view.ts'
import { unmapped } from './why.ts'

export type MeasureInput = {
  plan: Plan
  /** UTC epoch milliseconds. */
  now: number
  /** IANA zone of the plan's days. */
  zone: string
  /** ISO date of day 1; null: the first day of the plan's first phase. */
  start: string | null
  /** The series of the metrics that `metricsOf` names, as far as there are any. */
  series: readonly Series[]
  /** What the metrics are that collectors read and people type. */
  infos: Readonly<Record<string, MetricInfo>>
  /** Names of the collectors that can read a metric, by its id. */
  readers: Readonly<Record<string, readonly string[]>>
  /** The collectors that are set up. */
  collectors: readonly CollectorStatus[]
  derived: Definitions
  /** Names of repositories that are only compared with. */
  competitors: readonly string[]
}

/** The metrics whose series `measureTargets` wants to see: those that targets mean and those that they rest on. */
export function metricsOf(plan: Plan, derived: Definitions): string[] {
  const wanted = new Set<string>()
  const add = (metric: string): void => {
    if (wanted.has(metric)) return
    wanted.add(metric)
    for (const member of FAMILIES[metric] ?? []) add(member)
    const definition = Object.hasOwn(derived, metric) ? derived[metric] : undefined
    if (definition) for (const source of sourcesOf(definition)) add(source)
  }
  for (const { metricId } of plan.kpis) if (metricId !== null) add(readRef(metricId).metric)
  return [...wanted]
}

/** All targets in the order of the plan. */
export function measureTargets(input: MeasureInput): MeasuredTarget[] {
  const begin = input.start ?? firstDay(input.plan)
  const starts = new Map(input.plan.phases.map(phase => [phase.id, phase.span?.start ?? null]))
  const known = new Map<string, Found>()
  const all = input.plan.kpis.map(kpi => {
    const own = kpi.phase === null ? null : (starts.get(kpi.phase) ?? null)
    // A target on the first day of its phase has no way to go: then it was worked on from the beginning.
    const start = own !== null && (kpi.due === null || own < kpi.due) ? own : begin
    return measure(kpi, start, input, known)
  })
  joinGroups(all)
  joinBands(all)
  return all
}

const firstDay = ({ phases }: Plan): string | null =>
  phases
    .map(phase => phase.span?.start ?? null)
    .filter(day => day !== null)
    .sort()[0] ?? null

function measure(kpi: Kpi, start: string | null, input: MeasureInput, known: Map<string, Found>): MeasuredTarget {
  const { metricId } = kpi
  const found = metricId === null ? null : remember(known, metricId, () => find(readRef(metricId), kpi.metric, input))
  const info = found?.info ? inUnitOf(kpi, found.info) : null
  const drawn = trajectory(kpi, found?.series ?? null, { now: input.now, zone: input.zone, start, info })
  const candidates = metricId === null ? nearestMetrics(kpi.metric) : []
  return {
    kpi,
    metric: metricId,
    series: [...(found?.parts ?? [])],
    info,
    origin: found?.origin ?? null,
    collectors: found?.collectors.map(each => each.instance) ?? [],
    candidates,
    pace: drawn.pace,
    forecast: drawn.forecast,
    chart: { actual: thin(drawn.actual), expected: [...drawn.expected], goal: drawn.goal },
    note: found?.note ?? null,
    why: whyOf(kpi, found, drawn.pace.state === 'not measured' ? drawn.pace.reason : null, candidates),
    trouble: found?.series ? troubleOf(found.collectors) : null,
    anyOf: null,
    bands: null,
  }
}

function remember(known: Map<string, Found>, metric: string, read: () => Found): Found {
  let found = known.get(metric)
  if (!found) known.set(metric, (found = read()))
  return found
}

/** Values that people type have the unit that the target asks for. */
const inUnitOf = (kpi: Kpi, info: MetricInfo): MetricInfo => (info.unit === '' ? { ...info, unit: kpi.unit ?? '' } : info)

function whyOf(kpi: Kpi, found: Found | null, reason: string | null, candidates: readonly string[]): Why | null {
  if (found === null) return unmapped(kpi.metric, candidates)
  if (found.why !== null) return found.why
  return reason === null ? null : { kind: 'unfit', message: reason, hint: null }
}

const troubleOf = (collectors: readonly CollectorStatus[]): string | null => {
  const failed = collectors.find(each => each.error !== null)
  return failed?.error ? `The collector ${failed.instance} failed since: ${failed.error.message}` : null
}

/** Targets of which one suffices learn of each other. */
function joinGroups(all: readonly MeasuredTarget[]): void {
  const members = all.filter(({ kpi }) => kpi.group === ANY_OF)
  for (const group of anyOfGroups(members)) {
    const ids = group.map(({ kpi }) => kpi.id)
    const state = anyOf(group)
    for (const target of members) if (ids.includes(target.kpi.id)) target.anyOf = { ids, state }
  }
}

/** The band that the plan gives no name. */
const UNNAMED = 'the target'
/** Targets for one metric in bands learn which of these is reached. Of what is not measured nothing can be said. */
function joinBands(all: readonly MeasuredTarget[]): void {
  for (const { steps, reached, next } of bandsOf(all.filter(({ pace }) => pace.now !== null))) {
    const nameOf = ({ kpi }: (typeof steps)[number]): string => kpi.group ?? UNNAMED
    const names = [...new Set(steps.map(nameOf))]
    const bands = { names, reached: reached && nameOf(reached), next: next && nameOf(next) }
    const ids = new Set(steps.map(({ kpi }) => kpi.id))
    for (const target of all) if (ids.has(target.kpi.id)) target.bands = bands
  }
}
