/** A metric that a target means → the one series that answers it, worked out where it must be, or why there is none. */
import { FAMILIES, MEAN_OVER } from './by-hand.ts'
import { addUp, choose, isOf, repositoryName } from './choose.ts'
import type { Chosen, Labels } from './choose.ts'
import { dailyMean } from './daily-mean.ts'
import { derive } from './derive.ts'
import { infoOf } from './derived.ts'
import type { Derived } from './derived.ts'
import type { MeasureInput } from './measured.ts'
import { refText } from './ref.ts'
import type { MetricRef } from './ref.ts'
import type { MetricInfo } from './sample.ts'
import type { Series } from './series.ts'
import type { CollectorStatus, Origin, Why } from './view.ts'
import { ambiguous, unread } from './why.ts'

export type Found = {
  series: Series | null
  /** Labels of the series that were read. */
  parts: readonly Labels[]
  info: MetricInfo
  origin: Origin
  /** Those that are set up and can read it. */
  collectors: readonly CollectorStatus[]
  note: string | null
  why: Why | null
}
type Input = Pick<MeasureInput, 'series' | 'infos' | 'readers' | 'collectors' | 'derived' | 'competitors'>

/** @param text of the target, for the message @throws UserError 'metric-circle' when a derived metric rests on itself */
export function find(ref: MetricRef, text: string, input: Input): Found {
  const definition = Object.hasOwn(input.derived, ref.metric) ? input.derived[ref.metric] : undefined
  return definition ? findDerived(ref, definition, text, input) : findMeasured(ref, text, input)
}

function findMeasured(ref: MetricRef, text: string, input: Input): Found {
  const { metric, labels } = ref
  const info = infoFor(metric, input)
  let chosen = choose(ours(metric, input), info, labels)
  let note = chosen.found === 'one' && chosen.parts.length > 1 ? `sum of ${chosen.parts.length} series` : null
  if (chosen.found === 'none' && FAMILIES[metric]) {
    chosen = family(FAMILIES[metric], labels, input)
    note = chosen.found === 'one' ? chosen.metrics.join(' + ') : null
  }
  const collectors = input.collectors.filter(each => canRead(each, [metric, ...(FAMILIES[metric] ?? [])]))
  const read = { parts: partsOf(chosen), collectors, note, series: null, info }
  const readers = readersOf(metric, input)
  const origin: Origin = collectors.length > 0 || readers.length > 0 ? 'collector' : 'hand'
  if (chosen.found === 'many') return { ...read, parts: [], origin, why: ambiguous(text, metric, chosen.parts) }
  if (chosen.found === 'none') return { ...read, origin, why: unread(refText(ref), readers, collectors) }
  const days = MEAN_OVER[metric]
  const series = days === undefined ? chosen.series : dailyMean(chosen.series, days)
  return {
    ...read,
    series,
    info: { ...(FAMILIES[metric] && chosen.metrics[0] !== metric ? infoFor(chosen.metrics[0] ?? metric, input) : info), kind: series.kind },
    // Values that no collector which is set up declares came from a person, a file or a program.
    origin: collectors.length > 0 ? 'collector' : 'hand',
    note: days === undefined ? note : `mean of ${days} days`,
    why: null,
  }
}

function findDerived(ref: MetricRef, definition: Derived, text: string, input: Input): Found {
  const reasons: Why[] = []
  const collectors = new Set<CollectorStatus>()
  const source = (metric: string): Series | undefined => {
    // A mean over days would be worked out twice: what is derived rests on single values.
    const chosen = choose(ours(metric, input), infoFor(metric, input), ref.labels)
    if (chosen.found === 'one') return chosen.series
    const set = input.collectors.filter(each => canRead(each, [metric]))
    for (const each of set) collectors.add(each)
    reasons.push(chosen.found === 'many' ? ambiguous(text, metric, chosen.parts) : unread(metric, readersOf(metric, input), set))
    return undefined
  }
  const series = derive(ref.metric, input.derived, source)
  const info = infoOf(definition, metric => input.infos[metric])
  const note = info.help.replace(/^Worked out: |\.$/g, '')
  const none: Why = { kind: 'no-value', message: 'What it rests on has no values.', hint: null }
  return {
    series,
    parts: series ? [series.labels] : [],
    info: series ? { ...info, kind: series.kind } : info,
    origin: 'derived',
    collectors: [...collectors],
    note,
    why: series ? null : (reasons[0] ?? none),
  }
}

/** Series of the own project. */
function ours(metric: string, { series, competitors }: Input): Series[] {
  const others = new Set(competitors.map(repositoryName))
  return series.filter(each => each.metric === metric && !isOf(each, others))
}

function family(members: readonly string[], labels: Labels, input: Input): Chosen {
  const found = members.flatMap(metric => {
    const chosen = choose(ours(metric, input), infoFor(metric, input), labels)
    return chosen.found === 'one' ? [chosen.series] : []
  })
  return addUp(found.filter(series => series.kind === found[0]?.kind))
}

const partsOf = (chosen: Chosen): readonly Labels[] => (chosen.found === 'one' ? chosen.parts : [])

/** A metric that nobody declared is what its values are: amounts of periods, or readings. */
function infoFor(metric: string, { infos, series }: Input): MetricInfo {
  const known = Object.hasOwn(infos, metric) ? infos[metric] : undefined
  const kind = series.find(each => each.metric === metric)?.kind
  if (known) return kind === undefined ? known : { ...known, kind }
  return { unit: '', kind: kind ?? 'level', help: '' }
}

const canRead = (collector: CollectorStatus, metrics: readonly string[]): boolean =>
  metrics.some(metric => collector.metrics.includes(metric))

const readersOf = (metric: string, { readers }: Input): string[] => [
  ...new Set([metric, ...(FAMILIES[metric] ?? [])].flatMap(each => readers[each] ?? [])),
]
